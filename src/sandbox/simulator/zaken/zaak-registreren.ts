import { isObject, object, readBody, required, type Field } from '../drf/fields.js';
import { Place } from '../drf/place.js';
import { invalid, parseError, serverError } from '../drf/problem.js';
import type { Call, Route } from '../drf/router.js';
import { effectOfStatus } from './afsluiting.js';
import { admitZaak, generatedNumber, zaakHandeling } from './nieuwe-zaak.js';
import { rolField } from './rol-fields.js';
import { rolHandeling } from './rollen.js';
import { statusField } from './status-fields.js';
import { statusHandeling } from './statussen.js';
import { REGISTREREN } from './toegang.js';
import { newZaakField } from './zaak-fields.js';
import { zaakobjectField } from './zaakobject-fields.js';
import { zaakobjectHandeling } from './zaakobjecten.js';
import type { Rol, Status, Zaak, Zaakobject } from './zaken-rows.js';
import type { ZakenRegister } from './zaken-register.js';

const group: Field<unknown> = { read: (raw) => raw };
const GROUPS = object({
  zaak: required(group),
  rollen: required(group),
  status: required(group),
  zaakinformatieobjecten: group,
  zaakobjecten: group,
});

/** All that one registration makes. */
interface Registratie {
  readonly zaak: Zaak;
  readonly status: Status;
  readonly rollen: readonly Rol[];
  readonly zaakobjecten: readonly Zaakobject[];
}

/** Open Zaak 1.30: an experimental endpoint that makes a zaak with all that belongs to it, or nothing. */
export function zaakRegistrerenRoute(register: ZakenRegister): Route {
  return { path: '/zaak_registreren', handlers: { POST: (call) => registreren(register, call) } };
}

function registreren(register: ZakenRegister, call: Call) {
  const { store } = register;
  const caller = register.caller(call, REGISTREREN);
  const body = call.json();
  if (!isObject(body)) throw serverError();
  const raw = 'zaak' in body ? body['zaak'] : {};
  if (!isObject(raw)) throw parseError('Ongeldig samengestelde request.');
  admitZaak(register, call, caller, raw);
  const made = readRegistratie(register, call, body, generatedNumber(register, raw));
  const handelingen = [
    zaakHandeling(made.zaak, 'create'),
    statusHandeling(made.status, 'create'),
    ...made.rollen.map((rol) => rolHandeling(rol, 'create')),
    ...made.zaakobjecten.map((zaakobject) => zaakobjectHandeling(zaakobject, 'create')),
  ];
  register.write(call, caller, handelingen, () => {
    store.insertZaak(made.zaak);
    store.statussen.insert(made.status);
    for (const rol of made.rollen) store.rollen.insert(rol);
    for (const zaakobject of made.zaakobjecten) store.zaakobjecten.insert(zaakobject);
  });
  return { status: 201, body: shown(register, call, made) };
}

/** Open Zaak 1.30 reports one group at a time: missing groups, the zaak, the status, then the first rol that is wrong. */
function readRegistratie(
  register: ZakenRegister,
  call: Call,
  body: Readonly<Record<string, unknown>>,
  generated: string | undefined,
): Registratie {
  const groups = readBody(GROUPS, body);
  const zaak = one(newZaakField(register.types(call), register.store.nummers, generated), groups.zaak, 'zaak');
  const status = readStatus(register, call, zaak, groups.status);
  const rollen = readRollen(register, call, zaak, groups.rollen);
  refuseDocuments(groups.zaakinformatieobjecten);
  const zaakobjecten = items(groups.zaakobjecten, 'zaakobjecten').map((raw, i) =>
    one(zaakobjectField(zaak), raw, 'zaakobjecten', i),
  );
  return { zaak, status, rollen, zaakobjecten };
}

function readStatus(register: ZakenRegister, call: Call, zaak: Zaak, raw: unknown): Status {
  if (!isObject(raw)) throw serverError();
  const invoer = one(statusField(register.types(call), zaak, []), raw, 'status');
  const place = Place.root();
  effectOfStatus(register, invoer, zaak, undefined, place.at('status'));
  place.verdict();
  return invoer.status;
}

function readRollen(register: ZakenRegister, call: Call, zaak: Zaak, raw: unknown): readonly Rol[] {
  const types = register.types(call);
  const rollen: Rol[] = [];
  for (const [i, each] of items(raw, 'rollen').entries()) {
    if (!isObject(each)) throw serverError();
    if (i > 0) failOnUnknownRoltype(types.roltype, each['roltype']);
    rollen.push(one(rolField(types, zaak, rollen), each, 'rollen', i));
  }
  return rollen;
}

/** Open Zaak 1.30: from the second rol on, a roltype that cannot be looked up is not refused: it makes the whole fail. */
function failOnUnknownRoltype(field: Field<unknown>, url: unknown): void {
  if (url === undefined || url === null || url === '') return;
  if (field.read(url, Place.root()) === undefined) throw serverError();
}

/** The simulator has no Documenten API, so no informatieobject is known. */
function refuseDocuments(raw: unknown): void {
  const place = Place.root();
  for (const i of items(raw, 'zaakinformatieobjecten').keys()) {
    place.at('zaakinformatieobjecten').at(i).at('informatieobject').refuse('unknown-service');
  }
  place.verdict();
}

/** One part of the body; ends the request when anything is wrong with it. */
function one<T>(field: Field<T>, raw: unknown, ...path: readonly (string | number)[]): T {
  const root = Place.root();
  const value = field.read(
    raw,
    path.reduce<Place>((place, name) => place.at(name), root),
  );
  root.verdict();
  return value!;
}

function items(raw: unknown, name: string): readonly unknown[] {
  if (raw === undefined) return [];
  if (Array.isArray(raw)) return raw;
  throw invalid(`${name}.nonFieldErrors`, 'not_a_list', 'Verwachtte een lijst met items.');
}

function shown(register: ZakenRegister, call: Call, { zaak, rollen, status, zaakobjecten }: Registratie): object {
  const show = register.show(call);
  return {
    zaak: show.zaak(zaak),
    rollen: rollen.map(show.rol),
    zaakinformatieobjecten: [],
    zaakobjecten: zaakobjecten.map(show.zaakobject),
    status: show.status(status),
  };
}
