import { today } from '../drf/date-times.js';
import { object, readBody, required } from '../drf/fields.js';
import type { Call, Route } from '../drf/router.js';
import { integer } from '../drf/scalar-fields.js';
import { rsin } from './nummer-fields.js';
import { AANMAKEN } from './toegang.js';
import type { ZakenRegister } from './zaken-register.js';

const FIELDS = object({ bronorganisatie: required(rsin()), aantal: integer({ min: 1 }) });

/** Open Zaak 1.30: an experimental endpoint, under its name and under the one that it had before. */
export function zaaknummerReserverenRoutes(register: ZakenRegister): Route[] {
  return [
    { path: '/zaaknummer_reserveren', handlers: { POST: (call) => reserveren(register, call) } },
    { path: '/reserveer_zaaknummer', handlers: { POST: (call) => deprecated(call, reserveren(register, call)) } },
  ];
}

/** Numbers of this year; a list when more than one is asked for. */
function reserveren(register: ZakenRegister, call: Call) {
  register.caller(call, AANMAKEN);
  const { bronorganisatie, aantal = 1 } = readBody(FIELDS, call.json());
  const { nummers } = register.store;
  const year = today().slice(0, 4);
  const reserved = Array.from({ length: aantal }, () => nummers.reserve(bronorganisatie!, nummers.next(year)));
  const body = reserved.map(({ identificatie }) => ({ zaaknummer: identificatie }));
  return { status: 201, body: aantal === 1 ? body[0] : body };
}

function deprecated(call: Call, answer: { readonly status: number; readonly body: unknown }) {
  const text = 'This endpoint is an alias for `/zaaknummer_reserveren` and will be removed in the next major version.';
  return { ...answer, headers: { warning: `299 "${call.url}" "${text}"` } };
}
