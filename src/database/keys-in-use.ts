import type { ClientBase } from 'pg';
import type { Keyring } from '../encryption/keyring.js';

/** What a digest is made of, by which a key is known to be the same one. */
const CONTROLE = 'klantregie';

/** A key that something in the database was encrypted with is absent, or has another secret. */
class MissingKeyError extends Error {
  override readonly name = 'MissingKeyError';

  constructor(ids: readonly string[]) {
    super(
      `In de database staat wat is versleuteld met ${ids.join(', ')}. ` +
        'Die sleutel staat niet in ENCRYPTION_KEYS, of is een andere met dezelfde naam. Zet de goede erbij, achteraan.',
    );
  }
}

/**
 * Sees to it that everything in the database can be read, and writes down which key is used from now on. Throws a
 * MissingKeyError: without a key, a run that is carried on would be broken off.
 */
export async function useKeys(client: ClientBase, keys: Keyring): Promise<void> {
  const { rows } = await client.query<{ id: string; controle: string }>('select id, controle from klantregie.sleutels');
  const isHere = ({ id, controle }: { readonly id: string; readonly controle: string }) =>
    keys.ids.includes(id) && keys.isDigestOf('key', CONTROLE, controle);
  const missing = rows.filter((row) => !isHere(row));
  if (missing.length > 0) throw new MissingKeyError(missing.map(({ id }) => id));
  await client.query('insert into klantregie.sleutels (id, controle) values ($1, $2) on conflict do nothing', [
    keys.current,
    keys.digest('key', CONTROLE),
  ]);
}

/** Which keys can go, and by which requests are recognised that are kept: what a digest was made of is not kept itself. */
export interface KeysLeft {
  readonly unused: readonly string[];
  readonly needed: readonly string[];
}

/** Forgets the names of the keys that are not used any more. Call it when everything is encrypted with the current one. */
export async function forgetKeys(client: ClientBase, keys: Keyring): Promise<KeysLeft> {
  const recognising = await client.query<{ id: string }>(
    'select distinct sleutel as id from klantregie.aanvragen where sleutel is not null and sleutel <> $1',
    [keys.current],
  );
  const needed = recognising.rows.map(({ id }) => id);
  const { rows } = await client.query<{ id: string }>(
    'delete from klantregie.sleutels where id <> all($1) returning id',
    [[keys.current, ...needed]],
  );
  return { unused: rows.map(({ id }) => id), needed };
}
