import { createHash } from 'node:crypto';
import { chmodSync, lstatSync, mkdirSync, realpathSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { runAs, type DatabaseUser } from './database-user.js';

/**
 * The directory that stands in for one that the database's user cannot reach, as below a home directory that is closed to
 * others. Its name follows from the path, so that it is found again.
 */
export function elsewhere(path: string): string {
  const key = createHash('sha256').update(`${process.getuid?.()}\0${canonical(path)}`);
  return join('/var/tmp', `klantregie-${key.digest('hex').slice(0, 16)}`);
}

/** Makes it. Everyone may write in /var/tmp: what somebody else put there is not used. */
export function makeElsewhere(path: string): string {
  const place = elsewhere(path);
  mkdirSync(place, { recursive: true, mode: 0o711 });
  const found = lstatSync(place);
  if (!found.isDirectory() || found.uid !== process.getuid?.()) throw new Error(`${place} is niet van deze gebruiker.`);
  chmodSync(place, 0o711);
  return place;
}

/** Whether the user can get at what is in the directory. Found by trying: parents, mounts and ACLs all have a say. */
export async function isReachable(dir: string, user: DatabaseUser | undefined): Promise<boolean> {
  try {
    await runAs(user, '/bin/sh', ['-c', 'cd "$0"', dir]);
    return true;
  } catch {
    return false;
  }
}

/** The path without symbolic links, also when its last parts do not exist. */
function canonical(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    const parent = dirname(resolve(path));
    return parent === resolve(path) ? parent : join(canonical(parent), basename(path));
  }
}
