import {
  answerSchema,
  choice,
  list,
  moment,
  optional,
  part,
  text,
  uuid,
  wholeNumber,
} from '../openapi/answer-schema.js';
import { UITKOMSTEN } from '../productaanvraag/answer/answer.js';
import { KENMERK } from '../productaanvraag/answer/probleem.schema.js';
import { PERSOON } from './beheer.schema.js';
import { STANDEN, type Hervatting, type HervattingAanvraag, type Telling } from './hervatting.js';

export const TELLING = answerSchema<Telling>('Telling', 'Hoeveel aanvragen samen worden hervat.', {
  aantal: wholeNumber('Hoeveel het er nu zijn.', 14),
  hoogstens: wholeNumber('Hoeveel er tegelijk kunnen. Zijn het er meer, dan eerst de oudste.', 500),
});

const AANVRAAG = answerSchema<HervattingAanvraag>('HervattingAanvraag', 'Een aanvraag die met andere wordt hervat.', {
  id: uuid('Nummer van de aanvraag.'),
  product: optional(text('Het product dat is aangevraagd.', 'parkeervergunning')),
  kenmerk: optional(text(KENMERK, '1000000000')),
  nummer: optional(text('Het nummer dat de klant hoorde: van de zaak, de taak of het gesprek.', 'KCC-2026-000001')),
  uitkomst: choice(UITKOMSTEN, 'Hoe de aanvraag er nu voor staat.'),
  stand: choice(
    STANDEN,
    '`wacht`: nog niet aan de beurt. `bezig`: Klantregie probeert het. `klaar`: er hoeft niets meer te gebeuren. ' +
      '`aandacht`: het is weer niet gelukt.',
  ),
  melding: optional(text('Waarom de aanvraag niet is hervat.', 'Deze aanvraag is niet te hervatten.')),
});

const STANDEN_AANTAL = answerSchema<Hervatting['standen']>('Hervattingstanden', 'Hoeveel aanvragen in elke stand.', {
  wacht: wholeNumber('Nog niet aan de beurt.', 2),
  bezig: wholeNumber('Klantregie probeert het.', 1),
  klaar: wholeNumber('Er hoeft niets meer te gebeuren.', 9),
  aandacht: wholeNumber('Het is weer niet gelukt.', 3),
});

export const HERVATTING = answerSchema<Hervatting>('Hervatting', 'Aanvragen die samen worden hervat.', {
  id: uuid('Nummer van deze hervatting.', 'f3b1c5de-6d0e-4a55-9d3b-2f6a7c1e8b90'),
  gemaaktOp: moment('Wanneer iemand erom vroeg.'),
  door: part(PERSOON, 'Wie.'),
  aantal: wholeNumber('Hoeveel aanvragen het zijn.', 15),
  standen: part(STANDEN_AANTAL, 'Hoe ver het is.'),
  aanvragen: list(AANVRAAG, 'Welke, de oudste eerst. Wat is opgeruimd, staat er niet meer bij.'),
});
