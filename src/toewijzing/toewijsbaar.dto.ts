import type { Toewijzing } from '../config/configuration.js';
import { Choice, codePoints, Required, Text, TextRule } from '../http/fields.js';

export const SOORTEN = ['medewerker', 'afdeling', 'groep'] as const satisfies readonly Toewijzing['soort'][];

/** For whom an interne taak could be. */
export class ToewijsbaarDto {
  /** Part of the naam, in any case: 2 to 200 characters. */
  @TextRule('te-kort', 'Gebruik minstens 2 tekens.', (text) => codePoints(text) >= 2)
  @Required()
  @Text({ max: 200 })
  zoek!: string;

  /** `medewerker`, `afdeling` or `groep`; all of them when left out. */
  @Choice(SOORTEN)
  soort?: Toewijzing['soort'];
}
