import { checked, nullable, object, required, type Field, type Values } from '../drf/fields.js';
import { exact } from '../drf/filters.js';
import type { Place } from '../drf/place.js';
import { text, uuid } from '../drf/scalar-fields.js';
import { deletePartijIdentificator, PROTECTED } from './cascades.js';
import { NO_IDENTIFICATOR } from './groups.js';
import { checkIdentificator, partijIdentificatorField } from './identificator-rules.js';
import { identificatorFilters } from './list-filters.js';
import type { Resource, Write } from './resource.js';
import type { PartijIdentificator } from './rows.js';
import { reference } from './shared-fields.js';
import { identificatorTuple, type KlantenState } from './state.js';

const NEW: Omit<PartijIdentificator, 'uuid'> = {
  identificeerdePartij: null,
  anderePartijIdentificator: '',
  partijIdentificator: NO_IDENTIFICATOR,
  subIdentificatorVan: null,
};

export function partijIdentificatorenResource(state: KlantenState): Resource<PartijIdentificator> {
  return {
    name: 'partij-identificatoren',
    table: state.partijIdentificatoren,
    filters: {
      ...identificatorFilters('partijIdentificator', (row) => row.partijIdentificator),
      anderePartijIdentificator: exact((row) => row.anderePartijIdentificator),
    },
    lookups: { partijIdentificatorObjectId: (value) => state.identificatorenByObjectId.all(value) },
    view: (views, row) => views.partijIdentificator(row),
    body: (_method, own) => identificatorBody(state, own),
    remove: (row) => deletePartijIdentificator(state, row.uuid),
  };
}

/** A POST with the uuid of an identificator that exists overwrites that one. */
function identificatorBody(state: KlantenState, own?: PartijIdentificator): Field<Write<PartijIdentificator>> {
  return object(identificatorFields(state), (values, place) => {
    const existing = own ?? state.partijIdentificatoren.get(values.uuid);
    const row: PartijIdentificator = { ...NEW, ...existing, ...values, uuid: existing?.uuid ?? crypto.randomUUID() };
    checkIdentificator(state, row, place);
    const siblings = state.identificatorenOfPartij.all(row.identificeerdePartij);
    if (place.errors.length === 0) checkUnique(row, [...siblings, ...sameTuple(state, row)], place);
    return () => store(state, row);
  });
}

/** An identificator in the body of a partij, as it was sent. */
export type SentIdentificator = Values<ReturnType<typeof identificatorFields>>;

export function nestedIdentificator(state: KlantenState): Field<SentIdentificator> {
  return object(identificatorFields(state), (values, place) => {
    const existing = state.partijIdentificatoren.get(values.uuid);
    checkIdentificator(state, { uuid: '', ...NEW, ...existing, ...values }, place);
    return values;
  });
}

/**
 * The identificatoren of a partij become those that were sent: with a uuid they are changed, be it that they were another
 * partij's, without one they are new, and the others are deleted.
 */
export function replaceIdentificatoren(
  state: KlantenState,
  partij: string,
  sent: readonly SentIdentificator[],
  place: Place,
): Write<void> {
  const rows = sent.map((values): PartijIdentificator => {
    const existing = state.partijIdentificatoren.get(values.uuid);
    const uuid = existing?.uuid ?? crypto.randomUUID();
    return { ...NEW, ...existing, ...values, uuid, identificeerdePartij: partij };
  });
  const stays = new Set(rows.map((row) => row.uuid));
  const gone = state.identificatorenOfPartij.all(partij).filter((row) => !stays.has(row.uuid));
  if (gone.some((row) => state.subIdentificatorenOf.first(row.uuid))) {
    place.at('nonFieldErrors').refuse('invalid', PROTECTED);
  }
  for (const [i, row] of rows.entries()) {
    if (place.errors.length > 0) break;
    const elsewhere = sameTuple(state, row).filter((other) => !gone.includes(other));
    checkUnique(row, [...rows.slice(0, i), ...elsewhere], place);
  }
  return () => {
    for (const row of gone) state.partijIdentificatoren.delete(row.uuid);
    for (const row of rows) store(state, row);
  };
}

function identificatorFields(state: KlantenState) {
  const existing = checked(uuid(), (value, place) => {
    if (!state.partijIdentificatoren.has(value)) place.refuse('invalid', 'PartijIdentificator object bestaat niet.');
  });
  return {
    uuid: existing,
    identificeerdePartij: nullable(reference(state.partijen, 'Partij')),
    anderePartijIdentificator: text({ max: 200, blank: true }),
    partijIdentificator: required(partijIdentificatorField()),
    subIdentificatorVan: nullable(reference(state.partijIdentificatoren, 'PartijIdentificator')),
  };
}

/** Two rules, which Open Klant reports under one name: the values are unique, and a partij has one of each soort. */
function checkUnique(row: PartijIdentificator, others: readonly PartijIdentificator[], place: Place): void {
  const rest = others.filter((other) => other.uuid !== row.uuid);
  const samePartij = (other: PartijIdentificator) =>
    row.identificeerdePartij !== null && other.identificeerdePartij === row.identificeerdePartij;
  const where = place.at('__all__');
  if (rest.some((other) => identificatorTuple(other) === identificatorTuple(row))) {
    where.refuse('invalid', '`PartijIdentificator` moet uniek zijn, er bestaat er al een met deze gegevenscombinatie.');
  }
  if (rest.some((other) => samePartij(other) && soortOf(other) === soortOf(row))) {
    where.refuse('invalid', '`CodeSoortObjectId` moet uniek zijn voor de Partij.');
  }
}

function soortOf({ partijIdentificator }: PartijIdentificator): string {
  return partijIdentificator.codeSoortObjectId;
}

function sameTuple(state: KlantenState, row: PartijIdentificator): PartijIdentificator[] {
  return state.identificatorByTuple.all(identificatorTuple(row));
}

function store(state: KlantenState, row: PartijIdentificator): PartijIdentificator {
  const { partijIdentificatoren } = state;
  return partijIdentificatoren.has(row.uuid)
    ? partijIdentificatoren.update(row.uuid, row)
    : partijIdentificatoren.insert(row);
}
