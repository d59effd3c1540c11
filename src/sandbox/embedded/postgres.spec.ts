import { spawn } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { identify } from './processes.js';
import { removePostgres, startPostgres, wasKilled, type EmbeddedPostgres } from './postgres.js';

let root: string;
let running: EmbeddedPostgres[] = [];

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'klantregie-postgres-'));
  chmodSync(root, 0o711);
});

afterEach(async () => {
  await Promise.all(running.map((server) => server.stop()));
  running = [];
});

afterAll(async () => {
  for (const name of readdirSync(root).filter((name) => name !== 'private')) await removePostgres(join(root, name));
  rmSync(root, { recursive: true, force: true });
});

async function start(dir: string): Promise<EmbeddedPostgres> {
  const server = await startPostgres({ dir });
  running.push(server);
  return server;
}

async function query<Row extends object>(url: string, text: string): Promise<Row[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(text)).rows;
  } finally {
    await client.end();
  }
}

describe('embedded PostgreSQL', () => {
  it('keeps its data when it is stopped and started again', async () => {
    const dir = join(root, 'keeps');
    const first = await start(dir);
    await query(first.url, `CREATE TABLE note (text text); INSERT INTO note VALUES ('bewaard – ünïcode')`);
    await first.stop();
    expect(identify(first.pid)).toBeUndefined();
    await expect(first.ended).resolves.toBeUndefined();

    const second = await start(dir);
    expect(await query(second.url, 'SELECT text FROM note')).toEqual([{ text: 'bewaard – ünïcode' }]);
  });

  it('lets nobody in without the password, nor by another address', async () => {
    const dir = join(root, 'closed');
    const { url } = await start(dir);
    const other = new URL(url);
    other.password = 'geraden';
    await expect(query(other.href, 'SELECT 1')).rejects.toThrow(/password authentication failed/);
    expect(statSync(join(dir, 'database', 'password')).mode & 0o077).toBe(0);
    expect(statSync(join(dir, 'postgres.log')).mode & 0o077).toBe(0);
    const [settings] = await query(
      url,
      `SELECT current_setting('listen_addresses') AS addresses, current_setting('unix_socket_directories') AS sockets`,
    );
    expect(settings).toEqual({ addresses: '127.0.0.1', sockets: '' });
  });

  it('refuses a directory that is in use, and leaves its server alone', async () => {
    const dir = join(root, 'shared');
    const first = await start(dir);
    await expect(startPostgres({ dir })).rejects.toThrow(`al in gebruik (proces ${process.pid})`);
    await expect(removePostgres(dir)).rejects.toThrow('al in gebruik');
    expect(await query(first.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('takes over from an owner that was killed, and from the server that it left running', async () => {
    const dir = join(root, 'killed');
    const { pid, url, owner } = await startElsewhere(dir);
    await query(url, 'CREATE TABLE note (text text)');
    const ended = new Promise((resolve) => owner.once('exit', resolve));
    owner.kill('SIGKILL');
    await ended;
    expect(identify(pid)).toBeDefined();
    expect(wasKilled(dir)).toBe(true);

    const next = await start(dir);
    expect(identify(pid)).toBeUndefined();
    expect(await query(next.url, 'SELECT text FROM note')).toEqual([]);
  });

  it('is not stopped by the pid file of a process that is no database', async () => {
    const dir = join(root, 'stale');
    const first = await start(dir);
    await first.stop();
    const data = join(realpathSync(dir), 'database', 'data');
    writeFileSync(join(data, 'postmaster.pid'), `${process.pid}\n${data}\n1\n5432\n\n127.0.0.1\n\nready\n`);
    expect(await query((await start(dir)).url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('begins anew over a database that was never finished', async () => {
    const dir = join(root, 'unfinished');
    mkdirSync(join(dir, 'database-aBcDeF', 'data'), { recursive: true });
    await start(dir);
    expect(existsSync(join(dir, 'database-aBcDeF'))).toBe(false);
  });

  it('works below a directory that is closed to others, and removes what it put elsewhere', async () => {
    const closed = join(root, 'private');
    mkdirSync(closed, { mode: 0o700 });
    const dir = join(closed, 'here');
    const first = await start(dir);
    await query(first.url, 'CREATE TABLE note (text text)');
    await first.stop();
    expect(await query((await start(dir)).url, 'SELECT text FROM note')).toEqual([]);
    await Promise.all(running.map((server) => server.stop()));
    const place = realpathSync(join(dir, 'database'));
    await removePostgres(dir);
    expect(existsSync(place)).toBe(false);
  });

  it('tells why it does not start', async () => {
    const dir = join(root, 'broken');
    await (await start(dir)).stop();
    writeFileSync(join(dir, 'database', 'data', 'postgresql.conf'), 'nonsense = here\n');
    await expect(startPostgres({ dir })).rejects.toThrow(/niet gestart.*nonsense/s);
    // And lets go of the directory.
    await removePostgres(dir);
    await start(dir);
    expect(readFileSync(join(dir, 'postgres.log'), 'utf8')).toContain('ready to accept connections');
  });
});

/** Has a process of its own start the server: the product as it was built. */
async function startElsewhere(dir: string) {
  const module = new URL('../../../dist/sandbox/embedded/postgres.js', import.meta.url);
  const script = `
    const { startPostgres } = await import(${JSON.stringify(module.href)});
    const { pid, url } = await startPostgres({ dir: ${JSON.stringify(dir)} });
    console.log(JSON.stringify({ pid, url }));`;
  const owner = spawn(process.execPath, ['--input-type=module', '--eval', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const started = await new Promise<string>((resolve, reject) => {
    owner.stdout.once('data', (line: Buffer) => resolve(line.toString()));
    owner.once('exit', (code) => reject(new Error(`The owner ended with ${code}.`)));
  });
  return { ...(JSON.parse(started) as { pid: number; url: string }), owner };
}
