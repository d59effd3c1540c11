import { nullable, object, required, type Field, type Values } from '../drf/fields.js';
import { contains, dateWhere, exact, isTrue, oneOf, type Filters } from '../drf/filters.js';
import { isSlug } from '../drf/formats.js';
import type { Place } from '../drf/place.js';
import { invalid, serverError } from '../drf/problem.js';
import { boolean, choice, date, satisfying, text, type TextRule } from '../drf/scalar-fields.js';
import { ROLLEN } from './betrokkenen.js';
import { deleteDigitaalAdres } from './cascades.js';
import { many, one, type Expansions } from './expand.js';
import { anyIdentificatorFilters, referenceFilters } from './list-filters.js';
import { SOORTEN_PARTIJ } from './partij-identificatie.js';
import type { Resource, Write, WriteMethod } from './resource.js';
import type { Betrokkene, DigitaalAdres, Klantcontact } from './rows.js';
import { emailRule, phoneRule, reference } from './shared-fields.js';
import { referentieKey, type KlantenState } from './state.js';

const SOORTEN = ['email', 'telefoonnummer', 'overig'] as const;

/** What an adres must look like; checked when it is sent, not when only its soort changes. */
const ADRES_RULES: Readonly<Record<string, TextRule>> = { email: emailRule, telefoonnummer: phoneRule };

const NEW: Omit<DigitaalAdres, 'uuid'> = {
  verstrektDoorBetrokkene: null,
  verstrektDoorPartij: null,
  adres: '',
  soortDigitaalAdres: '',
  isStandaardAdres: false,
  omschrijving: '',
  referentie: '',
  verificatieDatum: null,
};

export function digitaleadressenResource(state: KlantenState): Resource<DigitaalAdres> {
  return {
    name: 'digitaleadressen',
    table: state.digitaleadressen,
    filters: adresFilters(state),
    lookups: {
      verstrektDoorPartij__uuid: (value) => state.adressenOfPartij.all(value),
      verstrektDoorBetrokkene__uuid: (value) => state.adressenOfBetrokkene.all(value),
      referentie: (value) => state.adressenByReferentie.all(value),
      adres: (value) => state.adressenByAdres.all(value),
      adres__icontains: (value) => state.adressenByPart.mayContain(value),
    },
    expansions: EXPANSIONS,
    view: (views, row) => views.digitaalAdres(row),
    body: (method, own) => adresBody(state, method, own),
    remove: (row) => deleteDigitaalAdres(state, row.uuid),
  };
}

function adresBody(state: KlantenState, method: WriteMethod, own?: DigitaalAdres): Field<Write<DigitaalAdres>> {
  return object(adresFields(state), (values, place) => {
    if (method === 'POST' && values.verstrektDoorPartij === undefined) {
      return place.at('verstrektDoorPartij').refuse('required');
    }
    const uuid = own?.uuid ?? crypto.randomUUID();
    const row: DigitaalAdres = { ...NEW, ...own, ...values, uuid };
    checkAdres(state, row, values, place);
    refuseTakenReferentie(state, row, values.referentie, own);
    return () => {
      if (row.isStandaardAdres) unsetOtherStandaard(state, row);
      return own ? state.digitaleadressen.update(uuid, row) : state.digitaleadressen.insert(row);
    };
  });
}

function adresFields(state: KlantenState) {
  const slug = satisfying(
    isSlug,
    'Voer een geldige "slug" in, bestaande uit letters, cijfers, liggende en lage streepjes.',
  );
  return {
    verstrektDoorBetrokkene: nullable(reference(state.betrokkenen, 'Betrokkene')),
    verstrektDoorPartij: nullable(reference(state.partijen, 'Partij')),
    adres: required(text({ max: 80 })),
    soortDigitaalAdres: required(choice(SOORTEN)),
    isStandaardAdres: boolean(),
    omschrijving: text({ max: 40, blank: true }),
    referentie: text({ max: 50, blank: true, rules: [slug] }),
    verificatieDatum: nullable(date()),
  };
}

function checkAdres(
  state: KlantenState,
  row: DigitaalAdres,
  sent: Values<ReturnType<typeof adresFields>>,
  place: Place,
): void {
  if (sent.adres !== undefined) ADRES_RULES[row.soortDigitaalAdres]?.(sent.adres, place.at('adres'));
  if (sent.isStandaardAdres && row.verstrektDoorPartij === null) {
    const reason = '`isStandaardAdres` kan alleen gezet worden als `verstrektDoorPartij` niet leeg is.';
    place.at('isStandaardAdres').refuse('invalid', reason);
  }
}

/**
 * A referentie is unique per partij and soort. Open Klant 2.18 also refuses the own referentie of the row when it is sent
 * again, and fails when the clash comes from a change of partij or soort.
 */
function refuseTakenReferentie(
  state: KlantenState,
  row: DigitaalAdres,
  sent: string | undefined,
  own: DigitaalAdres | undefined,
): void {
  const taken = state.adresByUniqueReferentie.all(referentieKey(row));
  if (taken.length === 0) return;
  if (sent) {
    const reason = 'De velden verstrektDoorPartij, soortDigitaalAdres, referentie moeten een unieke set zijn.';
    throw invalid('nonFieldErrors', 'unique', reason);
  }
  if (taken.some(({ uuid }) => uuid !== own?.uuid)) throw serverError();
}

function unsetOtherStandaard(state: KlantenState, row: DigitaalAdres): void {
  for (const other of state.adressenOfPartij.all(row.verstrektDoorPartij)) {
    if (other.uuid === row.uuid || other.soortDigitaalAdres !== row.soortDigitaalAdres) continue;
    if (other.isStandaardAdres) state.digitaleadressen.update(other.uuid, { isStandaardAdres: false });
  }
}

function adresFilters(state: KlantenState): Filters<DigitaalAdres> {
  const partij = (row: DigitaalAdres) => state.partijen.get(row.verstrektDoorPartij);
  const betrokkene = (row: DigitaalAdres) => state.betrokkenen.get(row.verstrektDoorBetrokkene);
  return {
    adres: exact((row) => row.adres),
    adres__icontains: contains((row) => row.adres),
    soortDigitaalAdres: oneOf(SOORTEN, (row) => row.soortDigitaalAdres),
    isStandaardAdres: isTrue((row) => row.isStandaardAdres),
    omschrijving: contains((row) => row.omschrijving),
    referentie: exact((row) => row.referentie),
    isGeverifieerd: isTrue((row) => row.verificatieDatum !== null),
    verificatieDatum: verifiedWhere((order) => order === 0),
    verificatieDatum__gt: verifiedWhere((order) => order > 0),
    verificatieDatum__gte: verifiedWhere((order) => order >= 0),
    verificatieDatum__lt: verifiedWhere((order) => order < 0),
    verificatieDatum__lte: verifiedWhere((order) => order <= 0),
    ...referenceFilters('verstrektDoorPartij', (row) => row.verstrektDoorPartij),
    verstrektDoorPartij__soortPartij: oneOf(SOORTEN_PARTIJ, (row) => partij(row)?.soortPartij),
    ...anyIdentificatorFilters('verstrektDoorPartij__partijIdentificator', (row) =>
      state.identificatorenOfPartij.all(row.verstrektDoorPartij).map((each) => each.partijIdentificator),
    ),
    ...referenceFilters('verstrektDoorBetrokkene', (row) => row.verstrektDoorBetrokkene),
    verstrektDoorBetrokkene__rol: oneOf(ROLLEN, (row) => betrokkene(row)?.rol),
  };
}

const verifiedWhere = (holds: (order: number) => boolean) =>
  dateWhere(holds, (row: DigitaalAdres) => row.verificatieDatum);

const EXPANSIONS: Expansions<DigitaalAdres> = {
  verstrektDoorBetrokkene: one<DigitaalAdres, Betrokkene>(
    ({ state }, row) => state.betrokkenen.get(row.verstrektDoorBetrokkene),
    (views, row) => views.betrokkene(row),
    {
      hadKlantcontact: one<Betrokkene, Klantcontact>(
        ({ state }, row) => state.klantcontacten.get(row.hadKlantcontact),
        (views, row) => views.klantcontact(row),
        {
          leiddeTotInterneTaken: many(
            ({ state }, row) => state.internetakenOfKlantcontact.all(row.uuid),
            (views, row) => views.internetaak(row),
          ),
        },
      ),
    },
  ),
};
