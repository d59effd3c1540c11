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
import { PROBLEEM } from '../openapi/problem-schema.js';
import { UITKOMSTEN } from '../productaanvraag/answer.js';
import { RESULTATEN } from '../productaanvraag/log-entries.js';
import { GOOD_ANSWER } from '../productaanvraag/productaanvraag.schema.js';
import type { Ding } from '../productaanvraag/what-stands.js';
import type { Dossier, Dossierstap, Fout, Ingreepgegevens, Knop, Persoon, Regel } from './dossier.js';

const PERSOON = answerSchema<Persoon>('Persoon', 'Een medewerker, beheerder of kanaal.', {
  id: text('Waaraan de inlogserver die herkent.', 'mira'),
  naam: text('Naam uit het token.', 'Mira Jansen'),
});

/** Of the list, and of one request. */
const REGEL = {
  id: uuid('Nummer van de aanvraag.'),
  soort: text('`productaanvraag`, of welke stap het was.', 'productaanvraag'),
  product: optional(text('Het product dat is aangevraagd.', 'parkeervergunning')),
  medewerker: part(PERSOON, 'Wie de aanvraag deed.'),
  ontvangenOp: moment('Wanneer de aanvraag binnenkwam.'),
  geeindigdOp: optional(moment('Wanneer de aanvraag klaar was, of aandacht ging vragen.')),
  uitkomst: choice(UITKOMSTEN, 'Hoe de aanvraag ervoor staat.'),
  afgeslotenOp: optional(moment('Wanneer een beheerder de aanvraag afsloot.')),
};

export const AANVRAGENLIJST = answerSchema<{ aanvragen: readonly Regel[] }>('Aanvragenlijst', 'Een bladzijde.', {
  aanvragen: list(answerSchema<Regel>('Aanvraagregel', 'Een aanvraag in de lijst.', REGEL), 'De nieuwste eerst.'),
});

const FOUT = answerSchema<Fout>('Fout', 'Wat er misging. Er staat niets in van wat er is verstuurd of geantwoord.', {
  melding: text('In het kort.', 'zaken gaf geen antwoord op POST zaak_registreren'),
  register: optional(text('Welk register.', 'zaken')),
  verzoek: optional(text('Welk verzoek aan dat register.', 'POST zaak_registreren')),
  status: optional(wholeNumber('HTTP-status, als er een antwoord kwam.', 500)),
  code: optional(text('De code van het register.', 'invalid')),
  velden: optional(
    list(text('Naam en code van het register.', 'zaak.omschrijving (max_length)'), 'Welke velden het weigerde.'),
  ),
});

const STAP = answerSchema<Dossierstap>('Dossierstap', 'Een stap, zo ver als die is.', {
  naam: text('Welke stap.', 'klantcontact'),
  poging: optional(wholeNumber('De hoeveelste poging op de achtergrond.', 2)),
  pogingen: optional(wholeNumber('Hoeveel pogingen er nodig waren terwijl de aanroeper wachtte.', 3)),
  resultaat: choice(RESULTATEN, 'Wat ervan kwam.'),
  begonnenOp: optional(moment('Wanneer de stap begon.')),
  afgerondOp: optional(moment('Wanneer de stap klaar was.')),
  fout: optional(part(FOUT, 'Wat er misging.')),
});

const DING = answerSchema<Ding>('Ding', 'Iets wat door de aanvraag in een register staat.', {
  register: choice(['klanten', 'taken', 'zaken'], 'Welk register.'),
  soort: text('Wat het is.', 'klantcontact'),
  uuid: uuid('uuid in dat register.', 'e09e95d9-2cbd-4c04-90c7-6b56c0885b92'),
  stap: text('Welke stap het maakte.', 'klantcontact'),
});

const KNOP = choice<Knop>(['hervatting', 'ongedaanmaking', 'afsluiting'], 'Welke knop.');

const INGREEP = answerSchema<Ingreepgegevens>('Ingreep', 'Wat een beheerder deed.', {
  soort: KNOP,
  op: moment('Wanneer.'),
  door: part(PERSOON, 'Wie.'),
  reden: optional(text('Waarom.', 'De zaak is met de hand gekoppeld.')),
});

export const DOSSIER = answerSchema<Dossier>('Dossier', 'Alles wat er van een aanvraag bekend is.', {
  ...REGEL,
  registratie: optional(part(GOOD_ANSWER, 'Als de aanvraag is geregistreerd, of dat nog kan worden.')),
  probleem: optional(part(PROBLEEM, 'Als de aanvraag niet is geregistreerd, of niet helemaal.')),
  stappen: list(STAP, 'Elke stap. Een stap die op de achtergrond opnieuw is gedaan, staat er vaker.'),
  bestaat: list(DING, 'Wat er door de aanvraag in de registers staat, voor zover Klantregie weet.'),
  ingrepen: list(INGREEP, 'Wat beheerders deden.'),
  knoppen: list(KNOP, 'Welke knoppen nu zin hebben.'),
});
