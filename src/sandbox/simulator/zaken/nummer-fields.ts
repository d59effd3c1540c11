import type { Field } from '../drf/fields.js';
import { passesElevenProof } from '../drf/formats.js';
import { text, type TextRule } from '../drf/scalar-fields.js';

/** vng-api-common: the number of an organisation. Its length is looked at apart from the proof. */
export function rsin({ blank = false } = {}): Field<string> {
  return text({ min: 9, max: 9, blank, rules: [elevenProof('RSIN')] });
}

/** vng-api-common: the number of a person. */
export function bsn(): Field<string> {
  return text({ min: 9, max: 9, blank: true, rules: [elevenProof('BSN')] });
}

function elevenProof(name: string): TextRule {
  return (value, place) => {
    if (!/^\d+$/.test(value)) place.refuse('only-digits', 'Waarde moet numeriek zijn.');
    else if (!passesElevenProof(value)) place.refuse('invalid', `Onjuist ${name} nummer`);
  };
}
