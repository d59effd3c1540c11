import {
  answerSchema,
  anyOf,
  flag,
  flagOrUnknown,
  list,
  moment,
  optional,
  part,
  text,
  uuid,
} from '../openapi/answer-schema.js';
import { ADRES, CONTACTNAAM, DIGITAAL_ADRES, PARTIJ } from '../partij/partij.schema.js';
import type {
  Actorgegevens,
  Betrokkenegegevens,
  InterneTaakgegevens,
  Klantcontactgeheel,
  Onderwerpobjectgegevens,
} from './klantcontact.js';

const VERWIJZING = answerSchema<{ readonly uuid: string }>('Verwijzing', 'Alleen waar het staat.', {
  uuid: uuid('uuid in het register.'),
});

const BETROKKENE = answerSchema<Betrokkenegegevens>('Betrokkene', 'De klant in dit gesprek.', {
  uuid: uuid('uuid in Klanten.', '252d413e-7541-4d49-979e-43474004a65d'),
  rol: text('`klant` of `vertegenwoordiger`.', 'klant'),
  initiator: flag('Of deze klant het gesprek begon.'),
  naam: text(
    'Volledige naam: zoals die bij dit gesprek is getypt, of anders van de partij. Kan leeg zijn.',
    'Karel van Deurne',
  ),
  contactnaam: optional(part(CONTACTNAAM, 'De naam zoals die bij dit gesprek is getypt.')),
  organisatienaam: optional(text('De organisatie zoals die bij dit gesprek is getypt.', 'Bakkerij Deurne')),
  digitaleAdressen: optional(list(DIGITAAL_ADRES, 'Alleen voor dit gesprek.')),
  bezoekadres: optional(part(ADRES, 'Alleen voor dit gesprek.')),
  correspondentieadres: optional(part(ADRES, 'Alleen voor dit gesprek.')),
  partij: optional(
    anyOf(
      [PARTIJ, VERWIJZING],
      'De klant in Klanten, zonder digitale adressen. Alleen de uuid als die niet te zien is.',
    ),
  ),
  adressenAfgeschermd: flag('Of de adressen ontbreken omdat de klant geheimhouding heeft.', false),
  toelichting: optional(text('Waarom er iets ontbreekt.', 'Deze klant wil dat zijn gegevens geheim blijven.')),
});

const ACTOR = answerSchema<Actorgegevens>('Actor', 'Wie namens de gemeente bij het gesprek was.', {
  uuid: uuid('uuid in Klanten.', '5b3c9b0c-5d0e-4a55-9d3b-2f6a7c1e8b90'),
  naam: text('Naam.', 'Marieke de Boer'),
  soortActor: text('Wat voor actor het is.', 'medewerker'),
  identificatie: text('Waaraan de registers de actor herkennen.', 'marieke@gemeente.example'),
});

const OBJECT = answerSchema<Onderwerpobjectgegevens['onderwerpobjectidentificator']>(
  'Onderwerpobjectidentificator',
  'Waar iets staat waar het gesprek over ging.',
  {
    objectId: text('Nummer in dat register.', '6913d07c-f3e6-421c-8ae9-df96e6c047cb'),
    codeObjecttype: text('Wat het is.', 'zgw-Zaak'),
    codeRegister: text('In welk register.', 'openzaak'),
    codeSoortObjectId: text('Wat voor nummer.', 'uuid'),
  },
);

const ONDERWERPOBJECT = answerSchema<Onderwerpobjectgegevens>('Onderwerpobject', 'Waar het gesprek over ging.', {
  uuid: uuid('uuid in Klanten.', '7c1e8b90-5d0e-4a55-9d3b-2f6a7c1e8b90'),
  onderwerpobjectidentificator: part(OBJECT, 'Waar het staat.'),
});

const INTERNE_TAAK = answerSchema<InterneTaakgegevens>('InterneTaak', 'Wat een collega moet doen.', {
  uuid: uuid('uuid in Taken.', '3f0ce7f3-3c0e-4a5e-9d7a-0d5f0f2c1a11'),
  nummer: optional(text('Nummer om voor te lezen.', '1000000001')),
  gevraagdeHandeling: text('Wat de collega moet doen.', 'Maak een zaak voor deze aanvraag en handel die af.'),
  toelichting: text('Toelichting. Kan leeg zijn.', 'Klant verhuist op 1 april.'),
  status: text('`te_verwerken` of `verwerkt`.', 'te_verwerken'),
  toegewezenOp: moment('Wanneer de taak is gegeven.'),
  afgehandeldOp: optional(moment('Wanneer de taak klaar was.')),
  toegewezenAanActoren: list(VERWIJZING, 'Voor wie de taak is.'),
});

export const KLANTCONTACT = answerSchema<Klantcontactgeheel>(
  'Klantcontactgegevens',
  'Een gesprek met alles wat eraan hangt. Wat niet is ingevuld, ontbreekt.',
  {
    uuid: uuid('uuid in Klanten.', 'e09e95d9-2cbd-4c04-90c7-6b56c0885b92'),
    nummer: optional(text('Nummer dat is voorgelezen.', '1000000000')),
    kanaal: text('Hoe de klant contact opnam.', 'telefoon'),
    onderwerp: text('Waar het over ging, in een paar woorden.', 'Productaanvraag'),
    inhoud: text('Wat er is besproken. Kan leeg zijn.', 'Klant wil graag een vergunning aanvragen.'),
    taal: text('Taal van het gesprek (ISO 639-2).', 'nld'),
    vertrouwelijk: flag('Of het gesprek vertrouwelijk is.', false),
    indicatieContactGelukt: flagOrUnknown('Of het gesprek is gelukt. null: niet bekend.', true),
    plaatsgevondenOp: moment('Wanneer het gesprek was.'),
    betrokkenen: list(BETROKKENE, 'De klanten in dit gesprek.'),
    actoren: list(ACTOR, 'Wie er namens de gemeente bij waren.'),
    onderwerpobjecten: list(ONDERWERPOBJECT, 'Waar het gesprek over ging, zoals een zaak.'),
    interneTaken: list(INTERNE_TAAK, 'Wat er voor collega’s uit kwam.'),
  },
);
