import { expect, it } from '@jest/globals';
import { linesOf } from '../support/in-memory.js';
import { IS_THOROUGH } from '../support/thorough.js';

/** One of so many halts is tried. */
const ONE_OF = IS_THOROUGH ? 1 : 23;

interface Tried {
  readonly course: string;
  readonly tried: number;
  readonly lies: readonly string[];
}

it(
  'a request that was halted is carried on as it was begun, however the next process is configured',
  async () => {
    const tried = await linesOf<Tried>('test/other-configuration/run.ts', ONE_OF);
    expect(tried.flatMap(({ lies }) => lies)).toEqual([]);
    expect(tried.reduce((sum, it) => sum + it.tried, 0)).toBeGreaterThan(250);
  },
  30 * 60_000,
);
