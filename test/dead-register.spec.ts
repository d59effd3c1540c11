import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { productsWith, ProductUnderTest } from './support/product.js';
import { VARIANTS } from './support/requests.js';
import { startSurroundings, type Surroundings } from './support/surroundings.js';

const FAILURES = 6;
const ALL_CLOSED = { klanten: 'gesloten', taken: 'gesloten', zaken: 'gesloten', catalogi: 'gesloten' };

let surroundings: Surroundings;
let product: ProductUnderTest;
beforeAll(async () => {
  surroundings = await startSurroundings();
});
afterAll(() => surroundings.stop());
afterEach(() => surroundings.zaken.faults.clear());

/** @param pauze milliseconds that a register that counts as dead is left alone. */
function running(pauze: number): void {
  beforeAll(async () => {
    product = await ProductUnderTest.start(surroundings, (configuration) => ({
      tijden: { ...configuration.tijden, register: 60_000, wachttijd: 60_000 },
      zekering: { naFouten: FAILURES, pauze },
      producten: productsWith(configuration, 'internetaak'),
    }));
    await product.submit(VARIANTS['A + zaak']);
  });
  afterAll(() => product.stop());
}

const circuits = async () => (await product.request('GET', '/health/ready', {})).body.zekeringen;
const withoutZaak = expect.objectContaining({ uitkomst: 'voltooid', zaakNietGemaakt: expect.anything() });

describe('a register that does not answer any more', () => {
  running(50);

  it('is left alone after so many failures, and used again when it is back', async () => {
    expect(await circuits()).toEqual(ALL_CLOSED);
    await surroundings.zaken.down();
    while ((await circuits()).zaken === 'gesloten')
      expect((await product.submit(VARIANTS['A + zaak'])).body).toEqual(withoutZaak);
    expect((await product.submit(VARIANTS['A + zaak'])).body).toEqual(withoutZaak);

    await surroundings.zaken.listen();
    // One call is let through to see, and then all are again.
    let answer = await product.submit(VARIANTS['A + zaak']);
    while (answer.body.zaak === undefined) answer = await product.submit(VARIANTS['A + zaak']);
    expect((await circuits()).zaken).toBe('gesloten');
  });
});

describe('a register that is left alone', () => {
  running(3_600_000);

  it('gets no calls, while the others do', async () => {
    await surroundings.zaken.down();
    while ((await circuits()).zaken === 'gesloten') await product.submit(VARIANTS['A + zaak']);
    await surroundings.zaken.listen();
    expect(await circuits()).toEqual({ ...ALL_CLOSED, zaken: 'open' });

    const before = surroundings.zaken.calls.length;
    expect((await product.submit(VARIANTS['B1 + zaak'])).body).toEqual(withoutZaak);
    expect(surroundings.zaken.calls.length).toBe(before);
  });
});
