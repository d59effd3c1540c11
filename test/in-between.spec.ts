import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Fault } from '../src/sandbox/simulator/faults.js';
import { SEEDED_PARTIJ } from '../src/sandbox/simulator/klanten/seed.js';
import { FAST, productsWith, ProductUnderTest } from './support/product.js';
import { VARIANTS, type Variant } from './support/requests.js';
import { startSurroundings, type SimulatorOptions, type Surroundings } from './support/surroundings.js';
import { recordingWrites } from './support/writes.js';

/** For a busy machine: calls that do get an answer never take this long. */
const PATIENT = { ...FAST, register: 20_000, wachttijd: 20_000, registerGrens: 100, opgevenNa: 20_000 };
const ALWAYS = Number.MAX_SAFE_INTEGER;
const BETWEEN = 'iets ertussen (een gateway of proxy) antwoordde';

/** What the ingress answers for a register that it has lost. */
const LOST: Fault = { kind: 'betweenBefore', status: 404, body: 'page' };

const M = 'POST /maak-klantcontact';
const Z = 'POST /zaak_registreren';

let surroundings: Surroundings;
let product: ProductUnderTest;

/** Of which a zaak that cannot be made becomes an interne taak. */
function running(options: SimulatorOptions, tijden: Partial<typeof PATIENT> = {}): void {
  beforeAll(async () => {
    surroundings = await startSurroundings(options);
    product = await ProductUnderTest.start(surroundings, (configuration) => ({
      tijden: { ...PATIENT, ...tijden },
      producten: productsWith(configuration, 'internetaak'),
    }));
    for (const variant of ['A + zaak', 'A + interne taak'] as const)
      await product.settled((await product.submit(VARIANTS[variant])).body.id);
  });
  afterAll(async () => {
    await product.stop();
    await surroundings.stop();
  });
  afterEach(() => {
    surroundings.klanten.faults.clear();
    surroundings.zaken.faults.clear();
  });
}

/** What a B2 + zaak is in the registers. */
const WHOLE = {
  'klanten/klantcontacten': 1,
  'klanten/betrokkenen': 1,
  'klanten/digitaleadressen': 2,
  'klanten/onderwerpobjecten': 1,
  'klanten/actorklantcontacten': 1,
  'zaken/zaken': 1,
  'zaken/rollen': 1,
  'zaken/statussen': 1,
};

describe('something in between that answers for a register', () => {
  running({});

  it.each<[string, 'klanten' | 'zaken', Fault]>([
    [Z, 'zaken', { kind: 'betweenAfter', status: 400 }],
    [Z, 'zaken', { kind: 'betweenAfter', status: 404, body: 'page' }],
    [Z, 'zaken', { kind: 'betweenAfter', status: 409, body: 'json' }],
    [M, 'klanten', { kind: 'betweenAfter', status: 499 }],
    [M, 'klanten', { kind: 'betweenAfter', status: 404, body: 'page' }],
    [M, 'klanten', { kind: 'betweenAfter', status: 302, body: 'page' }],
    ['POST /digitaleadressen', 'klanten', { kind: 'betweenAfter', status: 403, body: 'page' }],
    ['POST /actorklantcontacten', 'klanten', { kind: 'betweenAfter', status: 401, body: 'json' }],
  ])('after %s went through, is not believed that it did not (%s, %j)', async (operation, register, fault) => {
    const counted = product.counting();
    surroundings[register].faults.add({ operation, fault });
    const { status, body } = await product.submit(VARIANTS['B2 + zaak']);
    expect({ status, ...body }).toMatchObject({ status: 201, uitkomst: 'voltooid', zaak: expect.anything() });
    expect(body).not.toHaveProperty('interneTaak');
    expect(counted()).toEqual(WHOLE);
  });

  it('once, is no reason to think that the register lacks what it has', async () => {
    surroundings.zaken.faults.add({ operation: Z, fault: LOST });
    surroundings.klanten.faults.add({ operation: M, fault: LOST });
    const counted = product.counting();
    const writes = recordingWrites(surroundings);
    expect((await product.submit(VARIANTS['B2 + zaak'])).status).toBe(201);
    const operations = writes().map(({ operation }) => operation);
    for (const single of ['POST /zaken', 'POST /rollen', 'POST /statussen', 'POST /klantcontacten'])
      expect(operations).not.toContain(single);
    expect(counted()).toEqual(WHOLE);
    const { klanten, zaken } = (await product.request('GET', '/health/ready', {})).body.registers;
    expect([klanten.maakKlantcontact, zaken.zaakRegistreren]).toEqual([true, true]);
  });

  it.each<[Variant]>([['A + zaak'], ['B2 + zaak']])(
    'every time that a zaak is opened, is told as what it is, and a colleague is asked (%s)',
    async (variant) => {
      const counted = product.counting();
      surroundings.zaken.faults.add({ operation: Z, times: ALWAYS, fault: LOST });
      const { id } = (await product.submit(VARIANTS[variant])).body;
      const { registratie } = (await product.settled(id)).body;
      expect(registratie.zaakNietGemaakt.reden).toContain(BETWEEN);
      expect(registratie.zaakNietGemaakt.reden).not.toContain('gegevens');
      expect(counted()).toMatchObject({ 'klanten/internetaken': 1 });
      expect(counted()).not.toHaveProperty(['zaken/zaken']);
    },
  );
});

describe('something in between that answers all the time', () => {
  running({}, { opgevenNa: 30, wachttijd: 20_000 });

  it.each<[Variant]>([['A + zaak'], ['B1 + interne taak'], ['B2 + interne taak']])(
    'of Klanten, is told as what it is, and that trying again helps (%s)',
    async (variant) => {
      const counted = product.counting();
      surroundings.klanten.faults.add({ operation: '*', times: ALWAYS, fault: LOST });
      const { status, body } = await product.submit(VARIANTS[variant]);
      expect(body).toMatchObject({ opnieuwProberen: true, detail: expect.stringContaining(BETWEEN) });
      expect(body.detail).not.toContain('gegevens');
      expect([502, 504]).toContain(status);
      surroundings.klanten.faults.clear();
      expect(counted()).toEqual({});
    },
  );

  it('to a reader, is told too', async () => {
    const partij = SEEDED_PARTIJ;
    surroundings.klanten.faults.add({ operation: '*', times: ALWAYS, fault: LOST });
    const authorization = `Bearer ${await surroundings.issuer.token()}`;
    const { status, body } = await product.request('GET', `/api/v1/partijen/${partij}`, { headers: { authorization } });
    expect({ status, ...body }).toMatchObject({
      status: 502,
      opnieuwProberen: true,
      detail: `Klanten was niet bereikbaar: ${BETWEEN}. Probeer het later opnieuw.`,
    });
  });
});

describe('a register without zaak_registreren, of which nothing may be deleted', () => {
  running({ zaken: { zaakRegistreren: false } });

  it.each(['POST /zaken', 'POST /rollen', 'POST /statussen'])(
    'gets the whole zaak all the same when something in between answers: %s',
    async (operation) => {
      const { zaken } = surroundings;
      zaken.faults.add({ operation: 'DELETE /zaken/{uuid}', times: ALWAYS, fault: { kind: 'refuse', status: 403 } });
      for (const kind of ['betweenBefore', 'betweenAfter'] as const) {
        const counted = product.counting();
        zaken.faults.add({ operation, fault: { kind, status: 404, body: 'page' } });
        const { status, body } = await product.submit(VARIANTS['B2 + zaak']);
        expect({ status, ...body }).toMatchObject({ status: 201, zaak: expect.anything() });
        expect(counted()).toEqual(WHOLE);
      }
    },
  );
});

describe('a read that fails once', () => {
  running({});
  const FAULTS: Fault[] = [{ kind: 'errorBefore' }, { kind: 'dropBefore' }, LOST, { kind: 'refuse', status: 429 }];

  it.each(FAULTS)('does not end a request before it is begun: %j', async (fault) => {
    surroundings.klanten.faults.add({ operation: 'GET /digitaleadressen', fault });
    const { klant } = VARIANTS['B1 + zaak'];
    const adres = `${crypto.randomUUID()}@inwoner.test`;
    const digitaleAdressen = [{ soortDigitaalAdres: 'email', adres }];
    const looked = { ...VARIANTS['B1 + zaak'], klant: { ...klant, ondanksMogelijkeDubbele: false, digitaleAdressen } };
    expect((await product.submit(looked)).status).toBe(201);
  });

  it.each(FAULTS)('does not fail for who only reads: %j', async (fault) => {
    const partij = SEEDED_PARTIJ;
    const headers = {
      authorization: `Bearer ${await surroundings.issuer.token()}`,
      'content-type': 'application/json',
    };
    const { klantcontact } = (await product.submit(VARIANTS['A + zaak'])).body;
    const reads: [string, string, string, string?][] = [
      ['GET', `/partijen/${partij}`, 'GET /partijen/{uuid}'],
      ['POST', '/partijen/_zoek', 'GET /digitaleadressen', JSON.stringify({ email: 'iemand@inwoner.test' })],
      ['GET', `/klantcontacten/${klantcontact.uuid}`, 'GET /klantcontacten/{uuid}'],
      ['GET', '/toewijsbaar?soort=afdeling&zoek=par', 'GET /actoren'],
    ];
    for (const [method, path, operation, body] of reads) {
      surroundings.klanten.faults.add({ operation, fault });
      const options = { headers, ...(body !== undefined && { body }) };
      expect({ path, status: (await product.request(method, `/api/v1${path}`, options)).status }).toEqual({
        path,
        status: 200,
      });
      surroundings.klanten.faults.clear();
    }
  });
});
