import type { NewPartij, NewPartijIdentificator, Partij } from '../../klanten/klanten.types.js';
import type { ReversibleStep } from '../../saga/step.js';
import type { Opdracht } from '../opdracht.js';
import type { Adres, NieuwePartij } from '../productaanvraag.js';
import { findBereft, listLatest, type Latest } from './bereft.js';
import { ensure } from './ensure.js';
import { klantenIdentificator, ownIdentificatoren } from './identificatoren.js';
import type { Registers } from './registers.js';

/**
 * Registers a new partij with its identificatoren in one transaction (F7554).
 * @param kvkNummer uuid of the identificator that its vestigingsnummer hangs under.
 */
export const registerPartij = (
  { klanten, configuration }: Registers,
  { sleutels }: Pick<Opdracht, 'sleutels'>,
  partij: NieuwePartij,
  kvkNummer: string | undefined,
): ReversibleStep<string> => {
  const body = bodyOf(partij, sleutels.partij, kvkNummer);
  const find = async () => {
    const found = await klanten.findPartijByNummer(sleutels.partij);
    return found?.soortPartij === partij.soortPartij && hasIdentificatoren(found, body) ? found : undefined;
  };
  let before: Latest | undefined;
  return {
    run: async (again) => {
      const { uuid } = await ensure<Partij>(again, {
        create: () => klanten.createPartij(body),
        isTaken: (error) => error.refuses('__all__') || error.refuses('nummer', 'unique'),
        find,
        limit: configuration.tijden.registerGrens,
      });
      return uuid;
    },
    find: async () => (await find())?.uuid,
    undo: async (uuid) => {
      // Before the last look: what comes after it and is harmed, is seen by that it was not there yet.
      before ??= await listLatest(klanten);
      // Removing a partij takes every betrokkene along that refers to it: look once more, as late as possible.
      const now = await klanten.findPartij(uuid);
      if (now && now.betrokkenen.length > 0) return { soort: 'partij', uuid, reden: IN_USE };
      if (now) await klanten.removePartij(uuid);
      return findBereft(klanten, before, configuration.tijden.eerstePauze);
    },
  };
};

const IN_USE = 'Een collega heeft deze partij intussen bij een ander contact gebruikt.';

function bodyOf(partij: NieuwePartij, nummer: string, kvkNummer: string | undefined): NewPartij {
  const { contactnaam, naam = '', bezoekadres, correspondentieadres } = partij;
  return {
    soortPartij: partij.soortPartij,
    nummer,
    indicatieActief: partij.indicatieActief,
    indicatieGeheimhouding: partij.indicatieGeheimhouding,
    voorkeurstaal: partij.voorkeurstaal,
    interneNotitie: partij.interneNotitie,
    partijIdentificatie: contactnaam ? { contactnaam } : { naam },
    partijIdentificatoren: identificatorenOf(partij, kvkNummer),
    ...(bezoekadres && { bezoekadres: adresOf(bezoekadres) }),
    ...(correspondentieadres && { correspondentieadres: adresOf(correspondentieadres) }),
    digitaleAdressen: [],
    voorkeursDigitaalAdres: null,
    rekeningnummers: [],
    voorkeursRekeningnummer: null,
  };
}

function identificatorenOf(
  { partijIdentificatoren }: NieuwePartij,
  kvkNummer: string | undefined,
): readonly NewPartijIdentificator[] {
  return ownIdentificatoren(partijIdentificatoren).map((it) => ({
    partijIdentificator: klantenIdentificator(it),
    subIdentificatorVan: it.codeSoortObjectId === 'vestigingsnummer' && kvkNummer ? { uuid: kvkNummer } : null,
  }));
}

export const adresOf = (adres: Adres): Readonly<Record<string, string | number>> => ({ ...adres });

function hasIdentificatoren({ partijIdentificatoren }: Partij, body: NewPartij): boolean {
  const numbers = (list: NewPartij['partijIdentificatoren'] | Partij['partijIdentificatoren']) =>
    list
      .map(({ partijIdentificator: it }) => `${it.codeSoortObjectId} ${it.objectId}`)
      .toSorted()
      .join();
  return numbers(partijIdentificatoren) === numbers(body.partijIdentificatoren);
}
