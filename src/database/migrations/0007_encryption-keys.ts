import type { MigrationBuilder } from 'node-pg-migrate';

/** Which keys something in this database was encrypted with, by their names, and how each is known to be the same one. */
export const up = (pgm: MigrationBuilder): void =>
  pgm.sql('create table klantregie.sleutels (id text primary key, controle text not null);');

export const down = (pgm: MigrationBuilder): void => pgm.sql('drop table klantregie.sleutels;');
