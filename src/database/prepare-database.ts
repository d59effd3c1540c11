import { Client, type ClientBase } from 'pg';
import type { Settings } from '../config/settings.js';
import type { Log } from '../telemetry/log.js';
import { Keyring } from '../encryption/keyring.js';
import { useKeys } from './keys-in-use.js';
import { listPending, migrateTables } from './migrate-tables.js';
import { onceReachable } from './once-reachable.js';
import { whileNobodyMigrates } from './while-nobody-migrates.js';

const CONNECT_MS = 5000;

/** The tables are not as this build needs them, and it may not change them. */
export class OutdatedDatabaseError extends Error {
  override readonly name = 'OutdatedDatabaseError';

  constructor(cause?: unknown) {
    super(
      'De tabellen in de database zijn niet die van deze versie, en deze gebruiker mag ze niet bijwerken. ' +
        'Draai eerst npm run migrate.',
      { cause },
    );
  }
}

/**
 * What a start needs before anything else: a database that takes us, with the tables of this build. Waits for the first,
 * and sees to the second when it may. Throws an OutdatedDatabaseError when it may not, and a MissingKeyError when it cannot
 * be read.
 */
export async function prepareDatabase(
  {
    databaseUrl,
    migratesAtStart,
    encryptionKeys,
  }: Pick<Settings, 'databaseUrl' | 'migratesAtStart' | 'encryptionKeys'>,
  log: Log,
): Promise<void> {
  const client = await onceReachable(log, () => connect(databaseUrl));
  try {
    if (migratesAtStart) await whileNobodyMigrates(client, () => explained(() => migrateTables(client, log)));
    else if ((await listPending(client)).length > 0) throw new OutdatedDatabaseError();
    await useKeys(client, new Keyring(encryptionKeys));
  } finally {
    await client.end().catch(() => {});
  }
}

/** A connection of its own, for as long as what is done with it may take. */
export async function connect(connectionString: string): Promise<Client> {
  const client = new Client({ connectionString, connectionTimeoutMillis: CONNECT_MS, keepAlive: true });
  // Who uses it hears of its loss from what it asks next.
  client.on('error', () => {});
  try {
    await client.connect();
  } catch (error) {
    await client.end().catch(() => {});
    throw error;
  }
  return client;
}

/** Work that changes tables. Throws an OutdatedDatabaseError when the user of the database has no right to do so. */
export async function explained<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw isRefused(error) ? new OutdatedDatabaseError(error) : error;
  }
}

/** Insufficient privilege. */
const isRefused = (error: unknown): boolean => (error as { code?: unknown }).code === '42501';

/** Lets the role that runs the product use our tables, and those that come later. */
export async function grantTables(client: ClientBase, role: string): Promise<void> {
  const to = client.escapeIdentifier(role);
  await client.query(`
    grant usage on schema klantregie to ${to};
    grant select, insert, update, delete on all tables in schema klantregie to ${to};
    revoke update, truncate on klantregie.auditregels from ${to};
    grant usage, select on all sequences in schema klantregie to ${to};
    alter default privileges in schema klantregie grant select, insert, update, delete on tables to ${to};
    alter default privileges in schema klantregie grant usage, select on sequences to ${to};
  `);
}
