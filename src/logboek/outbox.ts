import type { LogboekRecord } from './record.js';

/** A pool of connections with PostgreSQL, as `pg` has it. */
interface Database {
  connect(): Promise<Connection>;
  query(statement: string, values?: unknown[]): Promise<Result>;
}
interface Connection {
  query(statement: string, values?: unknown[]): Promise<Result>;
  release(destroy?: boolean): void;
}
interface Result {
  // oxlint-disable-next-line typescript/no-explicit-any -- what a row has, the statement says
  readonly rows: any[];
}

/**
 * What has to be sent yet, in a table of PostgreSQL: so that a record is kept when what it tells of is, and only goes when the
 * logboek has it. The table has two columns beside `id`, an identity: `op` (timestamptz, default now()) and `records` (jsonb).
 */
export class Outbox {
  /** @param table with its schema; it is put into statements as it is */
  constructor(
    private readonly database: Database,
    private readonly table: string,
  ) {}

  /** A statement that keeps records, to be run in the transaction of what they tell of. @param parameter has them in JSON */
  static insertInto(table: string, parameter: string): string {
    return `insert into ${table} (records) values (${parameter}::jsonb)`;
  }

  /**
   * Sends the oldest, so many rows at most, and forgets them once they were taken. Who comes at the same time gets others.
   * Returns how many rows; rejects as `send` does, and then nothing is forgotten.
   */
  async ship(limit: number, send: (records: readonly LogboekRecord[]) => Promise<void>): Promise<number> {
    const connection = await this.database.connect();
    let isDone = false;
    try {
      await connection.query('begin');
      const { rows } = await connection.query(
        `select id, records from ${this.table} order by id limit $1 for update skip locked`,
        [limit],
      );
      if (rows.length > 0) {
        await send(rows.flatMap(({ records }) => records as LogboekRecord[]));
        await connection.query(`delete from ${this.table} where id = any($1)`, [rows.map(({ id }) => id)]);
      }
      await connection.query('commit');
      isDone = true;
      return rows.length;
    } finally {
      // A connection that may still be in a transaction is closed: that ends it.
      connection.release(!isDone);
    }
  }

  /** How many rows wait, and for how many seconds the oldest does; 0 when there are none. */
  async waiting(): Promise<{ readonly count: number; readonly oldest: number }> {
    const { rows } = await this.database.query(
      `select count(*)::int as count, coalesce(extract(epoch from now() - min(op)), 0)::float as oldest from ${this.table}`,
    );
    return rows[0] as { count: number; oldest: number };
  }
}
