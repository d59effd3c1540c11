import type { MigrationBuilder } from 'node-pg-migrate';

/** The tables as they were before they were changed by migrations: in an older database they may be there already. */
export const up = (pgm: MigrationBuilder): void =>
  pgm.sql(`
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
  `);

/** Nothing goes back to before the first tables. */
export const down = false;
