import type { Pool } from 'pg';
import { startOf } from './amsterdam-day.js';
import { FIELDS, toldBy, TYPED, type NieuweAuditregel } from './auditregel.js';
import { writingLines } from './lines-written.js';
import { prepared } from './prepared.js';

type Known = { readonly [K in keyof NieuweAuditregel]-?: NonNullable<NieuweAuditregel[K]> | null };

/** A line with its place in the log. */
export interface Auditregel extends Known {
  readonly rollen: readonly string[];
  readonly actie: string;
  readonly objecten: readonly string[];
  readonly resultaat: NieuweAuditregel['resultaat'];
  readonly aantal: number;
  /** One higher than that of the line before it. */
  readonly nummer: number;
  readonly op: Date;
}

export interface VerzegeldeAuditregel extends Auditregel {
  readonly zegel: string;
}

/** Which lines are looked for; absent: all. */
export interface Auditfilter {
  readonly persoon?: string | undefined;
  readonly actie?: string | undefined;
  readonly object?: string | undefined;
  readonly resultaat?: string | undefined;
  /** First and last day, in the Netherlands: `YYYY-MM-DD`. */
  readonly vanaf?: string | undefined;
  readonly totEnMet?: string | undefined;
}

/** Who seals does so alone, and nobody waits for that. */
const LOCK = `hashtextextended('klantregie auditlog', 0)`;

/**
 * What is certain to have no line before it any more: nothing older is under way. What seems to come from the future was
 * written before the database was restored into another, which counts its transactions anew.
 */
const SETTLED = `(tx < pg_snapshot_xmin(pg_current_snapshot()) or tx >= pg_snapshot_xmax(pg_current_snapshot()))`;

/** Gives lines their numbers and seals. @param last the line before them, when there is one */
export type Seal = (
  last: Pick<VerzegeldeAuditregel, 'nummer' | 'zegel'> | undefined,
  regels: readonly Omit<Auditregel, 'nummer'>[],
) => readonly VerzegeldeAuditregel[];

/** Who did what. What is written is never changed; a line gets its place when it is sealed, a moment later. */
export class Auditregels {
  constructor(private readonly pool: Pool) {}

  /** @param records what the logboek dataverwerkingen has to know of it */
  async add(regel: NieuweAuditregel, records?: readonly object[]): Promise<void> {
    const { inserts, values } = toldBy(0, regel, records);
    await writingLines(() => this.pool.query(prepared(`with ${inserts} select`, values)));
  }

  /** Those that are sealed, the newest first. */
  async list(
    { persoon, actie, object, resultaat, vanaf, totEnMet }: Auditfilter,
    { offset, limit }: { readonly offset: number; readonly limit: number },
  ): Promise<Auditregel[]> {
    const { rows } = await this.pool.query<Stored>(
      `select nummer, op, ${FIELDS} from klantregie.auditregels
         where ($1::text is null or persoon = $1)
           and ($2::text is null or actie = $2)
           and ($3::uuid is null or objecten @> array[$3::uuid])
           and ($4::text is null or resultaat = $4)
           and ($5::date is null or op >= ${startOf('$5::date')})
           and ($6::date is null or op < ${startOf('$6::date + 1')})
         order by op desc, nummer desc offset $7 limit $8`,
      [persoon, actie, object, resultaat, vanaf, totEnMet, offset, limit],
    );
    return rows.map(numbered);
  }

  /** In their order, with their seals. @param after the number of the one before */
  async listSealed(after: number, limit: number): Promise<VerzegeldeAuditregel[]> {
    const { rows } = await this.pool.query<Stored & { zegel: string }>(
      `select nummer, op, ${FIELDS}, zegel from klantregie.auditregels where nummer > $1 order by nummer limit $2`,
      [after, limit],
    );
    return rows.map(numbered);
  }

  /** The number of the last line before a day in the Netherlands (`YYYY-MM-DD`); 0 when there is none. */
  lastBefore(day: string): Promise<number> {
    return this.#lastBefore('$1::date', day);
  }

  /** The same, of the day itself or before. */
  lastOn(day: string): Promise<number> {
    return this.#lastBefore('$1::date + 1', day);
  }

  async #lastBefore(date: string, day: string): Promise<number> {
    const { rows } = await this.pool.query<{ nummer: string | null }>(
      `select max(nummer) as nummer from klantregie.auditregels where op < ${startOf(date)}`,
      [day],
    );
    return Number(rows[0]?.nummer ?? 0);
  }

  /** Whether any line waits for its seal. */
  async isAnyUnsealed(): Promise<boolean> {
    const { rows } = await this.pool.query('select from klantregie.auditregels_nieuw limit 1');
    return rows.length > 0;
  }

  /** Seals what can be, so many at most. Returns how many that were: none when another process is at it. */
  async seal(limit: number, seal: Seal): Promise<number> {
    const client = await this.pool.connect();
    let isDone = false;
    try {
      await client.query('begin');
      const { rows: turn } = await client.query<{ mine: boolean }>(`select pg_try_advisory_xact_lock(${LOCK}) as mine`);
      const { rows } = await client.query<Omit<Stored, 'nummer'> & { id: string }>(
        `select id, op, ${FIELDS} from klantregie.auditregels_nieuw where $2::boolean and ${SETTLED} order by tx, id limit $1`,
        [limit, turn[0]?.mine === true],
      );
      if (rows.length > 0) {
        const { rows: last } = await client.query<{ nummer: string; zegel: string }>(
          'select nummer, zegel from klantregie.auditregels order by nummer desc limit 1',
        );
        const sealed = seal(
          last[0] && numbered(last[0]),
          rows.map(({ id: _, ...regel }) => regel),
        );
        await client.query(
          `insert into klantregie.auditregels (nummer, op, zegel, ${FIELDS})
           select nummer, op, zegel, ${FIELDS}
             from jsonb_to_recordset($1::jsonb) as line (nummer bigint, op timestamptz, zegel text, ${TYPED})`,
          [JSON.stringify(sealed)],
        );
        await client.query('delete from klantregie.auditregels_nieuw where id = any($1)', [rows.map(({ id }) => id)]);
      }
      await client.query('commit');
      isDone = true;
      return rows.length;
    } finally {
      // A connection that may still be in a transaction is closed: that ends it.
      client.release(!isDone);
    }
  }

  /** For how many seconds the oldest line has been waiting for its seal; 0 when none does. */
  async oldestUnsealed(): Promise<number> {
    const { rows } = await this.pool.query<{ seconds: number }>(
      `select coalesce(extract(epoch from now() - min(op)), 0)::float as seconds from klantregie.auditregels_nieuw`,
    );
    return rows[0]!.seconds;
  }

  /**
   * Takes out what is older than so many days, from the beginning: the rest stays a whole. The last of them stays as well, for
   * the next one was sealed over it. Returns how many went.
   */
  async removeExpired(days: number, limit: number): Promise<number> {
    const { rowCount } = await this.pool.query(
      `delete from klantregie.auditregels where nummer in (
         select nummer from klantregie.auditregels
           where nummer < (
             select coalesce(
               (select min(nummer) - 1 from klantregie.auditregels where op >= now() - make_interval(days => $1)),
               (select max(nummer) from klantregie.auditregels)))
           order by nummer limit $2)`,
      [days, limit],
    );
    return rowCount ?? 0;
  }
}

/** A bigint is read as text. */
type Stored = Omit<Auditregel, 'nummer'> & { readonly nummer: string };

const numbered = <Row extends { readonly nummer: string }>(row: Row) => ({ ...row, nummer: Number(row.nummer) });
