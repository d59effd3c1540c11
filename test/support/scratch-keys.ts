import { Keyring, type NamedKey } from '../../src/encryption/keyring.js';

/** For a test, of which nothing outlives it. */
export const SCRATCH_KEYS: readonly NamedKey[] = [{ id: 'proef', secret: Buffer.alloc(32, 1).toString('base64') }];

export const scratchKeyring = (): Keyring => new Keyring(SCRATCH_KEYS);
