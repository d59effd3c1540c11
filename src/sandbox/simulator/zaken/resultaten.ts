import type { Resultaattype } from '../catalogi/catalogus-rows.js';
import { CATALOGI_ROOT } from '../catalogi/catalogus-representation.js';
import { object, readBody, required, type Field } from '../drf/fields.js';
import { text } from '../drf/scalar-fields.js';
import { byUrl } from '../drf/url-filter.js';
import type { Handeling } from './audit-trail.js';
import type { Subresource } from './subresource.js';
import { BIJWERKEN } from './toegang.js';
import type { TypeFields } from './type-field.js';
import type { Resultaat, Zaak } from './zaken-rows.js';
import type { ZakenRegister } from './zaken-register.js';
import { ZAKEN_ROOT } from './zaken-representation.js';

/** A resultaat with its type. */
export interface Resultaatinvoer {
  readonly resultaat: Resultaat;
  readonly resultaattype: Resultaattype;
}

/** /resultaten. */
export function resultaten(register: ZakenRegister): Subresource<Resultaat> {
  const { store } = register;
  return {
    path: 'resultaten',
    table: store.resultaten,
    ofZaak: store.resultatenVan,
    filters: ({ origin }) => ({
      resultaattype: byUrl(`${origin}${CATALOGI_ROOT}/resultaattypen`, ({ resultaattype }) => resultaattype),
      zaak: byUrl(`${origin}${ZAKEN_ROOT}/zaken`, ({ zaak }) => zaak),
    }),
    show: ({ resultaat }) => resultaat,
    handeling: resultaatHandeling,
    create: {
      scopes: BIJWERKEN,
      read(call, _, zaak, body) {
        const present = store.resultaatVan(zaak.uuid);
        return { row: readBody(resultaatField(register.types(call), zaak, present), body).resultaat };
      },
    },
    remove: { scopes: BIJWERKEN },
  };
}

/** The resultaat of a zaak, which may have one only. */
export function resultaatField(types: TypeFields, zaak: Zaak, present: Resultaat | undefined): Field<Resultaatinvoer> {
  const fields = { resultaattype: required(types.resultaattype), toelichting: text({ max: 1000, blank: true }) };
  return object(fields, ({ resultaattype, toelichting = '' }, place) => {
    if (present) return place.at('zaak').refuse('unique', 'Er bestaat al een resultaat met eenzelfde zaak.');
    if (resultaattype!.zaaktype !== zaak.zaaktype) {
      const reason = 'De referentie hoort niet bij het zaaktype van de zaak.';
      return place.at('nonFieldErrors').refuse('zaaktype-mismatch', reason);
    }
    const row = { zaak: zaak.uuid, resultaattype: resultaattype!.uuid, toelichting };
    return { resultaat: { uuid: crypto.randomUUID(), ...row }, resultaattype: resultaattype! };
  });
}

export function resultaatHandeling({ uuid, zaak }: Resultaat, actie: Handeling['actie']): Handeling {
  return { zaak, resource: 'resultaat', resourceUuid: uuid, resourceWeergave: 'Resultaat', actie };
}
