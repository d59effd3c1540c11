import type { Pool, PoolClient } from 'pg';

/** Does work while no other process does work under the same key. */
export type Exclusively = <T>(key: string, work: () => Promise<T>) => Promise<T>;

/** The work was not begun: our own database is away, or too busy. */
export class NotBegunError extends Error {
  override readonly name = 'NotBegunError';
  readonly isOurs = true;

  constructor(why: string, cause: unknown) {
    super(why, { cause });
  }
}

/**
 * Mutual exclusion across processes, by a lock in PostgreSQL that goes when its holder does. Throws a NotBegunError when it
 * cannot be taken.
 */
export const mutex =
  (pool: Pool): Exclusively =>
  async (key, work) => {
    const client = await take(pool, key);
    let mayBeLocked = true;
    try {
      const result = await work();
      const unlock = client.query(`select pg_advisory_unlock(hashtextextended('klantregie ' || $1, 0))`, [key]);
      mayBeLocked = await unlock.then(
        () => false,
        () => true,
      );
      return result;
    } finally {
      // A connection that may still hold the lock is closed: that lets go of it.
      client.release(mayBeLocked);
    }
  };

/** A connection that holds the lock. */
async function take(pool: Pool, key: string): Promise<PoolClient> {
  let client: PoolClient | undefined;
  try {
    client = await pool.connect();
    await client.query(`select pg_advisory_lock(hashtextextended('klantregie ' || $1, 0))`, [key]);
    return client;
  } catch (error) {
    client?.release(true);
    throw pool.ending ? error : new NotBegunError('the lock could not be taken', error);
  }
}
