import { readBody, type Field } from '../drf/fields.js';
import { filterValue, refuseUnknown, selectRows, type Filters } from '../drf/filters.js';
import { PAGING_PARAMETERS, pageAnswer, paginate } from '../drf/paging.js';
import { notFound } from '../drf/problem.js';
import type { Call, Route } from '../drf/router.js';
import type { Row, Table } from '../drf/table.js';
import type { RegisterAnswer } from '../register-server.js';
import { Expander, type Expansions } from './expand.js';
import type { KlantenState } from './state.js';
import { Views } from './views.js';

/** Stores what a body asks for, and gives the row. By then everything was checked: it cannot fail. */
export type Write<R> = () => R;

export type WriteMethod = 'POST' | 'PUT' | 'PATCH';

/** One resource of the API: what differs from one to the other. */
export interface Resource<R extends Row> {
  readonly name: string;
  readonly table: Table<R>;
  readonly filters: Filters<R>;
  /** Finds rows by the value of a filter, so that the usual searches do not scan the table. */
  readonly lookups?: Readonly<Record<string, (value: string) => readonly R[]>>;
  /** Absent: it does not know the parameter `expand` and has no `_expand`. */
  readonly expansions?: Expansions<R>;
  view(views: Views, row: R): object;
  /** The body of a POST, or of a PUT or PATCH of `own`. */
  body(method: WriteMethod, own: R | undefined): Field<Write<R>>;
  /** Deletes a row and what goes with it. An answer other than 204 is returned. */
  remove(row: R, call: Call): RegisterAnswer | void;
  /** The order of a list that is not simply the newest first. */
  order?(rows: R[]): R[];
}

/** The list and the single rows of a resource. */
export function routesOf<R extends Row>(state: KlantenState, resource: Resource<R>): Route[] {
  const change = (method: 'PUT' | 'PATCH') => (call: Call) => changeRow(state, resource, method, call);
  return [
    {
      path: `/${resource.name}`,
      handlers: { GET: (call) => listRows(state, resource, call), POST: (call) => createRow(state, resource, call) },
    },
    {
      path: `/${resource.name}/{uuid}`,
      handlers: {
        GET: (call) => showRow(state, resource, call),
        PUT: change('PUT'),
        PATCH: change('PATCH'),
        DELETE: (call) => resource.remove(findRow(resource, call), call) ?? { status: 204 },
      },
    },
  ];
}

function listRows<R extends Row>(state: KlantenState, resource: Resource<R>, call: Call): RegisterAnswer {
  const { query, url, base } = call;
  const expand = resource.expansions ? ['expand'] : [];
  refuseUnknown(query, [...Object.keys(resource.filters), ...PAGING_PARAMETERS, ...expand]);
  const selected = selectRows(candidates(resource, query), query, resource.filters);
  const page = paginate(resource.order?.(selected) ?? selected, query, url);
  const views = new Views(state, base);
  if (!resource.expansions) return pageAnswer(page, (row) => resource.view(views, row));
  const expander = new Expander(resource.expansions, query, views);
  return pageAnswer(page, (row) => expander.inList(row, resource.view));
}

/** The rows among which the filters select, the newest first. */
function candidates<R extends Row>({ table, lookups = {} }: Resource<R>, query: URLSearchParams): R[] {
  for (const [name, find] of Object.entries(lookups)) {
    const value = filterValue(query, name);
    if (value) return table.newestFirst(find(name.endsWith('__uuid') ? value.toLowerCase() : value));
  }
  return table.newestFirst();
}

function showRow<R extends Row>(state: KlantenState, resource: Resource<R>, call: Call): RegisterAnswer {
  const row = findRow(resource, call);
  const views = new Views(state, call.base);
  refuseUnknown(call.query, resource.expansions ? ['expand'] : []);
  if (!resource.expansions) return { status: 200, body: resource.view(views, row) };
  return { status: 200, body: new Expander(resource.expansions, call.query, views).alone(row, resource.view) };
}

function createRow<R extends Row>(state: KlantenState, resource: Resource<R>, call: Call): RegisterAnswer {
  const row = readBody(resource.body('POST', undefined), call.json())();
  const location = `${call.base}/${resource.name}/${row.uuid}`;
  return { status: 201, body: resource.view(new Views(state, call.base), row), headers: { location } };
}

function changeRow<R extends Row>(
  state: KlantenState,
  resource: Resource<R>,
  method: 'PUT' | 'PATCH',
  call: Call,
): RegisterAnswer {
  const own = findRow(resource, call);
  const row = readBody(resource.body(method, own), call.json(), { partial: method === 'PATCH' })();
  return { status: 200, body: resource.view(new Views(state, call.base), row) };
}

function findRow<R extends Row>({ table }: Resource<R>, { params }: Call): R {
  const row = table.get(params['uuid']?.toLowerCase());
  if (!row) throw notFound();
  return row;
}
