import { invalid, serverError } from '../drf/problem.js';
import type { KlantenState } from './state.js';

/* What goes along with a row that is deleted, and what stays behind: Open Klant 2.18. */

/** Takes everything that belongs to the klantcontact; digitale adressen of its betrokkenen stay, as orphans. */
export function deleteKlantcontact(state: KlantenState, uuid: string): void {
  for (const row of state.betrokkenenOfKlantcontact.all(uuid)) deleteBetrokkene(state, row.uuid);
  for (const row of state.actorklantcontactenOfKlantcontact.all(uuid)) state.actorklantcontacten.delete(row.uuid);
  for (const row of state.internetakenOfKlantcontact.all(uuid)) state.internetaken.delete(row.uuid);
  for (const row of state.onderwerpobjectenOfKlantcontact.all(uuid)) state.onderwerpobjecten.delete(row.uuid);
  for (const row of state.onderwerpobjectenOfWasKlantcontact.all(uuid)) state.onderwerpobjecten.delete(row.uuid);
  for (const row of state.bijlagenOfKlantcontact.all(uuid)) state.bijlagen.delete(row.uuid);
  state.klantcontacten.delete(uuid);
}

/** Its digitale adressen stay (2.15 and later). */
export function deleteBetrokkene(state: KlantenState, uuid: string): void {
  for (const adres of state.adressenOfBetrokkene.all(uuid)) {
    state.digitaleadressen.update(adres.uuid, { verstrektDoorBetrokkene: null });
  }
  state.betrokkenen.delete(uuid);
}

/** The internetaken of the actor stay, without it. */
export function deleteActor(state: KlantenState, uuid: string): void {
  for (const row of state.actorklantcontactenOfActor.all(uuid)) state.actorklantcontacten.delete(row.uuid);
  for (const taak of state.internetaken.oldestFirst()) {
    if (!taak.toegewezenAanActoren.includes(uuid)) continue;
    const toegewezenAanActoren = taak.toegewezenAanActoren.filter((actor) => actor !== uuid);
    state.internetaken.update(taak.uuid, { toegewezenAanActoren });
  }
  state.actoren.delete(uuid);
}

/** A partij that preferred the adres prefers none (2.11 and later). */
export function deleteDigitaalAdres(state: KlantenState, uuid: string): void {
  for (const partij of state.partijenThatPrefer.all(uuid)) {
    state.partijen.update(partij.uuid, { voorkeursDigitaalAdres: null });
  }
  state.digitaleadressen.delete(uuid);
}

/**
 * Takes all betrokkenen of the partij, on whosever klantcontact, its digitale adressen and its identificatoren. A
 * contactpersoon of it stays without its name. A vestigingsnummer that hangs on one of its identificatoren, be it its own,
 * makes the server fail, and nothing is deleted.
 */
export function deletePartij(state: KlantenState, uuid: string): void {
  const identificatoren = state.identificatorenOfPartij.all(uuid);
  if (identificatoren.some((row) => state.subIdentificatorenOf.first(row.uuid))) throw serverError();
  for (const row of state.betrokkenenOfPartij.all(uuid)) deleteBetrokkene(state, row.uuid);
  for (const row of state.adressenOfPartij.all(uuid)) deleteDigitaalAdres(state, row.uuid);
  for (const row of identificatoren) state.partijIdentificatoren.delete(row.uuid);
  for (const row of state.contactpersonenOf.all(uuid)) state.partijen.update(row.uuid, { partijIdentificatie: null });
  state.partijen.delete(uuid);
}

/** Refused while a vestigingsnummer hangs on it. */
export function deletePartijIdentificator(state: KlantenState, uuid: string): void {
  if (state.subIdentificatorenOf.first(uuid)) throw invalid('nonFieldErrors', 'invalid', PROTECTED);
  state.partijIdentificatoren.delete(uuid);
}

export const PROTECTED = 'Er verwijst nog een PartijIdentificator naar deze via subIdentificatorVan.';

/**
 * `DELETE /onderwerpobjecten/{uuid}?cascade=true` (2.15 and later): also takes both klantcontacten of the onderwerpobject,
 * unless another one refers to them too, and the digitale adressen of their betrokkenen that no partij has. Returns the
 * klantcontacten that were kept.
 */
export function deleteWithKlantcontacten(state: KlantenState, uuid: string): string[] {
  const row = state.onderwerpobjecten.get(uuid);
  if (!row) return [];
  state.onderwerpobjecten.delete(uuid);
  const klantcontacten = new Set([row.klantcontact, row.wasKlantcontact].filter((each) => each !== null));
  const kept = [...klantcontacten].filter((each) => isSubject(state, each));
  for (const each of klantcontacten) {
    if (kept.includes(each)) continue;
    deleteLooseAdressen(state, each);
    deleteKlantcontact(state, each);
  }
  return kept;
}

function isSubject(state: KlantenState, klantcontact: string): boolean {
  const { onderwerpobjectenOfKlantcontact, onderwerpobjectenOfWasKlantcontact } = state;
  return Boolean(
    onderwerpobjectenOfKlantcontact.first(klantcontact) ?? onderwerpobjectenOfWasKlantcontact.first(klantcontact),
  );
}

function deleteLooseAdressen(state: KlantenState, klantcontact: string): void {
  for (const betrokkene of state.betrokkenenOfKlantcontact.all(klantcontact)) {
    for (const adres of state.adressenOfBetrokkene.all(betrokkene.uuid)) {
      if (adres.verstrektDoorPartij === null) deleteDigitaalAdres(state, adres.uuid);
    }
  }
}
