import { applyDecorators } from '@nestjs/common';
import { Choice, Describe, Flag, isRecord, Parts, Required, Rule, Text, TextRule } from '../../http/fields.js';
import { isEmailadres } from '../../notation/emailadres.js';
import { isTelefoonnummer, normaliseTelefoonnummer } from '../../notation/telefoonnummer.js';
import type { DigitaalAdres } from '../productaanvraag.js';

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
   * At most 80 characters (Open Klant). A telefoonnummer is stored without blanks, dashes, brackets and dots, because
   * Open Klant refuses them; that leaves at most 16 characters, where `contactpersoonRol` of Open Zaak has room for 20.
   */
  @Describe(
    'Het adres zelf. Een telefoonnummer heeft 10 cijfers, of begint met + en het nummer van het land. Spaties, ' +
      'streepjes, haakjes en punten worden weggelaten.',
    '0612345678',
  )
  @TextRule<DigitaalAdresDto>(
    'ongeldig-telefoonnummer',
    'Vul een telefoonnummer in van 10 cijfers, bijvoorbeeld 0612345678. Een nummer in een ander land begint met +.',
    (text, { soortDigitaalAdres }) =>
      soortDigitaalAdres !== 'telefoonnummer' || isTelefoonnummer(normaliseTelefoonnummer(text)),
  )
  @TextRule<DigitaalAdresDto>(
    'ongeldig-emailadres',
    'Vul een e-mailadres in, bijvoorbeeld naam@voorbeeld.nl.',
    (text, { soortDigitaalAdres }) => soortDigitaalAdres !== 'email' || isEmailadres(text),
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

export function toDigitaalAdres({
  soortDigitaalAdres,
  adres,
  omschrijving,
  voorkeur,
}: DigitaalAdresDto): DigitaalAdres {
  return {
    soortDigitaalAdres,
    adres: soortDigitaalAdres === 'telefoonnummer' ? normaliseTelefoonnummer(adres) : adres,
    omschrijving: omschrijving ?? '',
    voorkeur: voorkeur ?? false,
  };
}

function preferred(list: unknown): number {
  return Array.isArray(list) ? list.filter((adres) => isRecord(adres) && adres['voorkeur'] === true).length : 0;
}
