import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '../support/after-a-crash.js';
import { VARIANTS } from '../support/requests.js';
import { Holding, RestartableProduct, times } from '../support/restartable-product.js';
import { until } from '../support/round-trips.js';

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

/** Resolves when it has heard that it is to end. */
const isStopping = () => until(async () => (await product.here.request('GET', '/health/ready', {})).status === 503);

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
    await isStopping();
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

  it('under load refuses what is new, tells each that it had, and leaves nothing undone', async () => {
    const { added } = await product.sendInPeace(BODY);
    const difference = product.here.counting();
    const holding = new Holding();
    const keys = Array.from({ length: 50 }, () => randomUUID());
    // Most are finished in time, and of others the register answers only when it is too late.
    product.surroundings.zaken.faults.add({ ...ZAAK, call: 36, times: 15, fault: holding.fault });
    const { calls } = product.surroundings.zaken;
    const before = calls.length;
    const answers = keys.map((key) => product.here.submit(BODY, { key }));
    await until(
      () => calls.slice(before).filter(({ operation }) => operation === ZAAK.operation).length >= keys.length,
    );

    const end = stopped('SIGTERM');
    await isStopping();
    const refused = await product.here.submit(BODY);
    expect(refused).toMatchObject({ status: 503, body: { type: '/problemen/niet-beschikbaar' } });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    const statuses = (await Promise.all(answers)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 201)).toHaveLength(35);
    expect(statuses.filter((status) => status === 202)).toHaveLength(15);
    expect(await end).toEqual(ENDED_WELL);
    holding.release();

    await product.restart();
    await eventually(difference, times(keys.length, added));
    for (const key of keys) expect((await product.here.submit(BODY, { key })).status).toBe(201);
    expect(difference()).toEqual(times(keys.length, added));
  });

  it.each([
    ['says nothing', ''],
    ['breaks off in the headers', 'POST /api/v1/productaanvragen HTTP/1.1\r\nHost: a\r\n'],
    [
      'breaks off in the body',
      'POST /api/v1/productaanvragen HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{',
    ],
    ['asked something, and keeps the line open', 'GET /health/live HTTP/1.1\r\nHost: a\r\n\r\n'],
  ])('does so while somebody %s', async (_, sent) => {
    const { hostname, port } = new URL(product.process.url);
    const socket = connect(Number(port), hostname);
    const closed = once(socket, 'close');
    socket.on('error', () => {});
    socket.resume();
    await once(socket, 'connect');
    socket.write(sent);
    // Whoever called later has been answered: the process has heard the first one too.
    expect(await product.here.request('GET', '/health/live', {})).toMatchObject({ status: 200 });
    expect(await stopped('SIGTERM')).toEqual(ENDED_WELL);
    await closed;
    await product.restart();
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
