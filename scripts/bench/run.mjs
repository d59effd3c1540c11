/**
 * Measures the embedded default on this machine: how soon it answers after a start, how long a productaanvraag takes
 * beside the same registrations done by plain calls, and how much memory the product takes. Judges nothing.
 */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SCENES } from '../../dist/demo/scenes.js';
import { resetHome } from '../../dist/embedded/home.js';
import { plainCalls } from './plain-calls.mjs';
import { startProduct } from './running-product.mjs';

const WARM_UP = 20;
const COUNT = 100;
/** A register as they are in practice takes 25 to 75 ms for a call. The simulated ones take next to nothing. */
const PRACTICE_MS = 40;
const COUNT_IN_PRACTICE = 10;

const COLUMNS = ['p50', 'p95', 'los p50', 'los p95', 'verhouding'];

const scenes = SCENES.filter(({ storing }) => storing === undefined);
const home = mkdtempSync(join(tmpdir(), 'klantregie-bench-'));
let product;
let customers = 0;
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void end().then(() => process.exit(1)));
try {
  const first = await timed(begin);
  await product.stop();
  const second = await timed(begin);
  const atRest = product.memory();
  const plainly = await plainCalls(product.registers);
  const rows = await measure(plainly, WARM_UP, COUNT);
  print([
    ['eerste start, tot het eerste antwoord', `${Math.round(first)} ms`],
    ['tweede start, tot het eerste antwoord', `${Math.round(second)} ms`],
    ['geheugen van het product na de start', `${atRest} MB`],
    [`geheugen na ${scenes.length * (WARM_UP + COUNT) + 1} aanvragen`, `${product.memory()} MB`],
  ]);
  print([['nagebootste registers', ...COLUMNS], ...rows]);
  await product.slowDown(PRACTICE_MS);
  print([[`met ${PRACTICE_MS} ms per aanroep`, ...COLUMNS], ...(await measure(plainly, 1, COUNT_IN_PRACTICE))]);
  console.log('\nLos: dezelfde registraties, na elkaar, zonder iets dat fouten opvangt. Verhouding: van de p50.');
} finally {
  await end();
}

async function begin() {
  product = await startProduct(home);
  await submit(scenes[0].body);
}

async function end() {
  await product?.stop();
  await resetHome(home);
  rmSync(home, { recursive: true, force: true });
}

/** Both kinds in turn, so that whatever else the machine does strikes both. */
async function measure(plainly, warmUp, count) {
  const rows = [];
  for (const { titel, body } of scenes) {
    const [ours, plain] = [[], []];
    for (let index = -warmUp; index < count; index += 1) {
      const times = [await timed(() => submit(unique(body))), await timed(() => plainly(unique(body)))];
      if (index < 0) continue;
      ours.push(times[0]);
      plain.push(times[1]);
    }
    const ratio = percentile(ours, 50) / percentile(plain, 50);
    const shown = [ours, plain].flatMap((times) => [percentile(times, 50), percentile(times, 95)]);
    rows.push([variantOf(titel), ...shown.map((time) => `${time.toFixed(1)} ms`), ratio.toFixed(2)]);
  }
  return rows;
}

/** With addresses of its own: a new customer who is known already is refused. */
function unique(body) {
  if (!body.klant.digitaleAdressen) return body;
  customers += 1;
  const digitaleAdressen = body.klant.digitaleAdressen.map((it) => ({
    ...it,
    adres:
      it.soortDigitaalAdres === 'email' ? `klant${customers}@inwoner.example` : `06${String(10_000_000 + customers)}`,
  }));
  return { ...body, klant: { ...body.klant, digitaleAdressen } };
}

async function submit(body) {
  const response = await fetch(`${product.url}/api/v1/productaanvragen`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${product.token}`,
      'content-type': 'application/json',
      'idempotency-key': randomUUID(),
    },
    body: JSON.stringify(body),
  });
  const answer = await response.text();
  if (response.status !== 201) throw new Error(answer);
}

async function timed(work) {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

function variantOf(titel) {
  return titel.replace(/ \(variant (\w+)\)$/, ' ($1)');
}

function percentile(times, percent) {
  return times.toSorted((a, b) => a - b)[Math.ceil((times.length * percent) / 100) - 1];
}

function print(table) {
  const widths = table[0].map((_, column) => Math.max(...table.map((row) => row[column].length)));
  console.log();
  for (const row of table)
    console.log(
      row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column]))).join('  '),
    );
}
