import { NIVEAUS, type Niveau } from '../../config/configuration.js';
import { answerSchema, choice, flag, optional, text } from '../../openapi/answer-schema.js';
import type { Authenticatie } from '../productaanvraag.js';

/** What was recorded of the authenticatie, and whether it is enough. */
export interface AuthenticatieAnswer extends Authenticatie {
  /** For the product that was asked about. */
  readonly voldoende?: boolean;
  readonly vereistNiveau?: Niveau;
}

/** What was recorded of the authenticatie. */
export const AUTHENTICATIE = answerSchema<AuthenticatieAnswer>(
  'Authenticatieantwoord',
  'Wat is vastgelegd, en of het genoeg is voor het product.',
  {
    methode: text('De manier van controleren.', 'controlevragen'),
    niveau: choice(NIVEAUS, 'Hoe zeker het is wie er belt.'),
    voldoende: optional(flag('Of het genoeg is voor het product.', true)),
    vereistNiveau: optional(choice(NIVEAUS, 'Wat het product vraagt.')),
  },
);
