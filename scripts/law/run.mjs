import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';

/* Sends any valid requests, and counts what stands nowhere without being named: `npm run test:law -- --count 5000 --seed 1`. */

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '5000' },
    /** The first seed; with a count of 1 its request is shown with its answer. */
    seed: { type: 'string', default: '1' },
  },
});

const child = spawn(
  process.execPath,
  ['--import', './test/histories/typescript.mjs', 'test/law/run.ts', values.seed, values.count],
  { stdio: ['ignore', 'pipe', 'inherit'] },
);
/** How often each kind was found, and by which seed first. */
const kinds = new Map();
let end;
for await (const line of createInterface({ input: child.stdout })) {
  const found = JSON.parse(line);
  if (found.sent) end = found;
  if (found.body) console.log(JSON.stringify(found, null, 2));
  for (const lie of found.lies ?? [])
    kinds.set(lie, { seed: found.seed, ...kinds.get(lie), times: (kinds.get(lie)?.times ?? 0) + 1 });
}
for (const [lie, { seed, times }] of kinds) console.log(`${lie} (${times}×, seed ${seed})`);
if (!end) throw new Error('not every request was sent');
console.log(`${end.sent} requests, ${end.wrong} of which something stands nowhere and is not named`);
if (end.wrong > 0) process.exitCode = 1;
