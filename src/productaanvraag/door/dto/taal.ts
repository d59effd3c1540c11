import { applyDecorators } from '@nestjs/common';
import { Text, TextRule } from '../../../http/fields.js';
import { withoutInvisible } from '../../../notation/text.js';

/** What people are likely to send as two letters (ISO 639-1). */
const THREE_LETTERS: Readonly<Record<string, string>> = {
  nl: 'nld',
  fy: 'fry',
  en: 'eng',
  de: 'deu',
  fr: 'fra',
  es: 'spa',
  pt: 'por',
  it: 'ita',
  pl: 'pol',
  ro: 'ron',
  bg: 'bul',
  tr: 'tur',
  ar: 'ara',
  fa: 'fas',
  ru: 'rus',
  uk: 'ukr',
  zh: 'zho',
  so: 'som',
  ti: 'tir',
};
const LANGUAGES = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });

/**
 * A language as three letters (ISO 639-2), `nld`. Any case, and the two letters of a common language are understood.
 * Open Klant takes any three characters, also those of the example in C9018 (`017`), so what they mean is checked here.
 */
export function Taal(): PropertyDecorator {
  return applyDecorators(
    TextRule(
      'ongeldige-taal',
      'Vul de taal in met drie letters, niet met een nummer. Voor Nederlands is dat nld.',
      (text) => /^[a-z]{3}$/.test(text) && LANGUAGES.of(text) !== undefined,
      { pattern: '^[A-Za-z]{2,3}$' },
    ),
    Text({ max: 50, normalise: toThreeLetters }),
  );
}

function toThreeLetters(text: string): string {
  const lower = withoutInvisible(text).toLowerCase();
  return (Object.hasOwn(THREE_LETTERS, lower) && THREE_LETTERS[lower]) || lower;
}
