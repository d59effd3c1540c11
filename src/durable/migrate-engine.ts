import { DBOS } from '@dbos-inc/dbos-sdk';

/**
 * Brings the tables of the engine up to date, as their owner.
 * @param role runs the product, and gets what rights it needs. Undefined: the owner itself does.
 */
export const migrateEngine = (databaseUrl: string, role?: string): Promise<void> =>
  DBOS.migrate(databaseUrl, role === undefined ? {} : { applicationRole: role });
