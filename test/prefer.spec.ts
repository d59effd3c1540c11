import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { ProductUnderTest } from './support/product.js';
import { VARIANTS } from './support/requests.js';
import { Holding } from './support/restartable-product.js';
import { startSurroundings, type Surroundings } from './support/surroundings.js';

const Z = 'POST /zaak_registreren';
const BODY = VARIANTS['B2 + zaak'];

let surroundings: Surroundings;
let product: ProductUnderTest;
beforeAll(async () => {
  surroundings = await startSurroundings();
  product = await ProductUnderTest.start(surroundings, ({ tijden }) => ({
    tijden: { ...tijden, register: 60_000, wachttijd: 60_000 },
  }));
});
afterAll(async () => {
  await product.stop();
  await surroundings.stop();
});
afterEach(() => surroundings.zaken.faults.clear());

describe('who prefers not to wait', () => {
  it.each([
    ['respond-async', 'respond-async'],
    ['wait=0', 'wait=0'],
    ['respond-async, wait=1', 'respond-async, wait=1'],
  ])('is told at once where to look: Prefer: %s', async (prefer, applied) => {
    const holding = new Holding();
    surroundings.zaken.faults.add({ operation: Z, fault: holding.fault });
    const key = randomUUID();
    const { status, headers, body } = await product.submit(BODY, { key, headers: { prefer } });
    expect({ status, ...body }).toMatchObject({ status: 202, uitkomst: 'wordtVoltooid' });
    expect(headers.get('location')).toBe(`/api/v1/productaanvragen/${body.id}`);
    expect(headers.get('preference-applied')).toBe(applied);
    holding.release();
    expect((await product.settled(body.id)).body.uitkomst).toBe('voltooid');
    // Who asks again under the same key hears the end.
    expect(await product.submit(BODY, { key })).toMatchObject({ status: 201, body: { id: body.id } });
  });

  it('is told of a mistake all the same', async () => {
    const { status } = await product.submit(
      { ...BODY, product: 'bestaat-niet' },
      { headers: { prefer: 'respond-async' } },
    );
    expect(status).toBe(400);
  });
});

describe('who says how long to wait', () => {
  it('hears the end when it comes within that time', async () => {
    const { status, headers } = await product.submit(BODY, { headers: { prefer: 'wait=30' } });
    expect(status).toBe(201);
    expect(headers.get('preference-applied')).toBe('wait=30');
  });

  it('is not told of a preference that it did not have', async () => {
    const { status, headers } = await product.submit(BODY, { headers: { prefer: 'return=minimal' } });
    expect(status).toBe(201);
    expect(headers.get('preference-applied')).toBeNull();
  });

  it('may say so for a step', async () => {
    const { status, headers } = await product.post('/klantcontacten', '{}', { headers: { prefer: 'respond-async' } });
    expect(status).toBe(202);
    expect(headers.get('preference-applied')).toBe('respond-async');
  });
});

it('somebody whose connection broke can ask again under the same key', async () => {
  const holding = new Holding();
  surroundings.zaken.faults.add({ operation: Z, fault: holding.fault });
  const key = randomUUID();
  const [first, second] = [product.submit(BODY, { key }), product.submit(BODY, { key })];
  holding.release();
  const [one, other] = await Promise.all([first, second]);
  expect(one).toMatchObject({ status: 201 });
  expect(other.body).toEqual(one.body);
});

describe('who looks how a request stands', () => {
  it('hears the end when it prefers to wait for that', async () => {
    const holding = new Holding();
    surroundings.zaken.faults.add({ operation: Z, fault: holding.fault });
    const { id } = (await product.submit(BODY, { headers: { prefer: 'respond-async' } })).body;
    const headers = { authorization: `Bearer ${await surroundings.issuer.token()}`, prefer: 'wait=60' };
    const waiting = product.request('GET', `/api/v1/productaanvragen/${id}`, { headers });
    expect((await product.find(id)).body.uitkomst).toBe('wordtVoltooid');
    holding.release();
    const ended = await waiting;
    expect(ended).toMatchObject({ status: 200, body: { uitkomst: 'voltooid', registratie: { zaak: {} } } });
    expect(ended.headers.get('preference-applied')).toBe('wait=60');
  });
});
