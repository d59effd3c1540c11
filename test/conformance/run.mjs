/**
 * Holds the simulated registers against what the real ones were recorded to answer. Each twice on the same running
 * simulator: what the first time left behind may not show. Ends with 'N passed, N failed'; exit code 1 when one failed.
 */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { KLANTEN_TOKEN, klantenSimulator } from '../../dist/sandbox/simulator/klanten/klanten-simulator.js';
import {
  NO_APPLICATION_CLIENT_ID,
  NO_APPLICATION_SECRET,
  RESTRICTED_CLIENT_ID,
  RESTRICTED_SECRET,
  ZAKEN_CLIENT_ID,
  ZAKEN_SECRET,
  zakenSimulator,
} from '../../dist/sandbox/simulator/zaken/zaken-simulator.js';
import { run } from '../../scripts/prepare/run.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const recordings = join(here, 'recordings');
/** Where the recordings come from, for who has them beside this project. */
const originals = join(here, '../../../shared/recordings');

const exceptions = JSON.parse(readFileSync(join(here, 'exceptions.json'), 'utf8'));

const registers = [
  {
    simulator: klantenSimulator(),
    access: ({ origin }) => optionsOf({ base: `${origin}/klantinteracties/api/v1`, token: KLANTEN_TOKEN }),
  },
  {
    simulator: zakenSimulator(),
    access: ({ origin }) =>
      optionsOf({
        base: `${origin}/zaken/api/v1`,
        catalogi: `${origin}/catalogi/api/v1`,
        'client-id': ZAKEN_CLIENT_ID,
        secret: ZAKEN_SECRET,
        'restricted-client-id': RESTRICTED_CLIENT_ID,
        'restricted-secret': RESTRICTED_SECRET,
        'no-application-client-id': NO_APPLICATION_CLIENT_ID,
        'no-application-secret': NO_APPLICATION_SECRET,
      }),
  },
];

let passed = 0;
let failed = 0;

for (const { simulator, access } of registers) {
  const { name } = simulator;
  checkExceptions(name);
  await simulator.listen(0);
  for (const time of ['eerste keer', 'tweede keer']) {
    const reports = await replay(name, access(simulator));
    const wrong = reports.filter(({ failures }) => failures.length > 0);
    passed += reports.length - wrong.length;
    failed += wrong.length;
    say(`${name}, ${time}`, `${reports.length - wrong.length} van de ${reports.length} opnamen in orde`);
    for (const { file, scenario, failures } of wrong) tell(file, scenario, failures);
  }
  await simulator.down();
}
checkCopies();

console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;

async function replay(name, access) {
  const except = exceptions[name].map(({ recording }) => recording).join(',');
  const options = optionsOf({ recordings: join(recordings, name), ...(except !== '' && { except }) });
  const { output } = await run(process.execPath, [join(here, 'replay.mjs'), '--json', ...options, ...access]);
  const start = output.indexOf('{');
  if (start < 0) throw new Error(output);
  return JSON.parse(output.slice(start, output.lastIndexOf('}') + 1)).reports;
}

/** What is left out, and why. An exception that leaves out nothing, or more than one recording, is a mistake. */
function checkExceptions(name) {
  const files = readdirSync(join(recordings, name));
  for (const { recording, reason } of exceptions[name]) {
    say(`${name}, niet`, `${recording}: ${reason}`);
    if (files.filter((file) => file.includes(recording)).length === 1) continue;
    failed += 1;
    console.log(`  mislukt  exceptions.json: ${recording} is niet de naam van één opname`);
  }
}

function tell(file, scenario, failures) {
  console.log(`  mislukt  ${file}: ${scenario}`);
  for (const { request, note, differences } of failures) {
    console.log(`             ${request}${note ? ` (${note})` : ''}`);
    for (const difference of differences.slice(0, 12)) console.log(`               - ${difference}`);
  }
}

function checkCopies() {
  if (!existsSync(originals)) return say('kopieën', 'overgeslagen: ../shared/recordings is er niet');
  const different = filesIn(originals, recordings).filter(
    (path) => contentOf(join(originals, path)) !== contentOf(join(recordings, path)),
  );
  if (different.length === 0) passed += 1;
  else failed += 1;
  say('kopieën', different.length === 0 ? 'gelijk aan ../shared/recordings' : `anders: ${different.join(', ')}`);
}

/** Paths below either directory. */
function filesIn(...directories) {
  const paths = directories.flatMap((directory) =>
    readdirSync(directory, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(directory.length + 1)),
  );
  return [...new Set(paths)].toSorted();
}

function optionsOf(values) {
  return Object.entries(values).flatMap(([name, value]) => [`--${name}`, value]);
}

function contentOf(path) {
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}

function say(what, outcome) {
  console.log(`${what.padEnd(22)}${outcome}`);
}
