import { isUuid } from '../notation/uuid.js';
import { startOf } from './amsterdam-day.js';

/** What is looked for; absent: everything. */
export interface Aanvraagfilter {
  readonly uitkomst?: string | undefined;
  readonly product?: string | undefined;
  readonly medewerkerId?: string | undefined;
  readonly afgesloten?: boolean | undefined;
  /** First and last day on which it was received, in the Netherlands: `YYYY-MM-DD`. */
  readonly vanaf?: string | undefined;
  readonly totEnMet?: string | undefined;
  /** Any of its numbers, or its id. */
  readonly nummer?: string | undefined;
  /** One of these. */
  readonly ids?: readonly string[] | undefined;
  readonly soort?: string | undefined;
  readonly stap?: string | undefined;
  readonly register?: string | undefined;
  readonly oorzaak?: string | undefined;
  readonly code?: string | undefined;
}

/** Numbers are kept in capitals. */
const hasNumber = (value: string) => `upper(${value}) in (klantcontactnummer, interne_taak_nummer, nummer)`;

/** The condition that a filter comes to, with its values. @param before how many values the statement has before those */
export function conditionsOf(
  { nummer, vanaf, totEnMet, ...filter }: Aanvraagfilter,
  before = 0,
): { conditions: string; values: unknown[] } {
  const wanted: readonly (readonly [condition: (value: string) => string, value: unknown])[] = [
    [(value) => `uitkomst = ${value}`, filter.uitkomst],
    [(value) => `product = ${value}`, filter.product],
    [(value) => `medewerker_id = ${value}`, filter.medewerkerId],
    [(value) => `(afgesloten is not null) = ${value}`, filter.afgesloten],
    [(value) => `id = any(${value})`, filter.ids],
    [(value) => `soort = ${value}`, filter.soort],
    [(value) => `stap = ${value}`, filter.stap],
    [(value) => `register = ${value}`, filter.register],
    [(value) => `oorzaak = ${value}`, filter.oorzaak],
    [(value) => `code = ${value}`, filter.code],
    [nummer !== undefined && isUuid(nummer.toLowerCase()) ? (value) => `id = ${value}` : hasNumber, nummer],
    [(value) => `ontvangen >= ${startOf(`${value}::date`)}`, vanaf],
    [(value) => `ontvangen < ${startOf(`${value}::date + 1`)}`, totEnMet],
  ];
  const given = wanted.filter(([, value]) => value !== undefined);
  const conditions = given.map(([condition], index) => condition(`$${before + index + 1}`));
  return {
    conditions: conditions.length > 0 ? `where ${conditions.join(' and ')}` : '',
    values: given.map(([, value]) => value),
  };
}
