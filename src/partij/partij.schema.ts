import type { Json } from '../http/schema.js';
import {
  answerSchema,
  choice,
  flag,
  flagOrUnknown,
  list,
  optional,
  part,
  text,
  uuid,
  wholeNumber,
} from '../openapi/answer-schema.js';
import type {
  Adresgegevens,
  Contactnaam,
  DigitaalAdresgegevens,
  Identificatorgegevens,
  Partijgegevens,
} from './partij.js';
import type { Zoekresultaat } from './partijen.js';

export const CONTACTNAAM = answerSchema<Contactnaam>('Contactnaamgegevens', 'De naam van een persoon.', {
  voorletters: optional(text('Voorletters.', 'S.')),
  voornaam: optional(text('Voornaam.', 'Sanne')),
  voorvoegselAchternaam: optional(text('Voorvoegsel van de achternaam.', 'de')),
  achternaam: optional(text('Achternaam, zonder voorvoegsel.', 'Vries')),
});

export const DIGITAAL_ADRES = answerSchema<DigitaalAdresgegevens>(
  'DigitaalAdresgegevens',
  'Een e-mailadres, telefoonnummer of andere manier om iemand te bereiken.',
  {
    uuid: uuid('uuid in Klanten.', '1f6f2f4c-5f0e-4a55-8f5e-2f7f6d3c1a01'),
    soortDigitaalAdres: choice(['email', 'telefoonnummer', 'overig'], 'Wat voor adres het is.'),
    adres: text('Het adres zelf.', 'sanne@voorbeeld.nl'),
    omschrijving: text('Waar het adres voor is. Kan leeg zijn.', 'privé'),
    voorkeur: flag('Of dit adres de voorkeur heeft.'),
  },
);

export const ADRES = answerSchema<Adresgegevens>('Adresgegevens', 'Een adres.', {
  nummeraanduidingId: optional(text('Nummer van het adres in de BAG.', '0599010000165822')),
  straatnaam: optional(text('Straat.', 'Janssenstraat')),
  huisnummer: optional(wholeNumber('Huisnummer, zonder toevoeging.', 12)),
  huisnummertoevoeging: optional(text('Letter of toevoeging bij het huisnummer.', 'a')),
  postcode: optional(text('Nederlandse postcode.', '9821 ST')),
  stad: optional(text('Plaats.', 'Tietjerkstradeel')),
  adresregel1: optional(text('Wat niet in de andere velden past.', 'Gebouw De Brug')),
  adresregel2: optional(text('Tweede regel.', 'Tweede verdieping')),
  adresregel3: optional(text('Derde regel.', 'Ingang aan de achterkant')),
  land: optional(text('Land, met de twee letters van ISO 3166-1.', 'NL')),
});

const IDENTIFICATOR = answerSchema<Identificatorgegevens>(
  'Identificatorgegevens',
  'Een nummer waaronder de klant elders bekend is.',
  {
    codeSoortObjectId: text('Wat voor nummer het is: `bsn`, `rsin`, `kvk_nummer` of `vestigingsnummer`.', 'bsn'),
    objectId: text('Het nummer. Van een BSN alleen de laatste drie cijfers, tenzij u daarop zocht.', '******019'),
  },
);

export const PARTIJ = answerSchema<Partijgegevens>(
  'Partij',
  'Een klant in Klanten. Wat niet is ingevuld, ontbreekt. Van wie geheimhouding heeft, staan er geen adressen in.',
  {
    uuid: uuid('uuid in Klanten.', '9194a0f8-df7b-4b8c-a227-709a5ca27835'),
    soortPartij: text('`persoon`, `organisatie` of `contactpersoon`.', 'persoon'),
    naam: text('Volledige naam. Leeg als Klanten er geen heeft.', 'Sanne de Vries'),
    contactnaam: optional(part(CONTACTNAAM, 'De naam van een persoon, in delen.')),
    digitaleAdressen: optional(list(DIGITAAL_ADRES, 'Hoe de klant te bereiken is.')),
    partijIdentificatoren: list(IDENTIFICATOR, 'Nummers waaronder de klant elders bekend is.'),
    bezoekadres: optional(part(ADRES, 'Waar de klant te bezoeken is.')),
    correspondentieadres: optional(part(ADRES, 'Waar de post heen gaat.')),
    indicatieGeheimhouding: flagOrUnknown('Of de gegevens geheim zijn. null: niet bekend.'),
    indicatieActief: flag('Of de partij in gebruik is. Zo niet, gebruik de adressen dan niet.'),
    voorkeurstaal: optional(text('Taal waarin de klant het liefst praat (ISO 639-2).', 'nld')),
    adressenAfgeschermd: flag('Of de adressen ontbreken omdat de klant geheimhouding heeft.', false),
    toelichting: optional(text('Waarom er iets ontbreekt.', 'Deze klant wil dat zijn gegevens geheim blijven.')),
  },
);

export const ZOEKRESULTAAT = answerSchema<Zoekresultaat>('Zoekresultaat', 'Wie er zijn gevonden.', {
  partijen: list(PARTIJ, 'Hoogstens 20, elk één keer. Leeg als er niemand is gevonden.'),
  meer: flag('Of er meer zijn. Vraag de klant dan om een ander gegeven.', false),
  volledig: flag('Of alle klanten hierop te vinden zijn. Zo niet, dan kan de klant er toch zijn.'),
  toelichting: optional(text('Waarom het niet volledig is.', 'Zoek op een ander gegeven.')),
});

/** One for each thing to search by. */
export const EXAMPLES: Readonly<Record<string, Json>> = {
  'Op e-mailadres': { email: 'sanne.devries@inwoner.test' },
  'Op BSN': { bsn: '999990019' },
  'Op een vestiging': { kvkNummer: '12345678', vestigingsnummer: '000012345678' },
  'Op naam': { naam: { achternaam: 'Vries', voornaam: 'Sanne' } },
};
