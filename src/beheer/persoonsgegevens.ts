import type { ClientBase } from 'pg';
import { readRun } from '../durable/read-log.js';
import type { Keyring } from '../encryption/keyring.js';
import { readEmailadres } from '../notation/emailadres.js';
import { readIdentificatienummer } from '../notation/identificatienummer.js';
import { readTelefoonnummer } from '../notation/telefoonnummer.js';
import { isUuid } from '../notation/uuid.js';
import { findableAs } from '../productaanvraag/intake/found-by.js';
import type { Opdracht, Registratie } from '../productaanvraag/opdracht.js';

/** What is kept of somebody because of one request. */
export interface Bewaard {
  readonly id: string;
  readonly soort: string;
  readonly product: string | null;
  readonly ontvangen: Date;
  readonly uitkomst: string;
  readonly nummer: string | null;
  /** When what is about the customer was taken out of the log; null: it is still there. */
  readonly geschoond: Date | null;
  /** Whether it is to be erased as soon as it has ended. */
  readonly wissen: boolean;
  /** What was asked, and what each step brought: as it is kept. */
  readonly aanvraag: unknown;
  readonly stappen: readonly { readonly name: string; readonly value: unknown }[];
}

/**
 * By what somebody can be looked for: a BSN, a telefoonnummer, an e-mail address, or the uuid of a partij, in any spelling.
 * Undefined when it is none of these.
 */
export function readSearch(text: string): string | undefined {
  const said = text.trim();
  if (isUuid(said.toLowerCase())) return findableAs('partij', said);
  const bsn = readIdentificatienummer('bsn', said);
  if (bsn !== undefined) return findableAs('bsn', bsn);
  const email = readEmailadres(said);
  if (email !== undefined) return findableAs('email', email);
  const telefoonnummer = readTelefoonnummer(said);
  return telefoonnummer === undefined ? undefined : findableAs('telefoonnummer', telefoonnummer);
}

/**
 * Everything that is kept of somebody: of the requests in which they were named, and of those that belong to the same
 * klantcontact. @param search as readSearch gives it
 */
export async function findBewaard(client: ClientBase, keys: Keyring, search: string): Promise<readonly Bewaard[]> {
  const named = await Promise.all((await idsUnder(client, keys, [search])).map((id) => read(client, keys, id)));
  const klantcontacten = named.flatMap(({ klantcontact }) =>
    klantcontact === undefined ? [] : [findableAs('klantcontact', klantcontact)],
  );
  const ids = new Set(named.map(({ id }) => id));
  const others = (await idsUnder(client, keys, klantcontacten)).filter((id) => !ids.has(id));
  const all = [...named, ...(await Promise.all(others.map((id) => read(client, keys, id))))];
  return all.map(({ klantcontact: _, ...bewaard }) => bewaard);
}

/**
 * Has it erased: at once what a request has in our own tables, and what is in the log within `tijden.onderhoud` by the product, or
 * as soon as the request has ended. What asks for attention can only be closed after that.
 */
export async function erase(client: ClientBase, ids: readonly string[]): Promise<void> {
  await client.query('update klantregie.ingrepen set reden = null where aanvraag = any($1)', [ids]);
  await client.query('update klantregie.aanvragen set wissen = true where id = any($1)', [ids]);
}

async function idsUnder(client: ClientBase, keys: Keyring, searches: readonly string[]): Promise<readonly string[]> {
  const { rows } = await client.query<{ id: string }>(
    'select distinct aanvraag as id from klantregie.zoeksleutels where afdruk = any($1) order by 1',
    [searches.flatMap((search) => keys.digests('person', search))],
  );
  return rows.map(({ id }) => id);
}

async function read(
  client: ClientBase,
  keys: Keyring,
  id: string,
): Promise<Bewaard & { readonly klantcontact: string | undefined }> {
  const { rows } = await client.query<Omit<Bewaard, 'aanvraag' | 'stappen'>>(
    `select id, soort, product, ontvangen, uitkomst, nummer, geschoond, wissen from klantregie.aanvragen where id = $1`,
    [id],
  );
  const { input, output, checkpoints } = await readRun(client, keys, id);
  const { aanvraag } = (input ?? {}) as Partial<Opdracht<{ contact?: { klantcontact: string } }>>;
  const { outcome } = (output ?? {}) as { outcome?: { result?: Partial<Registratie> } };
  return {
    ...rows[0]!,
    aanvraag,
    stappen: checkpoints,
    klantcontact: aanvraag?.contact?.klantcontact ?? outcome?.result?.klantcontact?.uuid,
  };
}
