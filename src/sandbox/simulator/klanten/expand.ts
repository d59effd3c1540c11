import { invalid } from '../drf/problem.js';
import type { Row } from '../drf/table.js';
import type { Views } from './views.js';

/** What can be expanded of a row, by the name of its field and in the order of the fields. */
export type Expansions<R> = Readonly<Record<string, Expansion<R>>>;

interface Expansion<R> {
  /** The names below this one: `wasPartij`, … */
  readonly nested: readonly string[];
  expand(row: R, path: string, request: ExpandRequest): unknown;
}

/** What a request wants to see expanded, and what it has seen so far: Open Klant expands an object once per answer. */
interface ExpandRequest {
  readonly wanted: ReadonlySet<string>;
  readonly seen: Set<string>;
  readonly views: Views;
}

type View<R> = (views: Views, row: R) => object;

/** A field that refers to one row. Null when there is none, and when that row was expanded before. */
export function one<R, C extends Row>(
  pick: (views: Views, row: R) => C | undefined,
  view: View<C>,
  below: Expansions<C> = {},
): Expansion<R> {
  return {
    nested: namesOf(below),
    expand(row, path, request) {
      const child = pick(request.views, row);
      return child && firstTime(child, request) ? expanded(child, view, below, `${path}.`, request) : null;
    },
  };
}

/** A field that refers to any number of rows. */
export function many<R, C extends Row>(
  pick: (views: Views, row: R) => readonly C[],
  view: View<C>,
  below: Expansions<C> = {},
): Expansion<R> {
  return {
    nested: namesOf(below),
    expand: (row, path, request) =>
      pick(request.views, row)
        .filter((child) => firstTime(child, request))
        .map((child) => expanded(child, view, below, `${path}.`, request)),
  };
}

/** Shows rows with their `_expand`. In a list every row has one, be it empty. */
export class Expander<R extends Row> {
  readonly #request: ExpandRequest;
  readonly #shown = new Map<string, object>();

  constructor(
    readonly expansions: Expansions<R>,
    query: URLSearchParams,
    views: Views,
  ) {
    const wanted = query.getAll('expand').flatMap((value) => value.split(',').filter(Boolean));
    const known = new Set(namesOf(expansions));
    const unknown = wanted.find((name) => !known.has(name));
    if (unknown !== undefined) {
      throw invalid('expand', 'invalid_choice', `Selecteer een geldige keuze. ${unknown} is geen beschikbare keuze.`);
    }
    this.#request = { wanted: new Set(wanted), seen: new Set(), views };
  }

  /** A row that comes back more than once is the same each time. */
  inList(row: R, view: View<R>): object {
    const shown = this.#shown.get(row.uuid) ?? {
      ...view(this.#request.views, row),
      _expand: expandFields(row, this.expansions, '', this.#request),
    };
    this.#shown.set(row.uuid, shown);
    return shown;
  }

  alone(row: R, view: View<R>): object {
    return expanded(row, view, this.expansions, '', this.#request);
  }
}

function expanded<R>(row: R, view: View<R>, below: Expansions<R>, path: string, request: ExpandRequest): object {
  const fields = expandFields(row, below, path, request);
  const shown = view(request.views, row);
  return Object.keys(fields).length > 0 ? { ...shown, _expand: fields } : shown;
}

/**
 * A field below another is only reached through that other: `a.b` without `a` has no effect. Of the fields of one object
 * that turn out empty (null, `[]`) Open Klant shows only the first.
 */
function expandFields<R>(row: R, below: Expansions<R>, path: string, request: ExpandRequest): object {
  const fields: Record<string, unknown> = {};
  let empty = false;
  for (const [name, field] of Object.entries(below)) {
    if (!request.wanted.has(path + name)) continue;
    const value = field.expand(row, path + name, request);
    const nothing = value === null || (Array.isArray(value) && value.length === 0);
    if (!(nothing && empty)) fields[name] = value;
    empty ||= nothing;
  }
  return fields;
}

function firstTime({ uuid }: Row, { seen }: ExpandRequest): boolean {
  return !seen.has(uuid) && Boolean(seen.add(uuid));
}

function namesOf<R>(expansions: Expansions<R>): string[] {
  return Object.entries(expansions).flatMap(([name, { nested }]) => [name, ...nested.map((each) => `${name}.${each}`)]);
}
