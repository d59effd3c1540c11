import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { usableBinaries, type Binaries } from './binaries.js';
import { NAME, openCluster, pidFile, removeCluster, type Cluster } from './cluster.js';
import { databaseEnvironment, databaseUser } from './database-user.js';
import { isAbandoned, lockOwner, takeLock, type Lock } from './lock.js';
import { anyPort } from './ports.js';
import { endProcess, identify, type ProcessIdentity } from './processes.js';

/** A PostgreSQL server of our own, on 127.0.0.1 only, with an empty or a remembered database `klantregie`. */
export interface EmbeddedPostgres {
  readonly url: string;
  readonly pid: number;
  /** Settles when the server has ended, asked or not. */
  readonly ended: Promise<void>;
  /** Stops the server and lets go of the directory. */
  stop(): Promise<void>;
}

export interface PostgresOptions {
  /** Keeps the data, the password, the log and the lock. */
  readonly dir: string;
  /** Absent: any free one, another one each time. */
  readonly port?: number;
}

const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  shared_buffers: '32MB',
  max_connections: '200',
  max_wal_size: '256MB',
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_logical_replication_workers: '0',
  max_parallel_workers_per_gather: '0',
  io_method: 'sync',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
};

const LOG_LIMIT = 1_000_000;
const START_LIMIT = 60_000;
/** A free port may be taken by another before we listen, and the children of a server that was killed need a moment to end. */
const ATTEMPTS = 4;

/** Starts the server on this directory, after stopping the one that a killed process left running there. */
export async function startPostgres({ dir, port }: PostgresOptions): Promise<EmbeddedPostgres> {
  const lock = takeDirectory(dir);
  try {
    const binaries = await usableBinaries(databaseUser());
    const cluster = await openCluster(dir, binaries);
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await launch(dir, binaries, cluster, port ?? (await anyPort()), lock);
      } catch (error) {
        if (attempt === ATTEMPTS) throw error;
        await pause(attempt * 250);
      }
    }
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** Removes the data, wherever it is. Refuses while it is in use. */
export async function removePostgres(dir: string): Promise<void> {
  const lock = takeDirectory(dir);
  try {
    await removeCluster(dir);
  } finally {
    lock.release();
  }
}

/** Whether a process that used the directory was killed. */
export function wasKilled(dir: string): boolean {
  return isAbandoned(lockFile(dir));
}

function lockFile(dir: string): string {
  return join(dir, 'postgres.lock');
}

function takeDirectory(dir: string): Lock {
  mkdirSync(dir, { recursive: true, mode: 0o711 });
  const lock = takeLock(lockFile(dir));
  if (lock) return lock;
  const pid = lockOwner(lockFile(dir))?.pid ?? 'onbekend';
  throw new Error(`De database in ${dir} is al in gebruik (proces ${pid}). Stop dat proces eerst.`);
}

async function launch(
  dir: string,
  binaries: Binaries,
  cluster: Cluster,
  port: number,
  lock: Lock,
): Promise<EmbeddedPostgres> {
  const log = openLog(join(dir, 'postgres.log'));
  const settings = Object.entries({ ...SETTINGS, port }).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  // In a process group of its own: a Ctrl-C at the terminal must not stop it before those that use it are done.
  const child = spawn(binaries.postgres, ['-D', cluster.data, ...settings], {
    ...cluster.user,
    env: databaseEnvironment(),
    cwd: '/',
    detached: true,
    stdio: ['ignore', log.descriptor, log.descriptor],
  });
  closeSync(log.descriptor);
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  const server = child.pid === undefined ? undefined : identify(child.pid);
  const end = async () => {
    if (!server) return;
    await endProcess(server, [
      ['SIGINT', 10_000],
      ['SIGQUIT', 5_000],
      ['SIGKILL', 5_000],
    ]);
    await ended;
  };
  try {
    if (!server || !(await isReady(child, cluster, server))) throw new Error('PostgreSQL is niet gestart.');
    await createDatabase(urlOf(cluster, port, 'postgres'));
  } catch (error) {
    await end();
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`${reason} Het einde van ${log.path}:\n${log.tail()}`, { cause: error });
  }
  let stopped: Promise<void> | undefined;
  return {
    url: urlOf(cluster, port, NAME),
    pid: server.pid,
    ended,
    stop: () => (stopped ??= end().finally(() => lock.release())),
  };
}

function openLog(path: string): { path: string; descriptor: number; tail(): string } {
  const descriptor = openSync(path, 'a', 0o600);
  if (statSync(path).size > LOG_LIMIT) truncateSync(path);
  const before = statSync(path).size;
  const tail = () => readFileSync(path).subarray(before).toString('utf8').trimEnd().split('\n').slice(-12).join('\n');
  return { path, descriptor, tail };
}

async function isReady(child: ChildProcess, { data }: Cluster, { pid }: ProcessIdentity): Promise<boolean> {
  for (const end = Date.now() + START_LIMIT; Date.now() < end;) {
    if (child.exitCode !== null || child.signalCode !== null) return false;
    const lines = pidFile(data);
    if (Number(lines[0]) === pid && lines[7]?.trim() === 'ready') return true;
    await pause(20);
  }
  return false;
}

function urlOf({ password }: Cluster, port: number, database: string): string {
  return `postgresql://${NAME}:${password}@127.0.0.1:${port}/${database}`;
}

async function createDatabase(url: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [NAME]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${NAME}`);
  } finally {
    await client.end();
  }
}
