import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { identify, isRunning, type ProcessIdentity } from './processes.js';

/** That this process, and no other, uses something. */
export interface Lock {
  /** Harmless when it was done before. */
  release(): void;
}

/** A file that was just made may not have been written to yet. */
const WRITING = 2000;

/** Takes the lock, also from an owner that no longer runs. Undefined: its owner runs. */
export function takeLock(path: string): Lock | undefined {
  const content = JSON.stringify(identify(process.pid));
  for (;;) {
    try {
      writeFileSync(path, content, { flag: 'wx', mode: 0o600 });
      return { release: () => release(path, content) };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    if (isHeld(path)) return undefined;
    discard(path);
  }
}

/** The process that the lock names, whether it runs or not. */
export function lockOwner(path: string): ProcessIdentity | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as ProcessIdentity;
  } catch {
    return undefined;
  }
}

/** Whether an owner was killed before it could release the lock. */
export function isAbandoned(path: string): boolean {
  const owner = lockOwner(path);
  return owner !== undefined && !isRunning(owner);
}

function isHeld(path: string): boolean {
  const owner = lockOwner(path);
  if (owner) return isRunning(owner);
  try {
    return Date.now() - statSync(path).mtimeMs < WRITING;
  } catch {
    return false;
  }
}

/** Takes the file away by name before it is removed: of two that find it abandoned, one may already have a new one here. */
function discard(path: string): void {
  const aside = `${path}.${process.pid}`;
  try {
    renameSync(path, aside);
  } catch {
    return;
  }
  if (isHeld(aside)) renameSync(aside, path);
  else rmSync(aside, { force: true });
}

function release(path: string, content: string): void {
  try {
    if (readFileSync(path, 'utf8') === content) rmSync(path, { force: true });
  } catch {
    // Removed together with the directory that it was in.
  }
}
