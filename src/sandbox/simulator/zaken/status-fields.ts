import type { Statustype } from '../catalogi/catalogus-rows.js';
import { object, required, type Field } from '../drf/fields.js';
import { dateTime, text } from '../drf/scalar-fields.js';
import type { TypeFields } from './type-field.js';
import type { Status, Zaak } from './zaken-rows.js';

/** A status, and what setting it needs to know. */
export interface Statusinvoer {
  readonly status: Status;
  readonly statustype: Statustype;
  /** The day as it was written, in the zone of the sender. */
  readonly dag: string;
}

/** A status of a zaak that has the statussen `present`. */
export function statusField(types: TypeFields, zaak: Zaak, present: readonly Status[]): Field<Statusinvoer> {
  const fields = {
    statustype: required(types.statustype),
    datumStatusGezet: required(past),
    statustoelichting: text({ max: 1000, blank: true }),
  };
  return object(fields, ({ statustype, datumStatusGezet, statustoelichting = '' }, place) => {
    const { moment, dag } = datumStatusGezet!;
    if (present.some((status) => status.datumStatusGezet === moment)) {
      const reason = 'De velden zaak, datum_status_gezet moeten een unieke set zijn.';
      return place.at('nonFieldErrors').refuse('unique', reason);
    }
    if (statustype!.zaaktype !== zaak.zaaktype) {
      const reason = 'De referentie hoort niet bij het zaaktype van de zaak.';
      return place.at('nonFieldErrors').refuse('zaaktype-mismatch', reason);
    }
    const refs = { zaak: zaak.uuid, statustype: statustype!.uuid };
    const status = { ...refs, datumStatusGezet: moment, statustoelichting, gezetdoor: null };
    return { status: { uuid: crypto.randomUUID(), ...status }, statustype: statustype!, dag };
  });
}

const instant = dateTime();

/** Open Zaak 1.30: a moment that is not in the future, not by a second. */
const past: Field<{ readonly moment: string; readonly dag: string }> = {
  read(raw, place) {
    const moment = instant.read(raw, place);
    if (!moment) return undefined;
    if (Date.parse(moment) > Date.now()) {
      return place.refuse('date-in-future', 'Deze datum mag niet in de toekomst zijn');
    }
    return { moment, dag: String(raw).trim().slice(0, 10) };
  },
};
