import { nullable, object, required, type Field } from '../drf/fields.js';
import { exact, type Filters } from '../drf/filters.js';
import { boolean, choice, text } from '../drf/scalar-fields.js';
import { deleteBetrokkene } from './cascades.js';
import { many } from './expand.js';
import { adresField, contactnaamField, NO_ADRES, NO_CONTACTNAAM } from './groups.js';
import { anyIdentificatorFilters, referenceFilters } from './list-filters.js';
import type { Resource, Write } from './resource.js';
import type { Betrokkene } from './rows.js';
import { reference } from './shared-fields.js';
import type { KlantenState } from './state.js';

export const ROLLEN = ['vertegenwoordiger', 'klant'] as const;

const NEW: Omit<Betrokkene, 'uuid'> = {
  wasPartij: null,
  hadKlantcontact: '',
  bezoekadres: NO_ADRES,
  correspondentieadres: NO_ADRES,
  contactnaam: NO_CONTACTNAAM,
  rol: '',
  organisatienaam: '',
  initiator: false,
};

export function betrokkenenResource(state: KlantenState): Resource<Betrokkene> {
  return {
    name: 'betrokkenen',
    table: state.betrokkenen,
    filters: betrokkeneFilters(state),
    lookups: {
      hadKlantcontact__uuid: (value) => state.betrokkenenOfKlantcontact.all(value),
      wasPartij__uuid: (value) => state.betrokkenenOfPartij.all(value),
    },
    expansions: {
      digitaleAdressen: many(
        ({ state }, row) => state.adressenOfBetrokkene.all(row.uuid),
        (views, row) => views.digitaalAdres(row),
      ),
    },
    view: (views, row) => views.betrokkene(row),
    body: (_method, own) => betrokkeneBody(state, own),
    remove: (row) => deleteBetrokkene(state, row.uuid),
  };
}

/** Neither a partij nor a name is required, and a partij may be betrokkene twice. digitaleAdressen is read-only. */
function betrokkeneBody(state: KlantenState, own?: Betrokkene): Field<Write<Betrokkene>> {
  const { wasPartij, ...fields } = betrokkeneFields(state);
  const hadKlantcontact = required(reference(state.klantcontacten, 'Klantcontact'));
  return object({ wasPartij, hadKlantcontact, ...fields }, (values) => {
    const uuid = own?.uuid ?? crypto.randomUUID();
    const row: Betrokkene = { ...NEW, ...own, ...values, uuid };
    return () => (own ? state.betrokkenen.update(uuid, row) : state.betrokkenen.insert(row));
  });
}

/** A betrokkene within maak-klantcontact: its klantcontact is made in the same call. */
export function betrokkenePart(state: KlantenState): Field<(klantcontact: string) => Betrokkene> {
  return object(betrokkeneFields(state), (values) => {
    const uuid = crypto.randomUUID();
    return (hadKlantcontact) => state.betrokkenen.insert({ ...NEW, ...values, hadKlantcontact, uuid });
  });
}

function betrokkeneFields(state: KlantenState) {
  return {
    wasPartij: nullable(reference(state.partijen, 'Partij')),
    bezoekadres: adresField(),
    correspondentieadres: adresField(),
    contactnaam: contactnaamField(),
    rol: required(choice(ROLLEN)),
    organisatienaam: text({ max: 200, blank: true }),
    initiator: required(boolean()),
  };
}

function betrokkeneFilters(state: KlantenState): Filters<Betrokkene> {
  const klantcontact = (row: Betrokkene) => state.klantcontacten.get(row.hadKlantcontact);
  const adressen = (row: Betrokkene) => state.adressenOfBetrokkene.all(row.uuid);
  return {
    ...referenceFilters('hadKlantcontact', (row) => row.hadKlantcontact),
    hadKlantcontact__referentienummer: exact((row) => klantcontact(row)?.referentienummer),
    hadKlantcontact__nummer: exact((row) => klantcontact(row)?.nummer),
    ...referenceFilters('wasPartij', (row) => row.wasPartij),
    wasPartij__nummer: exact((row) => state.partijen.get(row.wasPartij)?.nummer),
    ...anyIdentificatorFilters('wasPartij__partijIdentificator', (row) =>
      state.identificatorenOfPartij.all(row.wasPartij).map((each) => each.partijIdentificator),
    ),
    contactnaamVoorletters: exact((row) => row.contactnaam.voorletters),
    contactnaamVoornaam: exact((row) => row.contactnaam.voornaam),
    contactnaamVoorvoegselAchternaam: exact((row) => row.contactnaam.voorvoegselAchternaam),
    contactnaamAchternaam: exact((row) => row.contactnaam.achternaam),
    organisatienaam: exact((row) => row.organisatienaam),
    verstrektedigitaalAdres__adres: exact((row) => adressen(row).map(({ adres }) => adres)),
    ...referenceFilters('verstrektedigitaalAdres', (row) => adressen(row).map(({ uuid }) => uuid)),
  };
}
