import { Place } from '../drf/place.js';
import { permissionDenied } from '../drf/problem.js';
import type { Call } from '../drf/router.js';
import { date } from '../drf/scalar-fields.js';
import type { Handeling } from './audit-trail.js';
import { rsin } from './nummer-fields.js';
import type { Caller } from './toegang.js';
import { vertrouwelijkheidaanduidingField } from './zaak-fields.js';
import type { Zaak } from './zaken-rows.js';
import type { ZakenRegister } from './zaken-register.js';

/** The body of a zaak, before it was looked at. */
export type RawZaak = Readonly<Record<string, unknown>>;

/**
 * Whether the caller may make this zaak. Open Zaak 1.30 finds that out before it looks at anything else, and for it looks up
 * the zaaktype: so what is wrong with that, or with the vertrouwelijkheidaanduiding, is reported by itself and without the
 * prefix that fields of the zaak have elsewhere.
 */
export function admitZaak(register: ZakenRegister, call: Call, caller: Caller, raw: RawZaak): void {
  const place = Place.root();
  if (raw['zaaktype']) register.types(call).zaaktype.read(raw['zaaktype'], place.at('zaaktype'));
  place.verdict();
  const sent = raw['vertrouwelijkheidaanduiding'];
  const level = sent ? vertrouwelijkheidaanduidingField.read(sent, place.at('vertrouwelijkheidaanduiding')) : undefined;
  place.verdict();
  if (!caller.mayCreate(call.origin, raw['zaaktype'], level)) throw permissionDenied();
}

/**
 * The number for a zaak that comes without one. Open Zaak 1.30: made before the zaak is looked at, of which it needs the
 * bronorganisatie and the startdatum; what is wrong with those is reported by itself, without a prefix.
 */
export function generatedNumber({ store }: ZakenRegister, raw: RawZaak): string | undefined {
  if (String(raw['identificatie'] ?? '').trim() !== '') return undefined;
  const { bronorganisatie, startdatum } = raw;
  if (!bronorganisatie || !startdatum) return undefined;
  const place = Place.root();
  rsin().read(bronorganisatie, place.at('bronorganisatie'));
  const day = date().read(startdatum, place.at('startdatum'));
  place.verdict();
  return store.nummers.next(day!.slice(0, 4));
}

export function zaakHandeling({ uuid, bronorganisatie, identificatie }: Zaak, actie: Handeling['actie']): Handeling {
  const resourceWeergave = `${bronorganisatie} - ${identificatie}`;
  return { zaak: uuid, resource: 'zaak', resourceUuid: uuid, resourceWeergave, actie };
}
