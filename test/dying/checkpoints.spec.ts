import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually, expectRegistered, expectUndone, isPivot, REFUSED } from '../support/after-a-crash.js';
import { HeldCheckpoints } from '../support/held-checkpoints.js';
import { killAtEach } from '../support/kill-at-each.js';
import { VARIANTS, type Variant } from '../support/requests.js';
import { RestartableProduct, times, type Difference } from '../support/restartable-product.js';
import { IS_THOROUGH } from '../support/thorough.js';

const cases = (Object.keys(VARIANTS) as Variant[])
  .flatMap((variant) =>
    [true, false].map((written) => ({ variant, written, so: written ? 'was written' : 'was lost' })),
  )
  .filter((_, index) => IS_THOROUGH || index % 7 === 0);

let product: RestartableProduct;
let checkpoints: HeldCheckpoints;

beforeAll(async () => {
  product = await RestartableProduct.start();
  checkpoints = await HeldCheckpoints.in(product.surroundings.environment['DATABASE_URL']!);
});
afterAll(async () => {
  await checkpoints.end();
  await product.stop();
});
afterEach(() => product.surroundings.zaken.faults.clear());
afterEach(() => product.surroundings.klanten.faults.clear());

describe('a process that is killed while it writes a checkpoint', () => {
  it.each(cases)('has $variant finished by the next, whether that $so', async ({ variant, written }) => {
    const body = VARIANTS[variant];
    const { answer, added } = await product.sendInPeace(body);
    const names = await checkpoints.namesOf(answer.body.id);
    expect(names.length).toBeGreaterThanOrEqual(3);
    const difference = product.here.counting();
    const sent = await killAtEach(product, checkpoints, { names, body, written });
    await product.restart();
    const expected: Difference = times(names.length, added);
    await eventually(difference, expected);
    await expectRegistered(product, sent, body);
    expect(difference()).toEqual(expected);
  });

  it.each(cases)('has $variant undone by the next, whether that $so', async ({ variant, written }) => {
    const body = VARIANTS[variant];
    const { register, operation } = (await product.sendInPeace(body)).writes.find(isPivot)!;
    product.surroundings[register].faults.add({ operation, times: Infinity, fault: REFUSED });
    const { answer } = await product.sendInPeace(body);
    expect(answer.body).toMatchObject({ uitkomst: 'ongedaanGemaakt' });
    const names = await checkpoints.namesOf(answer.body.id);
    expect(names.length).toBeGreaterThanOrEqual(4);
    const difference = product.here.counting();
    const sent = await killAtEach(product, checkpoints, { names, body, written });
    await product.restart();
    await expectUndone(product, sent, body);
    expect(difference()).toEqual({});
  });
});
