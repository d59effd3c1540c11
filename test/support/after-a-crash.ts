import { isDeepStrictEqual } from 'node:util';
import { expect } from '@jest/globals';
import type { Answer } from './product.js';
import { times, type Difference, type Holding, type RestartableProduct, type Sent } from './restartable-product.js';
import { until } from './round-trips.js';
import type { Write } from './writes.js';

export const REFUSED = { kind: 'refuse', status: 400 } as const;

/** Whether it is the write that decides. */
export const isPivot = ({ operation }: Write) => /zaak_registreren|internetaken/.test(operation);

/** Waits until the registers hold so much more, without anybody asking for it. */
export async function eventually(difference: () => Difference, expected: Difference): Promise<void> {
  await until(() => isDeepStrictEqual(difference(), expected));
  expect(difference()).toEqual(expected);
}

/** Kills the process while this body waits for each of its writes in turn: the next finishes all of them, once. */
export async function expectFinishedByTheNext(product: RestartableProduct, body: unknown, holding: Holding) {
  const { writes, added } = await product.sendInPeace(body);
  const difference = product.here.counting();
  const sent = await product.sendUntilEach(writes, holding.fault, body);
  await product.killAndRestart();
  holding.release();
  await eventually(difference, times(writes.length, added));
  await expectRegistered(product, sent, body);
  expect(difference()).toEqual(times(writes.length, added));
}

/** Each of them was cut off, is registered, and its caller learns that by asking again. */
export async function expectRegistered(product: RestartableProduct, sent: readonly Sent[], body: unknown) {
  for (const each of sent) {
    const { repeated, found } = await answersOf(product, each, body);
    expect(repeated).toMatchObject({ status: 201, body: { uitkomst: 'voltooid' } });
    expect(found.body).toMatchObject({ uitkomst: 'voltooid', registratie: repeated.body });
  }
}

/** Each of them was cut off, is undone, and its caller learns that by asking again. */
export async function expectUndone(product: RestartableProduct, sent: readonly Sent[], body: unknown) {
  for (const each of sent) {
    const { repeated, found } = await answersOf(product, each, body);
    expect(repeated).toMatchObject({ status: 502, body: { uitkomst: 'ongedaanGemaakt' } });
    expect(found.body).toMatchObject({ uitkomst: 'ongedaanGemaakt', probleem: repeated.body });
  }
}

/** What is said under the same key, the same however often one asks, and by the id. */
async function answersOf({ here }: RestartableProduct, { key, answer }: Sent, body: unknown) {
  expect(await answer).toBeUndefined();
  const repeated: Answer = await here.submit(body, { key });
  expect((await here.submit(body, { key })).body).toEqual(repeated.body);
  return { repeated, found: await here.find(repeated.body.id) };
}
