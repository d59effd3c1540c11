import type { ClientBase } from 'pg';
import { headWith, isEncrypted, type Keyring } from '../encryption/keyring.js';

/** Where something stands that is encrypted. */
export interface EncryptedColumn {
  readonly table: string;
  readonly column: string;
  /** Whether it stands there as JSON, as a text. */
  readonly isJson?: true;
  /** What else is to be set with it, as SQL. */
  readonly also?: string;
}

/** Those of our own tables. */
export const ENCRYPTED_COLUMNS: readonly EncryptedColumn[] = [
  { table: 'klantregie.aanvragen', column: 'einde' },
  { table: 'klantregie.ingrepen', column: 'reden' },
  { table: 'klantregie.sessies', column: 'beller', isJson: true },
];

/** Small, so that nobody waits for it. */
const BATCH = 200;

/**
 * Encrypts everything in a column with the current key that is not yet, also what was stored before anything was encrypted.
 * Others may read and write meanwhile: what they changed is left alone. Returns how many values that were. Throws an
 * UnknownKeyError when something was encrypted with a key that is not there.
 */
export async function reencrypt(
  client: ClientBase,
  keys: Keyring,
  { table, column, isJson, also }: EncryptedColumn,
): Promise<number> {
  // Of what is no text in JSON, all of it is encrypted.
  const text = isJson
    ? `case jsonb_typeof(${column}) when 'string' then ${column} #>> '{}' else ${column}::text end`
    : column;
  const set = `${column} = ${isJson ? 'to_jsonb($2::text)' : '$2'}${also === undefined ? '' : `, ${also}`}`;
  let count = 0;
  for (;;) {
    const { rows } = await client.query<{ place: string; value: string }>(
      `select ctid::text as place, ${text} as value from ${table}
         where ${column} is not null and not starts_with(${text}, $1) limit ${BATCH}`,
      [headWith(keys.current)],
    );
    if (rows.length === 0) return count;
    for (const { place, value } of rows) {
      const plain = isEncrypted(value) ? keys.decrypt(value) : value;
      const { rowCount } = await client.query(`update ${table} set ${set} where ctid = $1::tid and ${text} = $3`, [
        place,
        keys.encrypt(plain),
        value,
      ]);
      count += rowCount ?? 0;
    }
  }
}
