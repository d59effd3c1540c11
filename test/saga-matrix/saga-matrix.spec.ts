import { expect, it } from '@jest/globals';
import { linesOf } from '../support/in-memory.js';
import { IS_THOROUGH } from '../support/thorough.js';

/** One of so many trials is done. */
const ONE_OF = IS_THOROUGH ? 1 : 37;

interface Tried {
  readonly saga: string;
  readonly tried: number;
  readonly lies: readonly string[];
}

it(
  'every saga ends as it says, whatever goes wrong at a call, a checkpoint or both times',
  async () => {
    const tried = await linesOf<Tried>('test/saga-matrix/run.ts', ONE_OF);
    expect(tried.flatMap(({ lies }) => lies)).toEqual([]);
    expect(tried.length).toBeGreaterThan(10);
  },
  30 * 60_000,
);
