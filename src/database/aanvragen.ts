import type { Pool } from 'pg';
import { conditionsOf, type Aanvraagfilter } from './aanvraagfilter.js';
import { startOf, TODAY } from './amsterdam-day.js';
import { placesAfter, type Beside, type Change } from './change.js';
import { recorded } from './handeling.js';
import { NumberStock, SERVER, type Drawn } from './number-stock.js';
import { DRAWN_NUMBERS, KEPT_NUMBERS, NUMBER_COLUMNS, VOLGNUMMERS, type Volgnummers } from './nummers.js';
import { prepared } from './prepared.js';

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
  /** The number that was issued for its klantcontact; null for what came in before numbers were kept here. */
  readonly kenmerk: string | null;
  /** What it ended with. All null before that, and for what ended before this was kept. */
  readonly nummer: string | null;
  readonly stap: string | null;
  readonly register: string | null;
  readonly oorzaak: string | null;
  readonly code: string | null;
  /** When what is about the customer was taken out of the log; null when it was not, or it came in before that was done. */
  readonly geschoond: Date | null;
}

/** What a request registered, and where it got stuck. */
export interface Einde {
  /** Of the zaak, or else the interne taak, or else the klantcontact. */
  readonly nummer?: string;
  /** Where it got stuck, or why there is no zaak, as far as it did not go well. */
  readonly stap?: string;
  readonly register?: string;
  /** What the register did, in one word. */
  readonly oorzaak?: string;
  /** The code of the register. */
  readonly code?: string;
}

/** What a request can make under a number that was issued for it. */
export type Numbered = 'klantcontact' | 'partij';

export interface NieuweAanvraag extends Pick<
  Aanvraagregel,
  'id' | 'soort' | 'product' | 'medewerkerId' | 'medewerkerNaam'
> {
  /** The name of the key that its digests are made with. */
  readonly sleutel: string;
  /** By which whoever it is about is found: digests. */
  readonly zoeksleutels: readonly string[];
}

const NOTHING: Change = { parts: 'nothing as (select)', values: [] };

/** What is kept with an end. */
export interface Bewaard {
  /** By which whoever it is about is found beside what was known when it came in: digests. */
  readonly zoeksleutels?: readonly string[];
  /**
   * What of the log is written with it, whether what is about the customer goes out of the log so, and how it ended as far as
   * the log does not say so itself.
   */
  readonly log?: { readonly change: Change; readonly isBlanked: boolean; readonly end?: string } | undefined;
}

/** Requests of one uitkomst that need something yet. */
export interface Open {
  readonly uitkomst: string;
  readonly aantal: number;
  /** When the oldest of them came, and how many seconds ago that is. */
  readonly sinds: Date;
  readonly oudste: number;
}

/** How many came in on a day, and what became of them. */
export interface Today {
  readonly ontvangen: number;
  readonly voltooid: number;
  /** Of those that are registered: a colleague makes the zaak. */
  readonly zonderZaak: number;
  readonly ongedaanGemaakt: number;
}

/** Requests that got stuck in the same way. */
export interface Stuck extends Pick<Aanvraagregel, 'stap' | 'register' | 'oorzaak' | 'code'> {
  readonly aantal: number;
  /** When the oldest of them came. */
  readonly oudste: Date;
  /** Since when there are any that got stuck like this. */
  readonly sinds: Date;
}

export interface Page {
  readonly offset: number;
  readonly limit: number;
  /** The oldest first, instead of the newest. */
  readonly isOldestFirst?: boolean;
}

const COLUMNS = `id, soort, product, medewerker_id as "medewerkerId", medewerker_naam as "medewerkerNaam", ontvangen,
  uitkomst, geeindigd, afgesloten, klantcontactnummer as "kenmerk", nummer, stap, register, oorzaak, code, geschoond`;

/** Draws numbers only when the row has none: a value that is not inserted would have been drawn all the same. */
const OPEN = `
  with known as (
    select ${VOLGNUMMERS} from klantregie.aanvragen where id = $1::uuid and zaaknummer is not null
  ), opened as (
    insert into klantregie.aanvragen (id, soort, product, medewerker_id, medewerker_naam, sleutel, ${NUMBER_COLUMNS})
    select $1::uuid, $2::text, $3::text, $4::text, $5::text, $6::text, ${DRAWN_NUMBERS}
      where not exists (select from known)
    on conflict (id) do update set ${KEPT_NUMBERS}
    returning ${VOLGNUMMERS}
  ), found_by as (
    insert into klantregie.zoeksleutels (aanvraag, afdruk) select $1::uuid, unnest($7::text[])
    on conflict do nothing
  )
  select * from known union all select * from opened`;

/** With numbers that were drawn before, where they still count. */
const OPENED = `
  opened as (
    insert into klantregie.aanvragen (id, soort, product, medewerker_id, medewerker_naam, sleutel, ${NUMBER_COLUMNS})
    select $1::uuid, $2::text, $3::text, $4::text, $5::text, $6::text, $8::text, $9::text, $10::text, $11::text
      where ${SERVER} = $12::text
    on conflict (id) do nothing
    returning id
  ), found_by as (
    insert into klantregie.zoeksleutels (aanvraag, afdruk) select id, unnest($7::text[]) from opened
  )`;

const OPENED_ALONE = `
  with ${OPENED}
  select from opened
  union all
  select from klantregie.aanvragen
    where id = $1 and (${NUMBER_COLUMNS}) = ($8, $9, $10, $11)`;

/** Numbers are issued to every kind of request, and not all make what they are for. */
const MADE: Readonly<Record<Numbered, string>> = {
  klantcontact: `klantcontactnummer = $2 and soort in ('productaanvraag', 'klantcontact')`,
  partij: `partijnummer = $2 and soort in ('productaanvraag', 'betrokkene')`,
};

const NEEDS_ATTENTION = `(uitkomst = 'vraagtAandacht' and afgesloten is null)`;

/** Nothing that has an end ever gets another by itself. */
const UNDER_WAY = `uitkomst in ('wordtVoltooid', 'wordtOngedaanGemaakt')`;

/**
 * The list of requests, so that they can be found by what people look for. What is said here of how one stands follows the
 * durable log, which decides.
 */
export class Aanvragen {
  readonly #nummers: NumberStock;

  constructor(private readonly pool: Pool) {
    this.#nummers = new NumberStock(pool);
  }

  /** Numbers for a request that is to be put on the list. */
  draw(): Promise<Drawn> {
    return this.#nummers.next();
  }

  /** What puts a request on the list that is not there yet, with numbers that were drawn for it. */
  opening(nieuw: NieuweAanvraag, { klantcontact, interneTaak, partij, zaak, server }: Drawn): Beside {
    const values = [...valuesOf(nieuw), klantcontact, interneTaak, partij, zaak, server];
    const ask: Beside['ask'] = (statement, all) => recorded(this.pool, statement, all, [nieuw.id]);
    return {
      change: { parts: OPENED, values, condition: 'exists (select from opened)' },
      ask,
      alone: async () => {
        const stands = (await ask(OPENED_ALONE, values)).rowCount === 1;
        // It may be the numbers: the others are as old.
        if (!stands) this.#nummers.forget();
        return stands;
      },
    };
  }

  /**
   * Puts a request on the list, and issues numbers to it. One that is there stays as it is, and keeps the numbers that it
   * has: only when two processes open the same one at the same moment, the numbers that one of them drew are skipped.
   */
  async open(nieuw: NieuweAanvraag): Promise<Volgnummers> {
    const { rows } = await recorded<Volgnummers>(this.pool, OPEN, valuesOf(nieuw), [nieuw.id]);
    return rows[0]!;
  }

  /** It turned round. */
  async markTurned(id: string): Promise<void> {
    await this.pool.query(`update klantregie.aanvragen set uitkomst = 'wordtOngedaanGemaakt' where id = $1`, [id]);
  }

  /**
   * A number that was told at an earlier end, stays: somebody may ask for it.
   * @returns false when it was not to be written any more, or is not on the list.
   */
  async markEnded(
    id: string,
    uitkomst: string,
    { nummer, stap, register, oorzaak, code }: Einde = {},
    { zoeksleutels = [], log }: Bewaard = {},
  ): Promise<boolean> {
    const { parts, values, condition = 'true' } = log?.change ?? NOTHING;
    const [own, as, number, step, at, cause, said, found, end, blanked] = placesAfter(values, 10);
    const { rowCount } = await this.pool.query(
      prepared(
        `with ${parts}, found_by as (
         insert into klantregie.zoeksleutels (aanvraag, afdruk) select ${own}::uuid, unnest(${found}::text[])
           where exists (select from klantregie.aanvragen where id = ${own}::uuid) and ${condition}
         on conflict do nothing
       )
       update klantregie.aanvragen set uitkomst = ${as}, geeindigd = now(), nummer = coalesce(${number}, nummer), stap = ${step},
           register = ${at}, oorzaak = ${cause}, code = ${said}, einde = ${end},
           geschoond = case when ${blanked}::boolean then coalesce(geschoond, now()) else geschoond end
         where id = ${own} and ${condition}`,
        [
          ...values,
          id,
          uitkomst,
          nummer,
          stap,
          register,
          oorzaak,
          code,
          zoeksleutels,
          log?.end,
          log?.isBlanked ?? false,
        ],
      ),
    );
    return rowCount === 1;
  }

  /** What is about the customer goes out of the log, in the same statement. */
  async markBlanked(id: string, { parts, values }: Change): Promise<void> {
    const [own] = placesAfter(values, 1);
    await this.pool.query(`with ${parts} update klantregie.aanvragen set geschoond = now() where id = ${own}`, [
      ...values,
      id,
    ]);
  }

  /**
   * It goes on after it had ended. Call it when nobody else can make it go on.
   * @param terug whether everything is to be undone, whatever came of it: `gebleven` when that was asked before and is not
   *   done yet. What was asked before counts for nothing otherwise: then it came to nothing.
   */
  async markReopened(id: string, uitkomst: string, terug: boolean | 'gebleven'): Promise<void> {
    await this.pool.query(
      `update klantregie.aanvragen set uitkomst = $2, geeindigd = null, afgesloten = null, heropend = true,
         einde = null, stap = null, register = null, oorzaak = null, code = null, terug = coalesce($3, terug) where id = $1`,
      [id, uitkomst, terug === 'gebleven' ? null : terug],
    );
  }

  /** What people did about it. */
  async historyOf(id: string): Promise<{ wasReopened: boolean; isTakenBack: boolean; end?: string | null }> {
    const { rows } = await this.pool.query<{ wasReopened: boolean; isTakenBack: boolean; end: string | null }>(
      `select heropend as "wasReopened", terug as "isTakenBack", einde as "end" from klantregie.aanvragen where id = $1`,
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
    const { rows } = await this.pool.query<Aanvraagregel>(`select ${COLUMNS} from klantregie.aanvragen where id = $1`, [
      id,
    ]);
    return rows[0];
  }

  /** Whether a request of somebody made this, as far as requests are kept. */
  async hasMade(medewerkerId: string, what: Numbered, nummer: string): Promise<boolean> {
    const { rowCount } = await this.pool.query(
      `select from klantregie.aanvragen
        where medewerker_id = $1 and ${MADE[what]} and uitkomst <> 'ongedaanGemaakt' limit 1`,
      [medewerkerId, nummer],
    );
    return rowCount === 1;
  }

  /** The newest first, unless it says otherwise. */
  async list(filter: Aanvraagfilter, { offset, limit, isOldestFirst }: Page): Promise<Aanvraagregel[]> {
    const { conditions, values } = conditionsOf(filter);
    const order = isOldestFirst ? 'asc' : 'desc';
    const { rows } = await this.pool.query<Aanvraagregel>(
      `select ${COLUMNS} from klantregie.aanvragen ${conditions}
        order by ontvangen ${order}, id ${order} offset $${values.length + 1} limit $${values.length + 2}`,
      [...values, offset, limit],
    );
    return rows;
  }

  /** How many there are. */
  async count(filter: Aanvraagfilter): Promise<number> {
    const { conditions, values } = conditionsOf(filter);
    const { rows } = await this.pool.query<{ aantal: number }>(
      `select count(*)::int as aantal from klantregie.aanvragen ${conditions}`,
      values,
    );
    return rows[0]!.aantal;
  }

  /** Per uitkomst how many have no end yet, or ask for attention, and when the oldest of them came: so many seconds ago. */
  async countOpen(): Promise<Open[]> {
    const { rows } = await this.pool.query<Open>(
      `select uitkomst, count(*)::int as aantal, min(ontvangen) as sinds,
          extract(epoch from now() - min(ontvangen))::float as oudste
        from klantregie.aanvragen where ${UNDER_WAY} or ${NEEDS_ATTENTION}
        group by uitkomst`,
    );
    return rows;
  }

  /** What became of those that came in today, in the Netherlands. */
  async countToday(): Promise<Today> {
    const { rows } = await this.pool.query<Today>(
      `select count(*)::int as ontvangen,
          count(*) filter (where uitkomst = 'voltooid')::int as voltooid,
          count(*) filter (where uitkomst = 'voltooid' and stap is not null)::int as "zonderZaak",
          count(*) filter (where uitkomst = 'ongedaanGemaakt')::int as "ongedaanGemaakt"
        from klantregie.aanvragen where ontvangen >= ${startOf(TODAY)}`,
    );
    return rows[0]!;
  }

  /** Those that ask for attention, by where they got stuck: the largest groups first. */
  async groupStuck(limit: number): Promise<Stuck[]> {
    const { rows } = await this.pool.query<Stuck>(
      `select stap, register, oorzaak, code, count(*)::int as aantal, min(ontvangen) as oudste, min(geeindigd) as sinds
        from klantregie.aanvragen where ${NEEDS_ATTENTION}
        group by stap, register, oorzaak, code order by aantal desc, sinds limit $1`,
      [limit],
    );
    return rows;
  }

  /**
   * Those that have been under way for longer than so many milliseconds, as far as is known here: page by page, by their id.
   * @param after the last of the page before.
   */
  async listUnderWay(
    milliseconds: number,
    limit: number,
    after = '00000000-0000-0000-0000-000000000000',
  ): Promise<Pick<Aanvraagregel, 'id' | 'soort'>[]> {
    const { rows } = await this.pool.query<Pick<Aanvraagregel, 'id' | 'soort'>>(
      `select id, soort from klantregie.aanvragen
        where ${UNDER_WAY} and ontvangen < now() - make_interval(secs => $1) and id > $3 order by id limit $2`,
      [milliseconds / 1000, limit, after],
    );
    return rows;
  }

  /**
   * Those that ended and still have what is about the customer, although they need it no more: whatever came to a good end,
   * what a person has had so many milliseconds to look at, and what is to be erased.
   */
  async listUnblanked(milliseconds: number, limit: number): Promise<Pick<Aanvraagregel, 'id' | 'soort'>[]> {
    const { rows } = await this.pool.query<Pick<Aanvraagregel, 'id' | 'soort'>>(
      `select id, soort from klantregie.aanvragen
        where geeindigd is not null and sleutel is not null and geschoond is null
          and (wissen or uitkomst <> 'vraagtAandacht' or geeindigd < now() - make_interval(secs => $1))
        order by geeindigd limit $2`,
      [milliseconds / 1000, limit],
    );
    return rows;
  }

  /** Of what is erased, by whom it was found is erased as well. */
  async forgetErased(): Promise<void> {
    await this.pool.query(
      `delete from klantregie.zoeksleutels using klantregie.aanvragen
         where aanvraag = id and wissen and geschoond is not null`,
    );
  }

  /** Those that ended so long ago that they need not be kept. One that asked for attention is kept until it is closed. */
  async listExpired(milliseconds: number, limit: number): Promise<string[]> {
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

const valuesOf = (nieuw: NieuweAanvraag): readonly unknown[] => {
  const { id, soort, product, medewerkerId, medewerkerNaam, sleutel, zoeksleutels } = nieuw;
  return [id, soort, product, medewerkerId, medewerkerNaam, sleutel, zoeksleutels];
};
