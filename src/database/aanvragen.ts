import type { Pool } from 'pg';
import { NUMMERS, type Volgnummers } from './nummers.js';
import type { Schema } from './schema.js';

/** A request that was taken in, as it stands in the list: nothing about the customer. */
export interface Aanvraagregel {
  readonly id: string;
  /** Kind of request: `productaanvraag`, or a step of it. */
  readonly soort: string;
  readonly product: string | null;
  readonly medewerkerId: string;
  readonly medewerkerNaam: string;
  readonly ontvangen: Date;
  readonly uitkomst: string;
  readonly geeindigd: Date | null;
  /** When a person marked it as solved. */
  readonly afgesloten: Date | null;
}

export type NieuweAanvraag = Pick<Aanvraagregel, 'id' | 'soort' | 'product' | 'medewerkerId' | 'medewerkerNaam'>;

/** What is looked for; absent: everything. */
export interface Aanvraagfilter {
  readonly uitkomst?: string | undefined;
  readonly product?: string | undefined;
  readonly medewerkerId?: string | undefined;
  readonly afgesloten?: boolean | undefined;
  /** First and last day on which it was received, in the Netherlands: `YYYY-MM-DD`. */
  readonly vanaf?: string | undefined;
  readonly totEnMet?: string | undefined;
}

const COLUMNS = `id, soort, product, medewerker_id as "medewerkerId", medewerker_naam as "medewerkerNaam", ontvangen,
  uitkomst, geeindigd, afgesloten`;

/** Nothing that has an end ever gets another by itself. */
const UNDER_WAY = `uitkomst in ('wordtVoltooid', 'wordtOngedaanGemaakt')`;

/**
 * The list of requests, so that they can be found by what people look for. What is said here of how one stands follows the
 * durable log, which decides.
 */
export class Aanvragen {
  constructor(
    private readonly pool: Pool,
    private readonly schema: Schema,
  ) {}

  /** Puts a request on the list, unless it is there, and issues numbers for it. */
  async open({ id, soort, product, medewerkerId, medewerkerNaam }: NieuweAanvraag): Promise<Volgnummers> {
    await this.schema.ensure();
    const { rows } = await this.pool.query<Volgnummers>(
      `with opened as (
         insert into klantregie.aanvragen (id, soort, product, medewerker_id, medewerker_naam)
         values ($1, $2, $3, $4, $5) on conflict (id) do nothing)
       select ${NUMMERS}`,
      [id, soort, product, medewerkerId, medewerkerNaam],
    );
    return rows[0]!;
  }

  /** It turned round. */
  async turned(id: string): Promise<void> {
    await this.pool.query(`update klantregie.aanvragen set uitkomst = 'wordtOngedaanGemaakt' where id = $1`, [id]);
  }

  async ended(id: string, uitkomst: string): Promise<void> {
    await this.pool.query(`update klantregie.aanvragen set uitkomst = $2, geeindigd = now() where id = $1`, [
      id,
      uitkomst,
    ]);
  }

  /** It goes on after it had ended. */
  async reopened(id: string, uitkomst: string): Promise<void> {
    await this.pool.query(
      `update klantregie.aanvragen set uitkomst = $2, geeindigd = null, afgesloten = null, heropend = true where id = $1`,
      [id, uitkomst],
    );
  }

  /** Asks that everything is undone, whatever came of it. */
  async takeBack(id: string): Promise<void> {
    await this.pool.query('update klantregie.aanvragen set terug = true where id = $1', [id]);
  }

  /** What people did about it. */
  async historyOf(id: string): Promise<{ wasReopened: boolean; isTakenBack: boolean }> {
    await this.schema.ensure();
    const { rows } = await this.pool.query<{ wasReopened: boolean; isTakenBack: boolean }>(
      `select heropend as "wasReopened", terug as "isTakenBack" from klantregie.aanvragen where id = $1`,
      [id],
    );
    return rows[0] ?? { wasReopened: false, isTakenBack: false };
  }

  /** Marks it as solved, once: who did so first is remembered. */
  async close(id: string): Promise<void> {
    await this.pool.query('update klantregie.aanvragen set afgesloten = now() where id = $1 and afgesloten is null', [
      id,
    ]);
  }

  async find(id: string): Promise<Aanvraagregel | undefined> {
    await this.schema.ensure();
    const { rows } = await this.pool.query<Aanvraagregel>(`select ${COLUMNS} from klantregie.aanvragen where id = $1`, [
      id,
    ]);
    return rows[0];
  }

  /** The newest first. */
  async list(filter: Aanvraagfilter, { offset, limit }: { offset: number; limit: number }): Promise<Aanvraagregel[]> {
    await this.schema.ensure();
    const { conditions, values } = conditionsOf(filter);
    const { rows } = await this.pool.query<Aanvraagregel>(
      `select ${COLUMNS} from klantregie.aanvragen ${conditions}
        order by ontvangen desc, id desc offset $${values.length + 1} limit $${values.length + 2}`,
      [...values, offset, limit],
    );
    return rows;
  }

  /** Those that have been under way for longer than so many milliseconds, as far as is known here. */
  async listUnderWay(milliseconds: number, limit: number): Promise<Pick<Aanvraagregel, 'id' | 'soort'>[]> {
    await this.schema.ensure();
    const { rows } = await this.pool.query<Pick<Aanvraagregel, 'id' | 'soort'>>(
      `select id, soort from klantregie.aanvragen
        where ${UNDER_WAY} and ontvangen < now() - make_interval(secs => $1) order by ontvangen limit $2`,
      [milliseconds / 1000, limit],
    );
    return rows;
  }

  /** Those that ended so long ago that they need not be kept. One that asked for attention is kept until it is closed. */
  async listExpired(milliseconds: number, limit: number): Promise<string[]> {
    await this.schema.ensure();
    const { rows } = await this.pool.query<{ id: string }>(
      `select id from klantregie.aanvragen
        where geeindigd < now() - make_interval(secs => $1)
          and (uitkomst in ('voltooid', 'ongedaanGemaakt') or afgesloten < now() - make_interval(secs => $1))
        order by geeindigd limit $2`,
      [milliseconds / 1000, limit],
    );
    return rows.map(({ id }) => id);
  }

  async remove(ids: readonly string[]): Promise<void> {
    await this.pool.query('delete from klantregie.aanvragen where id = any($1)', [ids]);
  }
}

/** The first moment of a day in the Netherlands. */
const startOf = (day: string) => `(${day})::timestamp at time zone 'Europe/Amsterdam'`;

function conditionsOf({ uitkomst, product, medewerkerId, afgesloten, vanaf, totEnMet }: Aanvraagfilter): {
  conditions: string;
  values: unknown[];
} {
  const wanted: readonly (readonly [condition: (value: string) => string, value: unknown])[] = [
    [(value) => `uitkomst = ${value}`, uitkomst],
    [(value) => `product = ${value}`, product],
    [(value) => `medewerker_id = ${value}`, medewerkerId],
    [(value) => `(afgesloten is not null) = ${value}`, afgesloten],
    [(value) => `ontvangen >= ${startOf(`${value}::date`)}`, vanaf],
    [(value) => `ontvangen < ${startOf(`${value}::date + 1`)}`, totEnMet],
  ];
  const given = wanted.filter(([, value]) => value !== undefined);
  const conditions = given.map(([condition], index) => condition(`$${index + 1}`));
  return {
    conditions: conditions.length > 0 ? `where ${conditions.join(' and ')}` : '',
    values: given.map(([, value]) => value),
  };
}
