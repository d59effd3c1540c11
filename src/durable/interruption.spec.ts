import { describe, expect, it } from '@jest/globals';
import { Interruption } from './interruption.js';

const BEGUN = Date.parse('2026-03-01T10:00:00Z');

describe(Interruption.name, () => {
  it('is of the first work that is not in the log, and of no other', () => {
    const interruption = new Interruption(BEGUN, false);
    expect([interruption.next(), interruption.next()]).toEqual([BEGUN, undefined]);
  });

  it('is of nothing when nobody was at work on it', () => {
    expect(new Interruption(undefined, false).next()).toBeUndefined();
  });

  it('is of all that was cut off to go on', () => {
    const interruption = new Interruption(BEGUN, true);
    interruption.waitsUntil(BEGUN + 60_000);
    expect([interruption.next(), interruption.next()]).toEqual([BEGUN, BEGUN]);
  });

  it('is of nothing when the process before it was still waiting', () => {
    const interruption = new Interruption(BEGUN, false);
    interruption.waitsUntil(BEGUN + 60_000);
    expect(interruption.next()).toBeUndefined();
  });

  it.each([-60_000, 0, 4000])('is of what comes after a wait that may have been over: %i ms', (left) => {
    const interruption = new Interruption(BEGUN, false);
    interruption.waitsUntil(BEGUN + left);
    expect(interruption.next()).toBe(BEGUN);
  });
});
