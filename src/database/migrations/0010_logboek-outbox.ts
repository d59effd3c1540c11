import type { MigrationBuilder } from 'node-pg-migrate';

/** What the logboek dataverwerkingen has to know yet. */
export const up = (pgm: MigrationBuilder): void =>
  pgm.sql(`
    create table klantregie.logboek_uitgaand (
      id bigint generated always as identity primary key,
      op timestamptz not null default now(),
      records jsonb not null
    );
  `);

export const down = (pgm: MigrationBuilder): void => pgm.sql('drop table klantregie.logboek_uitgaand;');
