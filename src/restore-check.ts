import { existsSync } from 'node:fs';
import { checkRestore } from './restore-check/check-restore.js';

/**
 * Prints what stands in the registers under our numbers and not in the database, and how to go on with the numbers. Ends
 * with 0 when there is nothing, 1 when there is something, and 2 when it could not be found out.
 */
// What the environment itself says goes before what the file says.
if (existsSync('.env')) process.loadEnvFile('.env');
try {
  const { lost, highest } = await checkRestore(process.env);
  for (const { soort, nummer, uuid, aanvraag } of lost)
    console.log(`${soort} ${nummer} ${uuid}${aanvraag === undefined ? '' : ` van aanvraag ${aanvraag}`}`);
  if (lost.length === 0) console.log('Er staat niets in de registers dat niet in de database staat.');
  else {
    console.log('\nZet de nummers vooruit voordat Klantregie start:\n');
    console.log(`select setval('klantregie.referentienummer', ${highest.referentienummer});`);
    console.log(`select setval('klantregie.zaaknummer', ${highest.zaaknummer});`);
    process.exitCode = 1;
  }
} catch (error) {
  console.error(`De registers zijn niet vergeleken: ${(error as Error).message}`);
  process.exitCode = 2;
}
