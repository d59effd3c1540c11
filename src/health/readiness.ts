import { Inject, Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import { LOG_TABLES } from '../durable/log-tables.js';
import { LOG, type Log } from '../telemetry/log.js';

/** Who asks gets an answer within this time, whatever the database does. Milliseconds. */
const LIMIT_MS = 900;

/** So many referentienummers does one request draw. */
const PER_REQUEST = 3;

/**
 * All that it takes to accept a request, but for the rows: PostgreSQL looks at rights and locks, and whether it may be
 * written to, also for no rows at all.
 */
const PROBE = `
  with opened as (insert into klantregie.aanvragen select * from klantregie.aanvragen where false),
    told as (update klantregie.aanvragen set uitkomst = uitkomst where false),
    removed as (delete from klantregie.aanvragen where false),
    audited as (insert into klantregie.auditregels_nieuw (rollen, actie, objecten, resultaat)
      select '{}', soort, '{}', soort from klantregie.aanvragen where false),
    told_logboek as (insert into klantregie.logboek_uitgaand (records) select '[]' from klantregie.aanvragen where false),
    pressed as (insert into klantregie.ingrepen (aanvraag) select id from klantregie.aanvragen where false),
    ${LOG_TABLES.map((table, index) => `log${index} as (insert into ${table} select * from ${table} where false)`).join(', ')}
  select sequencename as name,
    has_sequence_privilege(format('%I.%I', schemaname, sequencename), 'usage') as "mayDraw",
    max_value - coalesce(last_value, 0) >= ${PER_REQUEST} as "hasRoom"
  from pg_sequences where schemaname = 'klantregie' and sequencename in ('referentienummer', 'zaaknummer')`;

interface Sequence {
  readonly name: string;
  readonly mayDraw: boolean;
  readonly hasRoom: boolean;
}

/** Why no request can be accepted, by what PostgreSQL answers. */
const REASONS: Readonly<Record<string, string>> = {
  '25006': 'the database is read-only',
  '42501': 'the user of the database lacks a right',
  '42P01': 'a table is missing: run npm run migrate',
  '55P03': 'a table is locked by somebody else',
};

/** Whether the database would let us accept a request now. What is wrong is told to the log, once for as long as it lasts. */
@Injectable()
export class Readiness {
  #asked: Promise<string | undefined> | undefined;
  #told: string | undefined;

  constructor(
    @Inject(Pool) private readonly pool: Pool,
    @Inject(LOG) private readonly log: Log,
  ) {}

  async isReady(): Promise<boolean> {
    let timer: NodeJS.Timeout | undefined;
    const tooLong = new Promise<string>((resolve) => {
      timer = setTimeout(() => resolve('the database does not answer in time'), LIMIT_MS);
    });
    // Many who ask at once cost as much as one.
    this.#asked ??= this.#obstacle().finally(() => (this.#asked = undefined));
    const obstacle = await Promise.race([this.#asked, tooLong]);
    clearTimeout(timer);
    this.#tell(obstacle);
    return obstacle === undefined;
  }

  async #obstacle(): Promise<string | undefined> {
    try {
      const { rows } = await this.pool.query<Sequence>(PROBE);
      const wrong = rows.find(({ mayDraw, hasRoom }) => !mayDraw || !hasRoom);
      if (!wrong) return undefined;
      return wrong.mayDraw ? `the numbers of ${wrong.name} are used up` : `${REASONS['42501']}: on ${wrong.name}`;
    } catch (error) {
      const { code = '', message } = error as Error & { code?: string };
      return REASONS[code] ? `${REASONS[code]}: ${message}` : `the database cannot be used: ${message}`;
    }
  }

  #tell(obstacle: string | undefined): void {
    if (obstacle === this.#told) return;
    this.#told = obstacle;
    if (obstacle === undefined) this.log.info('requests can be accepted again');
    else this.log.error({ reason: obstacle }, 'no request can be accepted');
  }
}
