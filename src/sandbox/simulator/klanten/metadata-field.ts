import { isObject, pythonType, type Field } from '../drf/fields.js';
import { serverError } from '../drf/problem.js';
import { text } from '../drf/scalar-fields.js';

/**
 * The metadata of a klantcontact: texts of at most 255 characters by keys that went through the case converter. Open Klant
 * 2.18 fails on a NUL in a key.
 */
export function metadataField(): Field<Record<string, string>> {
  const value = text({ max: 255, blank: true });
  return {
    read(raw, place) {
      if (!isObject(raw)) {
        return place.refuse('not_a_dict', `Verwachtte een dictionary van items, maar kreeg type "${pythonType(raw)}".`);
      }
      const metadata: Record<string, string> = {};
      for (const [key, each] of Object.entries(raw)) {
        if (key.includes('\0')) throw serverError();
        const name = convertCase(key);
        const read = each === null ? place.at(name).refuse('null') : value.read(each, place.at(name));
        if (read !== undefined) metadata[name] = read;
      }
      return metadata;
    },
  };
}

/** Keys become snake_case on the way in and camelCase on the way out: `traceID` → `traceId`, `IBAN` → `iban`. */
export function convertCase(key: string): string {
  const snake = key.replace(/([a-z0-9]|[A-Z]?(?=[A-Z][a-z]))([A-Z]+)/g, '$1_$2').toLowerCase();
  return snake.replace(
    /([a-z0-9]?)_([a-z0-9])/g,
    (_match, before: string, after: string) => before + after.toUpperCase(),
  );
}
