import type { MigrationBuilder } from 'node-pg-migrate';

/** Who is logged in with a browser. */
export const up = (pgm: MigrationBuilder): void =>
  pgm.sql(`
    create table klantregie.sessies (
      id bytea primary key,
      beller jsonb not null,
      sid text,
      gemaakt timestamptz not null default now(),
      gebruikt timestamptz not null default now(),
      eindigt timestamptz not null
    );
  `);

export const down = (pgm: MigrationBuilder): void => pgm.sql('drop table klantregie.sessies;');
