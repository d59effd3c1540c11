import type { MigrationBuilder } from 'node-pg-migrate';

/**
 * By which requests somebody is found, without it being readable who; when what is about a customer was taken out of the log,
 * and what was answered then; and the key by which the content of a request is recognised. Absent: of before this was kept.
 */
export const up = (pgm: MigrationBuilder): void =>
  pgm.sql(`
    create table klantregie.zoeksleutels (
      afdruk text not null,
      aanvraag uuid not null references klantregie.aanvragen on delete cascade,
      primary key (afdruk, aanvraag)
    );
    create index zoeksleutels_aanvraag on klantregie.zoeksleutels (aanvraag);
    alter table klantregie.aanvragen
      add column sleutel text,
      add column geschoond timestamptz,
      add column einde text,
      add column wissen boolean not null default false;
  `);

export const down = (pgm: MigrationBuilder): void =>
  pgm.sql(`
    drop table klantregie.zoeksleutels;
    alter table klantregie.aanvragen
      drop column sleutel,
      drop column geschoond,
      drop column einde,
      drop column wissen;
  `);
