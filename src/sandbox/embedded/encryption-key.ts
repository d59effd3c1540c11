import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const fileIn = (dir: string): string => join(dir, 'encryption-key');

/** The file with the key of the embedded database, made beside it when there is none. */
export function encryptionKeyIn(dir: string): string {
  const file = fileIn(dir);
  if (existsSync(file)) return file;
  mkdirSync(dir, { recursive: true, mode: 0o711 });
  const unfinished = `${file}.${process.pid}`;
  writeFileSync(unfinished, `ingebouwd:${randomBytes(32).toString('base64')}\n`, { mode: 0o600 });
  renameSync(unfinished, file);
  return file;
}

export function removeEncryptionKey(dir: string): void {
  rmSync(fileIn(dir), { force: true });
}
