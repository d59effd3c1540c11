import { object, type Field, type Fields, type Values } from '../drf/fields.js';
import type { Place } from '../drf/place.js';

/** The fields of one kind of a part that depends on a soort. Null when none of them was sent: other fields do not count. */
export function partOf<T extends object, F extends Fields>(empty: T & Values<F>, fields: F): Field<T | null> {
  return object(fields, (values) => (Object.keys(values).length > 0 ? { ...empty, ...values } : null));
}

/**
 * What becomes of such a part: the new value, or undefined when it stays as it was. Open Klant looks at it after all
 * other fields were good, and in a PATCH only when the soort was sent along; it must then be complete.
 */
export function readPart<T, S extends string>(
  kinds: Readonly<Record<S, Field<T | null>>>,
  soort: { readonly sent: S | undefined; readonly before: string | undefined },
  raw: unknown,
  place: Place,
): T | null | undefined {
  if (soort.sent === undefined) return undefined;
  if (raw !== undefined) return kinds[soort.sent].read(raw, place.whole());
  return soort.before === undefined || soort.before === soort.sent ? undefined : null;
}
