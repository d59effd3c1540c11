import type { Pool } from 'pg';

/** Whether the database can be used at all. */
export class Database {
  constructor(private readonly pool: Pool) {}

  async isReachable(): Promise<boolean> {
    try {
      await this.pool.query('select 1');
      return true;
    } catch {
      return false;
    }
  }
}
