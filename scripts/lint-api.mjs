import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepare } from './prepare.mjs';

// Holds the document of the API against the rulesets of the API Design Rules; any finding is one too many. The version in
// force is kept here; the one before and the next are looked for beside the checkout.
const BESIDE = '../shared/reference/adr';
const RULESETS = [
  { name: 'ADR 2.2.0', file: 'test/api/adr-2.2.0.spectral.yaml' },
  { name: 'ADR ontwerp', file: `${BESIDE}/adr-draft.spectral.yaml` },
  // Older than OpenAPI 3.1, which it refuses by its number alone. The document is valid as 3.0 too, and checked as such.
  { name: 'ADR 2.1.0', file: `${BESIDE}/adr-2.1.0.spectral.yaml`, openapi: '3.0.3' },
];

await prepare();
const { run } = await import('./prepare/run.mjs');
const { describeProduct } = await import('../dist/describe-api.js');

const document = await describeProduct();
const directory = mkdtempSync(join(tmpdir(), 'klantregie-openapi-'));
try {
  // Each takes long by itself.
  for (const verdict of RULESETS.map(lint)) report(await verdict);
} finally {
  rmSync(directory, { recursive: true });
}

async function lint({ name, file, openapi = document.openapi }) {
  if (!existsSync(file)) return { name, code: 0, verdict: 'overgeslagen (regels niet gevonden)' };
  const target = join(directory, `openapi-${openapi}.json`);
  writeFileSync(target, JSON.stringify({ ...document, openapi }, null, 2));
  const spectral = 'node_modules/@stoplight/spectral-cli/dist/index.js';
  const options = ['--ruleset', file, '--fail-severity', 'hint'];
  const { code, output } = await run(process.execPath, [spectral, 'lint', ...options, target]);
  return { name, code, output, verdict: code === 0 ? 'in orde' : 'mislukt' };
}

function report({ name, code, output, verdict }) {
  console.log(`${name.padEnd(14)}${verdict}`);
  if (code === 0) return;
  console.log(output.trimEnd());
  process.exitCode = 1;
}
