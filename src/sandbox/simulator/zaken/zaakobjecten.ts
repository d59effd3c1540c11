import { exact } from '../drf/filters.js';
import { readBody } from '../drf/fields.js';
import { byUrl } from '../drf/url-filter.js';
import type { Handeling } from './audit-trail.js';
import type { Subresource } from './subresource.js';
import { TOEVOEGEN } from './toegang.js';
import { zaakobjectField } from './zaakobject-fields.js';
import type { Zaakobject } from './zaken-rows.js';
import type { ZakenRegister } from './zaken-register.js';
import { ZAKEN_ROOT } from './zaken-representation.js';

/** /zaakobjecten. */
export function zaakobjecten({ store }: ZakenRegister): Subresource<Zaakobject> {
  return {
    path: 'zaakobjecten',
    table: store.zaakobjecten,
    ofZaak: store.zaakobjectenVan,
    filters: ({ origin }) => ({
      object: exact(() => ''),
      objectType: exact(({ objectType }) => objectType),
      zaak: byUrl(`${origin}${ZAKEN_ROOT}/zaken`, ({ zaak }) => zaak),
    }),
    show: ({ zaakobject }) => zaakobject,
    handeling: zaakobjectHandeling,
    create: {
      scopes: TOEVOEGEN,
      read(_, __, zaak, body) {
        return { row: readBody(zaakobjectField(zaak), body) };
      },
    },
    remove: { scopes: [['zaken.bijwerken', 'zaken.geforceerd-bijwerken', 'zaken.verwijderen']] },
  };
}

export function zaakobjectHandeling(row: Zaakobject, actie: Handeling['actie']): Handeling {
  const { uuid, zaak, objectType } = row;
  return { zaak, resource: 'zaakobject', resourceUuid: uuid, resourceWeergave: objectType, actie };
}
