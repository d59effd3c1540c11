import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { ProductUnderTest, type Answer } from './support/product.js';
import { VARIANTS } from './support/requests.js';
import { Holding } from './support/restartable-product.js';
import { until } from './support/round-trips.js';
import { startSurroundings, type Surroundings } from './support/surroundings.js';

const REFUSED = { kind: 'refuse', status: 400 } as const;
const ALWAYS = Number.MAX_SAFE_INTEGER;

let surroundings: Surroundings;
let product: ProductUnderTest;
let bea: string;

beforeAll(async () => {
  surroundings = await startSurroundings();
  product = await ProductUnderTest.start(surroundings, ({ tijden }) => ({
    tijden: {
      ...tijden,
      register: 60_000,
      wachttijd: 60_000,
      opgevenNa: 30,
      eerstePauze: 5,
      langstePauze: 10,
      onderhoud: 500,
    },
  }));
  bea = await login('bea');
});
afterAll(async () => {
  await product.stop();
  await surroundings.stop();
});
afterEach(() => {
  surroundings.klanten.faults.clear();
  surroundings.zaken.faults.clear();
});

const login = (sub: string, roles = ['beheerder']) =>
  surroundings.issuer.token({ sub, email: `${sub}@gemeente.example`, name: sub, roles });
const get = (path: string, token = bea): Promise<Answer> =>
  product.request('GET', `/api/v1/beheer/${path}`, { headers: { authorization: `Bearer ${token}` } });
const press = (id: string, button: string, body?: object, token = bea): Promise<Answer> =>
  product.request('POST', `/api/v1/beheer/productaanvragen/${id}/${button}`, {
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  });

/** A request that lacks this step. */
async function lacking(operation: string, body: object = VARIANTS['A + zaak']): Promise<string> {
  surroundings.klanten.faults.add({ operation, times: ALWAYS, fault: REFUSED });
  const answer = await product.submit(body);
  expect(answer.body).toMatchObject({ uitkomst: 'vraagtAandacht' });
  surroundings.klanten.faults.clear();
  return answer.body.id;
}

async function withDatabase(work: (client: Client) => Promise<unknown>): Promise<void> {
  const client = new Client({ connectionString: surroundings.environment['DATABASE_URL'] });
  await client.connect();
  await work(client).finally(() => client.end());
}

describe('what there is to see at a glance', () => {
  it('is nothing when there is nothing', async () => {
    const { status, body } = await get('overzicht');
    expect({ status, body }).toEqual({
      status: 200,
      body: {
        gemaaktOp: expect.stringMatching(/Z$/),
        open: [
          { uitkomst: 'vraagtAandacht', aantal: 0 },
          { uitkomst: 'wordtVoltooid', aantal: 0 },
          { uitkomst: 'wordtOngedaanGemaakt', aantal: 0 },
        ],
        vandaag: { ontvangen: 0, voltooid: 0, zonderZaak: 0, ongedaanGemaakt: 0 },
        oorzaken: [],
      },
    });
  });

  it('counts what asks for something and what came today, and groups what got stuck by what it got stuck at', async () => {
    const first = await lacking('POST /actorklantcontacten');
    const second = await lacking('POST /actorklantcontacten', VARIANTS['B2 + interne taak']);
    const other = await lacking('POST /actorklantcontacten');
    await product.submit(VARIANTS['A + zaak']);
    surroundings.klanten.faults.add({ operation: 'POST /maak-klantcontact', fault: REFUSED });
    expect((await product.submit(VARIANTS['B2 + zaak'])).body.uitkomst).toBe('ongedaanGemaakt');
    // Closed, so it asks for nothing any more.
    expect((await press(other, 'afsluiting', { reden: 'Opgelost.' })).status).toBe(200);
    // Came in, and got stuck, before it was kept where.
    const old = await lacking('POST /actorklantcontacten');
    await withDatabase((client) =>
      client.query(
        `update klantregie.aanvragen set stap = null, register = null, oorzaak = null, code = null,
           ontvangen = ontvangen - interval '3 days' where id = $1`,
        [old],
      ),
    );
    const { body } = await get('overzicht');
    expect(body.open[0]).toMatchObject({ uitkomst: 'vraagtAandacht', aantal: 3 });
    expect(Date.parse(body.open[0].oudsteOp)).toBeLessThan(Date.now() - 2 * 86_400_000);
    expect(body.vandaag).toEqual({ ontvangen: 5, voltooid: 1, zonderZaak: 0, ongedaanGemaakt: 1 });
    expect(body.oorzaken).toEqual([
      {
        oorzaak: {
          register: 'klanten',
          soort: 'geweigerd',
          stap: 'actorklantcontact',
          code: expect.any(String),
          tekst: expect.stringMatching(/^Klanten nam .* bij de medewerker die het gesprek had\.$/),
        },
        tekst: expect.stringMatching(/^Klanten nam /),
        aantal: 2,
        oudsteOp: expect.stringMatching(/Z$/),
        sinds: expect.stringMatching(/Z$/),
      },
      {
        tekst: expect.stringContaining('niet bewaard'),
        aantal: 1,
        oudsteOp: expect.stringMatching(/Z$/),
        sinds: expect.stringMatching(/Z$/),
      },
    ]);
    // Each group is found by what it says of itself.
    const { register, soort, stap, code } = body.oorzaken[0].oorzaak;
    const query = { uitkomst: 'vraagtAandacht', afgesloten: 'false', register, oorzaak: soort, stap, code };
    const { aanvragen } = (await get(`productaanvragen?${new URLSearchParams(query).toString()}`)).body;
    expect(aanvragen.map(({ id }: { id: string }) => id)).toEqual([second, first]);
  });

  it('counts what is under way', async () => {
    const holding = new Holding();
    const earlier = surroundings.zaken.calls.length;
    surroundings.zaken.faults.add({ operation: 'POST /zaak_registreren', fault: holding.fault });
    const { id } = (await product.submit(VARIANTS['A + zaak'], { headers: { prefer: 'respond-async' } })).body;
    await until(() => surroundings.zaken.calls.slice(earlier).length > 0);
    expect((await get('overzicht')).body.open[1]).toEqual({
      uitkomst: 'wordtVoltooid',
      aantal: 1,
      oudsteOp: expect.stringMatching(/Z$/),
    });
    holding.release();
    await product.settled(id);
  });

  it.each(['overzicht', 'ingrepen', 'controle', 'te-hervatten'])(
    'is not for a stranger or a medewerker: %s',
    async (path) => {
      expect((await product.request('GET', `/api/v1/beheer/${path}`, {})).status).toBe(401);
      expect((await get(path, await login('mira', ['klantcontactmedewerker']))).status).toBe(403);
    },
  );
});

describe('what beheerders did', () => {
  it('is told of everybody, the newest first, with which request it was', async () => {
    const id = await lacking('POST /actorklantcontacten');
    const carl = await login('carl');
    await press(id, 'hervatting', undefined, carl);
    await press(id, 'ongedaanmaking', undefined, carl);
    const other = await lacking('POST /actorklantcontacten');
    await press(other, 'afsluiting', { reden: 'Met de hand gekoppeld.' });
    const { status, body, headers } = await get('ingrepen?pageSize=3');
    expect(status).toBe(200);
    const door = (naam: string) => ({ id: naam, naam });
    const ofCarl = {
      id,
      soort: 'productaanvraag',
      product: 'parkeervergunning',
      kenmerk: expect.stringMatching(/^\d{10}$/),
    };
    expect(body.ingrepen).toMatchObject([
      { soort: 'afsluiting', reden: 'Met de hand gekoppeld.', door: door('bea'), aanvraag: { id: other } },
      { soort: 'ongedaanmaking', door: door('carl'), aanvraag: ofCarl },
      { soort: 'hervatting', door: door('carl'), aanvraag: { nummer: expect.stringMatching(/^KCC-/) } },
    ]);
    expect(headers.get('link')).toContain('</api/v1/beheer/ingrepen?pageSize=3&page=2>; rel="next"');
    expect((await get('ingrepen?persoon=carl')).body.ingrepen).toHaveLength(2);
    const day = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Amsterdam' }).format(new Date());
    expect((await get(`ingrepen?persoon=carl&vanaf=${day}&totEnMet=${day}`)).body.ingrepen).toHaveLength(2);
    expect((await get('ingrepen?vanaf=2999-01-01')).body).toEqual({ ingrepen: [] });
    expect((await get('ingrepen?totEnMet=2000-01-01')).body).toEqual({ ingrepen: [] });
    expect((await get(`ingrepen?persoon=${randomUUID()}`)).body).toEqual({ ingrepen: [] });
    expect((await get('ingrepen?vanaf=gisteren')).status).toBe(400);
  });
});

describe('requests that are resumed together', () => {
  const STUCK = { register: 'klanten', oorzaak: 'geweigerd', stap: 'onderwerpobject' };
  const count = async () => (await get(`te-hervatten?${new URLSearchParams(STUCK)}`)).body;
  const begin = (key: string, body: object = STUCK): Promise<Answer> =>
    product.post('/beheer/hervattingen', JSON.stringify(body), { key, token: bea });
  const settled = async (id: string): Promise<Answer['body']> => {
    const busy = async () => {
      const { wacht, bezig } = (await get(`hervattingen/${id}`)).body.standen;
      return wacht + bezig;
    };
    await until(async () => (await busy()) === 0);
    return (await get(`hervattingen/${id}`)).body;
  };
  /** Lacks its link with the zaak. */
  const unlinked = (): Promise<string> => {
    surroundings.klanten.faults.add({ operation: 'PUT /onderwerpobjecten/{uuid}', times: ALWAYS, fault: REFUSED });
    return lacking('POST /onderwerpobjecten', VARIANTS['B2 + zaak']);
  };

  it('are counted first, which does nothing', async () => {
    expect(await count()).toEqual({ aantal: 0, hoogstens: 500 });
    const id = await unlinked();
    expect(await count()).toEqual({ aantal: 1, hoogstens: 500 });
    expect((await get(`productaanvragen/${id}`)).body).toMatchObject({ uitkomst: 'vraagtAandacht', ingrepen: [] });
    expect((await get('te-hervatten?stap=onderwerpobject&oorzaak=onbereikbaar')).body.aantal).toBe(0);
    expect((await get('te-hervatten?oorzaak=stuk')).status).toBe(400);
    await press(id, 'afsluiting', { reden: 'Opgelost.' });
    expect((await count()).aantal).toBe(0);
  });

  it('come to their end, each as with the button, and are told of by their own number', async () => {
    const ids = [await unlinked(), await unlinked(), await unlinked()];
    const other = await lacking('POST /actorklantcontacten');
    const key = randomUUID();
    const answers = await Promise.all([begin(key), begin(key)]);
    const [{ status, headers, body }] = answers as [Answer, Answer];
    expect(status).toBe(202);
    expect(headers.get('location')).toBe(`/api/v1/beheer/hervattingen/${body.id}`);
    expect(body).toMatchObject({ aantal: 3, door: { id: 'bea', naam: 'bea' } });
    expect(answers.map((answer) => answer.body.id)).toEqual([body.id, body.id]);
    const { standen, aanvragen } = await settled(body.id);
    expect(aanvragen).toEqual(
      ids.map((id) => ({
        id,
        product: 'parkeervergunning',
        kenmerk: expect.any(String),
        nummer: expect.stringMatching(/^KCC-/),
        uitkomst: 'voltooid',
        stand: 'klaar',
      })),
    );
    expect(standen).toEqual({ wacht: 0, bezig: 0, klaar: 3, aandacht: 0 });
    // Pressed once each, as it is told of with all presses.
    const { ingrepen } = (await get('ingrepen?pageSize=4')).body;
    expect(ingrepen.filter((it: { hervatting?: string }) => it.hervatting === body.id)).toHaveLength(3);
    expect(ingrepen[0]).toMatchObject({ soort: 'hervatting', door: { naam: 'bea' }, hervatting: body.id });
    // So it is in the audit log as well: who asked for all, and each press on their behalf.
    await withDatabase(async (client) => {
      const { rows } = await client.query(
        `select persoon, actie, objecten from klantregie.auditregels where $1::uuid = any(objecten) and actie <> 'hervattingBekijken'
           union all select persoon, actie, objecten from klantregie.auditregels_nieuw
             where $1::uuid = any(objecten) and actie <> 'hervattingBekijken'`,
        [body.id],
      );
      expect(rows.filter(({ actie }) => actie === 'samenHervatten')).toHaveLength(2);
      expect(rows.filter(({ actie }) => actie === 'aanvraagHervatten')).toHaveLength(3);
      for (const id of ids)
        expect(rows).toContainEqual({ persoon: 'bea', actie: 'aanvraagHervatten', objecten: [body.id, id] });
    });
    expect((await get(`productaanvragen/${other}`)).body.uitkomst).toBe('vraagtAandacht');
    expect(await begin(key, { ...STUCK, stap: 'zaak' })).toMatchObject({
      status: 409,
      body: { type: '/problemen/idempotency-key-hergebruikt' },
    });
    expect((await begin(key)).body).toMatchObject({ id: body.id, standen: { klaar: 3 } });
    await press(other, 'afsluiting', { reden: 'Opgelost.' });
  });

  it('say so when it did not help, and why one cannot be resumed', async () => {
    const id = await unlinked();
    surroundings.klanten.faults.add({ operation: 'PUT /onderwerpobjecten/{uuid}', times: ALWAYS, fault: REFUSED });
    surroundings.klanten.faults.add({ operation: 'POST /onderwerpobjecten', times: ALWAYS, fault: REFUSED });
    const { standen, aanvragen } = await settled((await begin(randomUUID())).body.id);
    expect(standen).toEqual({ wacht: 0, bezig: 0, klaar: 0, aandacht: 1 });
    expect(aanvragen[0]).toMatchObject({ id, uitkomst: 'vraagtAandacht', stand: 'aandacht' });
    await press(id, 'afsluiting', { reden: 'Opgelost.' });
  });

  it('are carried on when the process that was at it is gone', async () => {
    const id = await unlinked();
    const hervatting = randomUUID();
    await withDatabase(async (client) => {
      await client.query(`insert into klantregie.hervattingen values ($1, 'x', 'carl', 'Carl')`, [hervatting]);
      // It had begun with this one, a while ago.
      await client.query(
        `insert into klantregie.hervattingsregels (hervatting, aanvraag, begonnen) values ($1, $2, now() - interval '2 minutes')`,
        [hervatting, id],
      );
    });
    expect((await settled(hervatting)).standen).toMatchObject({ klaar: 1 });
    const { ingrepen } = (await get(`productaanvragen/${id}`)).body;
    expect(ingrepen).toMatchObject([{ soort: 'hervatting', door: { id: 'carl', naam: 'Carl' }, hervatting }]);
  });

  it('are only those that were chosen, of all that are meant', async () => {
    const [chosen, left] = [await unlinked(), await unlinked()];
    const elsewhere = await lacking('POST /actorklantcontacten');
    const { body } = await begin(randomUUID(), {
      ...STUCK,
      aanvragen: [chosen.toUpperCase(), elsewhere, randomUUID()],
    });
    expect((await settled(body.id)).aanvragen).toMatchObject([{ id: chosen, stand: 'klaar' }]);
    expect((await get(`productaanvragen/${left}`)).body).toMatchObject({ uitkomst: 'vraagtAandacht', ingrepen: [] });
    for (const aanvragen of ['alle', [1], ['geen-uuid'], Array.from({ length: 501 }, () => chosen)])
      expect(await begin(randomUUID(), { ...STUCK, aanvragen })).toMatchObject({
        status: 400,
        body: { errors: [{ location: '/aanvragen' }] },
      });
    await press(left, 'afsluiting', { reden: 'Opgelost.' });
  });

  it('need a key, and a filter that can be read', async () => {
    const headers = { authorization: `Bearer ${bea}`, 'content-type': 'application/json' };
    const path = '/api/v1/beheer/hervattingen';
    expect((await product.request('POST', path, { headers, body: '{}' })).body.type).toContain('key-ontbreekt');
    expect((await begin(randomUUID(), { oorzaak: 'stuk' })).status).toBe(400);
    expect((await get(`hervattingen/${randomUUID()}`)).status).toBe(404);
  });
});

describe('the check of the settings', () => {
  it('tells what is right and what is wrong, without writing anything', async () => {
    const difference = product.counting();
    const { status, body } = await get('controle');
    expect({ status, problemen: body.problemen }).toEqual({ status: 200, problemen: [] });
    expect(body.inOrde).toContainEqual(expect.stringContaining('Klanten is bereikbaar'));
    expect(body.inOrde).toContainEqual(expect.stringContaining('parkeervergunning: zaaktype'));
    await surroundings.zaken.down();
    const [{ body: one }, { body: same }] = await Promise.all([get('controle'), get('controle')]);
    await surroundings.zaken.listen();
    expect(one.problemen).toContain('ZAKEN_URL: Zaken is niet bereikbaar.');
    expect(same).toEqual(one);
    expect(difference()).toEqual({});
  });
});
