import type { MigrationBuilder } from 'node-pg-migrate';

/**
 * What a request registered and where it got stuck, so that it can be found by that. Absent: it has not ended, or ended before
 * this was kept.
 */
export const up = (pgm: MigrationBuilder): void =>
  pgm.sql(`
    alter table klantregie.aanvragen
      add column nummer text,
      add column stap text,
      add column register text,
      add column oorzaak text,
      add column code text;
    create index aanvragen_nummer on klantregie.aanvragen (nummer);
    create index aanvragen_klantcontactnummer on klantregie.aanvragen (klantcontactnummer);
    create index aanvragen_interne_taak_nummer on klantregie.aanvragen (interne_taak_nummer);
  `);

export const down = (pgm: MigrationBuilder): void =>
  pgm.sql(`
    alter table klantregie.aanvragen
      drop column nummer,
      drop column stap,
      drop column register,
      drop column oorzaak,
      drop column code;
    drop index klantregie.aanvragen_klantcontactnummer;
    drop index klantregie.aanvragen_interne_taak_nummer;
  `);
