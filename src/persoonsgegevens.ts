import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline/promises';
import { erase, findBewaard, readSearch } from './beheer/persoonsgegevens.js';
import { SettingsError } from './config/settings.error.js';
import { readSettings } from './config/settings.js';
import { connect } from './database/prepare-database.js';
import { Keyring } from './encryption/keyring.js';

/**
 * Shows what is kept of one person, as JSON, and erases it when asked to (`--wissen`). Who that is, is read from standard input:
 * arguments are seen by everybody on the machine.
 */
// What the environment itself says goes before what the file says.
if (existsSync('.env')) process.loadEnvFile('.env');
try {
  const { databaseUrl, encryptionKeys } = readSettings(process.env);
  const search = readSearch(await asked('BSN, telefoonnummer, e-mailadres of uuid van de partij: '));
  if (search === undefined) throw new Error('Dat is geen BSN, telefoonnummer, e-mailadres of uuid.');
  const client = await connect(databaseUrl);
  try {
    const found = await findBewaard(client, new Keyring(encryptionKeys), search);
    console.log(JSON.stringify(found, null, 2));
    if (process.argv.includes('--wissen')) {
      await erase(
        client,
        found.map(({ id }) => id),
      );
      console.error(`Wordt gewist: ${found.length}. Wat nog loopt, zodra het klaar is. Kijk straks nog eens.`);
    } else console.error(`Gevonden: ${found.length}. Wissen: met --wissen erachter.`);
  } finally {
    await client.end();
  }
} catch (error) {
  const { message } = error as Error;
  console.error(error instanceof SettingsError ? message : `Het is niet gelukt: ${message}`);
  process.exitCode = 1;
}

async function asked(question: string): Promise<string> {
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return await lines.question(process.stdin.isTTY ? question : '');
  } finally {
    lines.close();
  }
}
