import { nullable, object, required, type Field } from '../drf/fields.js';
import { isEmail } from '../drf/formats.js';
import { matching, satisfying, text, uuid, type TextRule } from '../drf/scalar-fields.js';
import { serverError } from '../drf/problem.js';
import type { Index, Row } from '../drf/table.js';

/** A reference to a row: `{ "uuid": "…" }`. Read as the uuid. */
export function reference(table: { has(uuid: string): boolean }, noun: string): Field<string> {
  const fields = { uuid: required(uuid()) };
  const { read } = object(fields, ({ uuid = '' }, place) => {
    if (table.has(uuid)) return uuid;
    return place.at('uuid').refuse('invalid', `${noun} object bestaat niet.`);
  });
  return { read: (raw, place) => read(raw, place.whole()) };
}

/**
 * A `nummer` or `referentienummer`: up to ten digits, unique as a text, chosen by the client. `own`: the row that is
 * changed, which may keep its value.
 */
export function uniqueNumber<R extends Row>(taken: Index<R>, own: R | undefined): Field<string | null> {
  const unique: TextRule = (value, place) => void (isFree(taken, value, own) || place.refuse('unique'));
  const number = matching(/^[+-]?\d+$/, 'Voer een geldig geheel getal in.');
  return nullable(text({ max: 10, blank: true, rules: [number, unique] }));
}

/** Open Klant 2.18: "" is not checked on the way in, and the database refuses the second one. */
export function failOnSecondBlank<R extends Row>(taken: Index<R>, value: string | null, own: R | undefined): void {
  if (value === '' && !isFree(taken, value, own)) throw serverError();
}

function isFree<R extends Row>(taken: Index<R>, value: string, own: R | undefined): boolean {
  return taken.all(value).every(({ uuid }) => uuid === own?.uuid);
}

const PHONE = /^(?:0[1-9][0-9]{8}|\+[0-9]{9,15}|00[0-9]{7,13})$/;
const REFUSED_PREFIX = /^0[89]00/;

/** Open Klant 2.18: no blanks, hyphens or brackets, and no 0800, 0900, 1400 or 140xx. */
function isPhoneNumber(text: string): boolean {
  return PHONE.test(text) && !REFUSED_PREFIX.test(text);
}

export const phoneRule = satisfying(isPhoneNumber, 'Het opgegeven telefoonnummer is ongeldig.');
export const emailRule = satisfying(isEmail, 'Voer een geldig e-mailadres in.');
