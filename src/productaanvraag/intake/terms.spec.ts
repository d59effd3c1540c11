import { describe, expect, it } from '@jest/globals';
import type { Configuration } from '../../config/configuration.js';
import { termsOf } from './terms.js';

const paspoort = { product: 'paspoort', naam: 'Paspoort', zaaktype: {}, vervolg: {} };
const configuration = {
  tijden: { wachttijd: 1 },
  organisatie: { rsin: '002220647' },
  codes: { zaak: {} },
  producten: new Map<string, object>([
    ['paspoort', paspoort],
    ['rijbewijs', { ...paspoort, product: 'rijbewijs', teksten: { zaak: 'Klaar.' } }],
  ]),
} as unknown as Configuration;
const WITHOUT = { tijden: configuration.tijden, rsin: '002220647', codes: configuration.codes };

describe(termsOf.name, () => {
  it.each([undefined, 'onbekend'])('have no product when it is about none that is known: %s', (product) => {
    expect(termsOf(configuration, product === undefined ? {} : { product })).toStrictEqual(WITHOUT);
  });

  it('have of the product what decides', () => {
    const product = { product: 'paspoort', naam: 'Paspoort', zaaktype: {} };
    expect(termsOf(configuration, { product: 'paspoort' })).toStrictEqual({ ...WITHOUT, product });
    expect(termsOf(configuration, { product: 'rijbewijs' })).toStrictEqual({
      ...WITHOUT,
      product: { ...product, product: 'rijbewijs', teksten: { zaak: 'Klaar.' } },
    });
  });
});
