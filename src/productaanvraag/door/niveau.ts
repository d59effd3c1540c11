import { NIVEAUS, type Product } from '../../config/configuration.js';
import { ProblemException } from '../../http/problem.js';
import type { Productaanvraag } from '../productaanvraag.js';

/**
 * Whether it is sure enough who is calling for this product (C9018 step 2). Nothing sent is niveau `geen`.
 * @throws ProblemException 403 `authenticatie-onvoldoende`
 */
export function requireNiveau({ authenticatie }: Pick<Productaanvraag, 'authenticatie'>, { niveau }: Product): void {
  if (NIVEAUS.indexOf(authenticatie?.niveau ?? 'geen') >= NIVEAUS.indexOf(niveau)) return;
  throw new ProblemException('authenticatie-onvoldoende', {
    detail: `Voor dit product is authenticatie op niveau ${niveau} nodig. Controleer eerst beter wie de klant is.`,
    extensions: { vereistNiveau: niveau },
  });
}
