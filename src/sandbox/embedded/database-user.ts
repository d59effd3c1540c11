import { execFile } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { promisify } from 'node:util';

/** Whom a process of the database runs as. */
export interface DatabaseUser {
  readonly uid: number;
  readonly gid: number;
}

/** PostgreSQL refuses to run as root: then it is somebody without rights. Undefined: whoever we are. */
export function databaseUser(): DatabaseUser | undefined {
  return process.getuid?.() === 0 ? nobody() : undefined;
}

/** Whom existing data belongs to, which is the only one that PostgreSQL lets use it; as `databaseUser`. */
export function ownerOf(data: string): DatabaseUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const { uid, gid } = statSync(data);
  return { uid, gid };
}

/** Runs a command as that user; rejects when it fails. In an environment of its own: PGPORT and the like would steer it. */
export async function runAs(user: DatabaseUser | undefined, command: string, args: readonly string[]): Promise<void> {
  await promisify(execFile)(command, args, { ...user, env: databaseEnvironment(), cwd: '/' });
}

export function databaseEnvironment(): NodeJS.ProcessEnv {
  return { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' };
}

/** Or, on a system that does not know it, the first that is not root: initdb wants a user with a name. */
function nobody(): DatabaseUser {
  let users: string[][] = [];
  try {
    users = readFileSync('/etc/passwd', 'utf8')
      .split('\n')
      .map((line) => line.split(':'));
  } catch {
    // Then the usual number, for want of better.
  }
  const found = users.find(([name]) => name === 'nobody') ?? users.find(([, , uid]) => Number(uid) > 0);
  const [, , uid = '65534', gid = '65534'] = found ?? [];
  return { uid: Number(uid), gid: Number(gid) };
}
