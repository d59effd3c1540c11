import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Pool } from 'pg';
import { amsterdamDate } from '../zaken/amsterdam-date.js';
import { createLog } from '../telemetry/log.js';
import type { Aanvraagfilter } from './aanvraagfilter.js';
import { Aanvragen, type NieuweAanvraag, type Page } from './aanvragen.js';
import { SCRATCH_KEYS, scratchKeyring } from '../../test/support/scratch-keys.js';
import type { Beside } from './change.js';
import { Ingrepen } from './ingrepen.js';
import type { Drawn } from './number-stock.js';
import { prepareDatabase } from './prepare-database.js';
import { createScratchDatabase, type ScratchDatabase } from '../../test/support/scratch-database.js';

let database: ScratchDatabase;
let pool: Pool;

beforeAll(async () => {
  database = await createScratchDatabase(process.env['TEST_POSTGRES_URL']!);
  pool = new Pool({ connectionString: database.url });
});
beforeEach(async () => {
  await pool.query('drop schema if exists klantregie cascade');
  await prepareDatabase(
    { databaseUrl: database.url, migratesAtStart: true, encryptionKeys: SCRATCH_KEYS },
    createLog('silent'),
  );
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

/** Of a log that is not here. */
const NOTHING = { parts: 'nothing as (select $1::text)', values: ['niets'] };

const listOf = (pool: Pool) => new Aanvragen(pool);
const nieuw = (change: Partial<NieuweAanvraag> = {}): NieuweAanvraag => ({
  id: randomUUID(),
  soort: 'productaanvraag',
  product: 'parkeervergunning',
  medewerkerId: 'mira',
  medewerkerNaam: 'Mira Jansen',
  sleutel: 'proef',
  zoeksleutels: [],
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

  it('are those of the first time for a request that is opened again, and none is drawn', async () => {
    const aanvragen = listOf(pool);
    const aanvraag = nieuw();
    const nummers = await aanvragen.open(aanvraag);
    for (let times = 0; times < 3; times += 1) expect(await listOf(pool).open(aanvraag)).toEqual(nummers);
    await expect(aanvragen.open(nieuw())).resolves.toMatchObject({ klantcontact: '1000000003', zaak: '000002' });
  });

  it('are the same for whoever opens the same request at the same moment', async () => {
    const aanvraag = nieuw();
    const opened = await Promise.all(Array.from({ length: 10 }, () => listOf(pool).open(aanvraag)));
    expect(new Set(opened.map((it) => JSON.stringify(it))).size).toBe(1);
  });

  it('come with a request that is there without any, and stay', async () => {
    const aanvragen = listOf(pool);
    const aanvraag = nieuw();
    await aanvragen.open(aanvraag);
    await pool.query('update klantregie.aanvragen set zaaknummer = null, partijnummer = null');
    const nummers = await aanvragen.open(aanvraag);
    expect(nummers).toMatchObject({ klantcontact: '1000000000', interneTaak: '1000000001', zaak: '000002' });
    expect(await aanvragen.open(aanvraag)).toEqual(nummers);
  });
});

describe('numbers that are drawn beforehand', () => {
  it('are as those of requests that are opened one by one', async () => {
    const aanvragen = listOf(pool);
    await expect(aanvragen.draw()).resolves.toMatchObject({
      klantcontact: '1000000000',
      interneTaak: '1000000001',
      partij: '1000000002',
      zaak: '000001',
    });
    await expect(aanvragen.draw()).resolves.toMatchObject({ klantcontact: '1000000003', zaak: '000002' });
  });

  it('are never the same, however many draw them at once', async () => {
    const processes = [listOf(pool), listOf(pool)];
    const drawn = await Promise.all(Array.from({ length: 60 }, (_, index) => processes[index % 2]!.draw()));
    const opened = await listOf(pool).open(nieuw());
    const all = [...drawn, opened];
    expect(new Set(all.map(({ zaak }) => zaak)).size).toBe(61);
    expect(
      new Set(all.flatMap(({ klantcontact, interneTaak, partij }) => [klantcontact, interneTaak, partij])).size,
    ).toBe(183);
  });

  it('are asked of the database before they are needed', async () => {
    const aanvragen = listOf(pool);
    for (let count = 0; count < 6; count += 1) await aanvragen.draw();
    const drawn = async () =>
      (await pool.query<{ last: string }>('select last_value::text as last from klantregie.zaaknummer')).rows[0]!.last;
    while ((await drawn()) !== '16') await new Promise(setImmediate);
  });

  it('cannot be had when there are none left, and can when there are again', async () => {
    const aanvragen = listOf(pool);
    await pool.query('alter sequence klantregie.zaaknummer rename to elders');
    await expect(aanvragen.draw()).rejects.toThrow('zaaknummer');
    await pool.query('alter sequence klantregie.elders rename to zaaknummer');
    await expect(aanvragen.draw()).resolves.toMatchObject({ zaak: '000001' });
  });
});

describe('a request that is put on the list with numbers that were drawn', () => {
  const NUMMERS = { klantcontact: '1000000070', interneTaak: '1000000071', partij: '1000000072', zaak: '000023' };
  let drawn: Drawn;
  beforeEach(async () => {
    drawn = { ...(await listOf(pool).draw()), ...NUMMERS };
  });
  /** Carries out what puts it on the list, in a statement of somebody else. How many rows that says. */
  const write = async ({ change: { parts, values, condition }, ask }: Beside) =>
    (
      await ask(`with ${parts}, more as (select $13::text as it) select it from more where ${condition}`, [
        ...values,
        'meer',
      ])
    ).rowCount;
  const found = (id: string) =>
    pool.query('select afdruk from klantregie.zoeksleutels where aanvraag = $1', [id]).then(({ rows }) => rows);

  it.each([
    ['in the statement of another', write],
    ['by itself', async ({ alone }: Beside) => ((await alone()) ? 1 : 0)],
  ])('has these numbers from then on: %s', async (_, how) => {
    const aanvragen = listOf(pool);
    const aanvraag = nieuw({ zoeksleutels: ['proef.een', 'proef.twee'] });
    expect(await how(aanvragen.opening(aanvraag, drawn))).toBe(1);
    await expect(aanvragen.find(aanvraag.id)).resolves.toMatchObject({
      soort: 'productaanvraag',
      product: 'parkeervergunning',
      medewerkerId: 'mira',
      medewerkerNaam: 'Mira Jansen',
      uitkomst: 'wordtVoltooid',
      kenmerk: '1000000070',
    });
    expect(await found(aanvraag.id)).toEqual([{ afdruk: 'proef.een' }, { afdruk: 'proef.twee' }]);
    expect(await aanvragen.open(aanvraag)).toEqual(NUMMERS);
  });

  it('stays as it is when it was there, and whoever puts it there hears whether it has the same numbers', async () => {
    const aanvragen = listOf(pool);
    const aanvraag = nieuw();
    const opening = aanvragen.opening(aanvraag, drawn);
    await opening.alone();
    const other = { ...aanvraag, zoeksleutels: ['proef.een'] };
    for (const changed of [{ klantcontact: '1' }, { interneTaak: '1' }, { partij: '1' }, { zaak: '1' }]) {
      const another = aanvragen.opening(other, { ...drawn, ...changed });
      expect(await write(another)).toBe(0);
      await expect(another.alone()).resolves.toBe(false);
    }
    await expect(opening.alone()).resolves.toBe(true);
    expect(await write(opening)).toBe(0);
    expect(await aanvragen.open(aanvraag)).toEqual(NUMMERS);
    expect(await found(aanvraag.id)).toEqual([]);
  });
});

describe('numbers that another server drew', () => {
  it('are not used, and neither are the others that are left of them', async () => {
    const aanvragen = listOf(pool);
    const aanvraag = nieuw();
    const drawn = await aanvragen.draw();
    const { change, ask, alone } = aanvragen.opening(aanvraag, { ...drawn, server: 'de vorige' });
    expect((await ask(`with ${change.parts} select where ${change.condition}`, change.values)).rowCount).toBe(0);
    await expect(alone()).resolves.toBe(false);
    await expect(aanvragen.find(aanvraag.id)).resolves.toBeUndefined();
    await expect(aanvragen.draw()).resolves.toMatchObject({ zaak: '000009', server: drawn.server });
  });
});

describe(Aanvragen.name, () => {
  let aanvragen: Aanvragen;
  beforeEach(() => {
    aanvragen = listOf(pool);
  });

  const ALL: Page = { offset: 0, limit: 100 };
  const NO_END = { nummer: null, stap: null, register: null, oorzaak: null, code: null };
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
    await aanvragen.markEnded(id, uitkomst);
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
      geschoond: null,
      kenmerk: '1000000000',
      ...NO_END,
    });
    expect(await aanvragen.find(randomUUID())).toBeUndefined();
  });

  it('leaves one that is there as it is when it is opened again', async () => {
    const aanvraag = nieuw();
    await aanvragen.open(aanvraag);
    await aanvragen.markEnded(aanvraag.id, 'voltooid');
    await aanvragen.open({ ...aanvraag, medewerkerNaam: 'Iemand anders' });
    expect(await aanvragen.find(aanvraag.id)).toMatchObject({ uitkomst: 'voltooid', medewerkerNaam: 'Mira Jansen' });
  });

  it('follows it to its end, and beyond', async () => {
    const id = await open();
    await aanvragen.markTurned(id);
    expect(await aanvragen.find(id)).toMatchObject({ uitkomst: 'wordtOngedaanGemaakt', geeindigd: null });
    await aanvragen.markEnded(id, 'vraagtAandacht');
    await aanvragen.close(id);
    expect(await aanvragen.find(id)).toMatchObject({
      uitkomst: 'vraagtAandacht',
      geeindigd: expect.any(Date),
      afgesloten: expect.any(Date),
    });
    await aanvragen.markReopened(id, 'wordtVoltooid', false);
    expect(await aanvragen.find(id)).toMatchObject({ uitkomst: 'wordtVoltooid', geeindigd: null, afgesloten: null });
  });

  it('remembers that it was reopened, or is to be taken back', async () => {
    const id = await open();
    const nothing = { wasReopened: false, isTakenBack: false, end: null };
    expect(await aanvragen.historyOf(id)).toEqual(nothing);
    await aanvragen.markReopened(id, 'wordtVoltooid', 'gebleven');
    expect(await aanvragen.historyOf(id)).toEqual({ wasReopened: true, isTakenBack: false, end: null });
    await aanvragen.markReopened(id, 'wordtOngedaanGemaakt', true);
    expect(await aanvragen.historyOf(id)).toEqual({ wasReopened: true, isTakenBack: true, end: null });
    await aanvragen.markReopened(id, 'wordtOngedaanGemaakt', 'gebleven');
    expect(await aanvragen.historyOf(id)).toEqual({ wasReopened: true, isTakenBack: true, end: null });
    // Of what was asked before it is known that it came to nothing.
    await aanvragen.markReopened(id, 'wordtVoltooid', false);
    expect(await aanvragen.historyOf(id)).toEqual({ wasReopened: true, isTakenBack: false, end: null });
    expect(await aanvragen.historyOf(randomUUID())).toMatchObject({ wasReopened: false, isTakenBack: false });
    await aanvragen.markEnded(id, 'voltooid', {}, { log: { end: 'zo', change: NOTHING, isBlanked: true } });
    expect(await aanvragen.historyOf(id)).toMatchObject({ end: 'zo' });
    await aanvragen.markReopened(id, 'wordtOngedaanGemaakt', true);
    expect(await aanvragen.historyOf(id)).toMatchObject({ end: null });
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
    await aanvragen.markEnded(attention, 'vraagtAandacht');
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

  it('knows which have what is about their customer and need it no more', async () => {
    const [busy, good, recent, old, erased, blanked, before] = await Promise.all(
      Array.from({ length: 7 }, () => open()),
    );
    await end(good!, 'voltooid');
    await end(recent!, 'vraagtAandacht', 29);
    await end(old!, 'vraagtAandacht', 31);
    await end(erased!, 'vraagtAandacht');
    await end(before!, 'voltooid');
    await pool.query('update klantregie.aanvragen set wissen = true where id = any($1)', [[erased, busy]]);
    await pool.query('update klantregie.aanvragen set sleutel = null where id = $1', [before]);
    await aanvragen.markEnded(blanked!, 'voltooid', {}, { log: { end: 'zo', change: NOTHING, isBlanked: true } });
    const unblanked = async () => (await aanvragen.listUnblanked(30 * DAY, 10)).map(({ id }) => id);
    expect((await unblanked()).toSorted()).toEqual([good!, old!, erased!].toSorted());
    await aanvragen.markBlanked(old!, NOTHING);
    expect(await unblanked()).not.toContain(old);
    const { geschoond, geeindigd } = (await aanvragen.find(old!))!;
    expect(geschoond!.getTime()).toBeGreaterThan(geeindigd!.getTime());
    expect((await aanvragen.find(blanked!))!.geschoond).toEqual(expect.any(Date));
  });

  it('is found by digests, until it is removed', async () => {
    const id = await open({ zoeksleutels: ['proef.een', 'proef.twee'] });
    await aanvragen.open(nieuw({ id, zoeksleutels: ['proef.een'] }));
    await aanvragen.markEnded(id, 'voltooid', {}, { zoeksleutels: ['proef.twee', 'proef.drie'] });
    await aanvragen.markEnded(randomUUID(), 'voltooid', {}, { zoeksleutels: ['proef.niemand'] });
    const stored = async () => (await pool.query('select afdruk from klantregie.zoeksleutels order by 1')).rows;
    expect((await stored()).map(({ afdruk }) => afdruk)).toEqual(['proef.drie', 'proef.een', 'proef.twee']);
    await aanvragen.remove([id]);
    expect(await stored()).toEqual([]);
  });

  it('says what a request registered and where it got stuck, until it goes on', async () => {
    const id = await open();
    const einde = {
      nummer: 'KCC-2026-000001',
      stap: 'onderwerpobject',
      register: 'klanten',
      oorzaak: 'geweigerd',
      code: 'invalid',
    };
    await aanvragen.markEnded(id, 'vraagtAandacht', einde);
    expect(await aanvragen.find(id)).toMatchObject(einde);
    await aanvragen.markReopened(id, 'wordtVoltooid', false);
    expect(await aanvragen.find(id)).toMatchObject({ ...NO_END, nummer: einde.nummer });
    await aanvragen.markEnded(id, 'ongedaanGemaakt');
    expect(await aanvragen.find(id)).toMatchObject({ ...NO_END, nummer: einde.nummer });
  });

  it('finds a request by each of its numbers, however it was typed, and by where it got stuck', async () => {
    const id = await open();
    const other = await open({ soort: 'klantcontact', product: null });
    await aanvragen.markEnded(id, 'vraagtAandacht', {
      nummer: 'KCC-2026-000001',
      stap: 'zaak',
      register: 'zaken',
      oorzaak: 'onbekend',
      code: 'invalid',
    });
    await aanvragen.markEnded(other, 'voltooid', { nummer: '1000000003' });
    for (const nummer of ['KCC-2026-000001', 'kcc-2026-000001', '1000000000', '1000000001', id, id.toUpperCase()])
      expect({ nummer, ids: await idsOf({ nummer }) }).toEqual({ nummer, ids: [id] });
    expect(await idsOf({ nummer: '1000000003' })).toEqual([other]);
    for (const nummer of ['KCC-2026-000002', '1000000002', randomUUID()]) expect(await idsOf({ nummer })).toEqual([]);
    const stuck = { stap: 'zaak', register: 'zaken', oorzaak: 'onbekend', code: 'invalid', soort: 'productaanvraag' };
    expect(await idsOf(stuck)).toEqual([id]);
    for (const name of Object.keys(stuck)) expect(await idsOf({ ...stuck, [name]: 'iets anders' })).toEqual([]);
    expect(await idsOf({ ids: [other, randomUUID()] })).toEqual([other]);
  });

  it('lists the oldest first for who wants that', async () => {
    const ids = [await open({}, 3), await open({}, 2), await open({}, 1)];
    expect(await idsOf({}, { ...ALL, isOldestFirst: true })).toEqual(ids);
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

  it('knows who made what, by its number, until that is undone', async () => {
    const aanvraag = nieuw({ medewerkerId: 'carl' });
    const nummers = await aanvragen.open(aanvraag);
    const made = (who: string) =>
      Promise.all([
        aanvragen.hasMade(who, 'klantcontact', nummers.klantcontact),
        aanvragen.hasMade(who, 'partij', nummers.partij),
        aanvragen.hasMade(who, 'partij', nummers.klantcontact),
      ]);
    expect(await made('carl')).toEqual([true, true, false]);
    expect(await made('mira')).toEqual([false, false, false]);
    await aanvragen.markEnded(aanvraag.id, 'ongedaanGemaakt');
    expect(await made('carl')).toEqual([false, false, false]);
  });

  it.each([
    ['klantcontact', 'klantcontact', [true, false]],
    ['betrokkene', 'partij', [false, true]],
    ['zaak', undefined, [false, false]],
  ] as const)('knows that a request of kind %s makes %s', async (soort, _, expected) => {
    const nummers = await aanvragen.open(nieuw({ soort }));
    expect([
      await aanvragen.hasMade('mira', 'klantcontact', nummers.klantcontact),
      await aanvragen.hasMade('mira', 'partij', nummers.partij),
    ]).toEqual(expected);
  });

  it.each(['klantcontact', 'partij'] as const)('finds who made a %s without reading all requests', async (what) => {
    await pool.query(
      `insert into klantregie.aanvragen (id, soort, medewerker_id, medewerker_naam, sleutel, klantcontactnummer, partijnummer)
       select gen_random_uuid(), 'productaanvraag', 'carl', 'Carl', 'proef', 'k' || n, 'p' || n from generate_series(1, 20000) n`,
    );
    await pool.query('analyze klantregie.aanvragen');
    const plan: string[] = [];
    const explaining = {
      query: async (statement: string, values: unknown[]) => {
        const { rows } = await pool.query<{ 'QUERY PLAN': string }>(`explain ${statement}`, values);
        plan.push(...rows.map((row) => row['QUERY PLAN']));
        return { rowCount: 0 };
      },
    };
    await listOf(explaining as unknown as Pool).hasMade('carl', what, 'p100');
    expect(plan.join('\n')).toMatch(new RegExp(`(Index|Bitmap Index) Scan (using|on) aanvragen_${what}nummer`));
  });

  it('knows which have been under way for long', async () => {
    const long = await open({}, 1);
    await open();
    await end(await open({}, 1), 'voltooid');
    expect(await aanvragen.listUnderWay(60_000, 10)).toEqual([{ id: long, soort: 'productaanvraag' }]);
    expect(await aanvragen.listUnderWay(60_000, 10, long)).toEqual([]);
  });

  it('knows them page by page, of however many', async () => {
    const all = await Promise.all(Array.from({ length: 7 }, () => open({}, 1)));
    const seen: string[] = [];
    for (let page = await aanvragen.listUnderWay(60_000, 3); page.length > 0;) {
      seen.push(...page.map(({ id }) => id));
      page = await aanvragen.listUnderWay(60_000, 3, seen.at(-1));
    }
    expect(seen.toSorted()).toEqual(all.toSorted());
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
    const ingrepen = new Ingrepen(pool, scratchKeyring());
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
    expect(JSON.stringify((await pool.query('select * from klantregie.ingrepen')).rows)).not.toContain('hersteld');
    await pool.query(`update klantregie.ingrepen set reden = 'Van voor de versleuteling.' where reden is not null`);
    expect(await ingrepen.list(id)).toMatchObject([{}, { reden: 'Van voor de versleuteling.' }]);
    await aanvragen.remove([id]);
    expect(await ingrepen.list(id)).toEqual([]);
  });
});
