import { CONFIGURATIONS, type ConfigurationName } from '../histories/configurations.js';
import { Random } from '../histories/random.js';
import { install, VirtualTime } from '../histories/virtual-time.js';

/* Has requests carried on under another configuration. One line of JSON per course. Argument: one of so many trials is done. */

const [oneOf = 1] = process.argv.slice(2).map(Number);
const TOO_LONG = 30 * 24 * 3_600_000;

const time = new VirtualTime();
let random = new Random(1);
const { Carrying } = await import('./trial.js');
const { COURSES } = await import('./courses.js');
install(time, () => random);
Error.stackTraceLimit = 0;

type Trial = ConstructorParameters<typeof Carrying>[1];
const carryOut = (trial: Trial) => {
  random = new Random(1);
  time.reset();
  const carrying = new Carrying(time, trial);
  return time.run(() => carrying.run(), TOO_LONG);
};

const others = (Object.keys(CONFIGURATIONS) as ConfigurationName[]).filter((name) => name !== 'usual');
let count = 0;
for (const course of COURSES) {
  const lies: string[] = [];
  let tried = 0;
  const { checkpoints } = await carryOut({ course, under: 'usual' });
  for (let checkpoint = 1; checkpoint <= checkpoints + 1; checkpoint += 1) {
    // Whether the last of it is in the log: in turn.
    const moment = checkpoint % 2 === 0 ? 'lost' : 'written';
    // The one after the last is never come to: then it is the answer that another process gives.
    const halted = { course, death: { checkpoint, moment } } as const;
    count += 1;
    if (count % oneOf > 0) continue;
    const expected = await carryOut({ ...halted, under: 'usual' });
    for (const under of others) {
      const found = await carryOut({ ...halted, under });
      tried += 1;
      const say = (lie: string) => lies.push(`${course.name}, halted at ${checkpoint} (${moment}), ${under}: ${lie}`);
      found.surprises.forEach(say);
      for (const [index, end] of found.ends.entries())
        if (end !== expected.ends[index]) say(`${end} instead of ${expected.ends[index]}`);
    }
  }
  process.stdout.write(`${JSON.stringify({ course: course.name, tried, lies })}\n`);
}
process.exit(0);
