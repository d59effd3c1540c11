import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
} from 'node:fs';
import { renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Binaries } from './binaries.js';
import { databaseUser, ownerOf, runAs, type DatabaseUser } from './database-user.js';
import { elsewhere, isReachable, makeElsewhere } from './elsewhere.js';
import { commandOf, endProcess, identify } from './processes.js';

/** The name of the superuser and of the database. */
export const NAME = 'klantregie';

/** The data of a database server, with the password that belongs to it. */
export interface Cluster {
  readonly data: string;
  readonly password: string;
  readonly user: DatabaseUser | undefined;
}

const DATABASE = 'database';

/**
 * The cluster in this directory, made when there is none. It lies in `database`, which is a link when the database's user
 * cannot come here. Only for who holds the lock of the directory.
 */
export async function openCluster(dir: string, binaries: Binaries): Promise<Cluster> {
  const path = join(dir, DATABASE);
  if (isOwn(path, dir) && existsSync(join(path, 'data', 'PG_VERSION'))) {
    const data = join(realpathSync(path), 'data');
    await stopLeftOver(data);
    return { data, password: readFileSync(join(path, 'password'), 'utf8'), user: ownerOf(data) };
  }
  await removeCluster(dir);
  const user = databaseUser();
  const place = (await isReachable(dir, user)) ? dir : makeElsewhere(dir);
  await removeCluster(place);
  const made = join(place, DATABASE);
  const password = await makeCluster(made, binaries, user);
  if (place !== dir) symlinkSync(made, path);
  return { data: join(realpathSync(made), 'data'), password, user };
}

/** Removes the cluster in this directory, those that were never finished, and what a link points to. */
export async function removeCluster(dir: string): Promise<void> {
  for (const name of existsSync(dir) ? readdirSync(dir) : []) {
    if (name !== DATABASE && !name.startsWith(`${DATABASE}-`)) continue;
    const path = join(dir, name);
    if (isOwn(path, dir)) {
      const target = realpathSync(path);
      await stopLeftOver(join(target, 'data'));
      rmSync(target, { recursive: true, force: true });
      if (dirname(target) === elsewhere(dir)) rmSync(dirname(target), { recursive: true, force: true });
    }
    rmSync(path, { recursive: true, force: true });
  }
}

/** Whether it is here, or where this directory puts it: a link may have been copied along with somebody else's directory. */
function isOwn(path: string, dir: string): boolean {
  if (!existsSync(path)) return false;
  const target = realpathSync(path);
  return dirname(target) === realpathSync(dir) || dirname(target) === elsewhere(dir);
}

/** Complete or not there at all: it gets its name when it is finished. Returns the password. */
async function makeCluster(path: string, binaries: Binaries, user: DatabaseUser | undefined): Promise<string> {
  const unfinished = mkdtempSync(`${path}-`);
  try {
    chmodSync(unfinished, 0o711);
    const data = join(unfinished, 'data');
    mkdirSync(data, { mode: 0o700 });
    const password = randomBytes(24).toString('hex');
    const passwordFile = join(unfinished, 'password');
    writeFileSync(passwordFile, password, { mode: 0o600 });
    for (const owned of user ? [data, passwordFile] : []) chownSync(owned, user!.uid, user!.gid);
    await runAs(user, binaries.initdb, [
      `--pgdata=${data}`,
      `--username=${NAME}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
    ]);
    renameSync(unfinished, path);
    return password;
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    const reason = (error as { stderr?: string }).stderr?.trim() || (error as Error).message;
    throw new Error(
      `De database kon niet worden gemaakt in ${dirname(path)}; zet DATABASE_URL om een andere te gebruiken. ${reason}`,
      { cause: error },
    );
  }
}

/** Stops the server that a killed owner left running on this data. */
async function stopLeftOver(data: string): Promise<void> {
  const [pid, directory] = pidFile(data);
  const server = identify(Number(pid));
  if (!server) return;
  const command = commandOf(server.pid);
  if (directory !== data || !command.includes('postgres') || !command.includes(data)) {
    // Copied along with the data, or the number is another's by now; PostgreSQL would take that one for a server.
    rmSync(join(data, 'postmaster.pid'), { force: true });
    return;
  }
  const gone = await endProcess(server, [
    ['SIGINT', 10_000],
    ['SIGQUIT', 5_000],
  ]);
  if (!gone) throw new Error(`De database van een eerdere start (proces ${server.pid}) laat zich niet stoppen.`);
}

/** The lines of postmaster.pid: process, data directory, start, port, socket directory, address, shared memory, status. */
export function pidFile(data: string): string[] {
  try {
    return readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return [];
  }
}
