import { isUuid } from './formats.js';
import { readDate, readDateTime } from './date-times.js';
import { Place } from './place.js';
import { invalid } from './problem.js';

/** Whether a row is wanted. A number: how often it comes back, for the filters whose SQL joins repeat a row. */
export type Predicate<Row> = (row: Row) => boolean | number;

/** Makes a predicate of the value of one query parameter, or notes at `place` (its name) what is wrong with it. */
export type Filter<Row> = (value: string, place: Place) => Predicate<Row> | undefined;

/** The filters of a list, by query parameter. */
export type Filters<Row> = Readonly<Record<string, Filter<Row>>>;

/** One value of a row, or all the values of which one must match. */
export type Pick<Row> = (row: Row) => Scalar | Iterable<Scalar>;
type Scalar = string | number | boolean | null | undefined;

/** Refuses query parameters that are not `known`: all of them in one error. */
export function refuseUnknown(query: URLSearchParams, known: Iterable<string>): void {
  const names = new Set(known);
  const unknown = [...new Set(query.keys())].filter((name) => !names.has(name));
  if (unknown.length === 0) return;
  throw invalid('nonFieldErrors', 'unknown-parameters', `Onbekende query parameters: ${unknown.join(', ')}`);
}

/** The rows that the query asks for. An empty value is no filter; of a repeated parameter the last counts. */
export function selectRows<Row>(rows: readonly Row[], query: URLSearchParams, filters: Filters<Row>): Row[] {
  const predicates = readFilters(query, filters);
  if (predicates.length === 0) return [...rows];
  const selected: Row[] = [];
  for (const row of rows) {
    let times = 1;
    for (const holds of predicates) times &&= times * Number(holds(row));
    for (; times > 0; times -= 1) selected.push(row);
  }
  return selected;
}

function readFilters<Row>(query: URLSearchParams, filters: Filters<Row>): Predicate<Row>[] {
  const place = Place.root();
  const predicates: Predicate<Row>[] = [];
  for (const [name, filter] of Object.entries(filters)) {
    const value = filterValue(query, name);
    if (value === '') continue;
    const predicate = filter(value, place.at(name));
    if (predicate) predicates.push(predicate);
  }
  place.verdict();
  return predicates;
}

/** The value of a filter, without the blanks around it (Django's forms cut them off); "" when there is none. */
export function filterValue(query: URLSearchParams, name: string): string {
  return query.getAll(name).at(-1)?.trim() ?? '';
}

/** Equal, upper and lower case apart. */
export function exact<Row>(pick: Pick<Row>): Filter<Row> {
  return (value) => (row) => some(pick(row), (each) => each === value);
}

/** Contains, whatever the case. */
export function contains<Row>(pick: Pick<Row>): Filter<Row> {
  return (value) => {
    const wanted = value.toLowerCase();
    return (row) => some(pick(row), (each) => typeof each === 'string' && each.toLowerCase().includes(wanted));
  };
}

/** `true` or `false`; another value is no filter (Django's NullBooleanField). */
export function isTrue<Row>(pick: Pick<Row>): Filter<Row> {
  return (value) => {
    const wanted = /^true$/i.test(value) ? true : /^false$/i.test(value) ? false : undefined;
    return wanted === undefined ? undefined : (row) => some(pick(row), (each) => each === wanted);
  };
}

/** One of `choices`. */
export function oneOf<Row>(choices: readonly string[], pick: Pick<Row>): Filter<Row> {
  return (value, place) => {
    if (choices.includes(value)) return (row) => some(pick(row), (each) => each === value);
    return place.refuse('invalid_choice', `Selecteer een geldige keuze. ${value} is geen beschikbare keuze.`);
  };
}

export function byUuid<Row>(pick: Pick<Row>): Filter<Row> {
  return (value, place) => {
    const wanted = value.trim().toLowerCase();
    if (!isUuid(wanted)) return place.refuse('invalid', 'Voer een geldige UUID in.');
    return (row) => some(pick(row), (each) => each === wanted);
  };
}

export function sameInstant<Row>(pick: Pick<Row>): Filter<Row> {
  return (value, place) => {
    const wanted = readDateTime(value);
    if (!wanted) return place.refuse('invalid', 'Voer een geldige datum/tijd in.');
    return (row) => some(pick(row), (each) => each === wanted);
  };
}

/** A date, compared by `holds`, which gets negative, 0 or positive: the row's date minus the wanted one. */
export function dateWhere<Row>(holds: (order: number) => boolean, pick: Pick<Row>): Filter<Row> {
  return (value, place) => {
    const wanted = readDate(value);
    if (!wanted) return place.refuse('invalid', 'Voer een geldige datum in.');
    const order = (each: string) => (each < wanted ? -1 : each > wanted ? 1 : 0);
    return (row) => some(pick(row), (each) => typeof each === 'string' && holds(order(each)));
  };
}

/** Accepted without effect. */
export function ignored<Row>(): Filter<Row> {
  return () => undefined;
}

function some(picked: Scalar | Iterable<Scalar>, holds: (value: Scalar) => boolean): boolean {
  if (picked === null || typeof picked !== 'object') return holds(picked);
  for (const value of picked) if (holds(value)) return true;
  return false;
}
