import { CATALOGI_ROOT } from '../catalogi/catalogus-representation.js';
import {
  contains,
  dateWhere,
  exact,
  ignored,
  isTrue,
  oneOf,
  type Filter,
  type Filters,
  type Pick as Picked,
} from '../drf/filters.js';
import { passesElevenProof } from '../drf/formats.js';
import { byUrl } from '../drf/url-filter.js';
import { betrokkeneFilters } from './rollen.js';
import { isAtMost, VERTROUWELIJKHEDEN } from './toegang.js';
import type { Zaak } from './zaken-rows.js';
import type { ZakenStore } from './zaken-store.js';

/** The query parameters of GET /zaken, but for expand, and for `rol__machtiging`, which the simulator does not know. */
export function zaakFilters(store: ZakenStore, origin: string): Filters<Zaak> {
  const typeUrl = (resource: string, pick: Picked<Zaak>) => byUrl(`${origin}${CATALOGI_ROOT}/${resource}`, pick);
  return {
    identificatie: exact(({ identificatie }) => identificatie),
    identificatie__icontains: contains(({ identificatie }) => identificatie),
    bronorganisatie,
    bronorganisatie__in: among(({ bronorganisatie }) => bronorganisatie),
    omschrijving: contains(({ omschrijving }) => omschrijving),
    zaaktype: typeUrl('zaaktypen', ({ zaaktype }) => zaaktype),
    kenmerk,
    kenmerk__bron: exact(({ kenmerken }) => kenmerken.map(({ bron }) => bron)),
    maximaleVertrouwelijkheidaanduiding,
    archiefnominatie: exact(({ archiefnominatie }) => archiefnominatie),
    archiefnominatie__in: among(({ archiefnominatie }) => archiefnominatie),
    archiefstatus: exact(({ archiefstatus }) => archiefstatus),
    archiefstatus__in: among(({ archiefstatus }) => archiefstatus),
    einddatum__isnull: isTrue(({ einddatum }) => einddatum === null),
    archiefactiedatum__isnull: isTrue(({ archiefactiedatum }) => archiefactiedatum === null),
    ...dates('startdatum', ({ startdatum }) => startdatum),
    ...dates('registratiedatum', ({ registratiedatum }) => registratiedatum),
    ...dates('einddatum', ({ einddatum }) => einddatum),
    ...dates('einddatumGepland', ({ einddatumGepland }) => einddatumGepland),
    ...dates('uiterlijkeEinddatumAfdoening', (zaak) => zaak.uiterlijkeEinddatumAfdoening),
    ...dates('archiefactiedatum', ({ archiefactiedatum }) => archiefactiedatum),
    ...betrokkeneFilters(({ uuid }) => store.rollenVan.all(uuid), 'rol__'),
    status__statustype: typeUrl('statustypen', ({ uuid }) => store.lastStatus(uuid)?.statustype),
    resultaat__resultaattype: typeUrl('resultaattypen', ({ uuid }) => store.resultaatVan(uuid)?.resultaattype),
    ordering: ignored(),
  };
}

/** Open Zaak 1.30: nine digits must pass the eleven-proof; anything else is compared as it is. */
const bronorganisatie: Filter<Zaak> = (value, place) => {
  if (/^\d{9}$/.test(value) && !passesElevenProof(value)) return place.refuse('invalid', 'Onjuist RSIN nummer');
  return (zaak) => zaak.bronorganisatie === value;
};

/** Open Zaak 1.30: `bron:kenmerk`, so that neither can have a colon of its own. */
const kenmerk: Filter<Zaak> = (value, place) => {
  const [bron, nummer, ...rest] = value.split(':');
  if (nummer === undefined || rest.length > 0) return place.refuse('invalid', 'Voer een geldige waarde in.');
  return ({ kenmerken }) => kenmerken.some((each) => each.bron === bron && each.kenmerk === nummer);
};

const maximaleVertrouwelijkheidaanduiding: Filter<Zaak> = (value, place) => {
  const max = VERTROUWELIJKHEDEN.find((level) => level === value);
  if (!max) return oneOf<Zaak>(VERTROUWELIJKHEDEN, () => null)(value, place);
  return ({ vertrouwelijkheidaanduiding }) => isAtMost(vertrouwelijkheidaanduiding, max);
};

/** A date and what it may be compared with. */
function dates(name: string, pick: Picked<Zaak>): Filters<Zaak> {
  return {
    [name]: dateWhere((order) => order === 0, pick),
    [`${name}__lt`]: dateWhere((order) => order < 0, pick),
    [`${name}__gt`]: dateWhere((order) => order > 0, pick),
    ...(name === 'startdatum' && {
      startdatum__lte: dateWhere((order) => order <= 0, pick),
      startdatum__gte: dateWhere((order) => order >= 0, pick),
    }),
  };
}

function among(pick: (zaak: Zaak) => string | null): Filter<Zaak> {
  return (value) => {
    const wanted = new Set<string | null>(value.split(','));
    return (zaak) => wanted.has(pick(zaak));
  };
}

const ORDERINGS = [
  'startdatum',
  'einddatum',
  'publicatiedatum',
  'archiefactiedatum',
  'registratiedatum',
  'identificatie',
];

/** In the order that the query asks for (`-startdatum`); the newest first when it does not. */
export function inOrder(zaken: readonly Zaak[], query: URLSearchParams): readonly Zaak[] {
  const ordering = query.getAll('ordering').at(-1) ?? '';
  const name = ORDERINGS.find((each) => each === ordering.replace(/^-/, '')) as keyof Zaak | undefined;
  if (!name) return zaken;
  const sign = ordering.startsWith('-') ? -1 : 1;
  return zaken.toSorted((a, b) => sign * String(a[name] ?? '').localeCompare(String(b[name] ?? '')));
}
