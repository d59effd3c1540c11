import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Pace } from './pace.js';

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

const QUIET = 4;
const MINUTE = 60_000;

/** It takes so long, as often as this, each time with as many under way as may be. Of the clock nothing goes by. */
function takes(pace: Pace, milliseconds: number, times: number): void {
  for (let time = 0; time < times; time += 1) pace.took(milliseconds, pace.limit);
}

function pace({ least = 8, most = 1000 } = {}): Pace {
  const made = new Pace({ least, most });
  for (let time = 0; time < 50; time += 1) made.took(QUIET, 1);
  return made;
}

describe(Pace.name, () => {
  it('lets as many be under way as there may be, as long as it goes quickly', () => {
    expect(pace().limit).toBe(1000);
  });

  it('lets fewer be under way the longer it goes slowly, but never fewer than may always be', () => {
    const slow = pace();
    takes(slow, 10 * QUIET, 60);
    const after = slow.limit;
    expect(after).toBeLessThan(1000);
    takes(slow, 10 * QUIET, 60);
    expect(slow.limit).toBeLessThan(after);
    takes(slow, 10 * QUIET, 1000);
    expect(slow.limit).toBe(8);
  });

  it('begins with as many as there are, once it goes slowly', () => {
    const slow = pace();
    for (let time = 0; time < 20; time += 1) slow.took(10 * QUIET, 100);
    expect(slow.limit).toBeLessThanOrEqual(98);
  });

  it('thinks nothing of one that was slow', () => {
    const steady = pace();
    steady.took(5 * QUIET, 100);
    expect(steady.limit).toBe(1000);
  });

  it('holds nothing to be slow that is quick all the same', () => {
    const steady = new Pace({ least: 8, most: 1000 });
    takes(steady, 1, 50);
    takes(steady, 7, 500);
    expect(steady.limit).toBe(1000);
  });

  it('lets one more be under way each time, once it goes quickly again with all that are', () => {
    const again = pace();
    takes(again, 10 * QUIET, 1000);
    // What is usual follows.
    for (let time = 0; time < 100; time += 1) again.took(QUIET, 1);
    expect(again.limit).toBe(8);
    takes(again, QUIET, 5);
    expect(again.limit).toBe(13);
    again.took(QUIET, 40);
    expect(again.limit).toBe(41);
    again.took(QUIET, 5000);
    expect(again.limit).toBe(1000);
  });

  it('gets used to what is slow for good', () => {
    const slow = pace();
    takes(slow, 5 * QUIET, 1000);
    expect(slow.limit).toBe(8);
    jest.advanceTimersByTime(30 * MINUTE);
    slow.took(5 * QUIET, 8);
    expect(slow.limit).toBe(9);
  });
});
