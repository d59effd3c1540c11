import { setTimeout as pause } from 'node:timers/promises';
import type { KlantenClient } from '../../klanten/klanten.client.js';
import type { Klantcontact } from '../../klanten/klanten.types.js';
import type { Behouden } from '../behouden.js';

const REDEN =
  'Dit gesprek heeft geen klant meer. Die hoorde bij een nieuwe partij die werd verwijderd op het moment dat een ' +
  'collega haar gebruikte. Koppel de klant opnieuw aan dit gesprek.';

/** uuids of the latest klantcontacten. */
export type Latest = ReadonlySet<string>;

export async function listLatest(klanten: KlantenClient): Promise<Latest> {
  return new Set((await klanten.listLatestKlantcontacten()).map(({ uuid }) => uuid));
}

/**
 * The klantcontacten that lost their betrokkene when a partij was removed. The register removes both at once and says
 * nothing: a contact that came in meanwhile and has nobody, must be one of them.
 * @param before those that were there when nobody used the partij yet.
 * @param moment milliseconds in which an application that registers the betrokkene after its klantcontact has done so.
 */
export async function findKlantcontactenWithoutBetrokkene(
  klanten: KlantenClient,
  before: Latest,
  moment: number,
): Promise<Behouden[]> {
  const suspects = (await klanten.listLatestKlantcontacten()).filter((it) => !before.has(it.uuid) && isAlone(it));
  if (suspects.length === 0) return [];
  await pause(moment);
  const now = await Promise.all(suspects.map(({ uuid }) => klanten.findKlantcontact(uuid)));
  return now.flatMap((it) =>
    it && isAlone(it) ? [{ soort: 'klantcontact', uuid: it.uuid, reden: REDEN, isBroken: true as const }] : [],
  );
}

/** One that was registered by itself on purpose (`POST /klantcontacten`) is about no product yet. */
function isAlone({ hadBetrokkenen, metadata }: Klantcontact): boolean {
  const isByItself = metadata?.['productaanvraag'] !== undefined && metadata['product'] === undefined;
  return hadBetrokkenen.length === 0 && !isByItself;
}
