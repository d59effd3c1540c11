import { now } from '../drf/date-times.js';
import { list, nullable, object, required, type Field } from '../drf/fields.js';
import { byUuid, exact, oneOf, sameInstant, type Filters } from '../drf/filters.js';
import type { Place } from '../drf/place.js';
import { choice, dateTime, text } from '../drf/scalar-fields.js';
import { referenceFilters } from './list-filters.js';
import type { Resource, Write, WriteMethod } from './resource.js';
import type { Internetaak } from './rows.js';
import { failOnSecondBlank, reference, uniqueNumber } from './shared-fields.js';
import type { KlantenState } from './state.js';

const STATUSSEN = ['te_verwerken', 'verwerkt'] as const;

const NEW: Omit<Internetaak, 'uuid' | 'toegewezenOp'> = {
  nummer: null,
  referentienummer: null,
  gevraagdeHandeling: '',
  aanleidinggevendKlantcontact: '',
  toegewezenAanActoren: [],
  toelichting: '',
  status: '',
  afgehandeldOp: null,
};

export function internetakenResource(state: KlantenState): Resource<Internetaak> {
  return {
    name: 'internetaken',
    table: state.internetaken,
    filters: internetaakFilters(state),
    lookups: {
      referentienummer: (value) => state.internetaakByReferentienummer.all(value),
      nummer: (value) => state.internetaakByNummer.all(value),
      aanleidinggevendKlantcontact__uuid: (value) => state.internetakenOfKlantcontact.all(value),
      klantcontact__uuid: (value) => state.internetakenOfKlantcontact.all(value),
    },
    view: (views, row) => views.internetaak(row),
    body: (method, own) => internetaakBody(state, method, own),
    remove: (row) => state.internetaken.delete(row.uuid),
  };
}

function internetaakBody(state: KlantenState, method: WriteMethod, own?: Internetaak): Field<Write<Internetaak>> {
  const { internetaken, internetaakByNummer, internetaakByReferentienummer } = state;
  return object(internetaakFields(state, own), (sent, place) => {
    const { toegewezenAanActor, toegewezenAanActoren, afgehandeldOp, ...values } = sent;
    if (!hasOneWayOfAssigning(sent, method)) {
      const reason = 'Geef precies één van toegewezenAanActor en toegewezenAanActoren.';
      return place.at('nonFieldErrors').refuse('invalid', reason);
    }
    const actoren = toegewezenAanActoren ?? (toegewezenAanActor === undefined ? undefined : [toegewezenAanActor]);
    const uuid = own?.uuid ?? crypto.randomUUID();
    const before: Internetaak = { ...NEW, toegewezenOp: now(), ...own, ...values, uuid };
    const row: Internetaak = {
      ...before,
      toegewezenAanActoren: actoren ? [...new Set(actoren)] : before.toegewezenAanActoren,
      afgehandeldOp: handledAt(before, afgehandeldOp, place),
    };
    failOnSecondBlank(internetaakByNummer, row.nummer, own);
    failOnSecondBlank(internetaakByReferentienummer, row.referentienummer, own);
    return () => (own ? internetaken.update(uuid, row) : internetaken.insert(row));
  });
}

function internetaakFields(state: KlantenState, own: Internetaak | undefined) {
  return {
    nummer: uniqueNumber(state.internetaakByNummer, own),
    referentienummer: uniqueNumber(state.internetaakByReferentienummer, own),
    gevraagdeHandeling: required(text({ max: 200 })),
    aanleidinggevendKlantcontact: required(reference(state.klantcontacten, 'Klantcontact')),
    toegewezenAanActor: reference(state.actoren, 'Actor'),
    toegewezenAanActoren: list(reference(state.actoren, 'Actor')),
    toelichting: text({ max: 1000, blank: true }),
    status: required(choice(STATUSSEN)),
    afgehandeldOp: nullable(dateTime()),
  };
}

/** The single actor (deprecated) or the list of them must be in the body, not both; a PATCH may leave out both. */
function hasOneWayOfAssigning(
  { toegewezenAanActor, toegewezenAanActoren }: { toegewezenAanActor?: string; toegewezenAanActoren?: string[] },
  method: WriteMethod,
): boolean {
  const ways = [toegewezenAanActor, toegewezenAanActoren].filter((each) => each !== undefined).length;
  return ways === 1 || (ways === 0 && method === 'PATCH');
}

/** Set when the taak becomes verwerkt, emptied when it is to be done again. */
function handledAt(taak: Internetaak, sent: string | null | undefined, place: Place): string | null {
  if (taak.status === 'verwerkt') return sent ?? taak.afgehandeldOp ?? now();
  if (sent) {
    const reason = 'afgehandeldOp kan alleen gezet worden als de status verwerkt is.';
    place.at('afgehandeldOp').refuse('invalid', reason);
  }
  return null;
}

function internetaakFilters(state: KlantenState): Filters<Internetaak> {
  const klantcontact = (row: Internetaak) => state.klantcontacten.get(row.aanleidinggevendKlantcontact);
  return {
    referentienummer: exact((row) => row.referentienummer),
    nummer: exact((row) => row.nummer),
    status: oneOf(STATUSSEN, (row) => row.status),
    toegewezenOp: sameInstant((row) => row.toegewezenOp),
    ...referenceFilters('toegewezenAanActor', (row) => row.toegewezenAanActoren),
    actoren__naam: exact((row) => row.toegewezenAanActoren.map((actor) => state.actoren.get(actor)?.naam)),
    ...referenceFilters('aanleidinggevendKlantcontact', (row) => row.aanleidinggevendKlantcontact),
    klantcontact__uuid: byUuid((row) => row.aanleidinggevendKlantcontact),
    klantcontact__nummer: exact((row) => klantcontact(row)?.nummer),
    klantcontact__referentienummer: exact((row) => klantcontact(row)?.referentienummer),
  };
}
