import { conditionalAnswer } from '../drf/etag.js';
import { refuseUnknown, selectRows, type Filters } from '../drf/filters.js';
import { pageAnswer, paginate, PAGING_PARAMETERS } from '../drf/paging.js';
import { notFound } from '../drf/problem.js';
import type { Call, Handler, Route } from '../drf/router.js';
import type { Index, Row, Table } from '../drf/table.js';
import type { Handeling } from './audit-trail.js';
import { LEZEN, type Caller, type Scopes } from './toegang.js';
import { referredZaak } from './zaak-reference.js';
import type { Zaak } from './zaken-rows.js';
import type { ZakenRegister } from './zaken-register.js';
import type { ZakenRepresentation } from './zaken-representation.js';

export interface UnderZaak extends Row {
  readonly zaak: string;
}

/** A kind of row that hangs under a zaak and has an address of its own: rollen, statussen, … */
export interface Subresource<T extends UnderZaak> {
  /** The last part of its address: `rollen`. */
  readonly path: string;
  readonly table: Table<T>;
  readonly ofZaak: Index<T>;
  filters(call: Call): Filters<T>;
  show(representation: ZakenRepresentation): (row: T) => object;
  handeling(row: T, actie: Handeling['actie']): Handeling;
  readonly create: {
    readonly scopes: Scopes;
    /** Reads a new row from a body; ends the request when something is wrong with it. Writes nothing. */
    read(
      call: Call,
      caller: Caller,
      zaak: Zaak,
      body: unknown,
    ): { readonly row: T; readonly zaakChanges?: Partial<Zaak> };
  };
  /** Absent: it stays for ever. */
  readonly remove?: { readonly scopes: Scopes };
}

/** The list, the detail, and how rows are added and taken away: the same for all that hangs under a zaak. */
export function subresourceRoutes<T extends UnderZaak>(register: ZakenRegister, resource: Subresource<T>): Route[] {
  const { path, remove } = resource;
  const create = (call: Call) => createRow(register, resource, call);
  const detail = (call: Call) => showRow(register, resource, call);
  return [
    { path: `/${path}`, handlers: { GET: (call) => listRows(register, resource, call), POST: create } },
    {
      path: `/${path}/{uuid}`,
      handlers: { GET: detail, ...(remove && { DELETE: removeRow(register, resource, remove.scopes) }) },
    },
  ];
}

function listRows<T extends UnderZaak>(register: ZakenRegister, resource: Subresource<T>, call: Call) {
  const caller = register.caller(call, LEZEN);
  const filters = resource.filters(call);
  refuseUnknown(call.query, [...Object.keys(filters), ...PAGING_PARAMETERS]);
  const rows = selectRows(candidates(resource, call), call.query, filters);
  const seen = rows.filter(({ zaak }) => caller.sees(register.store.zaken.get(zaak)!));
  return pageAnswer(paginate(seen, call.query, call.url), resource.show(register.show(call)));
}

/** Those of one zaak when the query names it: the filter decides, this only saves looking at all the others. */
function candidates<T extends UnderZaak>({ table, ofZaak }: Subresource<T>, { query }: Call): T[] {
  const uuid = query.getAll('zaak').at(-1)?.split('/').at(-1);
  return uuid ? ofZaak.all(uuid).toReversed() : table.newestFirst();
}

function showRow<T extends UnderZaak>(register: ZakenRegister, resource: Subresource<T>, call: Call) {
  const caller = register.caller(call, LEZEN);
  const row = resource.table.get(call.params['uuid']);
  if (!row) throw notFound();
  register.refuseUnlessSeen(caller, register.store.zaken.get(row.zaak)!);
  return conditionalAnswer(call, resource.show(register.show(call))(row));
}

function createRow<T extends UnderZaak>(register: ZakenRegister, resource: Subresource<T>, call: Call) {
  const caller = register.caller(call, resource.create.scopes);
  const body = call.json();
  const zaak = referredZaak(body, register.store);
  register.refuseUnlessSeen(caller, zaak);
  register.refuseWhenClosed(caller, zaak);
  const { row, zaakChanges = {} } = resource.create.read(call, caller, zaak, body);
  register.write(call, caller, [resource.handeling(row, 'create')], () => {
    resource.table.insert(row);
    register.store.changeZaak(zaak.uuid, zaakChanges);
  });
  const shown = resource.show(register.show(call))(row);
  return { status: 201, body: shown, headers: { location: `${call.url}/${row.uuid}` } };
}

function removeRow<T extends UnderZaak>(register: ZakenRegister, resource: Subresource<T>, scopes: Scopes): Handler {
  return (call) => {
    const caller = register.caller(call, scopes);
    const row = resource.table.get(call.params['uuid']);
    if (!row) throw notFound();
    const zaak = register.store.zaken.get(row.zaak)!;
    register.refuseUnlessSeen(caller, zaak);
    register.refuseWhenClosed(caller, zaak);
    register.write(call, caller, [resource.handeling(row, 'destroy')], () => {
      resource.table.delete(row.uuid);
      register.store.changeZaak(zaak.uuid);
    });
    return { status: 204 };
  };
}
