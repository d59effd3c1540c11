import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { parseArgs } from 'node:util';
import { readSpecs } from './specs.mjs';
import { turnsOf } from './turns.mjs';
import { Workshop } from './workshop.mjs';

/* Turns decisions around, one at a time, and tells which of them no quick spec notices. */

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    /** So many of them, drawn by lot; without it all. */
    sample: { type: 'string' },
    seed: { type: 'string', default: '1' },
  },
});
/** They put together, describe or name. */
const WITHOUT_DECISIONS = /\.(spec|module|schema|types)\.ts$|^src\/sandbox\//;

/** By file: what may stay unnoticed, and why. */
const survivors = JSON.parse(readFileSync(new URL('survivors.json', import.meta.url), 'utf8'));
const specsOf = readSpecs();
const sources = (positionals.length > 0 ? positionals : ['src']).flatMap(readSources);
const reached = sources.filter(({ specs }) => specs.length > 0);
const scores = new Map();

const workshop = new Workshop();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
  process.once(signal, () => {
    workshop.close();
    process.exit(1);
  });
try {
  for (const source of values.sample === undefined ? reached : drawn(reached)) await turnAll(source);
} finally {
  workshop.close();
}

const unreached = sources.filter((it) => !reached.includes(it) && it.turns.length > 0).map(({ file }) => file);
if (unreached.length > 0) console.log(`no quick spec comes to ${unreached.join(', ')}`);
for (const [folder, score] of scores) console.log(`${folder}: ${tell(score)}`);
const total = [...scores.values()].reduce(sum, { noticed: 0, of: 0 });
console.log(`${tell(total)} of the decisions that were turned around were noticed`);
if (total.noticed < total.of) process.exitCode = 1;

/** @param given a folder, a file, or some lines of one: `src/saga/saga.ts:20-60`. */
function readSources(given) {
  const [, path, first = 1, last = Infinity] = /^(.*?)(?::(\d+)-(\d+))?$/.exec(given);
  const found = statSync(path).isDirectory()
    ? readdirSync(path, { recursive: true, encoding: 'utf8' }).map((it) => join(path, it))
    : [path];
  const files = found.map(normalize).filter((it) => it.endsWith('.ts') && !WITHOUT_DECISIONS.test(it));
  return files.map((file) => {
    const text = readFileSync(file, 'utf8');
    const turns = turnsOf(text).filter(
      ({ line, told }) => line >= first && line <= last && survivors[file]?.[told] === undefined,
    );
    return { file, text, turns, specs: specsOf(file) };
  });
}

/** So many of their decisions, by lot: with the same seed the same. */
function drawn(sources) {
  let state = Number(values.seed);
  // A linear congruential generator: fair enough.
  const lot = () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0);
  const all = sources.flatMap(({ turns }) => turns.map((turn) => ({ turn, lot: lot() })));
  const chosen = all.toSorted((a, b) => a.lot - b.lot).slice(0, Number(values.sample));
  const isChosen = new Set(chosen.map(({ turn }) => turn));
  return sources.map((source) => ({ ...source, turns: source.turns.filter((turn) => isChosen.has(turn)) }));
}

async function turnAll({ file, text, turns, specs }) {
  if (turns.length === 0) return;
  const begun = performance.now();
  if (await workshop.hasFailure(specs)) throw new Error(`fails as it is: one of ${specs.join(', ')}`);
  const limit = 5000 + 5 * (performance.now() - begun);
  let noticed = 0;
  for (const turn of turns) {
    workshop.write(file, text.slice(0, turn.start) + turn.text + text.slice(turn.end));
    if (await workshop.hasFailure(specs, limit)) noticed += 1;
    else console.log(`${file}:${turn.line}: ${turn.told}`);
  }
  workshop.write(file, text);
  const score = { noticed, of: turns.length };
  console.log(`${file}: ${tell(score)}`);
  const folder = dirname(file);
  scores.set(folder, sum(scores.get(folder) ?? { noticed: 0, of: 0 }, score));
}

function sum(a, b) {
  return { noticed: a.noticed + b.noticed, of: a.of + b.of };
}

function tell({ noticed, of }) {
  return `${noticed} of ${of}${of > 0 ? ` (${((100 * noticed) / of).toFixed(1)} %)` : ''}`;
}
