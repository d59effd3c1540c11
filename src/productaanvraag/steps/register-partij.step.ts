import { setTimeout as pause } from 'node:timers/promises';
import type { KlantenClient } from '../../klanten/klanten.client.js';
import type { NewPartij, NewPartijIdentificator, Partij } from '../../klanten/klanten.types.js';
import type { ReversibleStep } from '../../saga/step.js';
import { BLANKED, type Opdracht } from '../opdracht.js';
import type { NieuwePartij } from '../productaanvraag.js';
import { findKlantcontactenWithoutBetrokkene, listLatest, type Latest } from './klantcontacten-without-betrokkene.js';
import { stillUnderWay } from '../../timing/still-under-way.js';
import { ensure } from '../../upstream/ensure.js';
import { UpstreamError } from '../../upstream/upstream.error.js';
import { klantenIdentificator, ownIdentificatoren } from '../identificatoren.js';
import type { StepTools } from './step-tools.js';

/**
 * Registers a new partij with its identificatoren in one transaction (F7554).
 * @param kvkNummer uuid of the identificator that its vestigingsnummer hangs under.
 */
export const registerPartij = (
  { klanten }: StepTools,
  { sleutels, terms: { tijden } }: Pick<Opdracht, 'sleutels' | 'terms'>,
  partij: NieuwePartij,
  kvkNummer: string | undefined,
): ReversibleStep<string> => {
  const body = bodyOf(partij, sleutels.partij, kvkNummer);
  const find = async () => {
    const found = await klanten.findPartijByNummer(sleutels.partij);
    return found?.soortPartij === partij.soortPartij && hasIdentificatoren(found, body) ? found : undefined;
  };
  let before: Latest | undefined;
  /** When a removal was last left unanswered: milliseconds since 1970. */
  let removingSince: number | undefined;
  /** As late as possible: removing a partij takes every betrokkene along that refers to it. */
  const look = async (uuid: string, kvkNummer: string | undefined) => {
    const [now, hasVestigingen] = await Promise.all([
      klanten.findPartij(uuid),
      areVestigingenUnder(klanten, kvkNummer),
    ]);
    const isUsed = now !== undefined && now.betrokkenen.length > 0;
    return { isThere: now !== undefined, reden: isUsed ? IN_USE : now && hasVestigingen ? HAS_VESTIGINGEN : undefined };
  };
  const remove = async (uuid: string) => {
    try {
      await klanten.removePartij(uuid);
    } catch (error) {
      if (error instanceof UpstreamError && error.isUnknown) removingSince = Date.now();
      throw error;
    }
  };
  return {
    run: async (unansweredSince) => {
      const { uuid } = await ensure<Partij>(unansweredSince, {
        create: () => klanten.createPartij(body),
        isTaken: (error) => error.refuses('__all__') || error.refuses('nummer', 'unique'),
        find,
        limit: tijden.registerGrens,
      });
      return uuid;
    },
    find: async () => (await find())?.uuid,
    undo: async (uuid) => {
      const kvkNummer = await kvkNummerOf(klanten, uuid, body);
      // Before the last look: what comes after it and is harmed, is seen by that it was not there yet.
      before ??= await listLatest(klanten);
      let { isThere, reden } = await look(uuid, kvkNummer);
      const left = stillUnderWay(removingSince, tijden.registerGrens);
      if (reden !== undefined && left > 0) {
        // It may yet be taken away, and with it what they did: then that is told.
        await pause(left);
        ({ isThere, reden } = await look(uuid, kvkNummer));
      }
      if (reden !== undefined) return { soort: 'partij', uuid, reden };
      if (isThere) await remove(uuid);
      return findKlantcontactenWithoutBetrokkene(klanten, before, tijden.eerstePauze);
    },
  };
};

const IN_USE = 'Een collega heeft deze klant intussen bij een ander gesprek gebruikt.';

const HAS_VESTIGINGEN =
  'Een vestiging die een ander registreerde, hangt intussen onder het KvK-nummer van deze organisatie.';

/** Whether others hung a vestiging under its KvK-nummer: then Klanten fails when the partij is removed, whatever one does. */
async function areVestigingenUnder(klanten: KlantenClient, kvkNummer: string | undefined): Promise<boolean> {
  if (kvkNummer === undefined) return false;
  const { results } = await klanten.listVestigingen(kvkNummer, 1);
  return results.length > 0;
}

/** Its own KvK-nummer, as it was sent; when that is not kept any more, as Klanten has it. */
async function kvkNummerOf(klanten: KlantenClient, uuid: string, sent: NewPartij): Promise<string | undefined> {
  const kvkNummer = numberIn(sent);
  if (kvkNummer !== BLANKED) return kvkNummer;
  const partij = await klanten.findPartij(uuid);
  return partij && numberIn(partij);
}

const numberIn = ({ partijIdentificatoren }: Pick<NewPartij | Partij, 'partijIdentificatoren'>): string | undefined =>
  partijIdentificatoren
    .map((it) => it.partijIdentificator)
    .find(({ codeSoortObjectId }) => codeSoortObjectId === 'kvk_nummer')?.objectId;

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
    ...(bezoekadres && { bezoekadres: { ...bezoekadres } }),
    ...(correspondentieadres && { correspondentieadres: { ...correspondentieadres } }),
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

function hasIdentificatoren({ partijIdentificatoren }: Partij, body: NewPartij): boolean {
  const numbers = (list: NewPartij['partijIdentificatoren'] | Partij['partijIdentificatoren']) =>
    list
      .map(({ partijIdentificator: it }) => `${it.codeSoortObjectId} ${it.objectId}`)
      .toSorted()
      .join();
  return numbers(partijIdentificatoren) === numbers(body.partijIdentificatoren);
}
