import type { Aanvraagregel, Answer, OperationName, Operations, Vastgelopen } from '../../client/src/index.js';
import { klantregie } from '../shared/klantregie.js';
import { Refusal } from '../shared/polling.js';

export type Filters = NonNullable<Operations['aanvragenBekijken']['input']['query']>;

export interface Rows {
  readonly rows: readonly Aanvraagregel[];
  readonly hasNext: boolean;
}

/** A page of the list. @throws Error when it cannot be had */
export async function askRows(query: Filters, signal: AbortSignal): Promise<Rows> {
  const { body, headers } = good(await klantregie.call('aanvragenBekijken', { query }, { signal }));
  return { rows: body.aanvragen, hasNext: /rel="next"/.test(headers.get('Link') ?? '') };
}

/** What was answered. @throws Refusal when it is not what was asked for */
export function good<Name extends OperationName>(answer: Answer<Name>): Extract<Answer<Name>, { kind: 'good' }> {
  if (answer.kind === 'good') return answer as Extract<Answer<Name>, { kind: 'good' }>;
  const status = answer.status ?? 0;
  throw new Refusal(status, answer.kind === 'problem' ? answer.problem.detail : 'Er kwam geen antwoord.');
}

/** The filters in an address: the parameters of the API itself. What is empty is no filter. */
export function filtersOf(search: string): Filters {
  const filled = [...new URLSearchParams(search)].filter(([, value]) => value !== '');
  return Object.fromEntries(filled) as Filters;
}

/** By what requests got stuck. */
export type StuckFilters = NonNullable<Operations['hervattingTellen']['input']['query']>;

/** What a group of requests has in common, as a filter. */
export const stuckFilters = ({ register, soort, stap, code }: Vastgelopen): StuckFilters => ({
  register,
  oorzaak: soort,
  stap,
  code,
});

/** The address of a page of the list. */
export const listPath = (filters: Filters): string => pathWith('/beheer/aanvragen', filters);

/** The address at which requests are resumed together. */
export const togetherPath = (filters: StuckFilters): string => pathWith('/beheer/samen-hervatten', filters);

export function pathWith(path: string, filters: Readonly<Record<string, unknown>>): string {
  const asked = Object.entries(filters).filter(([, value]) => value !== undefined && value !== '');
  const search = new URLSearchParams(asked.map(([name, value]) => [name, String(value)])).toString();
  return `${path}${search && `?${search}`}`;
}
