import { list, nullable, object, required, type Field } from '../drf/fields.js';
import type { Place } from '../drf/place.js';
import { serverError } from '../drf/problem.js';
import { anything, boolean, choice, text } from '../drf/scalar-fields.js';
import { Table } from '../drf/table.js';
import { adresField, NO_ADRES } from './groups.js';
import { readPartijIdentificatie, SOORTEN_PARTIJ } from './partij-identificatie.js';
import { nestedIdentificator, replaceIdentificatoren, type SentIdentificator } from './partij-identificatoren.js';
import type { Write, WriteMethod } from './resource.js';
import type { Partij } from './rows.js';
import { failOnSecondBlank, reference, uniqueNumber } from './shared-fields.js';
import { referentieKey, type KlantenState } from './state.js';

const NEW: Omit<Partij, 'uuid'> = {
  nummer: null,
  interneNotitie: '',
  voorkeursDigitaalAdres: null,
  soortPartij: '',
  indicatieGeheimhouding: null,
  voorkeurstaal: '',
  indicatieActief: true,
  bezoekadres: NO_ADRES,
  correspondentieadres: NO_ADRES,
  partijIdentificatie: null,
};

/** A partij with its identificatoren and its links to digitale adressen: one transaction. */
export function partijBody(state: KlantenState, method: WriteMethod, own?: Partij): Field<Write<Partij>> {
  return object(partijFields(state, own), (sent, place) => {
    const { digitaleAdressen, partijIdentificatoren, partijIdentificatie: identificatie, ...rest } = sent;
    const { rekeningnummers: _none, voorkeursRekeningnummer: _nothing, ...values } = rest;
    const uuid = own?.uuid ?? crypto.randomUUID();
    const part = readPartijIdentificatie(state, { soort: values.soortPartij, identificatie }, own, place);
    const row: Partij = { ...NEW, ...own, ...values, ...(part !== undefined && { partijIdentificatie: part }), uuid };
    if (method === 'POST') refuseIdentificeerdePartij(partijIdentificatoren, place);
    checkVoorkeur(state, method, own, { digitaleAdressen, voorkeur: values.voorkeursDigitaalAdres }, place);
    place.verdict();
    failOnSecondBlank(state.partijByNummer, row.nummer, own);
    const link = linkAdressen(state, uuid, digitaleAdressen);
    const identify = partijIdentificatoren && replaceIdentificatoren(state, uuid, partijIdentificatoren, place);
    return () => {
      const stored = own ? state.partijen.update(uuid, row) : state.partijen.insert(row);
      link();
      identify?.();
      return stored;
    };
  });
}

function partijFields(state: KlantenState, own: Partij | undefined) {
  const adres = reference(state.digitaleadressen, 'DigitaalAdres');
  const rekeningnummer = reference(NO_REKENINGNUMMERS, 'Rekeningnummer');
  return {
    nummer: uniqueNumber(state.partijByNummer, own),
    interneNotitie: text({ max: 1000, blank: true }),
    digitaleAdressen: nullable(list(adres)),
    voorkeursDigitaalAdres: nullable(adres),
    rekeningnummers: nullable(list(rekeningnummer)),
    voorkeursRekeningnummer: nullable(rekeningnummer),
    partijIdentificatoren: nullable(list(nestedIdentificator(state))),
    soortPartij: required(choice(SOORTEN_PARTIJ)),
    indicatieGeheimhouding: nullable(boolean()),
    voorkeurstaal: text({ max: 3, blank: true }),
    indicatieActief: required(boolean()),
    bezoekadres: adresField(),
    correspondentieadres: adresField(),
    partijIdentificatie: anything(),
  };
}

/** The simulator has no rekeningnummers: every reference to one is refused. */
const NO_REKENINGNUMMERS = new Table();

function refuseIdentificeerdePartij(sent: readonly SentIdentificator[] | null | undefined, place: Place): void {
  if (!sent?.some(({ identificeerdePartij }) => identificeerdePartij)) return;
  const reason = 'Het veld `identificeerdePartij` wordt automatisch gezet en mag niet worden opgegeven.';
  place.at('partijIdentificatoren.identificeerdePartij').refuse('invalid', reason);
}

/**
 * The preferred adres must be one of those that were sent, or with PATCH one that is linked already. Open Klant 2.18 fails
 * when a POST prefers one without a list of them, or a PUT does so without that key.
 */
function checkVoorkeur(
  state: KlantenState,
  method: WriteMethod,
  own: Partij | undefined,
  sent: {
    readonly digitaleAdressen: readonly string[] | null | undefined;
    readonly voorkeur: string | null | undefined;
  },
  place: Place,
): void {
  const { digitaleAdressen, voorkeur } = sent;
  if (!voorkeur) return;
  if (method === 'POST' && !digitaleAdressen) throw serverError();
  if (method === 'PUT' && digitaleAdressen === undefined) throw serverError();
  const linked =
    digitaleAdressen === undefined ? state.adressenOfPartij.all(own?.uuid).map(({ uuid }) => uuid) : digitaleAdressen;
  if (linked?.includes(voorkeur)) return;
  const reason = 'Het voorkeurs adres moet een gelinkte digitaal adres zijn.';
  place.at('voorkeursDigitaalAdres').refuse('invalid', reason);
}

/** Takes the adressen over, from whichever partij had them, and lets go of the others. The database refuses two with one referentie. */
function linkAdressen(state: KlantenState, partij: string, sent: readonly string[] | null | undefined): Write<void> {
  if (sent === undefined) return () => {};
  const wanted = new Set(sent ?? []);
  const rows = [...wanted].map((uuid) => ({ ...state.digitaleadressen.get(uuid)!, verstrektDoorPartij: partij }));
  const keys = rows.map(referentieKey).filter((key) => key !== undefined);
  if (new Set(keys).size < keys.length) throw serverError();
  return () => {
    for (const { uuid } of state.adressenOfPartij.all(partij)) {
      if (!wanted.has(uuid)) state.digitaleadressen.update(uuid, { verstrektDoorPartij: null });
    }
    for (const row of rows) state.digitaleadressen.update(row.uuid, row);
  };
}
