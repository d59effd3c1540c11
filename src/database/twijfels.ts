import type { Pool } from 'pg';
import { NotBegunError } from './mutex.js';

/**
 * What is made in a register that knows no key for it, one at a time: each method is for whoever holds the lock of that
 * key. Whoever holds it next sees here that something may stand, or come to stand, also when its maker is gone.
 */
export class Twijfels {
  constructor(private readonly pool: Pool) {}

  /** Writes down, before it is sent, that it may come to stand. Throws a NotBegunError. */
  begin(key: string): Promise<void> {
    return this.#orNotBegun(async () => {
      await this.pool.query(
        `insert into klantregie.twijfels (sleutel) values ($1) on conflict (sleutel) do update set sinds = null`,
        [key],
      );
    });
  }

  /**
   * Since when it has been left alone without it being known what came of it, in milliseconds since 1970; undefined when
   * there is nothing to doubt. Who made it is not busy any more, or could not hold this lock: so at the latest since the
   * first time that this is asked. Throws a NotBegunError.
   */
  since(key: string): Promise<number | undefined> {
    return this.#orNotBegun(async () => {
      const { rows } = await this.pool.query<{ sinds: Date }>(
        `update klantregie.twijfels set sinds = coalesce(sinds, now()) where sleutel = $1 returning sinds`,
        [key],
      );
      return rows[0]?.sinds.getTime();
    });
  }

  /** It is known what came of it. That this cannot be written only makes somebody wait who need not. */
  async settle(key: string): Promise<void> {
    await this.pool.query(`delete from klantregie.twijfels where sleutel = $1`, [key]).catch(() => {});
  }

  async #orNotBegun<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw this.pool.ending ? error : new NotBegunError('it could not be written down what is being made', error);
    }
  }
}
