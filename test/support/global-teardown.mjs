import { rmSync } from 'node:fs';
import { removePostgres } from '../../dist/sandbox/embedded/postgres.js';

export default async function globalTeardown() {
  const { dir, postgres } = globalThis.klantregieTest;
  await postgres.stop();
  await removePostgres(dir);
  rmSync(dir, { recursive: true, force: true });
}
