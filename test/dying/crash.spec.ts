import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import {
  eventually,
  expectFinishedByTheNext,
  expectRegistered,
  expectUndone,
  isPivot,
  REFUSED,
} from '../support/after-a-crash.js';
import { VARIANTS, type Variant } from '../support/requests.js';
import { Holding, RestartableProduct, type Sent } from '../support/restartable-product.js';
import { writtenBy } from '../support/rounds.js';
import { IS_THOROUGH } from '../support/thorough.js';

const variants = Object.keys(VARIANTS) as Variant[];
/** Both together always have every variant. */
const finished = variants.filter((_, index) => IS_THOROUGH || index % 3 !== 1);
const undone = variants.filter((_, index) => IS_THOROUGH || index % 3 !== 0);

let product: RestartableProduct;

afterEach(() => {
  for (const { faults } of [product.surroundings.klanten, product.surroundings.zaken]) faults.clear();
});

describe('a process that is killed between the effect of a call and its checkpoint', () => {
  beforeAll(async () => {
    product = await RestartableProduct.start();
  });
  afterAll(() => product.stop());

  it.each(finished)('has %s finished by the next, whichever write it was at', async (variant) => {
    await expectFinishedByTheNext(product, VARIANTS[variant], new Holding());
  });

  it.each(undone)('has %s undone by the next, whichever removal it was at', async (variant) => {
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
      sent.push(await product.sendUntil(write, holding.fault, body, writtenBy(write, writes)));
    }
    expect(sent.length).toBeGreaterThan(0);
    await product.killAndRestart();
    holding.release();
    await eventually(difference, {});
    await expectUndone(product, sent, body);
    expect(difference()).toEqual({});
  });

  it.each(['A + zaak', 'B2 + interne taak'] as const)(
    'has %s finished by the next, also when its register refuses to hear it again',
    async (variant) => {
      const body = VARIANTS[variant];
      const { writes, added } = await product.sendInPeace(body);
      const pivot = writes.find(isPivot)!;
      const difference = product.here.counting();
      const holding = new Holding();
      const sent = await product.sendUntil(pivot, holding.fault, body, writtenBy(pivot, writes));
      product.surroundings[pivot.register].faults.add({ operation: pivot.operation, times: Infinity, fault: REFUSED });
      await product.killAndRestart();
      holding.release();
      await eventually(difference, added);
      await expectRegistered(product, [sent], body);
      expect(difference()).toEqual(added);
    },
  );

  it('makes the actor of a new medewerker no second time', async () => {
    const actoren = () => product.surroundings.klanten.apis.flatMap((api) => api.rows()['actoren'] ?? []);
    const { surroundings } = product;
    const token = await surroundings.issuer.token({
      sub: 'nieuw',
      email: 'nieuw@gemeente.example',
      name: 'Nina Nieuw',
    });
    const before = actoren().length;
    const holding = new Holding();
    const write = { register: 'klanten', operation: 'POST /actoren', call: 1 } as const;
    const sent = await product.sendUntil(write, holding.fault, VARIANTS['B2 + zaak'], [write], { token });
    await product.killAndRestart();
    holding.release();
    expect(await product.here.submit(VARIANTS['B2 + zaak'], { token, key: sent.key })).toMatchObject({ status: 201 });
    expect(actoren()).toHaveLength(before + 1);
  });
});
