import { describe, expect, it } from '@jest/globals';
import { ABANDONED, type Run } from '../durable/durable.js';
import type { Outcome } from '../saga/saga.js';
import { beginAfterAll } from './begin-after-all.js';

const ID = '1';
const DONE: Outcome<string> = { state: 'completed', result: 'done' };
const abandonedAt = (failedAt: string): Outcome<string> => ({
  state: 'undone',
  failedAt,
  failure: { kind: 'unavailable', message: 'too late' },
  kept: [],
});
const TOO_LATE = abandonedAt(ABANDONED);

/** A run that ends like this: at once, or only for who waits for it. */
const runOf = (outcome: Outcome<string> | undefined, hasEnded = true): Run<string, string> => ({
  id: ID,
  input: 'input',
  startedAt: 0,
  hasEnded,
  outcome: async (wait) => (hasEnded || wait > 0 ? outcome : undefined),
  progress: async () => ({ checkpoints: [] }),
});

/** What the log has when it is looked at for the first time, and after that. */
function logOf(...found: Run<string, string>[]) {
  const told: string[] = [];
  const runs = {
    run: async () => (found.length > 1 ? found.shift() : found[0]),
    reopen: async () => told.push('reopen') > 0,
  };
  return { runs, told, reopening: async () => void told.push('reopening') };
}

describe(beginAfterAll.name, () => {
  it.each([
    ['has ended already', runOf(TOO_LATE)],
    ['is still on its way to that end', runOf(TOO_LATE, false)],
  ])('begins an abandoned run that %s', async (_, abandoned) => {
    const begun = runOf(DONE, false);
    const { runs, told, reopening } = logOf(runOf(TOO_LATE), begun);
    expect(await beginAfterAll(runs, abandoned, 1000, reopening)).toBe(begun);
    expect(told).toEqual(['reopening', 'reopen']);
  });

  it('takes over what somebody else has begun a moment earlier', async () => {
    const begun = runOf(DONE, false);
    const { runs, told, reopening } = logOf(begun);
    expect(await beginAfterAll(runs, runOf(TOO_LATE), 1000, reopening)).toBe(begun);
    expect(told).toEqual([]);
  });

  it.each([
    ['is done', runOf(DONE)],
    ['was undone for another reason', runOf(abandonedAt('klantcontact'))],
    ['is under way', runOf(undefined, false)],
  ])('leaves alone what %s', async (_, run) => {
    const { runs, told, reopening } = logOf(run);
    expect(await beginAfterAll(runs, run, 1000, reopening)).toBe(run);
    expect(told).toEqual([]);
  });
});
