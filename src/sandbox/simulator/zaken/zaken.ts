import { conditionalAnswer } from '../drf/etag.js';
import { isObject, readBody } from '../drf/fields.js';
import { refuseUnknown, selectRows } from '../drf/filters.js';
import { isUuid } from '../drf/formats.js';
import { pageAnswer, paginate, PAGING_PARAMETERS } from '../drf/paging.js';
import { notFound, parseError, serverError } from '../drf/problem.js';
import type { Call, Route } from '../drf/router.js';
import { requireCrs } from './crs.js';
import { admitZaak, generatedNumber, zaakHandeling } from './nieuwe-zaak.js';
import { AANMAKEN, AUDITTRAIL_LEZEN, BIJWERKEN, LEZEN, VERWIJDEREN, type Caller } from './toegang.js';
import { zaakWithExpand } from './zaak-expand.js';
import { newZaakField, zaakChangesField } from './zaak-fields.js';
import { inOrder, zaakFilters } from './zaak-filters.js';
import type { Zaak } from './zaken-rows.js';
import type { ZakenRegister } from './zaken-register.js';

/** /zaken itself. */
export function zaakRoutes(register: ZakenRegister): Route[] {
  return [
    { path: '/zaken', handlers: { GET: (call) => list(register, call), POST: (call) => create(register, call) } },
    {
      path: '/zaken/{uuid}',
      handlers: {
        GET: (call) => detail(register, call),
        PATCH: (call) => change(register, call),
        DELETE: (call) => remove(register, call),
      },
    },
    { path: '/zaken/{uuid}/audittrail', handlers: { GET: (call) => audittrail(register, call) } },
  ];
}

function list(register: ZakenRegister, call: Call) {
  const caller = register.caller(call, LEZEN);
  requireCrs(call);
  const { query } = call;
  const filters = zaakFilters(register.store, call.origin);
  refuseUnknown(query, [...Object.keys(filters), 'expand', ...PAGING_PARAMETERS]);
  const render = zaakWithExpand(register, call);
  const seen = selectRows(candidates(register, query), query, filters).filter((zaak) => caller.sees(zaak));
  return pageAnswer(paginate(inOrder(seen, query), query, call.url), render);
}

/** Those with the number when the query names one: the filter decides, this only saves looking at all the others. */
function candidates({ store }: ZakenRegister, query: URLSearchParams): Zaak[] {
  const identificatie = query.getAll('identificatie').at(-1);
  return identificatie ? store.zakenMet.all(identificatie).toReversed() : store.zaken.newestFirst();
}

function detail(register: ZakenRegister, call: Call) {
  const caller = register.caller(call, LEZEN);
  requireCrs(call);
  const zaak = zaakIn(register, caller, call);
  refuseUnknown(call.query, ['expand']);
  return conditionalAnswer(call, zaakWithExpand(register, call)(zaak));
}

function create(register: ZakenRegister, call: Call) {
  const caller = register.caller(call, AANMAKEN);
  const body = call.json();
  if (!isObject(body)) throw parseError('Ongeldig samengestelde request.');
  admitZaak(register, call, caller, body);
  requireCrs(call);
  const zaak = readZaak(register, call, body);
  register.write(call, caller, [zaakHandeling(zaak, 'create')], () => register.store.insertZaak(zaak));
  const shown = register.show(call).zaak(zaak);
  return { status: 201, body: shown, headers: { location: `${call.url}/${zaak.uuid}` } };
}

/** Open Zaak 1.30: a generated number stays reserved when the zaak is refused after all. */
function readZaak(register: ZakenRegister, call: Call, body: Readonly<Record<string, unknown>>): Zaak {
  const { nummers } = register.store;
  const generated = generatedNumber(register, body);
  if (generated) nummers.reserve(String(body['bronorganisatie']).trim(), generated);
  return readBody(newZaakField(register.types(call), nummers, generated), body);
}

function change(register: ZakenRegister, call: Call) {
  const caller = register.caller(call, BIJWERKEN);
  requireCrs(call);
  const zaak = zaakIn(register, caller, call);
  register.refuseWhenClosed(caller, zaak);
  const changes = readBody(zaakChangesField(register.types(call), zaak), call.json(), { partial: true });
  register.write(call, caller, [zaakHandeling(zaak, 'partial_update')], () =>
    register.store.changeZaak(zaak.uuid, changes),
  );
  return { status: 200, body: register.show(call).zaak(register.store.zaken.get(zaak.uuid)!) };
}

/** Open Zaak 1.30: with a resultaat it answers 500, but only after it has deleted everything. */
function remove(register: ZakenRegister, call: Call) {
  const caller = register.caller(call, VERWIJDEREN);
  const zaak = zaakIn(register, caller, call);
  const hadResultaat = register.store.resultaatVan(zaak.uuid) !== undefined;
  register.store.deleteZaak(zaak);
  if (hadResultaat) throw serverError();
  return { status: 204 };
}

function audittrail(register: ZakenRegister, call: Call) {
  const caller = register.caller(call, AUDITTRAIL_LEZEN);
  const zaak = zaakIn(register, caller, call);
  const rows = register.store.audittrailVan.all(zaak.uuid);
  return { status: 200, body: rows.map(register.show(call).auditregel) };
}

/** The zaak in the address. Open Zaak 1.30: what is not a uuid makes it fail. */
function zaakIn(register: ZakenRegister, caller: Caller, { params }: Call): Zaak {
  const uuid = params['uuid']!;
  if (!isUuid(uuid)) throw serverError();
  const zaak = register.store.zaken.get(uuid);
  if (!zaak) throw notFound();
  register.refuseUnlessSeen(caller, zaak);
  return zaak;
}
