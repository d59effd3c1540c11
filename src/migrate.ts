import { existsSync } from 'node:fs';
import { readMigrationSettings } from './config/migration-settings.js';
import { SettingsError } from './config/settings.error.js';
import { migrateDatabase } from './migrate-database.js';
import { createLog } from './telemetry/log.js';

// What the environment itself says goes before what the file says.
if (existsSync('.env')) process.loadEnvFile('.env');
try {
  await migrateDatabase(readMigrationSettings(process.env), createLog('info'));
  console.log('De tabellen in de database zijn bijgewerkt.');
} catch (error) {
  const message = (error as Error).message;
  console.error(error instanceof SettingsError ? message : `De database is niet bijgewerkt: ${message}`);
  process.exitCode = 1;
}
