import { Random } from '../histories/random.js';
import { install, VirtualTime } from '../histories/virtual-time.js';

/* Sends any valid requests, one per seed. One line of JSON per request that something is wrong with, and one at the end. */

const [first = 1, count = 1] = process.argv.slice(2).map(Number);
const isShown = count === 1;
const time = new VirtualTime();
let random = new Random(first);
const { judge } = await import('./judge.js');
install(time, () => random);
if (!isShown) Error.stackTraceLimit = 3;

const say = (line: object): void => void process.stdout.write(`${JSON.stringify(line)}\n`);
const statuses: Record<string, number> = {};
let wrong = 0;
for (let seed = first; seed < first + count; seed += 1) {
  random = new Random(seed);
  time.reset();
  const { lies, status, ...shown } = await time.run(() => judge(time, random));
  statuses[status] = (statuses[status] ?? 0) + 1;
  if (lies.length > 0) wrong += 1;
  if (isShown || lies.length > 0) say({ seed, ...(isShown && { status, ...shown }), lies });
}
say({ sent: count, statuses, wrong });
process.exit(0);
