import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { VARIANTS } from './support/requests.js';
import { Holding, RestartableProduct } from './support/restartable-product.js';

/** So long a supervisor waits before it kills. Milliseconds. */
const LIMIT = 15_000;

const ZAAK = { register: 'zaken', operation: 'POST /zaak_registreren', call: 1 } as const;
const BODY = VARIANTS['B2 + zaak'];

let product: RestartableProduct;

beforeAll(async () => {
  product = await RestartableProduct.start();
});
afterAll(() => product.stop());
afterEach(() => product.surroundings.zaken.faults.clear());

/** Asks the process to end; how it did, within the limit. */
async function stopped(...signals: NodeJS.Signals[]): Promise<unknown> {
  const begun = Date.now();
  for (const signal of signals) product.process.signal(signal);
  const end = await product.process.ended;
  expect(Date.now() - begun).toBeLessThan(LIMIT);
  return end;
}

const ENDED_WELL = [0, null];

describe('a process that is asked to stop', () => {
  it('does so, and the next too', async () => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      expect(await product.here.submit(BODY)).toMatchObject({ status: 201 });
      expect(await stopped(signal)).toEqual(ENDED_WELL);
      await product.restart();
    }
  });

  it('first finishes what it was doing, and says so to who waits for it', async () => {
    const { added } = await product.sendInPeace(BODY);
    const difference = product.here.counting();
    const holding = new Holding();
    const { answer, key } = await product.sendUntil(ZAAK, holding.fault, BODY);
    const end = stopped('SIGTERM');
    await product.here.request('GET', '/health/live', {});
    holding.release();
    expect(await answer).toMatchObject({ status: 201, body: { uitkomst: 'voltooid' } });
    expect(await end).toEqual(ENDED_WELL);

    await product.restart();
    expect((await product.here.submit(BODY, { key })).body).toEqual((await answer)?.body);
    expect(difference()).toEqual(added);
  });

  it('leaves to the next what takes too long, and says so to who waits for it', async () => {
    const { added } = await product.sendInPeace(BODY);
    const difference = product.here.counting();
    const holding = new Holding();
    const { answer, key } = await product.sendUntil(ZAAK, holding.fault, BODY);
    expect(await stopped('SIGTERM')).toEqual(ENDED_WELL);
    expect(await answer).toMatchObject({ status: 202, body: { uitkomst: 'wordtVoltooid' } });
    holding.release();

    await product.restart();
    expect(await product.here.submit(BODY, { key })).toMatchObject({ status: 201, body: { uitkomst: 'voltooid' } });
    expect(difference()).toEqual(added);
  });

  it('is not put out by being asked again', async () => {
    const holding = new Holding();
    const { answer } = await product.sendUntil(ZAAK, holding.fault, BODY);
    const end = stopped('SIGTERM', 'SIGINT', 'SIGTERM');
    product.process.signal('SIGINT');
    holding.release();
    expect(await answer).toMatchObject({ status: 201 });
    expect(await end).toEqual(ENDED_WELL);
    await product.restart();
  });
});
