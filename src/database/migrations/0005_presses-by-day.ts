import type { MigrationBuilder } from 'node-pg-migrate';

/** Who pressed what, over all requests, is looked through by day. */
export const up = (pgm: MigrationBuilder): void => pgm.sql('create index ingrepen_op on klantregie.ingrepen (op, id);');

export const down = (pgm: MigrationBuilder): void => pgm.sql('drop index klantregie.ingrepen_op;');
