import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Answer } from '../support/product.js';
import { VARIANTS, type Variant } from '../support/requests.js';
import { RestartableProduct, sum, type Difference } from '../support/restartable-product.js';
import { IS_THOROUGH } from '../support/thorough.js';

const variants = Object.keys(VARIANTS) as Variant[];

/** How long a register takes over a call. Milliseconds. */
const REGISTER = 30;

const MANY_DIFFERENT = IS_THOROUGH ? 500 : 200;

/** The most calls that one request makes at the same time. */
const AT_ONCE = 6;

let product: RestartableProduct;

beforeAll(async () => {
  product = await RestartableProduct.start();
});
afterAll(() => product.stop());
afterEach(() => {
  for (const { faults } of [product.surroundings.klanten, product.surroundings.zaken]) faults.clear();
});

/** What each variant adds, once what is remembered between requests is remembered. */
async function addedByEach(): Promise<Difference[]> {
  const added: Difference[] = [];
  for (const variant of variants) added.push((await product.sendInPeace(VARIANTS[variant])).added);
  return added;
}

function slowDown(): void {
  for (const { faults } of [product.surroundings.klanten, product.surroundings.zaken])
    faults.add({ operation: '*', times: Infinity, fault: { kind: 'slow', ms: REGISTER } });
}

/** Looks, until told to end, how many calls the registers are busy with at most. */
function watching(): () => number {
  let most = 0;
  const { klanten, zaken } = product.surroundings;
  const look = () => {
    const open = [...klanten.calls, ...zaken.calls].filter((call) => call.open).length;
    most = Math.max(most, open);
  };
  const timer = setInterval(look, 20);
  return () => {
    clearInterval(timer);
    return most;
  };
}

describe('many requests at once', () => {
  it('of which all are the same, are one registration and as many equal answers', async () => {
    const body = VARIANTS['B1 + zaak'];
    const { added } = await product.sendInPeace(body);
    slowDown();
    const difference = product.here.counting();
    const key = randomUUID();
    const answers = await Promise.all(Array.from({ length: 200 }, () => product.here.submit(body, { key })));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(answers.map((answer) => JSON.stringify(answer.body))).size).toBe(1);
    expect(difference()).toEqual(added);
  });

  it('of which all are different, are all answered, and none is lost', async () => {
    const added = await addedByEach();
    slowDown();
    const difference = product.here.counting();
    const all = Array.from({ length: MANY_DIFFERENT }, (_, index) => ({
      index: index % variants.length,
      key: randomUUID(),
    }));
    const send = ({ index, key }: (typeof all)[number]): Promise<Answer> =>
      product.here.submit(VARIANTS[variants[index]!], { key });
    const most = watching();
    let answers = await Promise.all(all.map(send));
    const bounded = most();
    for (const { status, headers, body } of answers) {
      expect([201, 202, 502, 503]).toContain(status);
      if (status === 503) expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
      // On a machine that is too slow, a call may find no place in time: then nothing stands, and that is said.
      if (status === 502) expect(body).toMatchObject({ uitkomst: 'ongedaanGemaakt', opnieuwProberen: true });
    }
    // A hundred are carried out at a time, the others wait.
    expect(bounded).toBeGreaterThan(0);
    expect(bounded).toBeLessThanOrEqual(100 * AT_ONCE);
    while (answers.some(({ status }) => status !== 201)) {
      for (const [index, { status }] of answers.entries()) if (status === 502) all[index]!.key = randomUUID();
      answers = await Promise.all(all.map(send));
    }
    expect(difference()).toEqual(sum(all.map(({ index }) => added[index]!)));
  });
});
