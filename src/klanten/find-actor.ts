import { comparableEmailadres, isEmailadres } from '../notation/emailadres.js';
import type { KlantenClient } from './klanten.client.js';
import type { Actor, Identificator } from './klanten.types.js';

/** 500 actoren each: more than any gemeente has colleagues. */
const MOST_PAGES = 40;

/**
 * The actor with this identification: the very one, or else, of an e-mail address, one that differs in case only. Klanten
 * tells upper from lower case, and other applications store an address as it was typed: so all are looked through, which
 * happens once for a colleague who is not known yet.
 */
export async function findActor(klanten: KlantenClient, identificator: Identificator): Promise<Actor | undefined> {
  const exact = await klanten.findActor(identificator);
  if (exact || !isEmailadres(identificator.objectId)) return exact;
  return findInAnyCase(klanten, identificator);
}

/** How an address is stored from now on. */
export const storedActor = (identificator: Identificator): Identificator =>
  isEmailadres(identificator.objectId)
    ? { ...identificator, objectId: identificator.objectId.toLowerCase() }
    : identificator;

/** The oldest, as of those that are the very same. */
async function findInAnyCase(
  klanten: KlantenClient,
  { objectId, ...codes }: Identificator,
): Promise<Actor | undefined> {
  const wanted = comparableEmailadres(objectId);
  let oldest: Actor | undefined;
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    const { results, next } = await klanten.listActorenWith(codes, page);
    oldest =
      results.findLast(({ actoridentificator }) => comparableEmailadres(actoridentificator.objectId) === wanted) ??
      oldest;
    if (next === null) break;
  }
  return oldest;
}
