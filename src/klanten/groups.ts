import type { KlantenAdres, KlantenContactnaam, StoredAdres } from './klanten.types.js';

/* Groups of fields that Klanten stores as a whole: a contactnaam, an address. What is not filled in is `""` or null. */

type Group = KlantenContactnaam | KlantenAdres | StoredAdres;

/** Whether nothing is filled in. */
export const isEmptyGroup = (stored: Group): boolean =>
  Object.values(stored).every((value) => value === '' || value === null);

/** What is filled in, in an order that is always the same. */
export const partsOf = (group: Group): readonly (readonly [name: string, value: unknown])[] =>
  Object.entries(group)
    .filter(([, value]) => value !== '' && value !== null)
    .toSorted(([a], [b]) => (a < b ? -1 : 1));

/** Whether everything that was sent stands in it. */
export const holdsGroup = (stored: Group, sent: Group): boolean =>
  Object.entries(sent).every(([name, value]) => value === '' || (stored as StoredAdres)[name] === value);
