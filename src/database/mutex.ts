import type { Pool } from 'pg';

/** Does work while no other process does work under the same key. */
export type Exclusively = <T>(key: string, work: () => Promise<T>) => Promise<T>;

/** Mutual exclusion across processes, by a lock in PostgreSQL that goes when its holder does. */
export const mutex =
  (pool: Pool): Exclusively =>
  async (key, work) => {
    const client = await pool.connect();
    let mayBeLocked = true;
    try {
      await client.query(`select pg_advisory_lock(hashtextextended('klantregie ' || $1, 0))`, [key]);
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
