import type { VirtualTime } from '../histories/virtual-time.js';
import { Attempt, type Result, type Trial } from './carry-out.js';
import type { SagaUnderTest } from './saga-under-test.js';
import { WAYS } from './ways.js';

/** Longer than anything may take. Milliseconds. */
const TOO_LONG = 10 * 24 * 3_600_000;

/** Puts sagas through everything that can go wrong, and says what was not as it had to be. */
export class Matrix {
  #trials = 0;

  /** @param oneOf one of so many trials is done: the same every time. */
  constructor(
    private readonly time: VirtualTime,
    private readonly oneOf: number,
  ) {}

  async liesOf(saga: SagaUnderTest): Promise<{ tried: number; lies: string[] }> {
    const wholes = await this.#wholesOf(saga);
    const lies: string[] = [];
    let tried = 0;
    for (const isTakenBack of [false, true]) {
      const clean = await this.#try(saga, { name: 'nothing goes wrong', isTakenBack });
      for (const trial of trialsOf(clean, isTakenBack)) {
        this.#trials += 1;
        if (this.#trials % this.oneOf > 0) continue;
        tried += 1;
        const found = judge(await this.#try(saga, trial), trial, wholes);
        lies.push(...found.map((lie) => `${saga.name}, ${trial.name}${isTakenBack ? ', taken back' : ''}: ${lie}`));
      }
    }
    return { tried, lies };
  }

  /** What stands when it is done: in every way in which it can be. */
  async #wholesOf(saga: SagaUnderTest): Promise<ReadonlySet<string>> {
    const clean = { name: 'nothing goes wrong', isTakenBack: false };
    const trials: Trial[] = [clean, ...(saga.wayOut ? [{ ...clean, refused: saga.wayOut }] : [])];
    const wholes = new Set<string>();
    for (const trial of trials) wholes.add(JSON.stringify((await this.#try(saga, trial)).ends[0]!.rows));
    return wholes;
  }

  #try(saga: SagaUnderTest, trial: Trial): Promise<Result> {
    this.time.reset();
    const attempt = new Attempt(this.time, saga, trial);
    return this.time.run(() => attempt.run(), TOO_LONG);
  }
}

/** Every call in every way, every checkpoint at every moment, and everything twice. */
function trialsOf({ calls, checkpoints }: Result, isTakenBack: boolean): Trial[] {
  const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);
  return [
    { name: 'nothing goes wrong', isTakenBack },
    { name: 'all work is done twice', isTakenBack, isTwice: true },
    ...upTo(calls).flatMap((number) =>
      WAYS.map((way) => ({ name: `call ${number}: ${way.trouble.name}`, isTakenBack, call: { number, way } })),
    ),
    ...upTo(checkpoints).flatMap((checkpoint) =>
      (['before', 'lost', 'written'] as const).map((moment) => ({
        name: `killed at checkpoint ${checkpoint} (${moment})`,
        isTakenBack,
        death: { checkpoint, moment },
      })),
    ),
  ];
}

/** All, nothing, or a person who has to look; and who looks when nothing goes wrong any more, can mend it. */
function judge({ ends, surprises }: Result, { call, isTakenBack }: Trial, wholes: ReadonlySet<string>): string[] {
  const lies = [...surprises];
  for (const { outcome, rows } of ends) {
    const standing = JSON.stringify(rows);
    if (outcome.state === 'completed' && !wholes.has(standing)) lies.push(`completed, and there stands ${standing}`);
    if (outcome.state === 'undone' && standing !== '{}') lies.push(`undone, and there stands ${standing}`);
  }
  const { state } = ends.at(-1)!.outcome;
  if (state === 'attention') lies.push('it could not be mended');
  if (!call && state !== (isTakenBack ? 'undone' : 'completed')) lies.push(`it ends as ${state}`);
  return lies;
}
