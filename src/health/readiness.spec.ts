import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Client, type Pool } from 'pg';
import { createPool } from '../database/pool.js';
import { grantTables, prepareDatabase } from '../database/prepare-database.js';
import { SCRATCH_KEYS } from '../../test/support/scratch-keys.js';
import { createScratchDatabase, type ScratchDatabase } from '../../test/support/scratch-database.js';
import { LOG_TABLES } from '../durable/log-tables.js';
import { createLog, type Log } from '../telemetry/log.js';
import { Readiness } from './readiness.js';

const ROLE = `lezer_${process.pid}`;

let database: ScratchDatabase;
let owner: Client;
let pool: Pool;
let readiness: Readiness;
let said: string[];

beforeEach(async () => {
  database = await createScratchDatabase(process.env['TEST_POSTGRES_URL']!);
  owner = new Client({ connectionString: database.url });
  await owner.connect();
  await prepareDatabase(
    { databaseUrl: database.url, migratesAtStart: true, encryptionKeys: SCRATCH_KEYS },
    createLog('silent'),
  );
  await owner.query(`
    create role ${ROLE} login password 'geheim';
    create schema dbos;
    ${LOG_TABLES.map((table) => `create table ${table} (id text);`).join('\n')}
    grant usage on schema dbos to ${ROLE};
    grant all on all tables in schema dbos to ${ROLE};
  `);
  await grantTables(owner, ROLE);
  const url = new URL(database.url);
  [url.username, url.password] = [ROLE, 'geheim'];
  pool = createPool(url.href, { max: 2, patience: 60_000, lock: 100 }, createLog('silent'));
  said = [];
  const log = {
    error: ({ reason }: { reason: string }) => said.push(reason),
    info: (text: string) => said.push(text),
  } as unknown as Log;
  readiness = new Readiness(pool, log);
});
afterEach(async () => {
  await pool.end();
  await owner.query(`drop owned by ${ROLE} cascade; drop role ${ROLE}`);
  await owner.end();
  await database.drop();
});

/** Something is wrong for a while: it is told once, and that it is over. */
async function expectNotReadyWhile(wrong: string, right: string, reason: RegExp): Promise<void> {
  expect(await readiness.isReady()).toBe(true);
  await owner.query(wrong);
  for (let times = 0; times < 3; times += 1) expect(await readiness.isReady()).toBe(false);
  await owner.query(right);
  for (let times = 0; times < 3; times += 1) expect(await readiness.isReady()).toBe(true);
  expect(said).toEqual([expect.stringMatching(reason), 'requests can be accepted again']);
}

describe(Readiness.name, () => {
  it('writes nothing to find out', async () => {
    const { rows: before } = await owner.query(`select pg_total_relation_size('klantregie.aanvragen') as size`);
    for (let times = 0; times < 50; times += 1) expect(await readiness.isReady()).toBe(true);
    expect((await owner.query(`select pg_total_relation_size('klantregie.aanvragen') as size`)).rows).toEqual(before);
    await expect(owner.query(`select nextval('klantregie.zaaknummer')`)).resolves.toMatchObject({
      rows: [{ nextval: '1' }],
    });
    expect(said).toEqual([]);
  });

  it.each([
    ['insert', 'klantregie.aanvragen'],
    ['update', 'klantregie.aanvragen'],
    ['delete', 'klantregie.aanvragen'],
    ['insert', 'klantregie.ingrepen'],
    ...LOG_TABLES.map((table) => ['insert', table] as const),
  ])('is not there without the right to %s on %s', async (right, table) => {
    await expectNotReadyWhile(
      `revoke ${right} on ${table} from ${ROLE}`,
      `grant ${right} on ${table} to ${ROLE}`,
      /lacks a right: permission denied for table/,
    );
  });

  it.each(['referentienummer', 'zaaknummer'])('is not there without the right to draw a %s', async (sequence) => {
    await expectNotReadyWhile(
      `revoke usage on sequence klantregie.${sequence} from ${ROLE}`,
      `grant usage on sequence klantregie.${sequence} to ${ROLE}`,
      new RegExp(`lacks a right: on ${sequence}`),
    );
  });

  it.each([
    ['referentienummer', '9999999997', '9999999996'],
    ['zaaknummer', '9223372036854775807', '1'],
  ])('is not there when %s has no numbers left for a request', async (sequence, full, roomy) => {
    await owner.query(`select setval('klantregie.${sequence}', 1000000000)`);
    await expectNotReadyWhile(
      `select setval('klantregie.${sequence}', ${full})`,
      `select setval('klantregie.${sequence}', ${roomy})`,
      new RegExp(`the numbers of ${sequence} are used up`),
    );
  });

  it('is not there while the database is read-only', async () => {
    const setting = (value: string) =>
      pool.query(`select set_config('default_transaction_read_only', $1, false)`, [value]);
    expect(await readiness.isReady()).toBe(true);
    await setting('on');
    expect(await readiness.isReady()).toBe(false);
    await pool.query('begin read write; set default_transaction_read_only = off; commit');
    expect(await readiness.isReady()).toBe(true);
    expect(said).toEqual([expect.stringContaining('read-only'), 'requests can be accepted again']);
  });

  it('is not there while somebody has locked a table, and says so in time', async () => {
    await expectNotReadyWhile(
      'begin; lock table klantregie.aanvragen in access exclusive mode',
      'rollback',
      /locked by somebody else/,
    );
  });

  it('is not there without a database', async () => {
    const nowhere = createPool(`${database.url}_weg`, { max: 1, patience: 1000 }, createLog('silent'));
    const log = { error: ({ reason }: { reason: string }) => said.push(reason) } as unknown as Log;
    expect(await new Readiness(nowhere, log).isReady()).toBe(false);
    expect(said).toEqual([expect.stringContaining('does not exist')]);
    await nowhere.end();
  });
});
