import { isObject, object, required, type Field, type Fields } from '../drf/fields.js';
import type { Place } from '../drf/place.js';
import { choice, integer, text } from '../drf/scalar-fields.js';
import type { Zaak, Zaakobject } from './zaken-rows.js';

const OBJECT_TYPEN = [
  'adres',
  'besluit',
  'buurt',
  'enkelvoudig_document',
  'gemeente',
  'gemeentelijke_openbare_ruimte',
  'huishouden',
  'inrichtingselement',
  'kadastrale_onroerende_zaak',
  'kunstwerkdeel',
  'maatschappelijke_activiteit',
  'medewerker',
  'natuurlijk_persoon',
  'niet_natuurlijk_persoon',
  'openbare_ruimte',
  'organisatorische_eenheid',
  'pand',
  'spoorbaandeel',
  'status',
  'terreindeel',
  'terrein_gebouwd_object',
  'vestiging',
  'waterdeel',
  'wegdeel',
  'wijk',
  'woonplaats',
  'woz_deelobject',
  'woz_object',
  'woz_waarde',
  'zakelijk_recht',
  'overige',
];

const ADRES = {
  identificatie: text({ max: 100, blank: true }),
  wplWoonplaatsNaam: required(text({ max: 80 })),
  gorOpenbareRuimteNaam: required(text({ max: 80 })),
  huisnummer: required(integer({ min: 0, max: 99_999 })),
  huisletter: text({ max: 1, blank: true }),
  huisnummertoevoeging: text({ max: 4, blank: true }),
  postcode: text({ max: 7, blank: true }),
};

const anything: Field<unknown> = { read: (raw) => raw };

/** What is known of the object per objectType. Of the types that are not here the simulator keeps what was sent. */
const IDENTIFICATIE: Readonly<Record<string, Fields>> = { adres: ADRES, overige: { overigeData: required(anything) } };

/** Nothing answers at a URL when the simulator asks, so a zaakobject is known by its objectIdentificatie only. */
const unreachable: Field<string> = {
  read: (raw, place) => (raw === '' ? '' : place.refuse('bad-url', 'De URL gaf geen antwoord.')),
};

export function zaakobjectField(zaak: Zaak): Field<Zaakobject> {
  const fields = {
    object: unreachable,
    objectType: required(choice(OBJECT_TYPEN)),
    objectTypeOverige: text({ max: 100, blank: true }),
    relatieomschrijving: text({ max: 80, blank: true }),
    objectIdentificatie: anything,
  };
  return object(fields, ({ objectType = '', objectTypeOverige = '', relatieomschrijving = '', ...values }, place) => {
    const objectIdentificatie = readIdentificatie(objectType, values.objectIdentificatie, place);
    if (!objectIdentificatie || !isOverigeRight(objectType, objectTypeOverige, place)) return undefined;
    const row = { objectType, objectTypeOverige, relatieomschrijving, objectIdentificatie };
    return { uuid: crypto.randomUUID(), zaak: zaak.uuid, ...row };
  });
}

/** Open Zaak 1.30: an adres comes back whole, what is `overige` as its key names come through snake_case and back. */
export function objectWeergave({ objectType, objectIdentificatie }: Zaakobject): object {
  if (objectType === 'overige') return camelized(objectIdentificatie) as object;
  if (objectType !== 'adres') return objectIdentificatie;
  return Object.fromEntries(Object.keys(ADRES).map((name) => [name, objectIdentificatie[name] ?? '']));
}

function readIdentificatie(
  objectType: string,
  raw: unknown,
  place: Place,
): Readonly<Record<string, unknown>> | undefined {
  if (raw === undefined) return place.at('nonFieldErrors').refuse('invalid-zaakobject');
  const at = place.at('objectIdentificatie');
  const fields = IDENTIFICATIE[objectType];
  if (!fields && isObject(raw)) return raw;
  const errors = place.errors.length;
  const values = object(fields ?? {}).read(raw, at);
  return place.errors.length === errors ? values : undefined;
}

function isOverigeRight(objectType: string, objectTypeOverige: string, place: Place): boolean {
  const errors = place.errors.length;
  const isOverige = objectType === 'overige';
  if (isOverige && !objectTypeOverige) place.at('nonFieldErrors').refuse('missing-object-type-overige');
  if (!isOverige && objectTypeOverige) place.at('nonFieldErrors').refuse('invalid-object-type-overige-usage');
  return place.errors.length === errors;
}

function camelized(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(camelized);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [camelCase(name), camelized(each)]));
}

/** One hyphenless pass, as djangorestframework-camel-case does: `a_b_c` becomes `aB_c`. */
function camelCase(name: string): string {
  return name.replaceAll(/([a-z0-9])_([a-z0-9])/g, (_, before: string, after: string) => before + after.toUpperCase());
}
