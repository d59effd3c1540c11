import type { MigrationBuilder } from 'node-pg-migrate';

/** What may come to stand in a register because of a call that was left unanswered. */
export const up = (pgm: MigrationBuilder): void =>
  pgm.sql('create table klantregie.twijfels (sleutel text primary key, sinds timestamptz);');

export const down = (pgm: MigrationBuilder): void => pgm.sql('drop table klantregie.twijfels;');
