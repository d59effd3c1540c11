import { isTrue, type Filters } from '../drf/filters.js';
import { Place } from '../drf/place.js';
import { permissionDenied } from '../drf/problem.js';
import { byUrl } from '../drf/url-filter.js';
import { CATALOGI_ROOT } from '../catalogi/catalogus-representation.js';
import { effectOfStatus } from './afsluiting.js';
import type { Handeling } from './audit-trail.js';
import { statusField } from './status-fields.js';
import type { Subresource } from './subresource.js';
import { STATUS_ZETTEN, type Caller } from './toegang.js';
import type { Status, Zaak } from './zaken-rows.js';
import type { ZakenRegister } from './zaken-register.js';
import { ZAKEN_ROOT } from './zaken-representation.js';

/** /statussen. Open Zaak 1.30: they are added and never changed or taken away. */
export function statussen(register: ZakenRegister): Subresource<Status> {
  const { store } = register;
  return {
    path: 'statussen',
    table: store.statussen,
    ofZaak: store.statussenVan,
    filters: ({ origin }) => statusFilters(register, origin),
    show: ({ status }) => status,
    handeling: statusHandeling,
    create: {
      scopes: STATUS_ZETTEN,
      read(call, caller, zaak, body) {
        refuseSecondStatus(register, caller, zaak);
        const place = Place.root();
        const invoer = statusField(register.types(call), zaak, store.statussenVan.all(zaak.uuid)).read(body, place);
        const resultaattype = register.catalogus.resultaattypen.get(store.resultaatVan(zaak.uuid)?.resultaattype);
        const zaakChanges = invoer && effectOfStatus(register, invoer, zaak, resultaattype, place);
        place.verdict();
        return { row: invoer!.status, zaakChanges: zaakChanges! };
      },
    },
  };
}

/** Open Zaak 1.30: with no more than `zaken.aanmaken` one sets the first status of a zaak and no other. */
export function refuseSecondStatus({ store }: ZakenRegister, caller: Caller, { uuid }: Zaak): void {
  if (!store.lastStatus(uuid) || caller.has([['zaken.statussen.toevoegen', 'zaken.heropenen']])) return;
  throw permissionDenied("Met de 'zaken.aanmaken' scope mag je slechts 1 status zetten");
}

export function statusHandeling({ uuid, zaak, datumStatusGezet }: Status, actie: Handeling['actie']): Handeling {
  return { zaak, resource: 'status', resourceUuid: uuid, resourceWeergave: `Status op ${datumStatusGezet}`, actie };
}

function statusFilters({ store }: ZakenRegister, origin: string): Filters<Status> {
  return {
    indicatieLaatstGezetteStatus: isTrue(({ uuid, zaak }) => store.lastStatus(zaak)?.uuid === uuid),
    statustype: byUrl(`${origin}${CATALOGI_ROOT}/statustypen`, ({ statustype }) => statustype),
    zaak: byUrl(`${origin}${ZAKEN_ROOT}/zaken`, ({ zaak }) => zaak),
  };
}
