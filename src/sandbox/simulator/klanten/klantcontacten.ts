import { nullable, object, required, withDefault, type Field } from '../drf/fields.js';
import { contains, exact, isTrue, sameInstant, type Filters } from '../drf/filters.js';
import { compareInstants, now } from '../drf/date-times.js';
import { isUrl } from '../drf/formats.js';
import { boolean, dateTime, satisfying, text } from '../drf/scalar-fields.js';
import { deleteKlantcontact } from './cascades.js';
import { many, one, type Expansions } from './expand.js';
import { anyIdentificatorFilters, counted, identificatorFilters, referenceFilters } from './list-filters.js';
import { metadataField } from './metadata-field.js';
import type { Resource, Write } from './resource.js';
import type { Betrokkene, Klantcontact, Onderwerpobject } from './rows.js';
import { failOnSecondBlank, uniqueNumber } from './shared-fields.js';
import type { KlantenState } from './state.js';

const NEW: Omit<Klantcontact, 'uuid' | 'plaatsgevondenOp'> = {
  nummer: null,
  referentienummer: null,
  kanaal: '',
  onderwerp: '',
  inhoud: '',
  reactie: '',
  indicatieContactGelukt: null,
  hoofdOnderwerpType: '',
  verdereActieOndernomen: false,
  taal: '',
  vertrouwelijk: false,
  metadata: {},
};

export function klantcontactenResource(state: KlantenState): Resource<Klantcontact> {
  return {
    name: 'klantcontacten',
    table: state.klantcontacten,
    filters: klantcontactFilters(state),
    lookups: {
      referentienummer: (value) => state.klantcontactByReferentienummer.all(value),
      nummer: (value) => state.klantcontactByNummer.all(value),
      hadBetrokkene__wasPartij__uuid: (value) =>
        state.betrokkenenOfPartij.all(value).map((row) => state.klantcontacten.get(row.hadKlantcontact)!),
      hadBetrokkene__uuid: (value) =>
        [state.betrokkenen.get(value)].flatMap((row) => state.klantcontacten.get(row?.hadKlantcontact) ?? []),
      onderwerpobject__onderwerpobjectidentificatorObjectId: (value) =>
        state.onderwerpobjectenByObjectId.all(value).flatMap((row) => state.klantcontacten.get(row.klantcontact) ?? []),
    },
    expansions: EXPANSIONS,
    view: (views, row) => views.klantcontact(row),
    body: (_method, own) => klantcontactBody(state, own),
    remove: (row) => deleteKlantcontact(state, row.uuid),
    order: (rows) => rows.toSorted((a, b) => compareInstants(b.plaatsgevondenOp, a.plaatsgevondenOp)),
  };
}

/** A klantcontact by itself, also as a part of maak-klantcontact. */
export function klantcontactBody(state: KlantenState, own?: Klantcontact): Field<Write<Klantcontact>> {
  const { klantcontacten, klantcontactByNummer, klantcontactByReferentienummer } = state;
  const fields = {
    nummer: uniqueNumber(klantcontactByNummer, own),
    referentienummer: uniqueNumber(klantcontactByReferentienummer, own),
    kanaal: required(text({ max: 50 })),
    onderwerp: required(text({ max: 200 })),
    inhoud: text({ max: 1000, blank: true }),
    reactie: text({ max: 4000, blank: true }),
    indicatieContactGelukt: nullable(boolean()),
    hoofdOnderwerpType: text({ max: 200, blank: true, rules: [satisfying(isUrl, 'Voer een geldige URL in.')] }),
    verdereActieOndernomen: withDefault(boolean(), () => false),
    taal: required(text({ max: 3 })),
    vertrouwelijk: required(boolean()),
    plaatsgevondenOp: dateTime(),
    metadata: metadataField(),
  };
  return object(fields, (values, place) => {
    const uuid = own?.uuid ?? crypto.randomUUID();
    const row: Klantcontact = { ...NEW, plaatsgevondenOp: now(), ...own, ...values, uuid };
    if (row.indicatieContactGelukt && row.verdereActieOndernomen) {
      const reason = 'Er kan geen verdere actie ondernomen zijn wanneer het contact gelukt is.';
      return place.at('nonFieldErrors').refuse('no-further-action-when-contact-succesful', reason);
    }
    failOnSecondBlank(klantcontactByNummer, row.nummer, own);
    failOnSecondBlank(klantcontactByReferentienummer, row.referentienummer, own);
    return () => (own ? klantcontacten.update(uuid, row) : klantcontacten.insert(row));
  });
}

function klantcontactFilters(state: KlantenState): Filters<Klantcontact> {
  const betrokkenen = (row: Klantcontact) => state.betrokkenenOfKlantcontact.all(row.uuid);
  const onderwerpobjecten = (row: Klantcontact) => state.onderwerpobjectenOfKlantcontact.all(row.uuid);
  const wasOnderwerpobjecten = (row: Klantcontact) => state.onderwerpobjectenOfWasKlantcontact.all(row.uuid);
  const identificatoren = (row: Betrokkene) => state.identificatorenOfPartij.all(row.wasPartij);
  const adressen = (row: Betrokkene) => state.adressenOfBetrokkene.all(row.uuid);
  return {
    referentienummer: exact((row) => row.referentienummer),
    nummer: exact((row) => row.nummer),
    kanaal: exact((row) => row.kanaal),
    plaatsgevondenOp: sameInstant((row) => row.plaatsgevondenOp),
    indicatieContactGelukt: isTrue((row) => row.indicatieContactGelukt),
    vertrouwelijk: isTrue((row) => row.vertrouwelijk),
    onderwerp: contains((row) => row.onderwerp),
    inhoud: contains((row) => row.inhoud),
    reactie: contains((row) => row.reactie),
    leiddeTotInterneTaken: isTrue((row) => state.internetakenOfKlantcontact.first(row.uuid) !== undefined),
    hadBetrokkene__wasPartij: isTrue((row) => betrokkenen(row).some(({ wasPartij }) => wasPartij !== null)),
    hadBetrokkene__digitaaladres__adres__icontains: contains((row) =>
      betrokkenen(row).flatMap((betrokkene) => adressen(betrokkene).map(({ adres }) => adres)),
    ),
    ...anyIdentificatorFilters('hadBetrokkene__wasPartij__partijIdentificator', (row) =>
      betrokkenen(row).flatMap((betrokkene) => identificatoren(betrokkene).map((each) => each.partijIdentificator)),
    ),
    ...counted(betrokkenen, {
      ...referenceFilters('hadBetrokkene', (row: Betrokkene) => row.uuid),
      ...referenceFilters('hadBetrokkene__wasPartij', (row: Betrokkene) => row.wasPartij),
    }),
    ...counted(onderwerpobjecten, onderwerpobjectFilters('onderwerpobject')),
    ...counted(wasOnderwerpobjecten, onderwerpobjectFilters('wasOnderwerpobject')),
  };
}

/** Open Klant 2.18: a klantcontact comes back once for every onderwerpobject that matches. */
function onderwerpobjectFilters(name: string): Filters<Onderwerpobject> {
  return {
    ...referenceFilters(name, (row: Onderwerpobject) => row.uuid),
    ...identificatorFilters(`${name}__onderwerpobjectidentificator`, (row) => row.onderwerpobjectidentificator),
  };
}

const EXPANSIONS: Expansions<Klantcontact> = {
  gingOverOnderwerpobjecten: many(
    ({ state }, row) => state.onderwerpobjectenOfKlantcontact.all(row.uuid),
    (views, row) => views.onderwerpobject(row),
  ),
  omvatteBijlagen: many(
    ({ state }, row) => state.bijlagenOfKlantcontact.all(row.uuid),
    (views, row) => views.bijlage(row),
  ),
  hadBetrokkenen: many<Klantcontact, Betrokkene>(
    ({ state }, row) => state.betrokkenenOfKlantcontact.all(row.uuid),
    (views, row) => views.betrokkene(row),
    {
      wasPartij: one(
        ({ state }, row) => state.partijen.get(row.wasPartij),
        (views, row) => views.partij(row),
      ),
      digitaleAdressen: many(
        ({ state }, row) => state.adressenOfBetrokkene.all(row.uuid),
        (views, row) => views.digitaalAdres(row),
      ),
    },
  ),
  leiddeTotInterneTaken: many(
    ({ state }, row) => state.internetakenOfKlantcontact.all(row.uuid),
    (views, row) => views.internetaak(row),
  ),
};
