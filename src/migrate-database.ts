import type { MigrationSettings } from './config/migration-settings.js';
import { migrateTables } from './database/migrate-tables.js';
import { onceReachable } from './database/once-reachable.js';
import { connect, grantTables } from './database/prepare-database.js';
import { whileNobodyMigrates } from './database/while-nobody-migrates.js';
import { migrateEngine } from './durable/migrate-engine.js';
import type { Log } from './telemetry/log.js';

/** Brings all tables up to date, as their owner, and gives the role that runs the product the rights that it needs. */
export async function migrateDatabase({ ownerUrl, applicationRole }: MigrationSettings, log: Log): Promise<void> {
  const client = await onceReachable(log, () => connect(ownerUrl));
  try {
    await whileNobodyMigrates(client, async () => {
      await migrateTables(client, log);
      await migrateEngine(ownerUrl, applicationRole);
      if (applicationRole !== undefined) await grantTables(client, applicationRole);
    });
  } finally {
    await client.end();
  }
}
