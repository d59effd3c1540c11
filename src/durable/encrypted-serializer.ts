import type { DBOSSerializer } from '@dbos-inc/dbos-sdk';
import * as superjson from 'superjson';
import { isEncrypted, type Keyring } from '../encryption/keyring.js';

/** Stands beside what was written so: never rename it. */
export const ENCRYPTED = 'klantregie';

/**
 * How the engine stores what a run is given, what its checkpoints bring, how it ends and what it throws: as the engine itself
 * does, and then encrypted. What was stored before that is read as it is.
 */
export const encryptedSerializer = (keys: Keyring): DBOSSerializer => ({
  name: () => ENCRYPTED,
  stringify: (value) => keys.encrypt(superjson.stringify(value)),
  parse: (text) => (text == null ? null : superjson.parse(isEncrypted(text) ? keys.decrypt(text) : text)),
});
