import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Pool } from 'pg';
import { Nummers } from './nummers.js';
import { createScratchDatabase, type ScratchDatabase } from './scratch-database.js';

let database: ScratchDatabase;
let pool: Pool;

beforeAll(async () => {
  database = await createScratchDatabase(process.env['TEST_POSTGRES_URL']!);
  pool = new Pool({ connectionString: database.url });
});
beforeEach(async () => {
  await pool.query('drop schema if exists klantregie cascade');
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

describe(Nummers.name, () => {
  it('starts with the first numbers of ten and of six digits', async () => {
    const nummers = new Nummers(pool);
    await expect(nummers.next()).resolves.toEqual({
      klantcontact: '1000000000',
      interneTaak: '1000000001',
      partij: '1000000002',
      zaak: '000001',
    });
    await expect(nummers.next()).resolves.toMatchObject({ klantcontact: '1000000003', zaak: '000002' });
  });

  it('goes on where an earlier process stopped', async () => {
    await new Nummers(pool).next();
    await expect(new Nummers(pool).next()).resolves.toMatchObject({ klantcontact: '1000000003', zaak: '000002' });
  });

  it('never issues a number twice, whoever asks at the same time, also the very first time', async () => {
    const processes = Array.from({ length: 4 }, () => new Nummers(pool));
    const issued = await Promise.all(
      Array.from({ length: 40 }, (_, index) => processes[index % processes.length]!.next()),
    );
    const referentienummers = issued.flatMap(({ klantcontact, interneTaak, partij }) => [
      klantcontact,
      interneTaak,
      partij,
    ]);
    expect(new Set(referentienummers).size).toBe(120);
    expect(new Set(issued.map(({ zaak }) => zaak)).size).toBe(40);
    for (const nummer of referentienummers) expect(nummer).toMatch(/^\d{10}$/);
  });

  it('waits while another process prepares the sequences', async () => {
    const other = await pool.connect();
    await other.query(`select pg_advisory_lock(hashtextextended('klantregie schema', 0))`);
    const next = new Nummers(pool).next();
    const waiting = `select 1 from pg_locks join pg_database d on d.oid = database
      where locktype = 'advisory' and not granted and datname = current_database()`;
    while ((await pool.query(waiting)).rows.length === 0);
    await other.query(`select pg_advisory_unlock(hashtextextended('klantregie schema', 0))`);
    other.release();
    await expect(next).resolves.toMatchObject({ zaak: '000001' });
  });

  it('lets the number of a zaak grow beyond six digits', async () => {
    const nummers = new Nummers(pool);
    await nummers.next();
    await pool.query(`select setval('klantregie.zaaknummer', 999998)`);
    const zaken = [await nummers.next(), await nummers.next(), await nummers.next()].map(({ zaak }) => zaak);
    expect(zaken).toEqual(['999999', '1000000', '1000001']);
  });

  it('stops rather than begin anew', async () => {
    const nummers = new Nummers(pool);
    await nummers.next();
    await pool.query(`select setval('klantregie.referentienummer', 9999999998)`);
    await expect(nummers.next()).rejects.toThrow('reached maximum value');
  });

  it('works again once the database is back', async () => {
    const nowhere = new Pool({ connectionString: `${database.url}_weg` });
    const pools = [nowhere, pool];
    const nummers = new Nummers({ query: (text: string) => (pools.shift() ?? pool).query(text) } as Pool);
    await expect(nummers.next()).rejects.toThrow('does not exist');
    await expect(nummers.next()).resolves.toMatchObject({ klantcontact: '1000000000' });
    await nowhere.end();
  });
});
