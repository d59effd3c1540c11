import { Describe, Part, Required, Rule, Text, TextRule } from '../http/fields.js';
import type { FieldError } from '../http/problem.js';
import { bodyError, readBody } from '../http/read-body.js';
import { isUuid } from '../notation/uuid.js';
import { isElfproef } from '../notation/elfproef.js';
import { emailadresAdvice, isEmailadres, readEmailadres } from '../notation/emailadres.js';
import { isKvkNummer, isVestigingsnummer, withLeadingZero } from '../notation/identificatienummer.js';
import { readTelefoonnummer, telefoonnummerAdvice } from '../notation/telefoonnummer.js';
import { withoutInvisible, withoutSeparators } from '../notation/text.js';
import type { Zoeksleutel } from './zoeksleutel.js';

/** The name of a person, as it was typed at an earlier contact. */
@Describe('De naam zoals die bij een eerder gesprek is getypt.')
class ZoekNaamDto {
  /** At most 200 characters (Open Klant). Open Klant tells upper from lower case: a name in one case is tried as a name too. */
  @Describe('Achternaam, zonder voorvoegsel. Schrijf die met een hoofdletter, zoals bij het gesprek.', 'Vries')
  @Required()
  @Text({ max: 200 })
  achternaam!: string;

  /** At most 200 characters (Open Klant). */
  @Describe('Voornaam.', 'Sanne')
  @Text({ max: 200 })
  voornaam?: string;
}

/** By what a partij is looked for (F7927): exactly one of these; a vestigingsnummer comes with its kvkNummer. */
@Describe('Waarop u zoekt: één gegeven. Alleen `vestigingsnummer` en `kvkNummer` gaan samen.')
export class ZoekPartijDto {
  /** uuid of the partij in Klanten. */
  @Describe('uuid van de partij in Klanten.', '9194a0f8-df7b-4b8c-a227-709a5ca27835')
  @TextRule('ongeldige-uuid', 'Vul de uuid van de partij in.', isUuid, { format: 'uuid' })
  @Text({ max: 50, normalise: (text) => withoutInvisible(text).toLowerCase() })
  uuid?: string;

  /** 9 digits that pass the elfproef; 8 are understood. Blanks, dots and dashes are left out. */
  @Describe('BSN: 9 cijfers die kloppen met de elfproef.', '999990019')
  @TextRule('ongeldig-bsn', 'Dit is geen goed BSN. Vul de 9 cijfers in en controleer ze.', isElfproef)
  @Text({ max: 50, normalise: (text) => withLeadingZero(withoutSeparators(text)) })
  bsn?: string;

  /** 8 digits. Blanks, dots and dashes are left out. */
  @Describe('KvK-nummer: 8 cijfers. Vindt de organisatie en haar vestigingen.', '12345678')
  @TextRule('ongeldig-kvk-nummer', 'Vul de 8 cijfers van het KvK-nummer in.', isKvkNummer)
  @Text({ max: 50, normalise: withoutSeparators })
  kvkNummer?: string;

  /** 9 digits that pass the elfproef; 8 are understood. Blanks, dots and dashes are left out. */
  @Describe('RSIN: 9 cijfers die kloppen met de elfproef.', '002220647')
  @TextRule('ongeldig-rsin', 'Dit is geen goed RSIN. Vul de 9 cijfers in en controleer ze.', isElfproef)
  @Text({ max: 50, normalise: (text) => withLeadingZero(withoutSeparators(text)) })
  rsin?: string;

  /** 12 digits. Blanks, dots and dashes are left out. */
  @Describe('Vestigingsnummer: 12 cijfers. Stuur ook het KvK-nummer.', '000012345678')
  @Rule<ZoekPartijDto>(
    'kvk-nummer-ontbreekt',
    'Stuur bij een vestigingsnummer ook het KvK-nummer.',
    (_, { kvkNummer }) => kvkNummer !== undefined,
  )
  @TextRule('ongeldig-vestigingsnummer', 'Vul de 12 cijfers van het vestigingsnummer in.', isVestigingsnummer)
  @Text({ max: 50, normalise: withoutSeparators })
  vestigingsnummer?: string;

  /** In any case; at most 80 characters (Open Klant). */
  @Describe('E-mailadres.', 'sanne@voorbeeld.nl')
  @TextRule('ongeldig-emailadres', emailadresAdvice, isEmailadres)
  @Text({ max: 80, normalise: (text) => readEmailadres(text) ?? text })
  email?: string;

  /** In any spelling: `06-12345678`, `+31 6 12345678`, `0031612345678`. */
  @Describe('Telefoonnummer, op elke manier geschreven.', '06-12345678')
  @TextRule('ongeldig-telefoonnummer', telefoonnummerAdvice, (text) => readTelefoonnummer(text) !== undefined)
  @Text({ max: 80, normalise: (text) => readTelefoonnummer(text) ?? text })
  telefoonnummer?: string;

  /** Of the bezoekadres: 16 digits (BAG). Only finds partijen that are registered with it. */
  @Describe('Nummer van het bezoekadres in de BAG: 16 cijfers.', '0599010000165822')
  @TextRule('ongeldige-nummeraanduiding', 'Vul de 16 cijfers van de nummeraanduiding in.', (text) =>
    /^\d{16}$/.test(text),
  )
  @Text({ max: 50, normalise: withoutSeparators })
  nummeraanduidingId?: string;

  /** Only finds partijen with a contact at which this name was typed. */
  @Describe('Vindt alleen klanten met een gesprek waarbij deze naam is getypt.')
  @Part(() => ZoekNaamDto)
  naam?: ZoekNaamDto;
}

const SLEUTELS = [
  'uuid',
  'bsn',
  'kvkNummer',
  'rsin',
  'vestigingsnummer',
  'email',
  'telefoonnummer',
  'nummeraanduidingId',
  'naam',
] as const satisfies readonly (keyof ZoekPartijDto)[];

/**
 * What a caller wants to search by, checked and normalised.
 * @throws ProblemException 400 `ongeldige-invoer` with everything that is wrong
 */
export function readZoeksleutel(body: unknown): Zoeksleutel {
  return toZoeksleutel(readBody(ZoekPartijDto, body, oneSleutel));
}

function* oneSleutel(dto: ZoekPartijDto): Iterable<FieldError> {
  const count = SLEUTELS.filter((name) => dto[name] !== undefined).length;
  const ofVestiging = dto.vestigingsnummer !== undefined && dto.kvkNummer !== undefined ? 1 : 0;
  if (count === 0) yield bodyError('', 'verplicht', `Vul in waarop u zoekt. Kies uit: ${SLEUTELS.join(', ')}.`);
  if (count - ofVestiging > 1)
    yield bodyError('', 'te-veel', 'Zoek op een gegeven tegelijk. Alleen vestigingsnummer en kvkNummer gaan samen.');
}

function toZoeksleutel(dto: ZoekPartijDto): Zoeksleutel {
  const { uuid, bsn, kvkNummer, rsin, vestigingsnummer, email, telefoonnummer, nummeraanduidingId, naam } = dto;
  if (uuid !== undefined) return { soort: 'uuid', uuid };
  if (bsn !== undefined) return { soort: 'identificator', codeSoortObjectId: 'bsn', objectId: bsn };
  if (rsin !== undefined) return { soort: 'identificator', codeSoortObjectId: 'rsin', objectId: rsin };
  if (vestigingsnummer !== undefined && kvkNummer !== undefined)
    return {
      soort: 'identificator',
      codeSoortObjectId: 'vestigingsnummer',
      objectId: vestigingsnummer,
      kvkNummer,
    };
  if (kvkNummer !== undefined) return { soort: 'organisatie', kvkNummer };
  if (email !== undefined) return { soort: 'digitaalAdres', soortDigitaalAdres: 'email', adres: email };
  if (telefoonnummer !== undefined)
    return { soort: 'digitaalAdres', soortDigitaalAdres: 'telefoonnummer', adres: telefoonnummer };
  if (nummeraanduidingId !== undefined) return { soort: 'nummeraanduiding', nummeraanduidingId };
  if (naam === undefined) throw new TypeError('a search without anything to search by passed the check');
  const { achternaam, voornaam } = naam;
  return { soort: 'naam', achternaam, ...(voornaam !== undefined && { voornaam }) };
}
