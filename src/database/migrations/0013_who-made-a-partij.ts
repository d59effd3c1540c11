import type { MigrationBuilder } from 'node-pg-migrate';

/** A channel may see what it made itself: that is asked at each look, by the number. */
export const up = (pgm: MigrationBuilder): void =>
  pgm.sql('create index aanvragen_partijnummer on klantregie.aanvragen (partijnummer);');

export const down = (pgm: MigrationBuilder): void => pgm.sql('drop index klantregie.aanvragen_partijnummer;');
