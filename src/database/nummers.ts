import type { Pool } from 'pg';

/** Numbers that no other productaanvraag has had or will have. */
export interface Volgnummers {
  /** Ten digits: referentienummer and nummer take no more. */
  readonly klantcontact: string;
  readonly interneTaak: string;
  readonly partij: string;
  /** At least six digits. */
  readonly zaak: string;
}

/** Two processes that create the same object at once would fail one of them. */
const CREATE = `
  select pg_advisory_xact_lock(hashtextextended('klantregie schema', 0));
  create schema if not exists klantregie;
  create sequence if not exists klantregie.referentienummer start 1000000000 maxvalue 9999999999 cache 1;
  create sequence if not exists klantregie.zaaknummer start 1 cache 1;
`;

/** Issues numbers from sequences in PostgreSQL: never the same one twice, sometimes one is skipped. */
export class Nummers {
  #created: Promise<unknown> | undefined;

  constructor(private readonly pool: Pool) {}

  async next(): Promise<Volgnummers> {
    await this.#ensureCreated();
    const { rows } = await this.pool.query<Volgnummers>(`
      select nextval('klantregie.referentienummer')::text as "klantcontact",
             nextval('klantregie.referentienummer')::text as "interneTaak",
             nextval('klantregie.referentienummer')::text as "partij",
             lpad(nextval('klantregie.zaaknummer')::text, greatest(6, length(currval('klantregie.zaaknummer')::text)), '0') as "zaak"`);
    return rows[0]!;
  }

  async #ensureCreated(): Promise<void> {
    try {
      this.#created ??= this.pool.query(CREATE);
      await this.#created;
    } catch (error) {
      this.#created = undefined;
      throw error;
    }
  }
}
