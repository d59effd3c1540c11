import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ProductUnderTest } from './support/product.js';
import { VARIANTS, type Variant } from './support/requests.js';
import { startSurroundings, type Surroundings } from './support/surroundings.js';

describe('a productaanvraag of every variant', () => {
  let surroundings: Surroundings;
  let product: ProductUnderTest;

  beforeAll(async () => {
    surroundings = await startSurroundings();
    product = await ProductUnderTest.start(surroundings);
  });
  afterAll(async () => {
    await product.stop();
    await surroundings.stop();
  });

  const KLANTCONTACT = { 'klanten/klantcontacten': 1, 'klanten/betrokkenen': 1, 'klanten/actorklantcontacten': 1 };
  const ZAAK = { 'klanten/onderwerpobjecten': 1, 'zaken/zaken': 1, 'zaken/rollen': 1, 'zaken/statussen': 1 };
  const TAAK = { 'klanten/internetaken': 1 };
  const expected: Record<Variant, Record<string, number>> = {
    'A + zaak': { ...KLANTCONTACT, ...ZAAK },
    'A + interne taak': { ...KLANTCONTACT, ...TAAK },
    'B1 + zaak': { ...KLANTCONTACT, ...ZAAK, 'klanten/partijen': 1, 'klanten/digitaleadressen': 2 },
    'B1 + interne taak': { ...KLANTCONTACT, ...TAAK, 'klanten/partijen': 1, 'klanten/digitaleadressen': 2 },
    'B2 + zaak': { ...KLANTCONTACT, ...ZAAK, 'klanten/digitaleadressen': 2 },
    'B2 + interne taak': { ...KLANTCONTACT, ...TAAK, 'klanten/digitaleadressen': 2 },
  };

  it.each(Object.entries(VARIANTS))('%s registers exactly what belongs to it', async (variant, body) => {
    const difference = product.counting();
    const answer = await product.submit(body);
    expect(answer.body).toMatchObject({ uitkomst: 'voltooid' });
    expect(answer.status).toBe(201);
    expect(difference()).toEqual(expected[variant as Variant]);
  });
});
