import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FAST, ProductUnderTest } from '../support/product.js';
import { VARIANTS } from '../support/requests.js';
import { startSurroundings, type Surroundings } from '../support/surroundings.js';
import { IS_THOROUGH } from '../support/thorough.js';
import { Laboratory, type Call, type Clean, type Verdict } from './cell.js';
import { GROUPS, PRODUCTS } from './scenarios.js';
import { tableOf } from './table.js';
import { WAYS, type Way } from './ways.js';

/** One of so many combinations is tried. */
const ONE_OF = IS_THOROUGH ? 1 : 97;
const LONG = 20 * 60_000;

/** Soon gives up. Calls that do get an answer never take as long as `register`, however busy the machine is. */
const IMPATIENT = {
  ...FAST,
  register: 20_000,
  wachttijd: 20_000,
  registerGrens: 40,
  eerstePauze: 5,
  langstePauze: 10,
  opgevenNa: 30,
  zekerheid: 20,
  zaakAlsnog: 60,
};
/** Soon stops waiting for an answer. */
const HASTY = { ...IMPATIENT, register: 300 };

const verdicts: Verdict[] = [];
let combination = 0;

/** Every call and every way, or a part of them that is the same every time. */
function cellsOf({ calls }: Clean, isHanging: boolean): { call: Call; way: Way }[] {
  const ways = WAYS.filter((way) => (way.isHanging ?? false) === isHanging);
  return calls.flatMap((call) => ways.map((way) => ({ call, way }))).filter(() => (combination += 1) % ONE_OF === 0);
}

afterAll(() => {
  process.stdout.write(`\n${tableOf(verdicts)}\n\n`);
});

describe.each(GROUPS)('$name', ({ registers, scenarios }) => {
  const cleans = new Map<string, Clean>();
  let surroundings: Surroundings;
  beforeAll(async () => {
    surroundings = await startSurroundings(registers);
  });
  afterAll(() => surroundings.stop());

  /** A product that remembers what it can, and somebody who tries it out. */
  async function laboratory(tijden: typeof FAST): Promise<{ product: ProductUnderTest; lab: Laboratory }> {
    const product = await ProductUnderTest.start(surroundings, ({ producten }) => {
      const [parkeervergunning] = producten.values();
      const products = Object.entries(PRODUCTS).map(([key, alsZaakNietLukt]) => [
        key,
        { ...parkeervergunning!, product: key, alsZaakNietLukt },
      ]) as [string, NonNullable<typeof parkeervergunning>][];
      return { tijden, producten: new Map(products) };
    });
    for (const variant of ['A + zaak', 'A + interne taak'] as const)
      await product.settled((await product.submit({ ...VARIANTS[variant], product: 'terug' })).body.id);
    const beheerder = { sub: 'bea', email: 'bea@gemeente.example', name: 'Bea Beheer', roles: ['beheerder'] };
    const lab = new Laboratory(surroundings, product, await surroundings.issuer.token(beheerder));
    return { product, lab };
  }

  describe.each([
    ['whose calls fail', IMPATIENT, false],
    ['whose calls hang', HASTY, true],
  ] as const)('%s', (_, tijden, isHanging) => {
    let product: ProductUnderTest;
    let lab: Laboratory;
    beforeAll(async () => {
      ({ product, lab } = await laboratory(tijden));
      for (const scenario of scenarios) cleans.set(scenario.name, await lab.clean(scenario));
      for (const [name, { end }] of cleans) expect({ name, end }).not.toEqual({ name, end: 'not begun' });
    }, LONG);
    afterAll(() => product.stop());

    it.each(scenarios)(
      '$name: the registers are as the answer says, and a person can mend what is left',
      async (scenario) => {
        const clean = cleans.get(scenario.name)!;
        const found: Verdict[] = [];
        for (const { call, way } of cellsOf(clean, isHanging))
          found.push(await lab.attempt(scenario, clean, call, way));
        verdicts.push(...found);
        expect(found.filter(({ lies }) => lies.length > 0)).toEqual([]);
      },
      LONG,
    );
  });
});
