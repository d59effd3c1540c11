import { byUuid, exact, type Filter, type Filters, type Pick } from '../drf/filters.js';
import { isUrl } from '../drf/formats.js';
import type { Identificator } from './rows.js';

const PARTS = ['objectId', 'codeObjecttype', 'codeRegister', 'codeSoortObjectId'] as const;

/** `{name}__uuid` and `{name}__url`. */
export function referenceFilters<R>(name: string, pick: Pick<R>): Filters<R> {
  return { [`${name}__uuid`]: byUuid(pick), [`${name}__url`]: byUrl(pick) };
}

/** `{prefix}ObjectId`, `{prefix}CodeObjecttype`, …: of a row that has one identificator. */
export function identificatorFilters<R>(prefix: string, pick: (row: R) => Identificator): Filters<R> {
  return perPart((part) => [`${prefix}${part[0]!.toUpperCase()}${part.slice(1)}`, exact((row: R) => pick(row)[part])]);
}

/**
 * `{prefix}__objectId`, `{prefix}__codeObjecttype`, …: of a row that has many identificatoren. Each of the filters may be
 * met by another identificator.
 */
export function anyIdentificatorFilters<R>(prefix: string, pick: (row: R) => readonly Identificator[]): Filters<R> {
  return perPart((part) => [
    `${prefix}__${part}`,
    exact((row: R) => pick(row).map((identificator) => identificator[part])),
  ]);
}

/** Counts how many of `pick(row)` match: the filters whose SQL join gives the row back that often. */
export function counted<R, C>(pick: (row: R) => readonly C[], filters: Filters<C>): Filters<R> {
  const entries = Object.entries(filters).map(([name, filter]) => [name, count(pick, filter)] as const);
  return Object.fromEntries(entries);
}

function count<R, C>(pick: (row: R) => readonly C[], filter: Filter<C>): Filter<R> {
  return (value, place) => {
    const holds = filter(value, place);
    return holds && ((row) => pick(row).filter((each) => Boolean(holds(each))).length);
  };
}

/** Only the last part of the address counts; when that is no uuid, nothing matches. */
function byUrl<R>(pick: Pick<R>): Filter<R> {
  return (value, place) => {
    if (!isUrl(value)) return place.refuse('invalid', 'Voer een geldige URL in.');
    return exact(pick)(value.replace(/\/+$/, '').split('/').at(-1)!.toLowerCase(), place);
  };
}

function perPart<R>(make: (part: (typeof PARTS)[number]) => readonly [string, Filter<R>]): Filters<R> {
  return Object.fromEntries(PARTS.map(make));
}
