import type { Pool } from 'pg';

/** Two processes that create the same object at once would fail one of them. */
const CREATE = `
  select pg_advisory_xact_lock(hashtextextended('klantregie schema', 0));
  create schema if not exists klantregie;
  create sequence if not exists klantregie.referentienummer start 1000000000 maxvalue 9999999999 cache 1;
  create sequence if not exists klantregie.zaaknummer start 1 cache 1;
  create table if not exists klantregie.aanvragen (
    id uuid primary key,
    soort text not null,
    product text,
    medewerker_id text not null,
    medewerker_naam text not null,
    ontvangen timestamptz not null default now(),
    uitkomst text not null default 'wordtVoltooid',
    geeindigd timestamptz,
    heropend boolean not null default false,
    terug boolean not null default false,
    afgesloten timestamptz
  );
  create index if not exists aanvragen_ontvangen on klantregie.aanvragen (ontvangen, id);
  create index if not exists aanvragen_uitkomst on klantregie.aanvragen (uitkomst, ontvangen, id);
  create index if not exists aanvragen_medewerker on klantregie.aanvragen (medewerker_id, ontvangen, id);
  create index if not exists aanvragen_product on klantregie.aanvragen (product, ontvangen, id);
  create index if not exists aanvragen_geeindigd on klantregie.aanvragen (geeindigd) where geeindigd is not null;
  create table if not exists klantregie.ingrepen (
    id bigint generated always as identity primary key,
    aanvraag uuid not null references klantregie.aanvragen on delete cascade,
    soort text not null,
    reden text,
    medewerker_id text not null,
    medewerker_naam text not null,
    op timestamptz not null default now()
  );
  create index if not exists ingrepen_aanvraag on klantregie.ingrepen (aanvraag);
`;

/** What the product keeps beside the durable log: numbers, a list of requests, and what people did about them. */
export class Schema {
  #created: Promise<unknown> | undefined;

  constructor(private readonly pool: Pool) {}

  /** Creates what is not there yet, once for as long as this process lives. */
  async ensure(): Promise<void> {
    try {
      this.#created ??= this.pool.query(CREATE);
      await this.#created;
    } catch (error) {
      this.#created = undefined;
      throw error;
    }
  }
}
