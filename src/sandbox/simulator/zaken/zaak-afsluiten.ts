import { isObject, object, readBody, required, type Field } from '../drf/fields.js';
import { Place } from '../drf/place.js';
import { notFound } from '../drf/problem.js';
import type { Call, Route } from '../drf/router.js';
import { effectOfStatus } from './afsluiting.js';
import { zaakHandeling } from './nieuwe-zaak.js';
import { resultaatField, resultaatHandeling, type Resultaatinvoer } from './resultaten.js';
import { statusField, type Statusinvoer } from './status-fields.js';
import { refuseSecondStatus, statusHandeling } from './statussen.js';
import { AFSLUITEN } from './toegang.js';
import { zaakChangesField } from './zaak-fields.js';
import type { Zaak } from './zaken-rows.js';
import type { ZakenRegister } from './zaken-register.js';

const group: Field<unknown> = { read: (raw) => raw };
const GROUPS = object({ zaak: required(group), resultaat: required(group), status: required(group) });

/** Open Zaak 1.30: an experimental endpoint that gives a zaak a resultaat and its eindstatus at once. */
export function zaakAfsluitenRoute(register: ZakenRegister): Route {
  return { path: '/zaak_afsluiten/{uuid}', handlers: { POST: (call) => afsluiten(register, call) } };
}

function afsluiten(register: ZakenRegister, call: Call) {
  const { store } = register;
  const caller = register.caller(call, AFSLUITEN);
  const zaak = store.zaken.get(call.params['uuid']);
  if (!zaak) throw notFound();
  register.refuseUnlessSeen(caller, zaak);
  refuseSecondStatus(register, caller, zaak);
  const { resultaat, status, changes } = readAfsluiting(register, call, zaak);
  const handelingen = [
    zaakHandeling(zaak, 'update'),
    resultaatHandeling(resultaat.resultaat, 'create'),
    statusHandeling(status.status, 'create'),
  ];
  register.write(call, caller, handelingen, () => {
    store.resultaten.insert(resultaat.resultaat);
    store.statussen.insert(status.status);
    store.changeZaak(zaak.uuid, changes);
  });
  const show = register.show(call);
  const body = {
    zaak: show.zaak(store.zaken.get(zaak.uuid)!),
    resultaat: show.resultaat(resultaat.resultaat),
    status: show.status(status.status),
  };
  return { status: 200, body };
}

interface Afsluiting {
  readonly resultaat: Resultaatinvoer;
  readonly status: Statusinvoer;
  readonly changes: Partial<Zaak>;
}

/** Open Zaak 1.30 reports one group at a time: the zaak, the resultaat, the status. */
function readAfsluiting(register: ZakenRegister, call: Call, zaak: Zaak): Afsluiting {
  const { store, catalogus } = register;
  const types = register.types(call);
  const groups = readBody(GROUPS, call.json());
  const place = Place.root({ partial: true });
  const changes = zaakChangesField(types, zaak).read(isObject(groups.zaak) ? groups.zaak : {}, place.at('zaak'));
  place.verdict();
  const whole = place.whole();
  const present = store.resultaatVan(zaak.uuid);
  const resultaat = resultaatField(types, zaak, present).read(groups.resultaat, whole.at('resultaat'));
  place.verdict();
  const at = whole.at('status');
  const status = statusField(types, zaak, store.statussenVan.all(zaak.uuid)).read(groups.status, at);
  if (status && !catalogus.isEindstatus(status.statustype)) {
    at.at('nonFieldErrors').refuse('eindstatus-required', 'De status moet een eindstatus zijn voor deze actie.');
  }
  place.verdict();
  const effect = effectOfStatus(register, status!, zaak, resultaat!.resultaattype, at);
  place.verdict();
  return { resultaat: resultaat!, status: status!, changes: { ...changes, ...effect } };
}
