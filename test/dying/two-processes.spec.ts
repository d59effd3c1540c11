import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ProductProcess } from '../support/product-process.js';
import type { ProductUnderTest } from '../support/product.js';
import { VARIANTS, type Variant } from '../support/requests.js';
import { REFUSED } from '../support/after-a-crash.js';
import { Holding, RestartableProduct, sum, times, type Difference } from '../support/restartable-product.js';

const variants = Object.keys(VARIANTS) as Variant[];

/** In which the one has taken over what the other was doing. Milliseconds. */
const LIMIT = 30_000;

describe('two processes on one database', () => {
  let product: RestartableProduct;
  let other: ProductProcess;
  let there: ProductUnderTest;

  beforeAll(async () => {
    product = await RestartableProduct.start();
    other = await product.another();
    there = product.at(other);
  });
  afterAll(async () => {
    await other.stop();
    await product.stop();
  });

  it('both take productaanvragen, and each knows those of the other', async () => {
    const added: Difference[] = [];
    for (const variant of variants) added.push((await product.sendInPeace(VARIANTS[variant])).added);
    const difference = product.here.counting();
    const all = variants.flatMap((variant) => [
      { body: VARIANTS[variant], at: product.here, elsewhere: there },
      { body: VARIANTS[variant], at: there, elsewhere: product.here },
    ]);
    const answers = await Promise.all(all.map(({ body, at }, index) => at.submit(body, { key: keyOf(index) })));
    expect(answers.map(({ status }) => status)).toEqual(all.map(() => 201));
    for (const [index, { body, elsewhere }] of all.entries()) {
      const repeated = await elsewhere.submit(body, { key: keyOf(index) });
      expect(repeated.body).toEqual(answers[index]?.body);
      expect((await elsewhere.find(repeated.body.id)).body).toMatchObject({ registratie: repeated.body });
    }
    expect(difference()).toEqual(times(2, sum(added)));
  });

  it('register once what comes to both at the same time', async () => {
    const body = VARIANTS['B1 + zaak'];
    const { added } = await product.sendInPeace(body);
    const difference = product.here.counting();
    const key = crypto.randomUUID();
    const answers = await Promise.all([product.here, there, product.here, there].map((at) => at.submit(body, { key })));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
    for (const { body } of answers) expect(body).toEqual(answers[0]?.body);
    expect(difference()).toEqual(added);
  });

  it('number without doubles', async () => {
    const body = VARIANTS['B2 + zaak'];
    const both = Array.from({ length: 20 }, (_, index) => (index % 2 === 0 ? product.here : there));
    const answers = await Promise.all(both.map((at) => at.submit(body)));
    expect(answers.filter(({ status }) => status !== 201)).toEqual([]);
    expect(new Set(answers.map((answer) => answer.body.zaak.identificatie)).size).toBe(20);
    expect(new Set(answers.map((answer) => answer.body.klantcontact.nummer)).size).toBe(20);
  });

  it.each([
    ['hervatting', 'ongedaanmaking'],
    ['ongedaanmaking', 'hervatting'],
    ['hervatting', 'hervatting'],
    ['ongedaanmaking', 'ongedaanmaking'],
  ])(
    'let one of %s and %s win when they are pressed at the same moment, and obey that one only',
    async (one, other) => {
      const bea = await product.surroundings.issuer.token({ sub: 'bea', roles: ['beheerder'] });
      const press = (at: ProductUnderTest, id: string, button: string) =>
        at.request('POST', `/api/v1/beheer/productaanvragen/${id}/${button}`, {
          headers: { authorization: `Bearer ${bea}` },
        });
      const { faults } = product.surroundings.klanten;
      for (let round = 0; round < 3; round += 1) {
        faults.add({ operation: 'POST /actorklantcontacten', times: Number.MAX_SAFE_INTEGER, fault: REFUSED });
        const asked = await product.here.submit(VARIANTS['A + zaak']);
        expect(asked.body).toMatchObject({ uitkomst: 'vraagtAandacht' });
        faults.clear();
        const { id } = asked.body;
        const pressed = await Promise.all([press(product.here, id, one), press(there, id, other)]);
        const settled = (await product.here.settled(id, bea)).body.uitkomst;
        const won = pressed.flatMap(({ status }, index) => (status === 409 ? [] : [[one, other][index]!]));
        // Who comes when the other's press has come to its end, goes on with that.
        expect(won.length).toBeGreaterThanOrEqual(1);
        expect(settled).toBe(won.includes('ongedaanmaking') ? 'ongedaanGemaakt' : 'voltooid');
        const { ingrepen } = (
          await there.request('GET', `/api/v1/beheer/productaanvragen/${id}`, {
            headers: { authorization: `Bearer ${bea}` },
          })
        ).body as { ingrepen: { soort: string }[] };
        expect(ingrepen.map(({ soort }) => soort).toSorted()).toEqual(won.toSorted());
      }
    },
  );

  it('finish what the other was doing when it was killed', async () => {
    const body = VARIANTS['B2 + zaak'];
    const { writes, added } = await product.sendInPeace(body);
    const difference = product.here.counting();
    const holding = new Holding();
    const sent = await product.sendUntilEach(writes, holding.fault, body);
    const waiting = sent.map(({ key }) => there.submit(body, { key }));

    const begun = Date.now();
    await product.process.kill();
    holding.release();
    const answers = await Promise.all(waiting);
    expect(Date.now() - begun).toBeLessThan(LIMIT);
    expect(answers.map(({ status }) => status)).toEqual(sent.map(() => 201));
    expect(difference()).toEqual(times(writes.length, added));

    await product.restart();
    for (const [index, { key }] of sent.entries())
      expect((await product.here.submit(body, { key })).body).toEqual(answers[index]?.body);
    expect(difference()).toEqual(times(writes.length, added));
  });
});

const keyOf = (index: number): string => `twee-processen-${String(index).padStart(4, '0')}`;
