import { applyDecorators } from '@nestjs/common';
import { isISO31661Alpha2 } from 'class-validator';
import { Describe, isRecord, Part, Pattern, Rule, Text, TextRule, WholeNumber } from '../../../http/fields.js';
import { withoutInvisible, withoutSeparators } from '../../../notation/text.js';
import { readPostcode } from '../../../notation/postcode.js';
import type { Adres } from '../../productaanvraag.js';
import { filledIn } from './filled-in.js';

/** An address (Open Klant 2.18, bezoekadres and correspondentieadres); every field may be left out. */
@Describe('Een adres. U mag elk veld weglaten, maar niet allemaal tegelijk.')
export class AdresDto {
  /** BAG, 16 digits (Open Klant). `Te verwerken`, as the example in C9018 has it, is none. */
  @Describe('Nummer van het adres in de BAG.', '0599010000165822')
  @Pattern('ongeldige-nummeraanduiding', 'Vul 16 cijfers in, of laat dit veld weg.', /^\d{16}$/)
  @Text({ max: 50, normalise: withoutSeparators })
  nummeraanduidingId?: string;

  /** At most 255 characters (Open Klant). */
  @Describe('Straat.', 'Janssenstraat')
  @Text({ max: 255 })
  straatnaam?: string;

  /** 1 to 99999 (Open Klant). */
  @Describe('Huisnummer, zonder toevoeging.', 12)
  @WholeNumber({ min: 1, max: 99_999 })
  huisnummer?: number;

  /** At most 20 characters (Open Klant). */
  @Describe('Letter of toevoeging bij het huisnummer.', 'a')
  @Text({ max: 20 })
  huisnummertoevoeging?: string;

  /** `1234 AB` (Open Klant); `1234ab` is understood. Dutch only: another one goes into an adresregel. */
  @Describe('Nederlandse postcode. Gebruik voor een ander land de adresregels.', '9821 ST')
  @TextRule(
    'ongeldige-postcode',
    'Vul een Nederlandse postcode in, bijvoorbeeld 1234 AB. Gebruik voor een ander land de adresregels.',
    (text) => /^[1-9]\d{3} [A-Z]{2}$/.test(text),
    { pattern: '^[1-9]\\d{3} ?[A-Za-z]{2}$' },
  )
  @Text({ max: 20, normalise: readPostcode })
  postcode?: string;

  /** At most 255 characters (Open Klant). */
  @Describe('Plaats.', 'Tietjerkstradeel')
  @Text({ max: 255 })
  stad?: string;

  /** At most 80 characters (Open Klant). */
  @Describe('Wat niet in de andere velden past, zoals een adres in een ander land.', 'Gebouw De Brug')
  @Text({ max: 80 })
  adresregel1?: string;

  /** At most 80 characters (Open Klant). */
  @Describe('Tweede regel.', 'Tweede verdieping')
  @Text({ max: 80 })
  adresregel2?: string;

  /** At most 80 characters (Open Klant). */
  @Describe('Derde regel.', 'Ingang aan de achterkant')
  @Text({ max: 80 })
  adresregel3?: string;

  /** ISO 3166-1 alpha-2 in any case (Open Klant, which also takes Kosovo). `003`, as C9018 has it, is none. */
  @Describe('Land, met de twee letters van ISO 3166-1.', 'NL')
  @TextRule(
    'ongeldig-land',
    'Vul het land in met twee letters, niet met een nummer. Voor Nederland is dat NL.',
    (text) => text === 'XK' || (/^[A-Z]{2}$/.test(text) && isISO31661Alpha2(text)),
    { pattern: '^[A-Za-z]{2}$' },
  )
  @Text({ max: 50, normalise: (text) => withoutInvisible(text).toUpperCase() })
  land?: string;
}

/** An address in which at least one thing is filled in. */
export function AdresField(): PropertyDecorator {
  return applyDecorators(
    Rule('verplicht', 'Vul minstens een veld van het adres in, of laat het adres weg.', isFilledIn),
    Part(() => AdresDto),
  );
}

export function toAdres(dto: AdresDto): Adres {
  return filledIn({ ...dto });
}

function isFilledIn(adres: unknown): boolean {
  return !isRecord(adres) || Object.values(adres).some((part) => part !== undefined);
}
