import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { retryForever } from './retry-forever.js';

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

/** Work that fails so many times: when it was tried, and what was told of the wait. Milliseconds. */
function failing(times: number) {
  const begun = Date.now();
  const tries: number[] = [];
  const told: [unknown, number][] = [];
  const work = async () => {
    tries.push(Date.now() - begun);
    if (tries.length <= times) throw new Error(`poging ${tries.length}`);
    return 'gelukt';
  };
  return { tries, told, work, waits: (error: unknown) => void told.push([error, Date.now() - begun]) };
}

describe(retryForever.name, () => {
  it('gives at once what succeeds at once', async () => {
    const { tries, work } = failing(0);
    await expect(retryForever(work)).resolves.toBe('gelukt');
    expect(tries).toEqual([0]);
  });

  it('waits longer every time, up to five seconds', async () => {
    const { tries, work } = failing(8);
    const ended = retryForever(work);
    await jest.runAllTimersAsync();
    await expect(ended).resolves.toBe('gelukt');
    expect(tries).toEqual([0, 200, 600, 1400, 3000, 6200, 11_200, 16_200, 21_200]);
  });

  it('tells once of a wait that becomes longer than a second', async () => {
    const { told, work, waits } = failing(8);
    const ended = retryForever(work, waits);
    await jest.runAllTimersAsync();
    await ended;
    expect(told).toEqual([[new Error('poging 3'), 600]]);
  });

  it('tells nothing of a short wait', async () => {
    const { told, work, waits } = failing(2);
    const ended = retryForever(work, waits);
    await jest.runAllTimersAsync();
    await ended;
    expect(told).toEqual([]);
  });
});
