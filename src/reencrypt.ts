import { existsSync } from 'node:fs';
import { SettingsError } from './config/settings.error.js';
import { readSettings } from './config/settings.js';
import { reencryptDatabase } from './reencrypt-database.js';

// What the environment itself says goes before what the file says.
if (existsSync('.env')) process.loadEnvFile('.env');
try {
  const { values, unused, needed } = await reencryptDatabase(readSettings(process.env));
  console.log(`Opnieuw versleuteld: ${values}.`);
  if (unused.length > 0) console.log(`Nergens meer voor nodig: ${unused.join(', ')}.`);
  if (needed.length > 0)
    console.log(`Nog nodig om aanvragen te herkennen, zolang die worden bewaard: ${needed.join(', ')}.`);
} catch (error) {
  const message = (error as Error).message;
  console.error(error instanceof SettingsError ? message : `Niet alles is opnieuw versleuteld: ${message}`);
  process.exitCode = 1;
}
