import { nullable, type Field } from '../drf/fields.js';
import type { Place } from '../drf/place.js';
import { text, uuid } from '../drf/scalar-fields.js';
import { contactnaamField, NO_CONTACTNAAM } from './groups.js';
import { partOf, readPart } from './polymorphic.js';
import type { Partij, PartijIdentificatie } from './rows.js';
import { reference } from './shared-fields.js';
import type { KlantenState } from './state.js';

export const SOORTEN_PARTIJ = ['persoon', 'organisatie', 'contactpersoon'] as const;
export type SoortPartij = (typeof SOORTEN_PARTIJ)[number];

/** The part of a partij that depends on its soort; undefined when it stays as it was. */
export function readPartijIdentificatie(
  state: KlantenState,
  sent: { readonly soort: SoortPartij | undefined; readonly identificatie: unknown },
  own: Partij | undefined,
  place: Place,
): PartijIdentificatie | null | undefined {
  const soort = { sent: sent.soort, before: own?.soortPartij };
  return readPart(partijIdentificatieFields(state), soort, sent.identificatie, place.at('partijIdentificatie'));
}

function partijIdentificatieFields(state: KlantenState): Record<SoortPartij, Field<PartijIdentificatie | null>> {
  const contactpersoon = {
    uuid: uuid(),
    werkteVoorPartij: nullable(organisatieReference(state)),
    contactnaam: contactnaamField(),
  };
  return {
    persoon: partOf({ contactnaam: NO_CONTACTNAAM }, { contactnaam: contactnaamField() }),
    organisatie: partOf({ naam: '' }, { naam: text({ max: 200, blank: true }) }),
    contactpersoon: partOf(
      { uuid: crypto.randomUUID() as string, werkteVoorPartij: null, contactnaam: NO_CONTACTNAAM },
      contactpersoon,
    ),
  };
}

function organisatieReference(state: KlantenState): Field<string> {
  const isOrganisatie = (uuid: string) => state.partijen.get(uuid)?.soortPartij === 'organisatie';
  return reference({ has: isOrganisatie }, 'Partij');
}
