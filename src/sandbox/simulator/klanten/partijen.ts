import { exact, ignored, isTrue, oneOf, type Filters } from '../drf/filters.js';
import { deletePartij } from './cascades.js';
import { many, one, type Expansions } from './expand.js';
import { anyIdentificatorFilters } from './list-filters.js';
import { partijBody } from './partij-body.js';
import { SOORTEN_PARTIJ } from './partij-identificatie.js';
import type { Resource } from './resource.js';
import type { Adres, Betrokkene, Partij } from './rows.js';
import type { KlantenState } from './state.js';

export function partijenResource(state: KlantenState): Resource<Partij> {
  return {
    name: 'partijen',
    table: state.partijen,
    filters: partijFilters(state),
    lookups: {
      partijIdentificator__objectId: (value) =>
        state.identificatorenByObjectId.all(value).flatMap((row) => state.partijen.get(row.identificeerdePartij) ?? []),
      nummer: (value) => state.partijByNummer.all(value),
    },
    expansions: EXPANSIONS,
    view: (views, row) => views.partij(row),
    body: (method, own) => partijBody(state, method, own),
    remove: (row) => deletePartij(state, row.uuid),
  };
}

function partijFilters(state: KlantenState): Filters<Partij> {
  const identificatoren = (row: Partij) => state.identificatorenOfPartij.all(row.uuid);
  const parents = (row: Partij) =>
    identificatoren(row).flatMap((each) => state.partijIdentificatoren.get(each.subIdentificatorVan) ?? []);
  return {
    nummer: exact((row) => row.nummer),
    soortPartij: oneOf(SOORTEN_PARTIJ, (row) => row.soortPartij),
    indicatieActief: isTrue((row) => row.indicatieActief),
    indicatieGeheimhouding: isTrue((row) => row.indicatieGeheimhouding),
    ...anyIdentificatorFilters('partijIdentificator', (row) =>
      identificatoren(row).map((each) => each.partijIdentificator),
    ),
    ...anyIdentificatorFilters('subIdentificatorVan', (row) => parents(row).map((each) => each.partijIdentificator)),
    ...adresFilters('bezoekadres', (row) => row.bezoekadres),
    ...adresFilters('correspondentieadres', (row) => row.correspondentieadres),
    vertegenwoordigdePartij__uuid: none(),
    vertegenwoordigdePartij__url: none(),
    categorierelatie__categorie__naam: none(),
  };
}

/** Open Klant 2.18 knows the filters on the adresregels, but they have no effect. There is none on postcode or huisnummer. */
function adresFilters(name: string, pick: (row: Partij) => Adres): Filters<Partij> {
  return {
    [`${name}NummeraanduidingId`]: exact((row) => pick(row).nummeraanduidingId),
    [`${name}Land`]: exact((row) => pick(row).land),
    [`${name}Adresregel1`]: ignored(),
    [`${name}Adresregel2`]: ignored(),
    [`${name}Adresregel3`]: ignored(),
  };
}

/** The simulator has no vertegenwoordigingen and no categorieën: nothing matches. */
const none = () => () => () => false;

const EXPANSIONS: Expansions<Partij> = {
  betrokkenen: many<Partij, Betrokkene>(
    ({ state }, row) => state.betrokkenenOfPartij.all(row.uuid),
    (views, row) => views.betrokkene(row),
    {
      hadKlantcontact: one(
        ({ state }, row) => state.klantcontacten.get(row.hadKlantcontact),
        (views, row) => views.klantcontact(row),
      ),
    },
  ),
  categorieRelaties: many(
    () => [],
    () => ({}),
  ),
  digitaleAdressen: many(
    ({ state }, row) => state.adressenOfPartij.all(row.uuid),
    (views, row) => views.digitaalAdres(row),
  ),
};
