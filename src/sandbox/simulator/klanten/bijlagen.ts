import { nullable, object, type Field } from '../drf/fields.js';
import { byUuid } from '../drf/filters.js';
import { identificatorField, NO_IDENTIFICATOR } from './groups.js';
import { identificatorFilters } from './list-filters.js';
import type { Resource, Write } from './resource.js';
import type { Bijlage } from './rows.js';
import { reference } from './shared-fields.js';
import type { KlantenState } from './state.js';

export function bijlagenResource(state: KlantenState): Resource<Bijlage> {
  return {
    name: 'bijlagen',
    table: state.bijlagen,
    filters: {
      klantcontact__uuid: byUuid((row) => row.wasBijlageVanKlantcontact),
      ...identificatorFilters('bijlageidentificator', (row) => row.bijlageidentificator),
    },
    view: (views, row) => views.bijlage(row),
    body: (_method, own) => bijlageBody(state, own),
    remove: (row) => state.bijlagen.delete(row.uuid),
  };
}

function bijlageBody(state: KlantenState, own?: Bijlage): Field<Write<Bijlage>> {
  const fields = {
    wasBijlageVanKlantcontact: nullable(reference(state.klantcontacten, 'Klantcontact')),
    bijlageidentificator: identificatorField(),
  };
  return object(fields, (values) => {
    const uuid = own?.uuid ?? crypto.randomUUID();
    const row: Bijlage = {
      wasBijlageVanKlantcontact: null,
      bijlageidentificator: NO_IDENTIFICATOR,
      ...own,
      ...values,
      uuid,
    };
    return () => (own ? state.bijlagen.update(uuid, row) : state.bijlagen.insert(row));
  });
}
