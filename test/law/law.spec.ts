import { expect, it } from '@jest/globals';
import { linesOf } from '../support/in-memory.js';

const REQUESTS = 200;

interface Line {
  readonly lies?: readonly string[];
  readonly sent?: number;
  readonly statuses?: Readonly<Record<string, number>>;
}

it(
  'everything in an accepted request stands in a register, or the answer names it',
  async () => {
    const lines = await linesOf<Line>('test/law/run.ts', 1, REQUESTS);
    const { sent, statuses = {} } = lines.at(-1) ?? {};
    expect(lines.slice(0, -1).flatMap(({ lies = [] }) => lies)).toEqual([]);
    expect(sent).toBe(REQUESTS);
    expect(statuses['201']).toBeGreaterThan(0.8 * REQUESTS);
  },
  10 * 60_000,
);
