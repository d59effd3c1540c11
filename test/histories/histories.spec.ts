import { expect, it } from '@jest/globals';
import { linesOf } from '../support/in-memory.js';
import type { Found } from './run.js';

/** `npm run test:histories` lives through as many others as it is asked to. */
const FIRST = 1;
const COUNT = 1000;

it(
  'nobody is told anything untrue in a thousand histories of faults, crashes, buttons and colleagues',
  async () => {
    const lines = await linesOf<Found | { readonly lived: number }>('test/histories/run.ts', FIRST, COUNT);
    expect(lines).toEqual([{ lived: COUNT, wrong: 0 }]);
  },
  10 * 60_000,
);
