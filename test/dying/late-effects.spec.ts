import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { expectFinishedByTheNext, expectUndone, isPivot, REFUSED } from '../support/after-a-crash.js';
import { VARIANTS, type Variant } from '../support/requests.js';
import { Holding, RestartableProduct } from '../support/restartable-product.js';
import { until } from '../support/round-trips.js';
import { IS_THOROUGH } from '../support/thorough.js';
import type { Write } from '../support/writes.js';

/** How long a register may be busy with a call of a process that is gone: longer than a start takes. Milliseconds. */
const GRENS = 5000;

/** Within that, and longer than undoing takes. Milliseconds. */
const LATE = 1000;

const isBeforePivot = (variant: Variant, { operation }: Write) =>
  /^POST .(partijen|maak-klantcontact)$/.test(operation) ||
  (variant.startsWith('B1') && operation === 'POST /digitaleadressen');

/** Together they have every kind of call. */
const BOTH: readonly Variant[] = ['B2 + interne taak', 'B1 + zaak'];

let product: RestartableProduct;

afterEach(() => {
  for (const { faults } of [product.surroundings.klanten, product.surroundings.zaken]) faults.clear();
});

describe('a process that is killed before a call has had its effect', () => {
  beforeAll(async () => {
    product = await RestartableProduct.start({ registerGrens: GRENS });
  });
  afterAll(() => product.stop());

  it.each(IS_THOROUGH ? BOTH : BOTH.slice(0, 1))(
    'has %s finished by the next, and nothing doubled by the effect that comes later',
    async (variant) => {
      await expectFinishedByTheNext(product, VARIANTS[variant], new Holding('later'));
    },
  );

  it.each(IS_THOROUGH ? BOTH : BOTH.slice(1))(
    'has %s undone by the next, and nothing left by the effect that comes later',
    async (variant) => {
      const body = VARIANTS[variant];
      const { writes } = await product.sendInPeace(body);
      const pivot = writes.find(isPivot)!;
      const difference = product.here.counting();
      const holding = new Holding('later');
      const early = writes.filter((it) => isBeforePivot(variant, it));
      const sent = await product.sendUntilEach(early, holding.fault, body, writes);
      expect(sent.length).toBeGreaterThan(0);

      const { faults, calls } = product.surroundings[pivot.register];
      faults.add({ operation: pivot.operation, times: Infinity, fault: REFUSED });
      const refused = calls.length;
      await product.killAndRestart();
      await until(() => calls.slice(refused).filter((it) => it.operation === pivot.operation).length >= sent.length);
      // By now all could have been taken away, if nobody thought of what may yet come.
      await pause(LATE);
      holding.release();
      await expectUndone(product, sent, body);
      expect(difference()).toEqual({});
    },
  );
});
