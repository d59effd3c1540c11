import { historyOf, type HistoryPlan } from './history.js';
import { MISTAKES } from './mistakes.js';
import { reduced } from './reduce.js';
import { install, VirtualTime } from './virtual-time.js';

/* Lives through the histories of a range of seeds. One line of JSON per history that went wrong, and one at the end. */

export interface Found {
  readonly seed: number;
  readonly lies: readonly string[];
}

const [first = 1, count = 1] = process.argv.slice(2).map(Number);
const mistake = MISTAKES[process.env['MISTAKE'] ?? ''];
/** With one, its history is told as well: what there is left of it once it was reduced. */
const isTold = count === 1;
const realExit = process.exit;

const lines: string[] = [];
const time = new VirtualTime();
const { Historian } = await import('./historian.js');
const historian = new Historian(time, isTold ? (line) => lines.push(line) : undefined);
install(time, () => historian.random);
if (!isTold) Error.stackTraceLimit = 0;

const say = (found: object): void => void process.stdout.write(`${JSON.stringify(found)}\n`);
const judge = (plan: HistoryPlan): Promise<string[]> => historian.judge(plan, mistake);

let wrong = 0;
for (let seed = first; seed < first + count; seed += 1) {
  const plan = historyOf(seed);
  const lies = await judge(plan);
  if (lies.length === 0) continue;
  wrong += 1;
  say({ seed, lies });
  if (mistake && !isTold) break;
}
if (isTold && wrong > 0) {
  const least = await reduced(historyOf(first), async (plan) => (await judge(plan)).length > 0);
  lines.length = 0;
  const lies = await judge(least);
  say({ seed: first, events: least.events, requests: least.requests, registers: least.registers, told: lines, lies });
}
say({ lived: count, wrong });
realExit(0);
