import { conditionalAnswer } from '../drf/etag.js';
import { object, readBody, required, type Field } from '../drf/fields.js';
import { notFound } from '../drf/problem.js';
import type { Call, Route } from '../drf/router.js';
import { text } from '../drf/scalar-fields.js';
import type { Handeling } from './audit-trail.js';
import { BIJWERKEN, LEZEN, type Caller, type Scopes } from './toegang.js';
import type { TypeFields } from './type-field.js';
import { referredZaak } from './zaak-reference.js';
import type { Zaak, Zaakeigenschap } from './zaken-rows.js';
import type { ZakenRegister } from './zaken-register.js';

/** /zaken/{uuid}/zaakeigenschappen: a plain list, without pages. */
export function zaakeigenschapRoutes(register: ZakenRegister): Route[] {
  return [
    {
      path: '/zaken/{zaak}/zaakeigenschappen',
      handlers: { GET: (call) => list(register, call), POST: (call) => create(register, call) },
    },
    {
      path: '/zaken/{zaak}/zaakeigenschappen/{uuid}',
      handlers: { GET: (call) => detail(register, call), DELETE: (call) => remove(register, call) },
    },
  ];
}

function list(register: ZakenRegister, call: Call) {
  const { zaak } = open(register, call, LEZEN);
  const rows = register.store.zaakeigenschappenVan.all(zaak.uuid);
  return { status: 200, body: rows.map(register.show(call).zaakeigenschap) };
}

function detail(register: ZakenRegister, call: Call) {
  const { zaak } = open(register, call, LEZEN);
  return conditionalAnswer(call, register.show(call).zaakeigenschap(rowOf(register, zaak, call)));
}

function create(register: ZakenRegister, call: Call) {
  const { zaak, caller } = open(register, call, BIJWERKEN);
  const body = call.json();
  referredZaak(body, register.store);
  register.refuseWhenClosed(caller, zaak);
  const row = readBody(zaakeigenschapField(register.types(call), zaak), body);
  register.write(call, caller, [handeling(row, 'create')], () => {
    register.store.zaakeigenschappen.insert(row);
    register.store.changeZaak(zaak.uuid);
  });
  const shown = register.show(call).zaakeigenschap(row);
  return { status: 201, body: shown, headers: { location: `${call.url}/${row.uuid}` } };
}

function remove(register: ZakenRegister, call: Call) {
  const { zaak, caller } = open(register, call, BIJWERKEN);
  const row = rowOf(register, zaak, call);
  register.refuseWhenClosed(caller, zaak);
  register.write(call, caller, [handeling(row, 'destroy')], () => {
    register.store.zaakeigenschappen.delete(row.uuid);
    register.store.changeZaak(zaak.uuid);
  });
  return { status: 204 };
}

/** The zaak in the address, for a caller who may do this with it. */
function open(register: ZakenRegister, call: Call, scopes: Scopes): { zaak: Zaak; caller: Caller } {
  const caller = register.caller(call, scopes);
  const zaak = register.store.zaken.get(call.params['zaak']);
  if (!zaak) throw notFound();
  register.refuseUnlessSeen(caller, zaak);
  return { zaak, caller };
}

function rowOf({ store }: ZakenRegister, zaak: Zaak, call: Call): Zaakeigenschap {
  const row = store.zaakeigenschappen.get(call.params['uuid']);
  if (row?.zaak !== zaak.uuid) throw notFound();
  return row;
}

/** Open Zaak 1.30: of the zaaktype of the zaak; its value is not compared with the specificatie. */
function zaakeigenschapField(types: TypeFields, zaak: Zaak): Field<Zaakeigenschap> {
  const fields = { eigenschap: required(types.eigenschap), waarde: required(text()) };
  return object(fields, ({ eigenschap, waarde }, place) => {
    if (eigenschap!.zaaktype !== zaak.zaaktype) {
      const reason = 'De referentie hoort niet bij het zaaktype van de zaak.';
      return place.at('nonFieldErrors').refuse('zaaktype-mismatch', reason);
    }
    const row = { zaak: zaak.uuid, eigenschap: eigenschap!.uuid, naam: eigenschap!.naam, waarde: waarde! };
    return { uuid: crypto.randomUUID(), ...row };
  });
}

function handeling({ uuid, zaak, naam }: Zaakeigenschap, actie: Handeling['actie']): Handeling {
  return { zaak, resource: 'zaakeigenschap', resourceUuid: uuid, resourceWeergave: naam, actie };
}
