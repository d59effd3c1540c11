import { NIVEAUS } from '../config/configuration.js';
import type { Json } from '../http/schema.js';
import { answerSchema, choice, flag, list, moment, optional, part, text, uuid } from '../openapi/answer-schema.js';
import { PROBLEEM } from '../openapi/problem-schema.js';
import { UITKOMSTEN, type GoodAnswer } from './answer.js';
import { RESULTATEN } from './log-entries.js';
import type { Registratie, ZaakNietGemaakt } from './opdracht.js';
import type { AuthenticatieAnswer } from './step.service.js';
import type { Stap, Toestand } from './toestand.js';

const KLANTCONTACT = answerSchema<Registratie['klantcontact']>('GeregistreerdKlantcontact', 'Het gesprek in Klanten.', {
  uuid: uuid('uuid in Klanten.', 'e09e95d9-2cbd-4c04-90c7-6b56c0885b92'),
  nummer: text('Nummer om voor te lezen.', '1000000000'),
});

const PARTIJ = answerSchema<NonNullable<Registratie['partij']>>('GeregistreerdePartij', 'De klant in Klanten.', {
  uuid: uuid('uuid in Klanten.', '9194a0f8-df7b-4b8c-a227-709a5ca27835'),
});

const BETROKKENE = answerSchema<Registratie['betrokkene']>('GeregistreerdeBetrokkene', 'De klant in dit gesprek.', {
  uuid: uuid('uuid in Klanten.', '252d413e-7541-4d49-979e-43474004a65d'),
});

const ZAAK = answerSchema<NonNullable<Registratie['zaak']>>('GeregistreerdeZaak', 'De zaak in Zaken.', {
  uuid: uuid('uuid in Zaken.', '6913d07c-f3e6-421c-8ae9-df96e6c047cb'),
  identificatie: text('Zaaknummer om voor te lezen.', 'KCC-2026-000001'),
});

const INTERNE_TAAK = answerSchema<NonNullable<Registratie['interneTaak']>>(
  'GeregistreerdeInterneTaak',
  'De interne taak in Taken.',
  {
    uuid: uuid('uuid in Taken.', '3f0ce7f3-3c0e-4a5e-9d7a-0d5f0f2c1a11'),
    nummer: text('Nummer om voor te lezen.', '1000000001'),
  },
);

const ZAAK_NIET_GEMAAKT = answerSchema<ZaakNietGemaakt>(
  'ZaakNietGemaakt',
  'Er zou een zaak komen, maar dat lukte niet. Een collega maakt die.',
  { reden: text('Waarom.', 'Er is nu geen zaak gemaakt: Zaken was niet bereikbaar.') },
);

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

/** What a productaanvraag is answered when it is registered, or is going to be. */
export const GOOD_ANSWER = answerSchema<GoodAnswer>(
  'Productaanvraagantwoord',
  'De aanvraag is geregistreerd (`voltooid`), of wordt dat (`wordtVoltooid`). In het laatste geval ontbreekt nog wat er is geregistreerd.',
  {
    id: uuid('Nummer van de aanvraag.'),
    uitkomst: choice(['voltooid', 'wordtVoltooid'], 'Hoe de aanvraag ervoor staat.'),
    tekst: text(
      'Om voor te lezen aan de klant.',
      'De aanvraag voor Parkeervergunning is geregistreerd. Het zaaknummer is KCC-2026-000001.',
    ),
    klantcontact: optional(part(KLANTCONTACT, 'Het gesprek.')),
    partij: optional(part(PARTIJ, 'De klant, als die in Klanten staat.')),
    betrokkene: optional(part(BETROKKENE, 'De klant in dit gesprek.')),
    zaak: optional(part(ZAAK, 'De zaak, als het vervolg dat is.')),
    interneTaak: optional(part(INTERNE_TAAK, 'De interne taak, als het vervolg dat is of is geworden.')),
    zaakNietGemaakt: optional(
      part(ZAAK_NIET_GEMAAKT, 'Als er een zaak zou komen en het een interne taak is geworden.'),
    ),
  },
);

const STAP = answerSchema<Stap>(
  'Stap',
  'Een stap, zo ver als die is. Een stap die opnieuw is gedaan, staat er vaker.',
  {
    naam: text('Welke stap.', 'klantcontact'),
    resultaat: choice(RESULTATEN, 'Wat ervan kwam.'),
    begonnenOp: optional(moment('Wanneer de stap begon.')),
    afgerondOp: optional(moment('Wanneer de stap klaar was.')),
  },
);

/** How a productaanvraag stands. */
export const TOESTAND = answerSchema<Toestand>('Productaanvraagtoestand', 'Hoe een aanvraag ervoor staat.', {
  id: uuid('Nummer van de aanvraag.'),
  product: optional(text('Het product dat is aangevraagd.', 'parkeervergunning')),
  ontvangenOp: moment('Wanneer de aanvraag binnenkwam.'),
  uitkomst: choice(UITKOMSTEN, 'Hoe de aanvraag ervoor staat.'),
  registratie: optional(part(GOOD_ANSWER, 'Als de aanvraag is geregistreerd, of dat nog kan worden.')),
  probleem: optional(part(PROBLEEM, 'Als de aanvraag niet is geregistreerd, of niet helemaal.')),
  stappen: list(STAP, 'Wat er voor de aanvraag is gedaan.'),
});

const KAREL = { voorletters: 'K.', voornaam: 'Karel', voorvoegselAchternaam: 'van', achternaam: 'Deurne' };
const TELEFOON = { soortDigitaalAdres: 'telefoonnummer', adres: '0612345678', omschrijving: 'mobiel', voorkeur: true };
const EMAIL = { soortDigitaalAdres: 'email', adres: 'karel@voorbeeld.nl' };
const GESPREK = {
  product: 'parkeervergunning',
  klantcontact: { inhoud: 'Klant wil graag een vergunning aanvragen.' },
  authenticatie: { methode: 'controlevragen', niveau: 'laag' },
};

/** Requests for each kind of klant, as a medewerker could send them. */
export const EXAMPLES: Readonly<Record<string, Json>> = {
  'Een bekende klant, met een zaak': {
    ...GESPREK,
    klant: { soort: 'bekendePartij', partij: '9194a0f8-df7b-4b8c-a227-709a5ca27835' },
    vervolg: { soort: 'zaak', toelichting: 'Klant verhuist op 1 april.' },
  },
  'Een bekende klant die nu ergens anders te bereiken is, met een interne taak': {
    ...GESPREK,
    klant: {
      soort: 'bekendePartij',
      partij: '9194a0f8-df7b-4b8c-a227-709a5ca27835',
      afwijkendeContactgegevens: { digitaleAdressen: [TELEFOON] },
    },
    vervolg: { soort: 'interneTaak', toegewezenAan: { soort: 'afdeling', identificatie: 'parkeren' } },
  },
  'Een nieuwe klant die wordt bewaard': {
    ...GESPREK,
    klant: { soort: 'nieuwePartij', soortPartij: 'persoon', contactnaam: KAREL, digitaleAdressen: [TELEFOON, EMAIL] },
    vervolg: { soort: 'zaak' },
  },
  'Een klant van wie niets wordt bewaard': {
    ...GESPREK,
    klant: { soort: 'eenmalig', contactnaam: KAREL, digitaleAdressen: [TELEFOON] },
    vervolg: { soort: 'zaak' },
  },
};
