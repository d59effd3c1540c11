import type { Pool } from 'pg';
import { DRAWN_NUMBERS, NUMBER_COLUMNS, VOLGNUMMERS, type Volgnummers } from './nummers.js';
import { prepared } from './prepared.js';

/** For so many requests numbers are drawn at once: at most about as many are skipped when a process stops. */
const AT_ONCE = 8;
/** When numbers for so few are left, more are drawn, so that nobody waits for that. */
const FEW = 2;

/**
 * Which server it is, since when. One that took the place of another, or was put back to what it was, may draw the same numbers
 * again, so what the other one drew counts for nothing there.
 */
export const SERVER = `extract(epoch from pg_postmaster_start_time())::text`;

/** Numbers that were drawn beforehand. */
export interface Drawn extends Volgnummers {
  /** Where they were drawn: see SERVER. */
  readonly server: string;
}

const DRAW = `
  select ${VOLGNUMMERS}, ${SERVER} as server from (select ${DRAWN_NUMBERS} from generate_series(1, $1::int)) as drawn (${NUMBER_COLUMNS})`;

/** Numbers that are issued to nobody yet, drawn before they are needed: so a request is put on the list and begun at once. */
export class NumberStock {
  #stock: Drawn[] = [];
  #drawing: Promise<void> | undefined;

  constructor(private readonly pool: Pool) {}

  /** Those of one request. Rejects when there are none and the database gives none. */
  async next(): Promise<Drawn> {
    while (this.#stock.length === 0) await this.#draw();
    const next = this.#stock.shift()!;
    // Whoever needs one that could not be drawn, hears why.
    if (this.#stock.length <= FEW) this.#draw().catch(() => {});
    return next;
  }

  /** Those that there are cannot be used any more. */
  forget(): void {
    this.#stock = [];
  }

  #draw(): Promise<void> {
    this.#drawing ??= this.#drawMore().finally(() => (this.#drawing = undefined));
    return this.#drawing;
  }

  async #drawMore(): Promise<void> {
    const { rows } = await this.pool.query<Drawn>(prepared(DRAW, [AT_ONCE]));
    this.#stock.push(...rows);
  }
}
