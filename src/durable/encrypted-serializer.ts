import type { DBOSSerializer } from '@dbos-inc/dbos-sdk';
import * as superjson from 'superjson';
import { isEncrypted, type Keyring } from '../encryption/keyring.js';
import { isPlain } from './plain.js';

/** Stands beside what was written so: never rename it. */
export const ENCRYPTED = 'klantregie';

/**
 * How the engine stores what a run is given, what its checkpoints bring, how it ends and what it throws: as the engine itself
 * does, and then encrypted. What was stored before that is read as it is.
 */
export const encryptedSerializer = (keys: Keyring): DBOSSerializer => ({
  name: () => ENCRYPTED,
  stringify: (value) => keys.encrypt(asText(value)),
  parse: (text) => (text == null ? null : fromText(isEncrypted(text) ? keys.decrypt(text) : text)),
});

/** What superjson makes of it; of plain data it is known what that is. */
const asText = (value: unknown): string =>
  isPlain(value) ? `{"json":${JSON.stringify(value)}}` : superjson.stringify(value);

function fromText(text: string): unknown {
  const stored = JSON.parse(text) as Parameters<typeof superjson.deserialize>[0];
  return stored.meta === undefined ? stored.json : superjson.deserialize(stored);
}
