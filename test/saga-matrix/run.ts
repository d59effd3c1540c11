import { Random } from '../histories/random.js';
import { install, VirtualTime } from '../histories/virtual-time.js';

/* Puts sagas through the matrix. One line of JSON per saga. Argument: one of so many trials is done; every trial without. */

const [oneOf = 1] = process.argv.slice(2).map(Number);
const time = new VirtualTime();
const random = new Random(1);
const { Matrix } = await import('./matrix.js');
const { SAGAS } = await import('./sagas.js');
install(time, () => random);
Error.stackTraceLimit = 0;

const matrix = new Matrix(time, oneOf);
for (const saga of SAGAS) {
  const { tried, lies } = await matrix.liesOf(saga);
  process.stdout.write(`${JSON.stringify({ saga: saga.name, tried, lies })}\n`);
}
process.exit(0);
