import type { LogboekRecord } from './record.js';
import { RefusedError } from './send.js';

interface Row {
  readonly id: string;
  readonly records: readonly LogboekRecord[];
}
export interface Waiting {
  readonly count: number;
  /** Seconds. */
  readonly oldest: number;
  readonly refused: number;
}

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
 * logboek has it. The table has three columns beside `id`, an identity: `op` (timestamptz, default now()), `records` (jsonb), and
 * `geweigerd` (timestamptz), which says since when a row is set aside: the logboek refuses it for good.
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
   * Sends the oldest, so many rows at most, and forgets them once they were taken. Who comes at the same time gets others. Of
   * rows that are refused for good (a RefusedError of `send`) fewer are sent, until one alone is refused: that is set aside.
   * Returns how many rows need no more sending; rejects as `send` does otherwise, and then nothing is forgotten.
   */
  async ship(limit: number, send: (records: readonly LogboekRecord[]) => Promise<void>): Promise<number> {
    const connection = await this.database.connect();
    let isDone = false;
    try {
      await connection.query('begin');
      const { rows } = await connection.query(
        `select id, records from ${this.table} where geweigerd is null order by id limit $1 for update skip locked`,
        [limit],
      );
      const settled = await this.#settle(connection, rows as Row[], send);
      await connection.query('commit');
      isDone = true;
      return settled;
    } finally {
      // A connection that may still be in a transaction is closed: that ends it.
      connection.release(!isDone);
    }
  }

  async #settle(
    connection: Connection,
    rows: readonly Row[],
    send: (records: readonly LogboekRecord[]) => Promise<void>,
  ): Promise<number> {
    if (rows.length === 0) return 0;
    const isTaken = await send(rows.flatMap(({ records }) => records)).then(
      () => true,
      (error: unknown) => {
        if (error instanceof RefusedError) return false;
        throw error;
      },
    );
    if (!isTaken && rows.length > 1) return this.#settle(connection, rows.slice(0, Math.ceil(rows.length / 2)), send);
    const statement = isTaken ? `delete from ${this.table}` : `update ${this.table} set geweigerd = now()`;
    await connection.query(`${statement} where id = any($1)`, [rows.map(({ id }) => id)]);
    return rows.length;
  }

  /** How many rows wait, and for how many seconds the oldest does, 0 when there are none; and how many are set aside. */
  async waiting(): Promise<Waiting> {
    const { rows } = await this.database.query(
      `select count(*) filter (where geweigerd is null)::int as count,
         coalesce(extract(epoch from now() - min(op) filter (where geweigerd is null)), 0)::float as oldest,
         count(geweigerd)::int as refused
       from ${this.table}`,
    );
    return rows[0] as Waiting;
  }
}
