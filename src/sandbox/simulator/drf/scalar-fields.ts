import { isUuid } from './formats.js';
import { readDate, readDateTime } from './date-times.js';
import type { Field } from './fields.js';
import type { Place } from './place.js';

/** A further rule for a text. Rules are checked before the length, and all of them. */
export type TextRule = (value: string, place: Place) => void;

export interface TextOptions {
  /** In code points. */
  readonly max?: number;
  readonly min?: number;
  /** Whether "" is allowed. It is stored without looking at any rule. */
  readonly blank?: boolean;
  readonly rules?: readonly TextRule[];
}

/** DRF CharField: trims, makes text of numbers (not of booleans), counts code points, refuses NUL and lone surrogates. */
export function text({ max, min, blank = false, rules = [] }: TextOptions = {}): Field<string> {
  return {
    read(raw, place) {
      if (typeof raw === 'string' && raw.trim() === '') return blank ? '' : place.refuse('blank');
      if (typeof raw !== 'string' && typeof raw !== 'number') return place.refuse('invalid', 'Not a valid string.');
      const value = String(raw).trim();
      const length = [...value].length;
      for (const rule of rules) rule(value, place);
      if (max !== undefined && length > max) {
        place.refuse('max_length', `Zorg ervoor dat dit veld niet meer dan ${max} karakters bevat.`);
      }
      if (min !== undefined && length < min) {
        place.refuse('min_length', `Zorg ervoor dat dit veld minstens ${min} karakters bevat.`);
      }
      if (value.includes('\0')) place.refuse('null_characters_not_allowed');
      if (/\p{Surrogate}/u.test(value)) place.refuse('surrogate_characters_not_allowed');
      return value;
    },
  };
}

/** The rule that a text looks like `pattern`. */
export function matching(pattern: RegExp, reason: string, code = 'invalid'): TextRule {
  return (value, place) => void (pattern.test(value) || place.refuse(code, reason));
}

/** The rule that `test` holds for a text. */
export function satisfying(test: (value: string) => boolean, reason: string, code = 'invalid'): TextRule {
  return (value, place) => void (test(value) || place.refuse(code, reason));
}

/** DRF ChoiceField. */
export function choice<const C extends string>(choices: readonly C[]): Field<C>;
export function choice<const C extends string>(choices: readonly C[], options: { blank: boolean }): Field<C | ''>;
export function choice(choices: readonly string[], { blank } = { blank: false }): Field<string> {
  return {
    read(raw, place) {
      if (raw === '' && blank) return '';
      const found = choices.find((each) => each === String(raw));
      return found ?? place.refuse('invalid_choice', `"${String(raw)}" is een ongeldige keuze.`);
    },
  };
}

const TRUE = new Set<unknown>(['t', 'y', 'yes', 'true', 'on', '1', 1, true]);
const FALSE = new Set<unknown>(['f', 'n', 'no', 'false', 'off', '0', 0, false]);

/** DRF BooleanField: takes the words and numbers that mean yes or no as well. */
export function boolean(): Field<boolean> {
  return {
    read(raw, place) {
      const value = typeof raw === 'string' ? raw.trim().toLowerCase() : raw;
      if (TRUE.has(value)) return true;
      if (FALSE.has(value)) return false;
      return place.refuse('invalid', 'Must be a valid boolean.');
    },
  };
}

/** DRF IntegerField: a whole number, or a text that is one. */
export function integer({ min, max }: { readonly min?: number; readonly max?: number } = {}): Field<number> {
  return {
    read(raw, place) {
      const whole = /^\s*([+-]?\d+)(?:\.0*)?\s*$/.exec(typeof raw === 'boolean' ? '' : String(raw));
      if (!whole) return place.refuse('invalid', 'Een geldig getal is verplicht.');
      const value = Number(whole[1]);
      if (min !== undefined && value < min) {
        place.refuse('min_value', `Zorg ervoor dat deze waarde groter is dan of gelijk is aan ${min}.`);
      }
      if (max !== undefined && value > max) {
        place.refuse('max_value', `Zorg ervoor dat deze waarde kleiner is dan of gelijk is aan ${max}.`);
      }
      return value;
    },
  };
}

/** DRF UUIDField; hyphens may be missing. */
export function uuid(): Field<string> {
  return {
    read(raw, place) {
      const digits = typeof raw === 'string' ? raw.replaceAll('-', '').toLowerCase() : '';
      const value = digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
      return isUuid(value) ? value : place.refuse('invalid', 'Moet een geldige UUID zijn.');
    },
  };
}

/** DRF DateTimeField: an instant, as it is printed (see `readDateTime`). */
export function dateTime(): Field<string> {
  return {
    read(raw, place) {
      const value = typeof raw === 'string' ? readDateTime(raw) : undefined;
      return value ?? place.refuse('invalid', 'Datetime heeft een ongeldig formaat, gebruik een ISO 8601 datumtijd.');
    },
  };
}

/** DRF DateField: `YYYY-MM-DD`. */
export function date(): Field<string> {
  return {
    read(raw, place) {
      const value = typeof raw === 'string' ? readDate(raw) : undefined;
      return value ?? place.refuse('invalid', 'Date heeft het verkeerde formaat, gebruik YYYY-MM-DD.');
    },
  };
}

/** Any value but null, as it came: for what can only be read when other fields are known. */
export function anything(): Field<unknown> {
  return { read: (raw) => raw };
}
