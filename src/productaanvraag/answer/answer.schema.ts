import { answerSchema, choice, list, moment, optional, part, text, uuid } from '../../openapi/answer-schema.js';
import { KENMERK, OORZAAK, PROBLEEM } from './probleem.schema.js';
import { UITKOMSTEN, type GoodAnswer } from './answer.js';
import { RESULTATEN } from './log-entries.js';
import type { Registratie } from '../opdracht.js';
import type { GetoondNietBewaard, ZaakNietGemaakt } from './shown-registratie.js';
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
  {
    reden: text('Waarom.', 'Er is nu geen zaak gemaakt: Zaken was niet bereikbaar.'),
    oorzaak: optional(part(OORZAAK, 'Hetzelfde, voor een programma.')),
  },
);

const NIET_BEWAARD = answerSchema<GetoondNietBewaard>(
  'NietBewaard',
  'Iets uit het verzoek dat in geen register staat.',
  {
    locatie: text('Waar het in het verzoek stond, als JSON Pointer.', '/klant/partijIdentificatoren/0'),
    reden: text('Waarom het niet is bewaard.', 'Dit nummer kan alleen bij een partij of op een zaak staan.'),
  },
);

/** What a productaanvraag is answered when it is registered, or is going to be. */
export const GOOD_ANSWER = answerSchema<GoodAnswer>(
  'Productaanvraagantwoord',
  'De aanvraag is geregistreerd (`voltooid`), of wordt dat (`wordtVoltooid`). In het laatste geval ontbreekt nog wat er is geregistreerd.',
  {
    id: uuid('Nummer van de aanvraag.'),
    uitkomst: choice(['voltooid', 'wordtVoltooid'], 'Hoe de aanvraag ervoor staat.'),
    kenmerk: optional(text(KENMERK, '1000000000')),
    tekst: text(
      'Om voor te lezen aan de klant.',
      'De aanvraag voor parkeervergunning is geregistreerd. Het zaaknummer is KCC-2026-000001.',
    ),
    klantcontact: optional(part(KLANTCONTACT, 'Het gesprek.')),
    partij: optional(part(PARTIJ, 'De klant, als die in Klanten staat.')),
    betrokkene: optional(part(BETROKKENE, 'De klant in dit gesprek.')),
    zaak: optional(part(ZAAK, 'De zaak, als het vervolg dat is.')),
    interneTaak: optional(part(INTERNE_TAAK, 'De interne taak, als het vervolg dat is of is geworden.')),
    zaakNietGemaakt: optional(
      part(ZAAK_NIET_GEMAAKT, 'Als er een zaak zou komen en het een interne taak is geworden.'),
    ),
    nietBewaard: optional(
      list(NIET_BEWAARD, 'Wat uit het verzoek in geen register staat. Ontbreekt als alles er staat.'),
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
