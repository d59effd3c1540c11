import { answerSchema, choice, flag, list, text } from '../openapi/answer-schema.js';
import type { Toewijsbare, Toewijsbaren } from './toewijsbaar.js';
import { SOORTEN } from './toewijsbaar.dto.js';

const TOEWIJSBARE = answerSchema<Toewijsbare>('Toewijsbare', 'Iemand voor wie een interne taak kan zijn.', {
  soort: choice(SOORTEN, 'Wat voor iemand het is.'),
  identificatie: text('Met `soort` samen het veld `toegewezenAan` van een aanvraag.', 'marieke@gemeente.example'),
  naam: text('Naam, om te laten zien.', 'Marieke de Boer'),
});

export const TOEWIJSBAREN = answerSchema<Toewijsbaren>('Toewijsbaren', 'Voor wie een interne taak kan zijn.', {
  toewijsbaar: list(TOEWIJSBARE, 'Hoogstens 20, op naam.'),
  meer: flag('Of er meer zijn. Zoek dan op een groter deel van de naam.', false),
});
