import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Pool } from 'pg';
import { amsterdamDate } from '../zaken/amsterdam-date.js';
import { Aanvragen, type Aanvraagfilter, type NieuweAanvraag } from './aanvragen.js';
import { Ingrepen } from './ingrepen.js';
import { Schema } from './schema.js';
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

const listOf = (pool: Pool) => new Aanvragen(pool, new Schema(pool));
const nieuw = (change: Partial<NieuweAanvraag> = {}): NieuweAanvraag => ({
  id: randomUUID(),
  soort: 'productaanvraag',
  product: 'parkeervergunning',
  medewerkerId: 'mira',
  medewerkerNaam: 'Mira Jansen',
  ...change,
});

describe('the numbers of a request', () => {
  /** Issues numbers to one request after another. */
  const issuing = (from: Pool) => {
    const aanvragen = listOf(from);
    return { next: () => aanvragen.open(nieuw()) };
  };

  it('start with the first numbers of ten and of six digits', async () => {
    const nummers = issuing(pool);
    await expect(nummers.next()).resolves.toEqual({
      klantcontact: '1000000000',
      interneTaak: '1000000001',
      partij: '1000000002',
      zaak: '000001',
    });
    await expect(nummers.next()).resolves.toMatchObject({ klantcontact: '1000000003', zaak: '000002' });
  });

  it('go on where an earlier process stopped', async () => {
    await issuing(pool).next();
    await expect(issuing(pool).next()).resolves.toMatchObject({ klantcontact: '1000000003', zaak: '000002' });
  });

  it('are never issued twice, whoever asks at the same time, also the very first time', async () => {
    const processes = Array.from({ length: 4 }, () => issuing(pool));
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

  it('wait while another process prepares the sequences', async () => {
    const other = await pool.connect();
    await other.query(`select pg_advisory_lock(hashtextextended('klantregie schema', 0))`);
    const next = issuing(pool).next();
    const waiting = `select 1 from pg_locks join pg_database d on d.oid = database
      where locktype = 'advisory' and not granted and datname = current_database()`;
    while ((await pool.query(waiting)).rows.length === 0);
    await other.query(`select pg_advisory_unlock(hashtextextended('klantregie schema', 0))`);
    other.release();
    await expect(next).resolves.toMatchObject({ zaak: '000001' });
  });

  it('let that of a zaak grow beyond six digits', async () => {
    const nummers = issuing(pool);
    await nummers.next();
    await pool.query(`select setval('klantregie.zaaknummer', 999998)`);
    const zaken = [await nummers.next(), await nummers.next(), await nummers.next()].map(({ zaak }) => zaak);
    expect(zaken).toEqual(['999999', '1000000', '1000001']);
  });

  it('stop rather than begin anew', async () => {
    const nummers = issuing(pool);
    await nummers.next();
    await pool.query(`select setval('klantregie.referentienummer', 9999999998)`);
    await expect(nummers.next()).rejects.toThrow('reached maximum value');
  });

  it('come again once the database is back', async () => {
    const nowhere = new Pool({ connectionString: `${database.url}_weg` });
    const pools = [nowhere, pool];
    const nummers = issuing({
      query: (text: string, values?: unknown[]) => (pools.shift() ?? pool).query(text, values),
    } as Pool);
    await expect(nummers.next()).rejects.toThrow('does not exist');
    await expect(nummers.next()).resolves.toMatchObject({ klantcontact: '1000000000' });
    await nowhere.end();
  });
});

describe(Aanvragen.name, () => {
  let aanvragen: Aanvragen;
  beforeEach(() => {
    aanvragen = listOf(pool);
  });

  const ALL = { offset: 0, limit: 100 };
  const idsOf = async (filter: Aanvraagfilter, page = ALL) => (await aanvragen.list(filter, page)).map(({ id }) => id);
  /** Puts one on the list that came in so many days ago. */
  async function open(change: Partial<NieuweAanvraag> = {}, daysAgo = 0): Promise<string> {
    const aanvraag = nieuw(change);
    await aanvragen.open(aanvraag);
    await pool.query(`update klantregie.aanvragen set ontvangen = ontvangen - $2 * interval '1 day' where id = $1`, [
      aanvraag.id,
      daysAgo,
    ]);
    return aanvraag.id;
  }
  const end = async (id: string, uitkomst: string, daysAgo = 0) => {
    await aanvragen.ended(id, uitkomst);
    await pool.query(`update klantregie.aanvragen set geeindigd = geeindigd - $2 * interval '1 day' where id = $1`, [
      id,
      daysAgo,
    ]);
  };
  const DAY = 86_400_000;
  const dayBefore = (days: number) => amsterdamDate(new Date(Date.now() - days * DAY));

  it('knows a request from the moment that it is opened', async () => {
    const id = await open({ product: null, soort: 'klantcontact' });
    expect(await aanvragen.find(id)).toEqual({
      id,
      soort: 'klantcontact',
      product: null,
      medewerkerId: 'mira',
      medewerkerNaam: 'Mira Jansen',
      ontvangen: expect.any(Date),
      uitkomst: 'wordtVoltooid',
      geeindigd: null,
      afgesloten: null,
    });
    expect(await aanvragen.find(randomUUID())).toBeUndefined();
  });

  it('leaves one that is there as it is when it is opened again', async () => {
    const aanvraag = nieuw();
    await aanvragen.open(aanvraag);
    await aanvragen.ended(aanvraag.id, 'voltooid');
    await aanvragen.open({ ...aanvraag, medewerkerNaam: 'Iemand anders' });
    expect(await aanvragen.find(aanvraag.id)).toMatchObject({ uitkomst: 'voltooid', medewerkerNaam: 'Mira Jansen' });
  });

  it('follows it to its end, and beyond', async () => {
    const id = await open();
    await aanvragen.turned(id);
    expect(await aanvragen.find(id)).toMatchObject({ uitkomst: 'wordtOngedaanGemaakt', geeindigd: null });
    await aanvragen.ended(id, 'vraagtAandacht');
    await aanvragen.close(id);
    expect(await aanvragen.find(id)).toMatchObject({
      uitkomst: 'vraagtAandacht',
      geeindigd: expect.any(Date),
      afgesloten: expect.any(Date),
    });
    await aanvragen.reopened(id, 'wordtVoltooid');
    expect(await aanvragen.find(id)).toMatchObject({ uitkomst: 'wordtVoltooid', geeindigd: null, afgesloten: null });
  });

  it('remembers that it was reopened, or is to be taken back', async () => {
    const id = await open();
    const nothing = { wasReopened: false, isTakenBack: false };
    expect(await aanvragen.historyOf(id)).toEqual(nothing);
    await aanvragen.takeBack(id);
    expect(await aanvragen.historyOf(id)).toEqual({ wasReopened: false, isTakenBack: true });
    await aanvragen.reopened(id, 'wordtOngedaanGemaakt');
    expect(await aanvragen.historyOf(id)).toEqual({ wasReopened: true, isTakenBack: true });
    expect(await aanvragen.historyOf(randomUUID())).toEqual(nothing);
  });

  it('lists the newest first, page by page', async () => {
    const ids = [await open({}, 3), await open({}, 2), await open({}, 1), await open()].toReversed();
    expect(await idsOf({})).toEqual(ids);
    expect(await idsOf({}, { offset: 1, limit: 2 })).toEqual(ids.slice(1, 3));
  });

  it('lists those that are looked for', async () => {
    const old = await open({}, 2);
    const other = await open({ product: 'verhuizing', medewerkerId: 'bram' }, 1);
    const attention = await open();
    await aanvragen.ended(attention, 'vraagtAandacht');
    expect(await idsOf({ uitkomst: 'vraagtAandacht' })).toEqual([attention]);
    expect(await idsOf({ product: 'verhuizing' })).toEqual([other]);
    expect(await idsOf({ medewerkerId: 'bram' })).toEqual([other]);
    expect(await idsOf({ vanaf: dayBefore(1) })).toEqual([attention, other]);
    expect(await idsOf({ totEnMet: dayBefore(1) })).toEqual([other, old]);
    expect(await idsOf({ medewerkerId: 'mira', product: 'parkeervergunning', uitkomst: 'voltooid' })).toEqual([]);
    await aanvragen.close(attention);
    expect(await idsOf({ afgesloten: true })).toEqual([attention]);
    expect(await idsOf({ uitkomst: 'vraagtAandacht', afgesloten: false })).toEqual([]);
  });

  it('goes by the day as it is in the Netherlands', async () => {
    const [before, first, last, after] = await Promise.all(Array.from({ length: 4 }, () => open()));
    const receive = (id: string, moment: string) =>
      pool.query('update klantregie.aanvragen set ontvangen = $2 where id = $1', [id, moment]);
    await receive(before!, '2026-06-30T21:59:59Z');
    await receive(first!, '2026-06-30T22:00:00Z');
    await receive(last!, '2026-07-01T21:59:59Z');
    await receive(after!, '2026-07-01T22:00:00Z');
    expect(await idsOf({ vanaf: '2026-07-01', totEnMet: '2026-07-01' })).toEqual([last, first]);
  });

  it('knows which have been under way for long', async () => {
    const long = await open({}, 1);
    await open();
    await end(await open({}, 1), 'voltooid');
    expect(await aanvragen.listUnderWay(60_000, 10)).toEqual([{ id: long, soort: 'productaanvraag' }]);
  });

  it('knows which need not be kept, and never one that asks for attention', async () => {
    const [done, undone, attention, closed, recent, busy] = await Promise.all(Array.from({ length: 6 }, () => open()));
    await end(done!, 'voltooid', 31);
    await end(undone!, 'ongedaanGemaakt', 32);
    await end(attention!, 'vraagtAandacht', 33);
    await end(closed!, 'vraagtAandacht', 34);
    await aanvragen.close(closed!);
    await end(recent!, 'voltooid', 29);
    expect(await aanvragen.listExpired(30 * DAY, 10)).toEqual([undone, done]);
    await pool.query(`update klantregie.aanvragen set afgesloten = now() - interval '31 days' where id = $1`, [closed]);
    expect(await aanvragen.listExpired(30 * DAY, 10)).toEqual([closed, undone, done]);
    expect(await aanvragen.listExpired(30 * DAY, 1)).toEqual([closed]);
    await aanvragen.remove([closed!, undone!]);
    expect(await aanvragen.listExpired(30 * DAY, 10)).toEqual([done]);
    expect(await aanvragen.find(busy!)).toBeDefined();
  });

  it('forgets what people did about a request with it', async () => {
    const ingrepen = new Ingrepen(pool, new Schema(pool));
    const id = await open();
    await ingrepen.add(id, { soort: 'hervatting', reden: null, medewerkerId: 'bea', medewerkerNaam: 'Bea Beheer' });
    await ingrepen.add(id, {
      soort: 'afsluiting',
      reden: 'Met de hand hersteld.',
      medewerkerId: 'bea',
      medewerkerNaam: 'Bea Beheer',
    });
    expect(await ingrepen.list(id)).toMatchObject([
      { soort: 'hervatting', reden: null, medewerkerNaam: 'Bea Beheer', op: expect.any(Date) },
      { soort: 'afsluiting', reden: 'Met de hand hersteld.' },
    ]);
    await aanvragen.remove([id]);
    expect(await ingrepen.list(id)).toEqual([]);
  });
});
