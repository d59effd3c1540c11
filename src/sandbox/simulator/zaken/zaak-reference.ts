import { isObject } from '../drf/fields.js';
import { isUuid } from '../drf/formats.js';
import { invalid, serverError } from '../drf/problem.js';
import type { Zaak } from './zaken-rows.js';
import { ZAKEN_ROOT } from './zaken-representation.js';
import type { ZakenStore } from './zaken-store.js';

const ZAAK_PATH = new RegExp(`^${ZAKEN_ROOT}/zaken/([^/.]+)$`);
const OTHER_PATH = /^\/(?:zaken|catalogi)\/api\/v1\/[a-z]+\/[0-9a-f-]{36}$/;

/**
 * The zaak to which the body of a new rol, status, … says that it belongs. Open Zaak 1.30 needs it for the permissions, so
 * it is looked at before all other fields; only the path of its URL counts. A body that is no object makes it fail.
 */
export function referredZaak(body: unknown, store: ZakenStore): Zaak {
  if (!isObject(body)) throw serverError();
  const url = body['zaak'];
  if (!url) throw invalid('zaak', 'required', 'zaak is een verplicht veld voor permissies');
  if (typeof url !== 'string') throw serverError();
  const path = url.replace(/^[a-z]+:\/\/[^/]*/i, '').replace(/[?#].*$/, '');
  const uuid = ZAAK_PATH.exec(path)?.[1];
  if (uuid && !isUuid(uuid)) throw invalid('zaak', 'invalid', `‘${uuid}’ is geen geldige UUID.`);
  if (!uuid && OTHER_PATH.test(path)) throw invalid('zaak', 'incorrect_match', 'Onjuiste resource. Verwacht: Zaak');
  const zaak = store.zaken.get(uuid);
  if (!zaak) throw invalid('zaak', 'object-does-not-exist', 'Dit object bestaat niet in de database');
  return zaak;
}
