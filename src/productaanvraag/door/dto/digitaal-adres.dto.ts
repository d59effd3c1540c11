import { applyDecorators } from '@nestjs/common';
import { Choice, Describe, Flag, isRecord, Parts, Required, Rule, Text, TextRule } from '../../../http/fields.js';
import { emailadresAdvice, readEmailadres } from '../../../notation/emailadres.js';
import { readTelefoonnummer, telefoonnummerAdvice } from '../../../notation/telefoonnummer.js';
import type { DigitaalAdres } from '../../productaanvraag.js';

const SOORTEN = ['email', 'telefoonnummer', 'overig'] as const;
/** More than anyone has; each one is a call to the register. */
const MAX = 10;

/** An e-mail address, telephone number or other way to reach someone (F1995). */
@Describe('Een e-mailadres, telefoonnummer of andere manier om iemand te bereiken.')
export class DigitaalAdresDto {
  /** `email`, `telefoonnummer` or `overig`, in any case: C9018 writes `Telefoonnummer`, Open Klant wants lower case. */
  @Describe('Wat voor adres het is. Hoofdletters maken niet uit.', 'telefoonnummer')
  @Required()
  @Choice(SOORTEN, (text) => text.toLowerCase())
  soortDigitaalAdres!: (typeof SOORTEN)[number];

  /**
   * At most 80 characters (Open Klant). A telefoonnummer is stored in the one form of notation/telefoonnummer.ts: at most
   * 16 characters, where `contactpersoonRol` of Open Zaak has room for 20. An e-mail address in that of
   * notation/emailadres.ts.
   */
  @Describe(
    'Het adres zelf. Een telefoonnummer heeft 10 cijfers, of begint met + en het nummer van het land. Spaties, ' +
      'streepjes, haakjes en punten maken niet uit: een Nederlands nummer wordt bewaard als 0612345678, een ander als ' +
      '+32475123456. Nummers van diensten, zoals 0900 en 14020, worden geweigerd. In een e-mailadres staan voor het ' +
      'apenstaartje gewone letters, erna mag elk schrift.',
    '0612345678',
  )
  @TextRule<DigitaalAdresDto>(
    'ongeldig-telefoonnummer',
    telefoonnummerAdvice,
    (text, { soortDigitaalAdres }) => soortDigitaalAdres !== 'telefoonnummer' || readTelefoonnummer(text) !== undefined,
  )
  @TextRule<DigitaalAdresDto>(
    'ongeldig-emailadres',
    emailadresAdvice,
    (text, { soortDigitaalAdres }) => soortDigitaalAdres !== 'email' || readEmailadres(text) !== undefined,
  )
  @Required()
  @Text({ max: 80 })
  adres!: string;

  /** At most 40 characters (Open Klant). Empty when left out. */
  @Describe('Waar het adres voor is.', 'mobiel')
  @Text({ max: 40 })
  omschrijving?: string;

  /** Whether this one is preferred. False when left out, also for the only one. */
  @Describe('Of dit adres de voorkeur heeft. Zonder dit veld: nee. Hoogstens één adres heeft de voorkeur.', true)
  @Flag()
  voorkeur?: boolean;
}

/** A list in which at most one is the voorkeur. */
export function DigitaleAdressenField(): PropertyDecorator {
  return applyDecorators(
    Rule('dubbele-voorkeur', 'Kies hoogstens een adres als voorkeur.', (list) => preferred(list) <= 1),
    Parts(() => DigitaalAdresDto, { max: MAX }),
  );
}

/** As it is stored. */
const READ: Readonly<Record<(typeof SOORTEN)[number], (text: string) => string | undefined>> = {
  email: readEmailadres,
  telefoonnummer: readTelefoonnummer,
  overig: (text) => text,
};

export function toDigitaalAdres({
  soortDigitaalAdres,
  adres,
  omschrijving,
  voorkeur,
}: DigitaalAdresDto): DigitaalAdres {
  return {
    soortDigitaalAdres,
    adres: READ[soortDigitaalAdres](adres) ?? adres,
    omschrijving: omschrijving ?? '',
    voorkeur: voorkeur ?? false,
  };
}

function preferred(list: unknown): number {
  return Array.isArray(list) ? list.filter((adres) => isRecord(adres) && adres['voorkeur'] === true).length : 0;
}
