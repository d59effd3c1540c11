import type { Toewijzing } from '../config/configuration.js';
import { Choice, codePoints, Describe, Required, Text, TextRule } from '../http/fields.js';

export const SOORTEN = ['medewerker', 'afdeling', 'groep'] as const satisfies readonly Toewijzing['soort'][];

/** For whom an interne taak could be. */
export class ToewijsbaarDto {
  /** Part of the naam, in any case: 2 to 200 characters. */
  @Describe('Een deel van de naam. Hoofdletters maken niet uit.', 'mari')
  @TextRule('te-kort', 'Gebruik minstens 2 tekens.', (text) => codePoints(text) >= 2, { minLength: 2 })
  @Required()
  @Text({ max: 200 })
  zoek!: string;

  /** `medewerker`, `afdeling` or `groep`; all of them when left out. */
  @Describe('Wat voor iemand. Zonder deze parameter: allemaal.', 'medewerker')
  @Choice(SOORTEN)
  soort?: Toewijzing['soort'];
}
