import { existsSync } from 'node:fs';
import { checkConfiguration } from './config-check/check-configuration.js';

/** Prints what is right and what is wrong with the configuration. Ends with 0 when nothing is wrong, else with 1. */
// What the environment itself says goes before what the file says.
if (existsSync('.env')) process.loadEnvFile('.env');
const { rights, problems } = await checkConfiguration(process.env);

for (const line of problems.length === 0 ? rights : problems) console.log(line);
console.log(
  problems.length === 0
    ? '\nGeen problemen gevonden.'
    : `\n${problems.length === 1 ? 'Er is 1 probleem' : `Er zijn ${problems.length} problemen`}.`,
);
process.exitCode = problems.length === 0 ? 0 : 1;
