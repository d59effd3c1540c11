import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Client, Pool } from 'pg';
import { createLog } from '../telemetry/log.js';
import { amsterdamDate } from '../zaken/amsterdam-date.js';
import type { NieuweAuditregel } from './auditregel.js';
import { Auditregels, type Seal } from './auditregels.js';
import { duringHandeling, recorded, type Handeling } from './handeling.js';
import { SCRATCH_KEYS } from '../../test/support/scratch-keys.js';
import { prepareDatabase } from './prepare-database.js';
import { createScratchDatabase, type ScratchDatabase } from '../../test/support/scratch-database.js';

let database: ScratchDatabase;
let pool: Pool;
let auditregels: Auditregels;

beforeAll(async () => {
  database = await createScratchDatabase(process.env['TEST_POSTGRES_URL']!);
  await prepareDatabase(
    { databaseUrl: database.url, migratesAtStart: true, encryptionKeys: SCRATCH_KEYS },
    createLog('silent'),
  );
  pool = new Pool({ connectionString: database.url });
  auditregels = new Auditregels(pool);
});
beforeEach(() =>
  pool.query('truncate klantregie.auditregels, klantregie.auditregels_nieuw, klantregie.aanvragen cascade'),
);
afterAll(async () => {
  await pool.end();
  await database.drop();
});

const regel = (change: Partial<NieuweAuditregel> = {}): NieuweAuditregel => ({
  persoon: 'mira',
  rollen: ['medewerker'],
  actie: 'partijBekijken',
  objecten: [],
  resultaat: 'gelukt',
  ...change,
});

/** Numbers only. */
const seal: Seal = (last, regels) =>
  regels.map((it, index) => ({ ...it, nummer: (last?.nummer ?? 0) + index + 1, zegel: 'z' }));

/** Seals until there are so many lines: what others do in the same PostgreSQL may keep it waiting for a moment. */
async function sealUpTo(count: number, limit = 100): Promise<void> {
  while ((await all()).length < count) await auditregels.seal(limit, seal);
}

const all = () => auditregels.listSealed(0, 100);
const personen = async () => (await all()).map(({ nummer, persoon }) => `${nummer} ${persoon}`);

async function withClient(work: (client: Client) => Promise<void>): Promise<void> {
  const client = new Client({ connectionString: database.url });
  await client.connect();
  await work(client).finally(() => client.end());
}

describe('sealing', () => {
  it('gives lines numbers without gaps, with everything that is in them', async () => {
    const full = regel({
      herkomst: '192.0.2.1',
      zoeksoort: 'bsn',
      objecten: ['9194a0f8-df7b-4b8c-a227-709a5ca27835'],
      status: 403,
      reden: 'geen-toegang',
      trace: '4bf92f35-77b3-4da6-a3ce-929d0e0e4736',
      aantal: 3,
    });
    await auditregels.add(full);
    await auditregels.add({ rollen: [], actie: 'inloggen', objecten: [], resultaat: 'geweigerd' });
    expect(await auditregels.list({}, { offset: 0, limit: 10 })).toEqual([]);
    await sealUpTo(2);
    expect(await auditregels.seal(100, seal)).toBe(0);
    const unknown = { persoon: null, herkomst: null, zoeksoort: null, status: null, reden: null, trace: null };
    expect(await all()).toEqual([
      { ...full, nummer: 1, op: expect.any(Date), zegel: 'z' },
      {
        ...unknown,
        rollen: [],
        actie: 'inloggen',
        objecten: [],
        resultaat: 'geweigerd',
        aantal: 1,
        nummer: 2,
        op: expect.any(Date),
        zegel: 'z',
      },
    ]);
  });

  it('seals a few at a time, in their order', async () => {
    for (const persoon of ['a', 'b', 'c']) await auditregels.add(regel({ persoon }));
    await sealUpTo(1, 2);
    expect((await all()).length).toBeLessThan(3);
    await sealUpTo(3, 2);
    expect(await personen()).toEqual(['1 a', '2 b', '3 c']);
  });

  it('waits for what is older and still under way, and for nothing else', async () => {
    await withClient(async (client) => {
      await auditregels.add(regel({ persoon: 'before' }));
      await client.query('begin');
      // Numbered by the database before the next, and written after it.
      await client.query('select pg_current_xact_id()');
      await auditregels.add(regel({ persoon: 'after' }));
      await sealUpTo(1);
      expect(await auditregels.seal(100, seal)).toBe(0);
      await recordedBy(client, 'meanwhile');
      await client.query('commit');
      await sealUpTo(3);
      expect(await personen()).toEqual(['1 before', '2 meanwhile', '3 after']);
    });
  });

  it('does not wait for what was written before the database was restored elsewhere', async () => {
    await auditregels.add(regel());
    await pool.query(`update klantregie.auditregels_nieuw set tx = '9000000000000000'`);
    expect(await auditregels.seal(100, seal)).toBe(1);
  });

  it('is for one process at a time, and the others do not wait', async () => {
    await withClient(async (client) => {
      await auditregels.add(regel());
      await client.query(`begin; select pg_advisory_xact_lock(hashtextextended('klantregie auditlog', 0))`);
      // As if all that is older were done.
      await pool.query(`update klantregie.auditregels_nieuw set tx = '9000000000000000'`);
      expect(await auditregels.seal(100, seal)).toBe(0);
      await client.query('commit');
      expect(await auditregels.seal(100, seal)).toBe(1);
    });
  });

  it('leaves everything as it is when it fails', async () => {
    await auditregels.add(regel());
    await pool.query(`update klantregie.auditregels_nieuw set tx = '9000000000000000'`);
    const failing: Seal = () => {
      throw new Error('stuk');
    };
    await expect(auditregels.seal(100, failing)).rejects.toThrow('stuk');
    expect(await auditregels.seal(100, seal)).toBe(1);
  });

  it('tells for how long the oldest has been waiting', async () => {
    expect(await auditregels.oldestUnsealed()).toBe(0);
    await auditregels.add(regel());
    await pool.query(`update klantregie.auditregels_nieuw set op = now() - interval '1 minute'`);
    expect(await auditregels.oldestUnsealed()).toBeGreaterThan(59);
  });
});

async function recordedBy(client: Client, persoon: string): Promise<void> {
  await client.query(
    `insert into klantregie.auditregels_nieuw (persoon, rollen, actie, objecten, resultaat)
       values ($1, '{}', 'partijBekijken', '{}', 'gelukt')`,
    [persoon],
  );
}

describe('the list', () => {
  const OBJECT = '9194a0f8-df7b-4b8c-a227-709a5ca27835';
  const today = amsterdamDate(new Date());

  beforeEach(async () => {
    await auditregels.add(regel({ persoon: 'a', objecten: [OBJECT] }));
    await auditregels.add(regel({ persoon: 'b', actie: 'inloggen', resultaat: 'geweigerd' }));
    await auditregels.add(regel({ persoon: 'c' }));
    await sealUpTo(3);
    await pool.query(`update klantregie.auditregels set op = now() - interval '10 days' where persoon = 'c'`);
  });

  it.each([
    [{}, ['b', 'a', 'c']],
    [{ persoon: 'a' }, ['a']],
    [{ actie: 'inloggen' }, ['b']],
    [{ object: OBJECT }, ['a']],
    [{ object: '00000000-df7b-4b8c-a227-709a5ca27835' }, []],
    [{ resultaat: 'geweigerd' }, ['b']],
    [{ vanaf: today }, ['b', 'a']],
    [{ totEnMet: today }, ['b', 'a', 'c']],
    [{ totEnMet: '2000-01-01' }, []],
  ])('by %j', async (filter, found) => {
    const rows = await auditregels.list(filter, { offset: 0, limit: 10 });
    expect(rows.map(({ persoon }) => persoon)).toEqual(found);
  });

  it('goes page by page', async () => {
    expect(await auditregels.list({}, { offset: 1, limit: 1 })).toMatchObject([{ persoon: 'a' }]);
  });

  it('knows where a day begins', async () => {
    await pool.query(`update klantregie.auditregels set op = '2026-03-01T23:00:00Z' where nummer = 2`);
    await pool.query(`update klantregie.auditregels set op = '2026-03-01T22:59:59Z' where nummer = 1`);
    expect([await auditregels.lastBefore('2026-03-02'), await auditregels.lastBefore('2026-03-01')]).toEqual([1, 0]);
    expect([await auditregels.lastOn('2026-03-02'), await auditregels.lastOn('2026-03-01')]).toEqual([2, 1]);
  });
});

describe('what is old', () => {
  const sealed = async (...days: number[]) => {
    for (const persoon of days.map(String)) await auditregels.add(regel({ persoon }));
    await sealUpTo(days.length);
    for (const [index, day] of days.entries())
      await pool.query('update klantregie.auditregels set op = now() - make_interval(days => $2) where nummer = $1', [
        index + 1,
        day,
      ]);
  };

  it('goes from the beginning, but for the last of it, which the next was sealed over', async () => {
    await sealed(40, 39, 38, 10, 37, 1);
    expect(await auditregels.removeExpired(30, 1)).toBe(1);
    expect(await auditregels.removeExpired(30, 10)).toBe(1);
    expect(await auditregels.removeExpired(30, 10)).toBe(0);
    expect(await personen()).toEqual(['3 38', '4 10', '5 37', '6 1']);
  });

  it('leaves the last line of all, whatever its age', async () => {
    await sealed(40, 39);
    expect(await auditregels.removeExpired(30, 10)).toBe(1);
    expect(await personen()).toEqual(['2 39']);
    await auditregels.add(regel({ persoon: 'next' }));
    await sealUpTo(2);
    expect(await personen()).toEqual(['2 39', '3 next']);
  });
});

describe('a change that somebody makes', () => {
  const INSERT = `insert into klantregie.sessies (id, beller, eindigt) values ($1, '{}', $2) returning id`;
  const values = () => [Buffer.from(String(Math.random())), new Date()];
  const doing = (): Handeling => ({
    regel: () => regel({ objecten: ['9194a0f8-df7b-4b8c-a227-709a5ca27835'] }),
    isRecorded: false,
  });
  const lines = async () => (await pool.query('select persoon, objecten from klantregie.auditregels_nieuw')).rows;
  const ID = 'cad1cb9c-a7c7-86a4-b401-edd77b6e91a8';

  it('has its line with it, once, whatever statement it is', async () => {
    const handeling = doing();
    await duringHandeling(handeling, async () => {
      expect((await recorded(pool, `with one as (select 1 as one) select one from one`, [], [ID])).rows).toEqual([
        { one: 1 },
      ]);
      expect((await recorded(pool, INSERT, values())).rowCount).toBe(1);
    });
    expect(handeling.isRecorded).toBe(true);
    expect(await lines()).toEqual([{ persoon: 'mira', objecten: ['9194a0f8-df7b-4b8c-a227-709a5ca27835', ID] }]);
    await duringHandeling(doing(), () => recorded(pool, INSERT, values()));
    expect(await lines()).toHaveLength(2);
  });

  it('has none when nobody makes it', async () => {
    await recorded(pool, INSERT, values());
    expect(await lines()).toEqual([]);
  });

  it('is not made without its line, nor is the line written without it', async () => {
    const [id] = values();
    const handeling = doing();
    await duringHandeling(handeling, () => recorded(pool, INSERT, [id, new Date()]));
    const again = doing();
    await expect(duringHandeling(again, () => recorded(pool, INSERT, [id, new Date()]))).rejects.toThrow(
      'duplicate key',
    );
    expect([again.isRecorded, await lines()]).toMatchObject([false, [{}]]);
    const unwritable: Handeling = { regel: () => regel({ objecten: ['geen uuid'] }), isRecorded: false };
    const [other] = values();
    await expect(duringHandeling(unwritable, () => recorded(pool, INSERT, [other, new Date()]))).rejects.toThrow(
      'uuid',
    );
    expect((await pool.query('select from klantregie.sessies where id = $1', [other])).rows).toEqual([]);
  });
});
