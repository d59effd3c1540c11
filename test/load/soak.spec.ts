import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { VARIANTS, type Variant } from '../support/requests.js';
import { RestartableProduct, sum, times, type Difference } from '../support/restartable-product.js';
import { IS_THOROUGH } from '../support/thorough.js';

const variants = Object.keys(VARIANTS) as Variant[];
const MANY = 20_000;
const FIRST = 1000;
/** How many are under way at the same time. */
const AT_ONCE = 8;
const LONG = 20 * 60_000;

/** It takes minutes, and less says nothing: npm run test:load. */
(IS_THOROUGH ? describe : describe.skip)('twenty thousand requests', () => {
  let product: RestartableProduct;
  beforeAll(async () => {
    product = await RestartableProduct.start();
  });
  afterAll(() => product.stop());

  /** Sends so many of every variant in turn. */
  async function send(count: number): Promise<void> {
    let left = count;
    const one = async () => {
      while (left > 0) {
        left -= 1;
        const { status } = await product.here.submit(VARIANTS[variants[left % variants.length]!]);
        if (status !== 201) throw new Error(`a request was answered with ${status}`);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, one));
  }

  it(
    'take no more memory than a thousand, and all are registered',
    async () => {
      const added: Difference[] = [];
      for (const variant of variants) added.push((await product.sendInPeace(VARIANTS[variant])).added);
      /** What so many of them add. */
      const sent = (count: number) =>
        added.map((each, index) => times(Math.ceil((count - index) / variants.length), each));
      const difference = product.here.counting();
      await send(FIRST);
      const first = product.process.memory();
      const begun = Date.now();
      const course = [first];
      for (let done = FIRST; done < MANY; done += FIRST) {
        await send(FIRST);
        course.push(product.process.memory());
      }
      const last = course.at(-1)!;
      const seconds = (Date.now() - begun) / 1000;
      process.stdout.write(
        `\nmemory in MB after each ${FIRST} requests: ${course.join(' ')}: ${(last / first).toFixed(2)} times as much; ` +
          `${Math.round((MANY - FIRST) / seconds)} requests per second\n`,
      );
      const expected = sum(Array.from({ length: MANY / FIRST }, () => sent(FIRST)).flat());
      expect(difference()).toEqual(expected);
      expect(last).toBeLessThan(first * 1.2);
    },
    LONG,
  );
});
