import { createHash, randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { HANDELINGEN } from '../src/audit/handelingen.js';
import { checkAudit, exportAudit } from '../src/audit/read-through.js';
import { SEEDED_PARTIJ } from '../src/sandbox/simulator/klanten/seed.js';
import { ProductUnderTest, type Answer } from './support/product.js';
import { VARIANTS } from './support/requests.js';
import { until } from './support/round-trips.js';
import { startSurroundings, type Surroundings } from './support/surroundings.js';
import { unhurried } from './support/unhurried.js';
import { Visitor } from './support/visitor.js';

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';

let surroundings: Surroundings;
let product: ProductUnderTest;
let database: Client;
let mira: string;
let bea: string;
let ada: string;

beforeAll(async () => {
  surroundings = await startSurroundings();
  product = await ProductUnderTest.start(
    { ...surroundings, environment: { ...surroundings.environment, TRUSTED_PROXIES: '127.0.0.0/8, ::1' } },
    unhurried,
  );
  database = new Client({ connectionString: surroundings.environment['DATABASE_URL'] });
  await database.connect();
  mira = await surroundings.issuer.token();
  bea = await tokenOf('bea', 'beheerder');
  ada = await tokenOf('ada', 'auditor');
});
afterAll(async () => {
  await database.end();
  await product.stop();
  await surroundings.stop();
});
/** Whoever seals at that moment is done first. */
beforeEach(() =>
  database.query(`
    select pg_advisory_xact_lock(hashtextextended('klantregie auditlog', 0));
    delete from klantregie.auditregels_nieuw;
    delete from klantregie.auditregels;
  `),
);
afterEach(() => surroundings.klanten.faults.clear());

const tokenOf = (sub: string, ...roles: string[]) =>
  surroundings.issuer.token({ sub, email: `${sub}@gemeente.example`, name: sub, roles });

const ask = (method: string, path: string, token?: string, body?: object, headers: Record<string, string> = {}) =>
  product.request(method, `/api/v1${path}`, {
    headers: {
      ...(token && { authorization: `Bearer ${token}` }),
      ...(body && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body && { body: JSON.stringify(body) }),
  });
const get = (path: string, token?: string, headers?: Record<string, string>) =>
  ask('GET', path, token, undefined, headers);

/** All that is written down, sealed or not, in its order. */
async function lines(): Promise<Record<string, unknown>[]> {
  const fields = `op, persoon, rollen, herkomst, actie, zoeksoort, objecten, resultaat, status, reden, trace, aantal`;
  const { rows } = await database.query(
    `select ${fields} from (
       select false as is_new, nummer as number, ${fields} from klantregie.auditregels
         union all select true, id, ${fields} from klantregie.auditregels_nieuw) as all_of_them order by is_new, number`,
  );
  return rows;
}

async function onlyLine(): Promise<Record<string, unknown>> {
  const all = await lines();
  expect(all).toHaveLength(1);
  return all[0]!;
}

/** The lines as an auditor sees them, once there are so many. */
async function shownTo(auditor: string, query: string, count: number): Promise<Answer> {
  let answer: Answer | undefined;
  await until(async () => {
    answer = await get(`/beheer/audit?${query}`, auditor);
    return answer.body.regels.length >= count;
  });
  return answer!;
}

describe('what somebody does', () => {
  it('is one line: who, from where, what, with whom and in which trace', async () => {
    const { status } = await get(`/partijen/${SEEDED_PARTIJ}`, mira, {
      'x-forwarded-for': '192.0.2.99, 198.51.100.7',
      traceparent: `00-${TRACE}-00f067aa0ba902b7-01`,
    });
    expect(status).toBe(200);
    expect(await onlyLine()).toEqual({
      op: expect.any(Date),
      persoon: 'mira.jansen',
      rollen: ['medewerker'],
      herkomst: '198.51.100.7',
      actie: 'partijBekijken',
      zoeksoort: null,
      objecten: [SEEDED_PARTIJ],
      resultaat: 'gelukt',
      status: 200,
      reden: null,
      trace: '4bf92f35-77b3-4da6-a3ce-929d0e0e4736',
      aantal: 1,
    });
  });

  it('comes from who is connected when no proxy says otherwise', async () => {
    await get('/producten', mira);
    expect(await onlyLine()).toMatchObject({ herkomst: '127.0.0.1', objecten: [] });
  });

  it('is of a search by what was looked for and who was found, never what was filled in', async () => {
    const { status, body } = await ask('POST', '/partijen/_zoek', mira, { email: 'sanne.devries@inwoner.test' });
    expect([status, body.partijen]).toMatchObject([200, [{ uuid: SEEDED_PARTIJ }]]);
    const line = await onlyLine();
    expect(line).toMatchObject({ actie: 'partijenZoeken', zoeksoort: 'email', objecten: [SEEDED_PARTIJ] });
    expect(JSON.stringify(line)).not.toContain('sanne');
  });

  it('keeps nothing of fields that nobody knows, nor of an address that is none', async () => {
    const headers = { 'x-forwarded-for': '999990019' };
    await ask('POST', '/partijen/_zoek', mira, { 999990019: 'x', bsn: '999990019x' }, headers);
    await get('/partijen/999990019', mira);
    const all = await lines();
    expect(all).toMatchObject([
      { zoeksoort: 'bsn', resultaat: 'geweigerd', status: 400, reden: 'ongeldige-invoer', herkomst: '127.0.0.1' },
      { actie: 'partijBekijken', objecten: [], resultaat: 'geweigerd', status: 404, reden: 'niet-gevonden' },
    ]);
    expect(JSON.stringify(all)).not.toContain('999990019');
  });

  it('is refused without being known, and without the role', async () => {
    expect((await get('/beheer/overzicht')).status).toBe(401);
    expect((await get('/beheer/overzicht', mira)).status).toBe(403);
    expect((await get('/beheer/audit', bea)).status).toBe(403);
    expect((await get('/producten', ada)).status).toBe(403);
    expect(await lines()).toMatchObject([
      { persoon: null, rollen: [], actie: 'overzichtBekijken', resultaat: 'geweigerd', reden: 'niet-ingelogd' },
      { persoon: 'mira.jansen', actie: 'overzichtBekijken', resultaat: 'geweigerd', reden: 'geen-toegang' },
      { persoon: 'bea', rollen: ['beheerder'], actie: 'auditlogBekijken', resultaat: 'geweigerd' },
      { persoon: 'ada', rollen: ['auditor'], actie: 'productenBekijken', resultaat: 'geweigerd' },
    ]);
  });

  it('fails when a register does', async () => {
    surroundings.klanten.faults.add({
      operation: 'GET /partijen/{uuid}',
      times: 9,
      fault: { kind: 'refuse', status: 500 },
    });
    expect((await get(`/partijen/${SEEDED_PARTIJ}`, mira)).status).toBe(502);
    expect(await onlyLine()).toMatchObject({ objecten: [SEEDED_PARTIJ], resultaat: 'mislukt', reden: 'register-fout' });
  });

  it('is written with the request that is accepted, and of a repeat when it is answered', async () => {
    const key = randomUUID();
    const { body } = await product.submit(VARIANTS['A + zaak'], { key });
    expect(body.uitkomst).toBe('voltooid');
    expect(await onlyLine()).toMatchObject({
      actie: 'productaanvraagRegistreren',
      objecten: [SEEDED_PARTIJ, body.id],
      resultaat: 'gelukt',
      status: null,
    });
    await product.submit(VARIANTS['A + zaak'], { key });
    const [, again] = await lines();
    expect(again).toMatchObject({ actie: 'productaanvraagRegistreren', resultaat: 'gelukt', status: 201 });
    expect(again!['objecten']).toEqual(expect.arrayContaining([SEEDED_PARTIJ, body.id, body.zaak.uuid]));
  });

  it('is one line, too, when what was accepted is undone', async () => {
    surroundings.klanten.faults.add({ operation: 'POST /maak-klantcontact', fault: { kind: 'refuse', status: 400 } });
    const key = randomUUID();
    const { body, headers } = await product.submit(VARIANTS['A + zaak'], { key });
    expect(body.uitkomst).toBe('ongedaanGemaakt');
    expect(await onlyLine()).toMatchObject({ resultaat: 'gelukt', status: null });
    await product.submit(VARIANTS['A + zaak'], { key });
    expect((await lines())[1]).toMatchObject({
      objecten: [SEEDED_PARTIJ, headers.get('location')!.split('/').at(-1)],
      resultaat: 'mislukt',
      reden: 'ongedaan-gemaakt',
    });
  });

  it('has who was shown by a refusal', async () => {
    const klant = {
      ...VARIANTS['B1 + zaak'].klant,
      ondanksMogelijkeDubbele: false,
      contactnaam: { achternaam: 'Vries' },
    };
    const digitaleAdressen = [{ soortDigitaalAdres: 'email', adres: 'sanne.devries@inwoner.test' }];
    const { status } = await product.submit({ ...VARIANTS['B1 + zaak'], klant: { ...klant, digitaleAdressen } });
    expect(status).toBe(409);
    expect(await onlyLine()).toMatchObject({ objecten: [SEEDED_PARTIJ], reden: 'klant-mogelijk-bekend' });
  });

  it('is, of a press of a button, written with it', async () => {
    surroundings.klanten.faults.add({ operation: 'POST /maak-klantcontact', fault: { kind: 'refuse', status: 400 } });
    const { headers } = await product.submit(VARIANTS['A + zaak']);
    const id = headers.get('location')!.split('/').at(-1)!;
    const press = (button: string) => ask('POST', `/beheer/productaanvragen/${id}/${button}`, bea, { reden: 'Klaar.' });
    expect([(await press('hervatting')).status, (await press('afsluiting')).status]).toEqual([200, 409]);
    expect((await lines()).slice(1)).toMatchObject([
      { persoon: 'bea', actie: 'aanvraagHervatten', objecten: [id], resultaat: 'gelukt', status: null },
      {
        persoon: 'bea',
        actie: 'aanvraagAfsluiten',
        objecten: [id],
        resultaat: 'geweigerd',
        reden: 'afsluiten-kan-niet',
      },
    ]);
  });

  it('is logging in and out, too', async () => {
    const visitor = new Visitor(product);
    await visitor.logIn('mira.jansen');
    await visitor.logOut();
    expect((await lines()).filter(({ actie }) => String(actie).endsWith('loggen'))).toMatchObject([
      { persoon: 'mira.jansen', rollen: ['medewerker'], actie: 'inloggen', resultaat: 'gelukt' },
      { persoon: 'mira.jansen', rollen: ['medewerker'], actie: 'uitloggen', resultaat: 'gelukt' },
    ]);
    await fetch(`${product.product.url}/inloggen/terug?state=verlopen`);
    // A page is answered before its line is there.
    await until(async () => (await lines()).at(-1)?.['actie'] === 'inloggen');
    expect((await lines()).at(-1)).toMatchObject({
      persoon: null,
      actie: 'inloggen',
      resultaat: 'geweigerd',
      status: 400,
    });
  });
});

describe('what cannot be written down', () => {
  beforeEach(() =>
    database.query(`
      create function klantregie.vol() returns trigger language plpgsql
        as 'begin raise exception ''disk full'' using errcode = ''53100''; end';
      create trigger vol before insert on klantregie.auditregels_nieuw execute function klantregie.vol();
    `),
  );
  afterEach(() => database.query('drop function klantregie.vol cascade'));

  it('is not shown', async () => {
    const { status, headers, body } = await get(`/partijen/${SEEDED_PARTIJ}`, mira);
    expect([status, headers.get('retry-after'), body.uuid]).toEqual([503, '5', undefined]);
  });

  it('is not accepted either: nothing of it stands', async () => {
    const counted = product.counting();
    const { rows: before } = await database.query('select from klantregie.aanvragen');
    expect((await product.submit(VARIANTS['A + zaak'])).status).toBe(503);
    expect((await database.query('select from klantregie.aanvragen')).rows).toHaveLength(before.length);
    expect(counted()).toEqual({});
  });

  it('is refused all the same', async () => {
    expect((await get('/producten')).status).toBe(401);
    expect((await get('/beheer/overzicht', mira)).status).toBe(403);
  });
});

describe('the audit log', () => {
  it('is read by an auditor, the newest first, who is in it as well', async () => {
    await get(`/partijen/${SEEDED_PARTIJ}`, mira);
    await get('/beheer/overzicht', mira);
    const { headers, body } = await shownTo(ada, `object=${SEEDED_PARTIJ}&pageSize=1`, 1);
    expect(headers.get('link')).toContain('rel="first"');
    expect(body.regels).toEqual([
      {
        nummer: expect.any(Number),
        op: expect.stringMatching(/Z$/),
        persoon: 'mira.jansen',
        rollen: ['medewerker'],
        herkomst: '127.0.0.1',
        actie: 'partijBekijken',
        objecten: [SEEDED_PARTIJ],
        resultaat: 'gelukt',
        status: 200,
        trace: expect.stringMatching(/^[0-9a-f]{32}$/),
        aantal: 1,
      },
    ]);
    expect(await lines()).toContainEqual(expect.objectContaining({ persoon: 'ada', zoeksoort: 'object' }));
    expect((await shownTo(ada, 'resultaat=geweigerd', 1)).body.regels).toMatchObject([{ reden: 'geen-toegang' }]);
  });

  it('is checked and exported at the machine, line by line as it was sealed', async () => {
    await get(`/partijen/${SEEDED_PARTIJ}`, mira);
    await get('/producten', mira);
    await shownTo(ada, 'persoon=mira.jansen', 2);
    const { wrong, first, last } = await checkAudit(surroundings.environment);
    expect([wrong, first?.persoon, last!.nummer]).toEqual([undefined, 'mira.jansen', expect.any(Number)]);
    const known = { nummer: last!.nummer, zegel: last!.zegel };
    expect((await checkAudit(surroundings.environment, [known])).wrong).toBeUndefined();
    const other = { ...known, zegel: '0'.repeat(64) };
    expect((await checkAudit(surroundings.environment, [other])).wrong).toMatch(/ander zegel/);
    const later = { ...known, nummer: known.nummer + 1_000_000 };
    expect((await checkAudit(surroundings.environment, [later])).wrong).toMatch(/is er niet/);

    const exported: string[] = [];
    await exportAudit(surroundings.environment, { vanaf: '2000-01-01' }, (line) => exported.push(line));
    let before = first!.zegel;
    for (const line of exported.slice(1)) {
      const [, text, zegel] = /^(.*),"zegel":"([0-9a-f]{64})"\}$/.exec(line)!;
      expect(zegel).toBe(createHash('sha256').update(`${before}\n${text}}`).digest('hex'));
      before = zegel!;
    }
    expect(JSON.parse(exported[0]!)).toMatchObject({ actie: 'partijBekijken', objecten: [SEEDED_PARTIJ] });
    const none: string[] = [];
    await exportAudit(surroundings.environment, { totEnMet: '2000-01-01' }, (line) => none.push(line));
    expect(none).toEqual([]);
    expect((await lines()).filter(({ actie }) => actie === 'auditlogUitvoeren')).toHaveLength(2);

    await database.query(`update klantregie.auditregels set persoon = 'iemand anders' where nummer = $1`, [
      first!.nummer + 1,
    ]);
    expect((await checkAudit(surroundings.environment)).wrong).toMatch(/^Het zegel van regel \d+ klopt niet/);
  });

  it('seals soon what was written here, and not much later what another process left', async () => {
    const sealed = async () => (await database.query('select from klantregie.auditregels')).rowCount;
    await get('/producten', mira);
    const written = Date.now();
    await until(async () => (await sealed()) === 1);
    // Later than a second on a busy machine, and sooner than is looked at in any case.
    expect(Date.now() - written).toBeLessThan(10_000);
    await database.query(
      `insert into klantregie.auditregels_nieuw (persoon, rollen, actie, objecten, resultaat, aantal)
         values ('systeem:ada', '{}', 'auditlogUitvoeren', '{}', 'gelukt', 1)`,
    );
    await until(async () => (await sealed()) === 2);
    expect(await sealed()).toBe(2);
  });

  it('refuses what it does not know', async () => {
    const { status, body } = await get('/beheer/audit?actie=slapen&object=999990019', ada);
    expect([status, body.errors.map(({ location }: { location: string }) => location)]).toEqual([
      400,
      ['actie', 'object'],
    ]);
  });

  it('knows every operation of the API by a name of its own', () => {
    const acties = Object.values(HANDELINGEN).map(({ actie }) => actie);
    expect(new Set(acties).size).toBe(acties.length);
  });
});
