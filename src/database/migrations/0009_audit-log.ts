import type { MigrationBuilder } from 'node-pg-migrate';

/**
 * Who did what. Lines are written without any order and without an index but one, so that nobody waits for them; one process
 * moves them to where they have a number and a seal, and can be searched.
 */
export const up = (pgm: MigrationBuilder): void =>
  pgm.sql(`
    create table klantregie.auditregels_nieuw (
      id bigint generated always as identity primary key,
      tx xid8 not null default pg_current_xact_id(),
      op timestamptz(3) not null default clock_timestamp(),
      persoon text,
      rollen text[] not null,
      herkomst text,
      actie text not null,
      zoeksoort text,
      objecten uuid[] not null,
      resultaat text not null,
      status smallint,
      reden text,
      trace uuid,
      aantal int not null default 1
    );
    create table klantregie.auditregels (
      nummer bigint primary key,
      op timestamptz(3) not null,
      persoon text,
      rollen text[] not null,
      herkomst text,
      actie text not null,
      zoeksoort text,
      objecten uuid[] not null,
      resultaat text not null,
      status smallint,
      reden text,
      trace uuid,
      aantal int not null,
      zegel text not null
    );
    create index auditregels_op on klantregie.auditregels (op, nummer);
    create index auditregels_persoon on klantregie.auditregels (persoon, op);
    create index auditregels_objecten on klantregie.auditregels using gin (objecten);
  `);

export const down = (pgm: MigrationBuilder): void =>
  pgm.sql('drop table klantregie.auditregels_nieuw; drop table klantregie.auditregels;');
