import type { MigrationBuilder } from 'node-pg-migrate';

/** Since when a row is set aside that the logboek dataverwerkingen refuses for good. */
export const up = (pgm: MigrationBuilder): void =>
  pgm.sql('alter table klantregie.logboek_uitgaand add column geweigerd timestamptz;');

export const down = (pgm: MigrationBuilder): void =>
  pgm.sql('alter table klantregie.logboek_uitgaand drop column geweigerd;');
