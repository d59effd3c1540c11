import { readTelefoonnummer } from './telefoonnummer.js';
import { withoutSeparators } from './text.js';

/** The shortest part that `06…`, `+316…` and `00316…` have in common. */
const COMMON = 9;

/**
 * The one spelling of a telefoonnummer that any other can be compared by: `+31612345678`. A number without country is Dutch.
 * Also of what another application stored that would not be stored now.
 */
export function internationalTelefoonnummer(text: string): string {
  return (readTelefoonnummer(text) ?? withoutSeparators(text).replaceAll(/[()]/g, ''))
    .replace(/^00/, '+')
    .replace(/^0(?=[1-9])/, '+31')
    .replace(/^\+310(?=[1-9])/, '+31');
}

/** What every spelling of this telefoonnummer contains; that of other numbers may do so too. */
export function commonDigits(text: string): string {
  return internationalTelefoonnummer(text).replaceAll(/\D/g, '').slice(-COMMON);
}
