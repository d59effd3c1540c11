import type { Configuration } from '../../config/configuration.js';
import type { AnyAanvraag, Terms } from '../opdracht.js';

/** What is frozen with a request, of the configuration as it is now. */
export function termsOf(configuration: Configuration, { product }: AnyAanvraag): Terms {
  const { tijden, organisatie, codes, producten } = configuration;
  const known = product === undefined ? undefined : producten.get(product);
  return {
    tijden,
    rsin: organisatie.rsin,
    codes,
    ...(known && {
      product: {
        product: known.product,
        naam: known.naam,
        zaaktype: known.zaaktype,
        ...(known.teksten && { teksten: known.teksten }),
      },
    }),
  };
}
