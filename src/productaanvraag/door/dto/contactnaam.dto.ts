import { applyDecorators } from '@nestjs/common';
import { codePoints, Describe, isRecord, Part, Required, Rule, Text, type Class } from '../../../http/fields.js';
import type { Contactnaam } from '../../productaanvraag.js';

/** How long a name may be as a whole: `contactpersoonRol.naam` of Open Zaak. */
const FULL_NAME = 200;

/** Name of a person (Open Klant, contactnaam). */
@Describe('De naam van een persoon. Vul minstens een voornaam of een achternaam in. Samen hoogstens 200 tekens.')
export class ContactnaamDto {
  /** At most 10 characters (Open Klant). */
  @Describe('Voorletters.', 'K.')
  @Text({ max: 10 })
  voorletters?: string;

  /** At most 200 characters (Open Klant). */
  @Describe('Voornaam.', 'Karel')
  @Text({ max: 200 })
  voornaam?: string;

  /** At most 10 characters (Open Klant). */
  @Describe('Voorvoegsel van de achternaam.', 'van')
  @Text({ max: 10 })
  voorvoegselAchternaam?: string;

  /** At most 200 characters (Open Klant). */
  @Describe('Achternaam, zonder voorvoegsel.', 'Deurne')
  @Text({ max: 200 })
  achternaam?: string;
}

/** Name under which a person is registered for general use. */
@Describe('De naam van een persoon die wordt bewaard. Samen hoogstens 200 tekens.')
export class ContactnaamPersoonDto extends ContactnaamDto {
  /** At most 200 characters (Open Klant). All is said again: decorators here replace those of the field it overrides. */
  @Describe('Achternaam, zonder voorvoegsel.', 'Deurne')
  @Required()
  @Text({ max: 200 })
  declare achternaam: string;
}

/** A name that one can call someone by, and that fits in Open Zaak as a whole. */
export function ContactnaamField(type: () => Class = () => ContactnaamDto): PropertyDecorator {
  return applyDecorators(
    Rule('te-lang', `Gebruik voor de hele naam hoogstens ${FULL_NAME} tekens.`, (naam) => !isTooLong(naam)),
    Rule('verplicht', 'Vul een voornaam of een achternaam in.', (naam) => isNamed(naam)),
    Part(type),
  );
}

export function toContactnaam(dto: ContactnaamDto): Contactnaam {
  return {
    voorletters: dto.voorletters ?? '',
    voornaam: dto.voornaam ?? '',
    voorvoegselAchternaam: dto.voorvoegselAchternaam ?? '',
    achternaam: dto.achternaam ?? '',
  };
}

function isNamed(naam: unknown): boolean {
  return !isRecord(naam) || naam['voornaam'] !== undefined || naam['achternaam'] !== undefined;
}

/** Counts all parts, in whatever order and selection they are put together later on. */
function isTooLong(naam: unknown): boolean {
  if (!isRecord(naam)) return false;
  return (
    codePoints(
      Object.values(naam)
        .filter((part) => typeof part === 'string')
        .join(' '),
    ) > FULL_NAME
  );
}
