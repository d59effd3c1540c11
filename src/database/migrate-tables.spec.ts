import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Client, Pool } from 'pg';
import { createLog } from '../telemetry/log.js';
import { Aanvragen } from './aanvragen.js';
import { SCRATCH_KEYS, scratchKeyring } from '../../test/support/scratch-keys.js';
import { Ingrepen } from './ingrepen.js';
import { listPending, migrateTables } from './migrate-tables.js';
import { OutdatedDatabaseError, grantTables, prepareDatabase } from './prepare-database.js';
import { createScratchDatabase, type ScratchDatabase } from '../../test/support/scratch-database.js';
import { whileNobodyMigrates } from './while-nobody-migrates.js';

const log = createLog('silent');
const BEFORE = readFileSync(new URL('testdata/before-migrations.sql', import.meta.url), 'utf8');
const OF_A_KEY = { sleutel: 'proef', zoeksleutels: [] };
const ROLE = `gebruiker_${process.pid}`;

const MIGRATIONS = readdirSync(new URL('migrations/', import.meta.url))
  .map((file) => parse(file).name)
  .toSorted();

let database: ScratchDatabase;
let owner: Client;

beforeEach(async () => {
  database = await createScratchDatabase(process.env['TEST_POSTGRES_URL']!);
  owner = new Client({ connectionString: database.url });
  await owner.connect();
  await owner.query(`create role ${ROLE} login password 'geheim'`);
});
afterEach(async () => {
  await owner.query(`drop owned by ${ROLE} cascade; drop role ${ROLE}`);
  await owner.end();
  await database.drop();
});

const prepare = (databaseUrl = database.url, migratesAtStart = true) =>
  prepareDatabase({ databaseUrl, migratesAtStart, encryptionKeys: SCRATCH_KEYS }, log);

function asRole(): string {
  const url = new URL(database.url);
  [url.username, url.password] = [ROLE, 'geheim'];
  return url.href;
}

async function withPool<T>(url: string, work: (pool: Pool) => Promise<T>): Promise<T> {
  const pool = new Pool({ connectionString: url });
  return work(pool).finally(() => pool.end());
}

describe(migrateTables.name, () => {
  it('makes all tables in an empty database, however many start at once', async () => {
    await Promise.all(Array.from({ length: 4 }, () => prepare()));
    expect(await listPending(owner)).toEqual([]);
    const { rows } = await owner.query('select name from klantregie.migraties order by id');
    expect(rows.map(({ name }) => name)).toEqual(MIGRATIONS);
  });

  it('keeps every row and number of a database from before there were migrations', async () => {
    await owner.query(BEFORE);
    await prepare();
    await withPool(database.url, async (pool) => {
      const aanvragen = new Aanvragen(pool);
      expect(await aanvragen.list({}, { offset: 0, limit: 10 })).toHaveLength(3);
      const [id, medewerkerId, medewerkerNaam] = ['22222222-2222-8222-8222-222222222222', 'mira', 'Mira Jansen'];
      expect(await aanvragen.find(id)).toMatchObject({ soort: 'klantcontact', uitkomst: 'vraagtAandacht' });
      expect(await new Ingrepen(pool, scratchKeyring()).list(id)).toMatchObject([
        { soort: 'hervatting', medewerkerNaam: 'Bea Beheer' },
      ]);
      const nummers = await aanvragen.open({
        id,
        soort: 'klantcontact',
        product: null,
        medewerkerId,
        medewerkerNaam,
        ...OF_A_KEY,
      });
      expect(nummers).toMatchObject({ klantcontact: '1000000009', zaak: '000004' });
    });
  });

  it('is done once', async () => {
    await prepare();
    await owner.query(`insert into klantregie.migraties (name, run_on) values ('9999_of-a-newer-build', now())`);
    await prepare();
    expect((await owner.query('select from klantregie.migraties')).rowCount).toBe(MIGRATIONS.length + 1);
  });

  it('waits for another process that is at it', async () => {
    let prepared: Promise<void> | undefined;
    await whileNobodyMigrates(owner, async () => {
      prepared = prepare();
      const asked = `select from pg_stat_activity where datname = current_database() and query like '%try_advisory%' and pid <> pg_backend_pid()`;
      while ((await owner.query(asked)).rowCount === 0);
      expect(await listPending(owner)).not.toEqual([]);
    });
    await prepared;
    expect(await listPending(owner)).toEqual([]);
  });
});

describe('a role that may not create anything', () => {
  it('starts when the tables are up to date, and uses them', async () => {
    await prepare();
    await grantTables(owner, ROLE);
    await prepare(asRole());
    await withPool(asRole(), async (pool) => {
      const aanvragen = new Aanvragen(pool);
      const id = '44444444-4444-8444-8444-444444444444';
      await aanvragen.open({
        id,
        soort: 'zaak',
        product: null,
        medewerkerId: 'mira',
        medewerkerNaam: 'Mira',
        ...OF_A_KEY,
      });
      await aanvragen.markEnded(id, 'voltooid');
      await new Ingrepen(pool, scratchKeyring()).add(id, {
        soort: 'afsluiting',
        reden: null,
        medewerkerId: 'b',
        medewerkerNaam: 'B',
      });
      await aanvragen.remove([id]);
      await expect(pool.query('create table klantregie.nieuw ()')).rejects.toThrow('permission denied');
    });
  });

  it.each([
    ['there are no tables', ''],
    ['the tables are those of an older build', BEFORE],
  ])('is told what to do when %s', async (_, before) => {
    await owner.query(before);
    const refused = prepare(asRole());
    await expect(refused).rejects.toBeInstanceOf(OutdatedDatabaseError);
    await expect(refused).rejects.toThrow('npm run migrate');
  });
});

it('a start that is not to migrate says so when it should be done', async () => {
  await expect(prepare(database.url, false)).rejects.toBeInstanceOf(OutdatedDatabaseError);
  await prepare();
  await prepare(database.url, false);
});
