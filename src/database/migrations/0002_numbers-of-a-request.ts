import type { MigrationBuilder } from 'node-pg-migrate';

/** The numbers that were issued to a request stand with it, so that it never gets others. Absent: it came in before that. */
export const up = (pgm: MigrationBuilder): void =>
  pgm.sql(`
    alter table klantregie.aanvragen
      add column klantcontactnummer text,
      add column interne_taak_nummer text,
      add column partijnummer text,
      add column zaaknummer text;
  `);

export const down = (pgm: MigrationBuilder): void =>
  pgm.sql(`
    alter table klantregie.aanvragen
      drop column klantcontactnummer,
      drop column interne_taak_nummer,
      drop column partijnummer,
      drop column zaaknummer;
  `);
