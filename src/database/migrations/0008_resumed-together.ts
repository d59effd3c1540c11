import type { MigrationBuilder } from 'node-pg-migrate';

/** Requests that a person had resumed together, and how far that is. */
export const up = (pgm: MigrationBuilder): void =>
  pgm.sql(`
    create table klantregie.hervattingen (
      id uuid primary key,
      vingerafdruk text not null,
      medewerker_id text not null,
      medewerker_naam text not null,
      gemaakt timestamptz not null default now()
    );
    create table klantregie.hervattingsregels (
      hervatting uuid not null references klantregie.hervattingen on delete cascade,
      aanvraag uuid not null references klantregie.aanvragen on delete cascade,
      begonnen timestamptz,
      gedaan timestamptz,
      melding text,
      primary key (hervatting, aanvraag)
    );
    create index hervattingsregels_aanvraag on klantregie.hervattingsregels (aanvraag);
    create index hervattingsregels_open on klantregie.hervattingsregels (hervatting) where gedaan is null;
    alter table klantregie.ingrepen add column hervatting uuid references klantregie.hervattingen on delete set null;
    create index ingrepen_hervatting on klantregie.ingrepen (hervatting) where hervatting is not null;
  `);

export const down = (pgm: MigrationBuilder): void =>
  pgm.sql(`
    alter table klantregie.ingrepen drop column hervatting;
    drop table klantregie.hervattingsregels;
    drop table klantregie.hervattingen;
  `);
