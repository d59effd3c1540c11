import { rmSync, rmdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { removeEncryptionKey } from './encryption-key.js';
import { removePostgres } from './postgres.js';
import { removeSigningKey } from './signing-key.js';

/** Where the embedded parts keep what must survive a restart: in the project, unless KLANTREGIE_DIR says otherwise. */
export function homeOf(environment: Readonly<Record<string, string | undefined>>): string {
  return environment['KLANTREGIE_DIR']?.trim() || fileURLToPath(new URL('../../../.klantregie', import.meta.url));
}

export function postgresIn(home: string): string {
  return join(home, 'postgres');
}

/** Forgets all of it. Takes away what the embedded parts made and nothing else, as KLANTREGIE_DIR may name any directory. */
export async function resetHome(home: string): Promise<void> {
  await removePostgres(postgresIn(home));
  rmSync(postgresIn(home), { recursive: true, force: true });
  removeSigningKey(home);
  removeEncryptionKey(home);
  try {
    rmdirSync(home);
  } catch {
    // Something else is in it.
  }
}
