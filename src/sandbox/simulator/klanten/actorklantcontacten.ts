import { object, required, type Field } from '../drf/fields.js';
import { referenceFilters } from './list-filters.js';
import type { Resource, Write } from './resource.js';
import type { ActorKlantcontact } from './rows.js';
import { reference } from './shared-fields.js';
import type { KlantenState } from './state.js';

export function actorklantcontactenResource(state: KlantenState): Resource<ActorKlantcontact> {
  return {
    name: 'actorklantcontacten',
    table: state.actorklantcontacten,
    filters: {
      ...referenceFilters('actor', (row) => row.actor),
      ...referenceFilters('klantcontact', (row) => row.klantcontact),
    },
    lookups: {
      klantcontact__uuid: (value) => state.actorklantcontactenOfKlantcontact.all(value),
      actor__uuid: (value) => state.actorklantcontactenOfActor.all(value),
    },
    view: (views, row) => views.actorKlantcontact(row),
    body: (_method, own) => actorklantcontactBody(state, own),
    remove: (row) => state.actorklantcontacten.delete(row.uuid),
  };
}

/** An actor is linked to a klantcontact once. */
function actorklantcontactBody(state: KlantenState, own?: ActorKlantcontact): Field<Write<ActorKlantcontact>> {
  const fields = {
    actor: required(reference(state.actoren, 'Actor')),
    klantcontact: required(reference(state.klantcontacten, 'Klantcontact')),
  };
  return object(fields, (values, place) => {
    const uuid = own?.uuid ?? crypto.randomUUID();
    const row: ActorKlantcontact = { actor: '', klantcontact: '', ...own, ...values, uuid };
    const other = state.actorklantcontactByPair.first(`${row.actor} ${row.klantcontact}`);
    if (other && other.uuid !== own?.uuid) {
      return place.at('nonFieldErrors').refuse('unique', 'De velden actor, klantcontact moeten een unieke set zijn.');
    }
    return () => (own ? state.actorklantcontacten.update(uuid, row) : state.actorklantcontacten.insert(row));
  });
}
