import type { Settings } from './config/settings.js';
import { forgetKeys, useKeys, type KeysLeft } from './database/keys-in-use.js';
import { connect } from './database/prepare-database.js';
import { ENCRYPTED_COLUMNS, reencrypt } from './database/reencrypt.js';
import { ENCRYPTED_LOG, readAsEncrypted } from './durable/encrypted-log.js';
import { Keyring } from './encryption/keyring.js';

/** What came of it. */
export interface Reencrypted extends KeysLeft {
  /** How many values were encrypted with the current key. */
  readonly values: number;
}

/**
 * Encrypts everything in the database with the current key. The product may run meanwhile, but no build of before anything
 * was encrypted. Throws a MissingKeyError, and what the database throws.
 */
export async function reencryptDatabase({
  databaseUrl,
  encryptionKeys,
}: Pick<Settings, 'databaseUrl' | 'encryptionKeys'>): Promise<Reencrypted> {
  const keys = new Keyring(encryptionKeys);
  const client = await connect(databaseUrl);
  try {
    await useKeys(client, keys);
    await readAsEncrypted(client);
    let values = 0;
    for (const column of [...ENCRYPTED_COLUMNS, ...ENCRYPTED_LOG]) values += await reencrypt(client, keys, column);
    return { values, ...(await forgetKeys(client, keys)) };
  } finally {
    await client.end();
  }
}
