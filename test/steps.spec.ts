import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { ProductUnderTest, type Answer } from './support/product.js';
import { VARIANTS } from './support/requests.js';
import { startSurroundings, type Surroundings } from './support/surroundings.js';

describe('C9018 step by step', () => {
  let surroundings: Surroundings;
  let product: ProductUnderTest;
  let token: string;

  beforeAll(async () => {
    surroundings = await startSurroundings();
    product = await ProductUnderTest.start(surroundings);
    token = await surroundings.issuer.token();
  });
  afterEach(() => {
    surroundings.klanten.faults.clear();
    surroundings.zaken.faults.clear();
  });
  afterAll(async () => {
    await product.stop();
    await surroundings.stop();
  });

  const send = (method: string, path: string, body: unknown, key = randomUUID()): Promise<Answer> =>
    product.request(method, `/api/v1${path}`, {
      body: JSON.stringify(body),
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': key },
    });

  const registerKlantcontact = async (): Promise<string> => {
    const { klantcontact, authenticatie } = VARIANTS['A + zaak'];
    const { status, body } = await send('POST', '/klantcontacten', { klantcontact, authenticatie });
    expect({ status, uitkomst: body.uitkomst }).toEqual({ status: 201, uitkomst: 'voltooid' });
    return body.klantcontact.uuid;
  };

  /** The rows of the registers, without what differs between any two requests. */
  const added = async (work: () => Promise<unknown>): Promise<Record<string, unknown[]>> => {
    const before = new Set(Object.values(surroundings.rows()).flatMap((rows) => rows.map(uuidOf)));
    await work();
    const fresh = Object.entries(surroundings.rows()).map(
      ([resource, rows]) => [resource, rows.filter((row) => !before.has(uuidOf(row))).map(comparable)] as const,
    );
    return Object.fromEntries(fresh.filter(([, rows]) => rows.length > 0));
  };

  it.each(Object.entries(VARIANTS))('%s gives row for row what the composite gives', async (_, request) => {
    const whole = await added(async () => {
      expect((await product.submit(request)).status).toBe(201);
    });
    const steps = await added(async () => {
      const { klantcontact, authenticatie, klant, vervolg, product: key } = request;
      const begun = await send('POST', '/klantcontacten', { klantcontact, authenticatie });
      const path = `/klantcontacten/${begun.body.klantcontact.uuid}`;
      const betrokkene = await send('POST', `${path}/betrokkenen`, { klant });
      expect(betrokkene.status).toBe(201);
      const zaak = { product: key, klant, vervolg };
      const end =
        vervolg.soort === 'zaak'
          ? await send('POST', `${path}/zaken`, zaak)
          : await send('POST', `${path}/interne-taken`, { product: key, vervolg });
      expect(end.body).toMatchObject({ uitkomst: 'voltooid' });
      expect(end.status).toBe(201);
    });
    expect(steps).toEqual(whole);
  });

  it('removes the new partij again when the betrokkene fails, and only then says so', async () => {
    const uuid = await registerKlantcontact();
    const difference = product.counting();
    surroundings.klanten.faults.add({ operation: 'POST /betrokkenen', fault: { kind: 'refuse', status: 400 } });
    const { status, body } = await send('POST', `/klantcontacten/${uuid}/betrokkenen`, {
      klant: VARIANTS['B1 + zaak'].klant,
    });
    expect({ status, ...body }).toMatchObject({ status: 502, uitkomst: 'ongedaanGemaakt', stap: 'betrokkene' });
    expect(difference()).toEqual({});
  });

  it.each(['errorBefore', 'errorAfter', 'dropAfter', 'dropThenEffect'] as const)(
    'registers a betrokkene once when the first attempt ends in %s',
    async (kind) => {
      const uuid = await registerKlantcontact();
      const difference = product.counting();
      surroundings.klanten.faults.add({
        operation: 'POST /betrokkenen',
        fault: kind === 'dropThenEffect' ? { kind, ms: 150 } : { kind },
      });
      const key = randomUUID();
      const klant = VARIANTS['B2 + zaak'].klant;
      const first = await send('POST', `/klantcontacten/${uuid}/betrokkenen`, { klant }, key);
      expect(first.body).toMatchObject({ uitkomst: 'voltooid' });
      expect(difference()).toEqual({ 'klanten/betrokkenen': 1, 'klanten/digitaleadressen': 2 });
      const again = await send('POST', `/klantcontacten/${uuid}/betrokkenen`, { klant }, key);
      expect(again.body).toEqual(first.body);
      expect(difference()).toEqual({ 'klanten/betrokkenen': 1, 'klanten/digitaleadressen': 2 });
    },
  );

  it('takes a klantcontact back when its actor cannot be linked', async () => {
    const difference = product.counting();
    surroundings.klanten.faults.add({
      operation: 'POST /actorklantcontacten',
      fault: { kind: 'refuse', status: 400 },
    });
    const { body } = await send('POST', '/klantcontacten', {});
    expect(body).toMatchObject({ uitkomst: 'ongedaanGemaakt', stap: 'actorklantcontact' });
    expect(difference()).toEqual({});
  });

  it('links the zaak once, also when the answer to that got lost', async () => {
    const uuid = await registerKlantcontact();
    const difference = product.counting();
    surroundings.klanten.faults.add({ operation: 'POST /onderwerpobjecten', fault: { kind: 'dropAfter' } });
    const { product: key, klant, vervolg } = VARIANTS['B2 + zaak'];
    const { body } = await send('POST', `/klantcontacten/${uuid}/zaken`, { product: key, klant, vervolg });
    expect(body).toMatchObject({ uitkomst: 'voltooid', zaak: { identificatie: expect.stringMatching(/^KCC-/) } });
    expect(difference()).toMatchObject({ 'klanten/onderwerpobjecten': 1, 'zaken/zaken': 1 });
  });

  it('finds how a step stands by the id in its answer', async () => {
    const { body } = await send('POST', '/klantcontacten', {});
    const stand = await product.find(body.id);
    expect(stand.body).toMatchObject({ id: body.id, uitkomst: 'voltooid', registratie: body });
  });

  it('refuses a step of a klantcontact that does not exist', async () => {
    const path = `/klantcontacten/${randomUUID()}`;
    const { klant, product: key } = VARIANTS['A + zaak'];
    const answers = await Promise.all([
      send('POST', `${path}/betrokkenen`, { klant }),
      send('POST', `${path}/zaken`, { product: key, klant }),
      send('POST', `${path}/interne-taken`, { product: key }),
      send('PUT', `${path}/authenticatie`, { authenticatie: { methode: 'controlevragen', niveau: 'laag' } }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
  });

  it.each([{}, { afwijkendeContactgegevens: { organisatienaam: 'Bakkerij' } }])(
    'refuses a zaak for a partij that does not exist, with %j',
    async (more) => {
      const uuid = await registerKlantcontact();
      const difference = product.counting();
      const klant = { soort: 'bekendePartij', partij: randomUUID(), ...more };
      const { status, body } = await send('POST', `/klantcontacten/${uuid}/zaken`, {
        product: VARIANTS['A + zaak'].product,
        klant,
      });
      expect({ status, ...body }).toMatchObject({
        status: 400,
        uitkomst: 'ongedaanGemaakt',
        errors: [{ in: 'body', location: '/klant/partij', code: 'geweigerd-door-register' }],
      });
      expect(difference()).toEqual({});
    },
  );

  it('wants to know who is calling before it opens a zaak, and remembers that with the klantcontact', async () => {
    const { body: begun } = await send('POST', '/klantcontacten', {});
    const path = `/klantcontacten/${begun.klantcontact.uuid}`;
    const { klant, product: key } = VARIANTS['A + zaak'];
    const difference = product.counting();
    const tooEarly = await send('POST', `${path}/zaken`, { product: key, klant });
    expect(tooEarly.status).toBe(403);
    expect(tooEarly.body.type).toBe('/problemen/authenticatie-onvoldoende');
    expect(difference()).toEqual({});
    const authenticatie = { methode: 'controlevragen', niveau: 'laag' };
    const recorded = await send('PUT', `${path}/authenticatie`, { authenticatie, product: key });
    expect(recorded.body).toEqual({ ...authenticatie, voldoende: true, vereistNiveau: 'laag' });
    expect((await send('POST', `${path}/zaken`, { product: key, klant })).status).toBe(201);
  });

  it('refuses bad input with every error, before anything is sent', async () => {
    const uuid = await registerKlantcontact();
    surroundings.klanten.calls.splice(0);
    const { status, body } = await send('POST', `/klantcontacten/${uuid}/betrokkenen`, {
      klant: { soort: 'eenmalig', digitaleAdressen: [{ soortDigitaalAdres: 'email', adres: 'geen adres' }], foto: 1 },
    });
    expect(status).toBe(400);
    expect(body.errors.map(({ location }: { location: string }) => location).toSorted()).toEqual([
      '/klant/contactnaam',
      '/klant/digitaleAdressen/0/adres',
      '/klant/foto',
    ]);
    expect(surroundings.klanten.calls).toEqual([]);
  });
});

const uuidOf = (row: object): string => String((row as { uuid?: unknown }).uuid);

/** Identifiers, numbers and moments differ; that they are there does not. */
function comparable(row: object): unknown {
  return JSON.parse(
    JSON.stringify(row)
      .replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, 'uuid')
      .replaceAll(/klantregie-uuid-\d/g, 'referentie')
      .replaceAll(/"\d{10}"/g, '"nummer"')
      .replaceAll(/KCC-\d{4}-\d+/g, 'zaaknummer')
      .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'moment')
      .replaceAll(/,?"product":"parkeervergunning"/g, ''),
  );
}
