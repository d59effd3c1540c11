import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { VARIANTS, type Variant } from '../support/requests.js';
import { RestartableProduct, sum, times, type Difference } from '../support/restartable-product.js';
import { until } from '../support/round-trips.js';

const variants = Object.keys(VARIANTS) as Variant[];

let product: RestartableProduct;

describe('a process that is killed again and again', () => {
  beforeAll(async () => {
    product = await RestartableProduct.start();
  });
  afterAll(() => product.stop());

  it('loses nothing and doubles nothing of many productaanvragen of every variant', async () => {
    const added: Difference[] = [];
    for (const variant of variants) added.push((await product.sendInPeace(VARIANTS[variant])).added);
    const difference = product.here.counting();
    const { klanten, zaken } = product.surroundings;
    const madeCalls = () => klanten.calls.length + zaken.calls.length;

    const all = [...variants, ...variants, ...variants].map((variant) => ({
      body: VARIANTS[variant],
      key: randomUUID(),
    }));
    for (const calls of [5, 20, 35]) {
      for (const { body, key } of all) product.send(body, { key });
      const enough = madeCalls() + calls;
      await until(() => madeCalls() >= enough);
      await product.killAndRestart();
    }
    const answers = await Promise.all(all.map(({ body, key }) => product.here.submit(body, { key })));
    expect(answers.map(({ status }) => status)).toEqual(all.map(() => 201));
    expect(difference()).toEqual(times(3, sum(added)));
  });
});
