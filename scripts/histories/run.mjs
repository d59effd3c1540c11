import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';

/* Lives through histories in memory: `npm run test:histories -- --count 100000 --seed 1`. */

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '1000' },
    /** The first seed; with a count of 1 its history is reduced and told. */
    seed: { type: 'string', default: '1' },
    workers: { type: 'string', default: String(Math.min(2, availableParallelism())) },
    /** A mistake to make on purpose; see test/histories/mistakes.ts. Then one that is found will do. */
    mistake: { type: 'string', default: '' },
  },
});
const count = Number(values.count);
const first = Number(values.seed);
const workers = Math.min(Number(values.workers), count);
/** So many of those that went wrong are reduced and told. */
const TOLD = 3;

/** Lives through some of them in a process of its own. Resolves with what it found. */
function live(from, many, onFound = () => {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      ['--import', './test/histories/typescript.mjs', 'test/histories/run.ts', String(from), String(many)],
      { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, MISTAKE: values.mistake } },
    );
    const found = [];
    createInterface({ input: child.stdout }).on('line', (line) => {
      found.push(JSON.parse(line));
      onFound(found.at(-1));
    });
    child.once('error', reject);
    child.once('close', (code) => (code === 0 ? resolve(found) : reject(new Error(`a worker ended with ${code}`))));
  });
}

const begun = performance.now();
const share = Math.ceil(count / workers);
const parts = Array.from({ length: workers }, (_, index) => first + index * share).map((from) => [
  from,
  Math.min(share, first + count - from),
]);
const found = (await Promise.all(parts.filter(([, many]) => many > 0).map(([from, many]) => live(from, many)))).flat();
const wrong = found.filter(({ seed, told }) => seed !== undefined && !told);
const seconds = (performance.now() - begun) / 1000;

for (const { seed, lies } of wrong) console.log(`seed ${seed}: ${lies.join('\n  ')}`);
if (!values.mistake)
  for (const { seed } of wrong.slice(0, TOLD)) {
    const least = (await live(seed, 1)).find(({ told }) => told);
    if (!least) continue;
    console.log(`\nseed ${seed}, reduced: ${JSON.stringify(least.registers)}`);
    for (const request of least.requests) console.log(`  ${JSON.stringify(request)}`);
    for (const event of least.events) console.log(`  ${JSON.stringify(event)}`);
    for (const line of least.told) console.log(`  ${line}`);
    for (const lie of least.lies) console.log(`  WRONG: ${lie}`);
  }
const lived = found.reduce((sum, it) => sum + (it.lived ?? 0), 0);
console.log(`${lived} histories in ${seconds.toFixed(1)} s, ${wrong.length} with something that is not as it was told`);
if (wrong.length > 0) process.exitCode = 1;
