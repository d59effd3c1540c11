import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
// Jest loads this file without the transformation that the suites get; `npm test` builds first.
import { startPostgres } from '../../dist/embedded/postgres.js';

/** One PostgreSQL for all suites; each makes a database of its own in it. */
export default async function globalSetup() {
  const dir = mkdtempSync(join(tmpdir(), 'klantregie-test-'));
  const postgres = await startPostgres({ dir });
  process.env.TEST_POSTGRES_URL = postgres.url;
  globalThis.klantregieTest = { dir, postgres };
}
