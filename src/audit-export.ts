import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { exportAudit } from './audit/read-through.js';

/**
 * Prints lines of the audit log, a line of JSON each. Options: `--vanaf 2026-03-01` and `--tot-en-met 2026-03-31`. Ends with 2
 * when that could not be done.
 */
// What the environment itself says goes before what the file says.
if (existsSync('.env')) process.loadEnvFile('.env');
try {
  const { values } = parseArgs({ options: { vanaf: { type: 'string' }, 'tot-en-met': { type: 'string' } } });
  await exportAudit(process.env, { vanaf: values.vanaf, totEnMet: values['tot-en-met'] }, (line) => console.log(line));
} catch (error) {
  console.error(`Het auditlog is niet uitgevoerd: ${(error as Error).message}`);
  process.exitCode = 2;
}
