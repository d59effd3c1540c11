import { nullable, object, type Field } from '../drf/fields.js';
import type { Call } from '../drf/router.js';
import type { RegisterAnswer } from '../register-server.js';
import { deleteWithKlantcontacten } from './cascades.js';
import { identificatorField, NO_IDENTIFICATOR } from './groups.js';
import { identificatorFilters, referenceFilters } from './list-filters.js';
import type { Resource, Write } from './resource.js';
import type { Onderwerpobject } from './rows.js';
import { reference } from './shared-fields.js';
import type { KlantenState } from './state.js';

const NEW: Omit<Onderwerpobject, 'uuid'> = {
  klantcontact: null,
  wasKlantcontact: null,
  onderwerpobjectidentificator: NO_IDENTIFICATOR,
};

/** Nothing is required, nothing is unique, and what it refers to in another register is not looked at. */
export function onderwerpobjectenResource(state: KlantenState): Resource<Onderwerpobject> {
  return {
    name: 'onderwerpobjecten',
    table: state.onderwerpobjecten,
    filters: {
      ...referenceFilters('klantcontact', (row) => row.klantcontact),
      ...referenceFilters('wasKlantcontact', (row) => row.wasKlantcontact),
      ...identificatorFilters('onderwerpobjectidentificator', (row) => row.onderwerpobjectidentificator),
    },
    lookups: {
      klantcontact__uuid: (value) => state.onderwerpobjectenOfKlantcontact.all(value),
      onderwerpobjectidentificatorObjectId: (value) => state.onderwerpobjectenByObjectId.all(value),
    },
    view: (views, row) => views.onderwerpobject(row),
    body: (_method, own) => onderwerpobjectBody(state, own),
    remove: (row, call) => removeOnderwerpobject(state, row, call),
  };
}

function onderwerpobjectBody(state: KlantenState, own?: Onderwerpobject): Field<Write<Onderwerpobject>> {
  const klantcontact = nullable(reference(state.klantcontacten, 'Klantcontact'));
  return object({ klantcontact, ...onderwerpobjectFields(state) }, (values) => {
    const uuid = own?.uuid ?? crypto.randomUUID();
    const row: Onderwerpobject = { ...NEW, ...own, ...values, uuid };
    return () => (own ? state.onderwerpobjecten.update(uuid, row) : state.onderwerpobjecten.insert(row));
  });
}

/** An onderwerpobject within maak-klantcontact. An empty one is not made. */
export function onderwerpobjectPart(state: KlantenState): Field<(klantcontact: string) => Onderwerpobject | null> {
  return object(onderwerpobjectFields(state), (values) => {
    if (Object.keys(values).length === 0) return () => null;
    const uuid = crypto.randomUUID();
    return (klantcontact) => state.onderwerpobjecten.insert({ ...NEW, ...values, klantcontact, uuid });
  });
}

function onderwerpobjectFields(state: KlantenState) {
  return {
    wasKlantcontact: nullable(reference(state.klantcontacten, 'Klantcontact')),
    onderwerpobjectidentificator: identificatorField(),
  };
}

function removeOnderwerpobject(state: KlantenState, row: Onderwerpobject, call: Call): RegisterAnswer | void {
  if (call.query.get('cascade') !== 'true') return state.onderwerpobjecten.delete(row.uuid);
  const kept = deleteWithKlantcontacten(state, row.uuid);
  return { status: 200, body: { behouden: kept.map((uuid) => `${call.base}/klantcontacten/${uuid}`) } };
}
