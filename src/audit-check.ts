import { existsSync } from 'node:fs';
import { checkAudit, type KnownSeal } from './audit/read-through.js';

/**
 * Prints whether every line of the audit log is as it was sealed. Ends with 0 when it is, 1 when it is not, and 2 when it could
 * not be found out. Arguments: seals that were written down elsewhere, as `1024:9f86d0…`.
 */
// What the environment itself says goes before what the file says.
if (existsSync('.env')) process.loadEnvFile('.env');
try {
  const { wrong, first, last, waiting } = await checkAudit(process.env, process.argv.slice(2).map(readSeal));
  if (first && last) {
    console.log(
      `Regel ${first.nummer} (${first.op.toISOString()}) tot en met ${last.nummer} (${last.op.toISOString()}).`,
    );
    console.log(`Laatste zegel: ${last.nummer}:${last.zegel}`);
  }
  if (waiting > 0) console.log(`De oudste regel zonder zegel wacht ${Math.ceil(waiting)} seconden.`);
  console.log(wrong ?? 'Het auditlog is heel.');
  process.exitCode = wrong === undefined ? 0 : 1;
} catch (error) {
  console.error(`Het auditlog is niet nagekeken: ${(error as Error).message}`);
  process.exitCode = 2;
}

function readSeal(text: string): KnownSeal {
  const [, nummer, zegel] = /^([1-9]\d*):([0-9a-f]{64})$/.exec(text) ?? [];
  if (nummer === undefined || zegel === undefined)
    throw new Error('een zegel is een nummer, een dubbele punt en 64 tekens.');
  return { nummer: Number(nummer), zegel };
}
