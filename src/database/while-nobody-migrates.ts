import { setTimeout as pause } from 'node:timers/promises';
import type { ClientBase } from 'pg';

const LOCK = `hashtextextended('klantregie schema', 0)`;
const AGAIN_MS = 100;

/**
 * Does work that changes the schema while no other process does. Asks again and again for its turn: who stands in line in
 * PostgreSQL has a snapshot, and an index that is built beside the work would wait for that.
 * @param client holds the lock until the work is done.
 */
export async function whileNobodyMigrates<T>(client: ClientBase, work: () => Promise<T>): Promise<T> {
  while (!(await isLocked(client))) await pause(AGAIN_MS);
  try {
    return await work();
  } finally {
    await client.query(`select pg_advisory_unlock(${LOCK})`).catch(() => {});
  }
}

async function isLocked(client: ClientBase): Promise<boolean> {
  const { rows } = await client.query<{ mine: boolean }>(`select pg_try_advisory_lock(${LOCK}) as mine`);
  return rows[0]?.mine === true;
}
