import type { Configuration } from '../../config/configuration.js';
import type { Patience } from '../../saga/attempts.js';

/** How often a call is tried, as the configuration says it. */
export function patienceOf(tijden: Configuration['tijden']): Patience {
  return {
    quick: tijden.snellePogingen,
    personWaits: tijden.wachttijd,
    firstPause: tijden.eerstePauze,
    longestPause: tijden.langstePauze,
    giveUpAfter: tijden.opgevenNa,
    decideFor: tijden.zekerheid,
    lateEffectLimit: tijden.registerGrens,
  };
}
