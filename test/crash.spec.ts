import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Answer } from './support/product.js';
import { VARIANTS, type Variant } from './support/requests.js';
import { Holding, RestartableProduct, times, type Sent } from './support/restartable-product.js';
import { until } from './support/round-trips.js';
import type { Write } from './support/writes.js';

const variants = Object.keys(VARIANTS) as Variant[];
const REFUSED = { kind: 'refuse', status: 400 } as const;
const isPivot = ({ operation }: Write) => /zaak_registreren|internetaken/.test(operation);

let product: RestartableProduct;

afterEach(() => {
  for (const { faults } of [product.surroundings.klanten, product.surroundings.zaken]) faults.clear();
});
afterAll(() => product.stop());

/** Asks again under the same key, and by the id: what both say now. */
async function answersOf({ key }: Sent, body: unknown): Promise<{ repeated: Answer; found: Answer }> {
  const repeated = await product.here.submit(body, { key });
  return { repeated, found: await product.here.find(repeated.body.id) };
}

/** All of them are registered, each one once. */
async function expectRegistered(sent: readonly Sent[], body: unknown): Promise<void> {
  for (const each of sent) {
    const { repeated, found } = await answersOf(each, body);
    expect(repeated).toMatchObject({ status: 201, body: { uitkomst: 'voltooid' } });
    expect(found.body).toMatchObject({ uitkomst: 'voltooid', registratie: repeated.body });
    expect((await product.here.submit(body, { key: each.key })).body).toEqual(repeated.body);
  }
}

/** All of them are undone. */
async function expectUndone(sent: readonly Sent[], body: unknown): Promise<void> {
  for (const each of sent) {
    const { repeated, found } = await answersOf(each, body);
    expect(repeated).toMatchObject({ status: 502, body: { uitkomst: 'ongedaanGemaakt' } });
    expect(found.body).toMatchObject({ uitkomst: 'ongedaanGemaakt', probleem: repeated.body });
    expect((await product.here.submit(body, { key: each.key })).body).toEqual(repeated.body);
  }
}

describe('a process that is killed between the effect of a call and its checkpoint', () => {
  beforeAll(async () => {
    product = await RestartableProduct.start();
  });

  it.each(variants)('has %s finished by the next, whichever write it was at', async (variant) => {
    const body = VARIANTS[variant];
    const { writes, added } = await product.sendInPeace(body);
    const difference = product.here.counting();
    const holding = new Holding();
    const sent: Sent[] = [];
    for (const write of writes) sent.push(await product.sendUntil(write, holding.fault, body));

    await product.killAndRestart();
    holding.release();
    await expectRegistered(sent, body);
    expect(difference()).toEqual(times(writes.length, added));
  });

  it.each(variants)('has %s undone by the next, whichever removal it was at', async (variant) => {
    const body = VARIANTS[variant];
    const { register, operation } = (await product.sendInPeace(body)).writes.find(isPivot)!;
    const { faults } = product.surroundings[register];
    const refusePivot = () => faults.add({ operation, fault: REFUSED });
    const difference = product.here.counting();
    // The look at what is undone, in peace.
    faults.add({ operation, times: 2, fault: REFUSED });
    const { answer, writes } = await product.sendInPeace(body);
    expect(answer).toMatchObject({ status: 502 });
    expect(difference()).toEqual({});

    const holding = new Holding();
    const sent: Sent[] = [];
    for (const write of writes.filter((it) => it.operation.startsWith('DELETE '))) {
      refusePivot();
      sent.push(await product.sendUntil(write, holding.fault, body));
    }
    expect(sent.length).toBeGreaterThan(0);
    await product.killAndRestart();
    holding.release();
    await expectUndone(sent, body);
    expect(difference()).toEqual({});
  });
});
