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
import { KENMERK, PROBLEEM } from '../productaanvraag/answer/probleem.schema.js';
import { SOORTEN_OORZAAK } from '../productaanvraag/answer/oorzaak.js';
import { UITKOMSTEN } from '../productaanvraag/answer/answer.js';
import { RESULTATEN } from '../productaanvraag/answer/log-entries.js';
import { GOOD_ANSWER } from '../productaanvraag/answer/answer.schema.js';
import { SYSTEMS } from '../upstream/upstream.error.js';
import type { Today } from '../database/aanvragen.js';
import type {
  Dossier,
  Dossierstap,
  Fout,
  Ingreepgegevens,
  IngreepMetAanvraag,
  Knop,
  Persoon,
  Row,
  StandingObject,
} from './dossier.js';
import { OPEN, type Oorzaakgroep, type Openstaand, type Overzicht } from './overzicht.js';
import type { Vastgelopen } from './stuck.js';

export const PERSOON = answerSchema<Persoon>('Persoon', 'Een medewerker, beheerder of kanaal.', {
  id: text('Waaraan de inlogserver die herkent.', 'mira'),
  naam: text('Naam uit het token.', 'Mira Jansen'),
});

const VASTGELOPEN = answerSchema<Vastgelopen>('Vastgelopen', 'Waardoor een aanvraag is blijven steken.', {
  register: optional(choice(SYSTEMS, 'Welk register. Ontbreekt als Klantregie zelf vastliep.')),
  soort: choice(SOORTEN_OORZAAK, 'Wat het register deed.'),
  stap: text('De stap waar de aanvraag is blijven steken.', 'onderwerpobject'),
  code: optional(text('De code van het register.', 'invalid')),
  tekst: text('Hetzelfde in woorden.', 'Klanten was niet bereikbaar bij het gesprek.'),
});

/** Of the list, and of one request. */
const ROW = {
  id: uuid('Nummer van de aanvraag.'),
  soort: text('`productaanvraag`, of welke stap het was.', 'productaanvraag'),
  product: optional(text('Het product dat is aangevraagd.', 'parkeervergunning')),
  medewerker: part(PERSOON, 'Wie de aanvraag deed.'),
  ontvangenOp: moment('Wanneer de aanvraag binnenkwam.'),
  geeindigdOp: optional(moment('Wanneer de aanvraag klaar was, of aandacht ging vragen.')),
  uitkomst: choice(UITKOMSTEN, 'Hoe de aanvraag ervoor staat.'),
  afgeslotenOp: optional(moment('Wanneer een beheerder de aanvraag afsloot.')),
  kenmerk: optional(text(KENMERK, '1000000000')),
  nummer: optional(text('Het nummer dat de klant hoorde: van de zaak, de taak of het gesprek.', 'KCC-2026-000001')),
  oorzaak: optional(
    part(VASTGELOPEN, 'Waardoor de aanvraag is blijven steken, of waardoor er een taak kwam in plaats van een zaak.'),
  ),
};

export const AANVRAGENLIJST = answerSchema<{ aanvragen: readonly Row[] }>('Aanvragenlijst', 'Een bladzijde.', {
  aanvragen: list(answerSchema<Row>('Aanvraagregel', 'Een aanvraag in de lijst.', ROW), 'De nieuwste eerst.'),
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
  ronde: wholeNumber('In welke ronde. Wat tegelijk ging, heeft dezelfde.', 2),
  poging: optional(wholeNumber('De hoeveelste poging op de achtergrond.', 2)),
  pogingen: optional(wholeNumber('Hoeveel pogingen er nodig waren terwijl de aanroeper wachtte.', 3)),
  resultaat: choice(RESULTATEN, 'Wat ervan kwam.'),
  begonnenOp: optional(moment('Wanneer de stap begon.')),
  afgerondOp: optional(moment('Wanneer de stap klaar was.')),
  fout: optional(part(FOUT, 'Wat er misging.')),
  eerder: optional(list(FOUT, 'Wat er misging in de pogingen daarvoor, terwijl de aanroeper wachtte.')),
});

const GEREGISTREERD_OBJECT = answerSchema<StandingObject>('Ding', 'Iets wat door de aanvraag in een register staat.', {
  register: choice(['klanten', 'taken', 'zaken'], 'Welk register.'),
  soort: text('Wat het is.', 'klantcontact'),
  uuid: uuid('uuid in dat register.', 'e09e95d9-2cbd-4c04-90c7-6b56c0885b92'),
  stap: text('Welke stap het maakte.', 'klantcontact'),
  adres: optional(
    text('Waar u het kunt bekijken, als `adressen` dat zegt.', 'https://zaken.gemeente.example/zaken/cad1cb9c', {
      format: 'uri',
    }),
  ),
});

const KNOP = choice<Knop>(['hervatting', 'ongedaanmaking', 'afsluiting'], 'Welke knop.');

const INGREEP_FIELDS = {
  soort: KNOP,
  op: moment('Wanneer.'),
  door: part(PERSOON, 'Wie.'),
  reden: optional(text('Waarom.', 'De zaak is met de hand gekoppeld.')),
  hervatting: optional(uuid('Met welke andere aanvragen samen: `id` van de gezamenlijke hervatting.')),
};

const INGREEP = answerSchema<Ingreepgegevens>('Ingreep', 'Wat een beheerder deed.', INGREEP_FIELDS);

export const DOSSIER = answerSchema<Dossier>('Dossier', 'Alles wat er van een aanvraag bekend is.', {
  ...ROW,
  volgendePogingOp: optional(
    moment('Wanneer Klantregie het weer probeert. Ontbreekt als de aanvraag klaar is, of niet wacht.'),
  ),
  opgevenOp: optional(
    moment(
      'Wanneer Klantregie er uiterlijk mee ophoudt als het register niet antwoordt, op de duur van de verzoeken na. ' +
        'Daarna vraagt de aanvraag aandacht.',
    ),
  ),
  registratie: optional(part(GOOD_ANSWER, 'Als de aanvraag is geregistreerd, of dat nog kan worden.')),
  probleem: optional(part(PROBLEEM, 'Als de aanvraag niet is geregistreerd, of niet helemaal.')),
  stappen: list(STAP, 'Elke stap. Een stap die op de achtergrond opnieuw is gedaan, staat er vaker.'),
  bestaat: list(GEREGISTREERD_OBJECT, 'Wat er door de aanvraag in de registers staat, voor zover Klantregie weet.'),
  ingrepen: list(INGREEP, 'Wat beheerders deden.'),
  knoppen: list(KNOP, 'Welke knoppen nu zin hebben.'),
});

const OPENSTAAND = answerSchema<Openstaand>('Openstaand', 'Aanvragen die nog iets vragen.', {
  uitkomst: choice(OPEN, 'Hoe deze aanvragen ervoor staan.'),
  aantal: wholeNumber('Hoeveel het er zijn.', 3),
  oudsteOp: optional(moment('Wanneer de oudste binnenkwam. Ontbreekt als er geen zijn.')),
});

const VANDAAG = answerSchema<Today>('Vandaag', 'Wat er vandaag binnenkwam.', {
  ontvangen: wholeNumber('Hoeveel aanvragen.', 120),
  voltooid: wholeNumber('Hoeveel daarvan zijn geregistreerd.', 117),
  zonderZaak: wholeNumber('Hoeveel daarvan zonder zaak: een collega maakt die.', 3),
  ongedaanGemaakt: wholeNumber('Hoeveel daarvan niet zijn geregistreerd.', 1),
});

const OORZAAKGROEP = answerSchema<Oorzaakgroep>('Oorzaakgroep', 'Aanvragen die door hetzelfde zijn blijven steken.', {
  oorzaak: optional(part(VASTGELOPEN, 'Waardoor. Ontbreekt bij aanvragen van voordat dit werd bewaard.')),
  tekst: text('Waardoor, in woorden.', 'Klanten was niet bereikbaar bij het gesprek.'),
  aantal: wholeNumber('Hoeveel het er zijn.', 14),
  oudsteOp: moment('Wanneer de oudste binnenkwam.'),
  sinds: moment('Wanneer de eerste is blijven steken.'),
});

export const OVERZICHT = answerSchema<Overzicht>('Overzicht', 'Hoe het ervoor staat.', {
  gemaaktOp: moment('Wanneer dit overzicht is gemaakt.'),
  open: list(OPENSTAAND, 'Wat aandacht vraagt en wat nog loopt: van elke uitkomst één, ook als er geen zijn.'),
  vandaag: part(VANDAAG, 'Wat er vandaag binnenkwam, in Nederland.'),
  oorzaken: list(OORZAAKGROEP, 'Waardoor aanvragen aandacht vragen: de grootste groep eerst, hoogstens vijftig.'),
});

const BETROFFEN_AANVRAAG = answerSchema<IngreepMetAanvraag['aanvraag']>(
  'BetroffenAanvraag',
  'Welke aanvraag het was.',
  {
    id: uuid('Nummer van de aanvraag.'),
    soort: text('`productaanvraag`, of welke stap het was.', 'productaanvraag'),
    product: optional(text('Het product dat is aangevraagd.', 'parkeervergunning')),
    kenmerk: optional(text(KENMERK, '1000000000')),
    nummer: optional(text('Het nummer dat de klant hoorde: van de zaak, de taak of het gesprek.', 'KCC-2026-000001')),
  },
);

export const INGREPENLIJST = answerSchema<{ ingrepen: readonly IngreepMetAanvraag[] }>(
  'Ingrepenlijst',
  'Een bladzijde.',
  {
    ingrepen: list(
      answerSchema<IngreepMetAanvraag>('IngreepMetAanvraag', 'Wat een beheerder deed, en waarbij.', {
        ...INGREEP_FIELDS,
        aanvraag: part(BETROFFEN_AANVRAAG, 'Bij welke aanvraag.'),
      }),
      'De nieuwste eerst.',
    ),
  },
);
