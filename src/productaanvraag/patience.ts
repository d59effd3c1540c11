import type { Configuration } from '../config/configuration.js';
import type { Patience } from '../saga/saga.js';

const A_MINUTE = 60_000;

/** How often a call is tried, as the configuration says it. */
export function patienceOf(tijden: Configuration['tijden']): Patience {
  return {
    quick: tijden.snellePogingen,
    first: tijden.eerstePauze,
    longest: tijden.langstePauze,
    giveUpAfter: tijden.opgevenNa,
    decideFor: tijden.zekerheid ?? A_MINUTE,
    late: tijden.registerGrens,
  };
}
