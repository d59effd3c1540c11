import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
// Jest loads this file without the transformation that the suites get; `npm test` builds first.
import { startPostgres } from '../../dist/sandbox/embedded/postgres.js';

/** One PostgreSQL for all suites; each makes a database of its own in it. */
export default async function globalSetup() {
  const dir = mkdtempSync(join(tmpdir(), 'klantregie-test-'));
  const postgres = await startPostgres({ dir });
  await stopSyncing(postgres.url);
  process.env.TEST_POSTGRES_URL = postgres.url;
  globalThis.klantregieTest = { dir, postgres };
}

/** Nothing in it outlives this machine, so that no suite has to wait for the disk because of another. */
async function stopSyncing(url) {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query('alter system set fsync = off');
  await client.query('select pg_reload_conf()');
  await client.end();
}
