import type { Configuration } from '../../src/config/configuration.js';
import { ProductUnderTest } from './product.js';
import { VARIANTS } from './requests.js';
import { until } from './round-trips.js';
import type { Surroundings } from './surroundings.js';
import { unhurried } from './unhurried.js';

/** A product that remembers all that it can: it has done all that it does at the start, and its first productaanvragen. */
export async function startWarmProduct(
  surroundings: Surroundings,
  change: (configuration: Configuration) => Partial<Configuration> = () => ({}),
): Promise<ProductUnderTest> {
  const { klanten, zaken } = surroundings;
  const before = klanten.calls.length;
  const product = await ProductUnderTest.start(surroundings, (configuration) => ({
    ...unhurried(configuration),
    // One product only: then the first productaanvragen wait for everything that is looked up at the start.
    producten: new Map([...configuration.producten].filter(([name]) => name === 'parkeervergunning')),
    ...change(configuration),
  }));
  const isIdle = () => [...klanten.calls, ...zaken.calls].every(({ open }) => !open);
  // At the start the token is tried on the actoren, and the afdeling of the product is looked up.
  const lookUps = () => klanten.calls.slice(before).filter(({ operation }) => operation === 'GET /actoren');
  await until(() => lookUps().length >= 2 && isIdle());
  for (const variant of ['A + zaak', 'A + interne taak'] as const) {
    const { status } = await product.submit(VARIANTS[variant]);
    if (status !== 201) throw new Error(`${variant} was answered with ${status}`);
  }
  await until(isIdle);
  return product;
}
