import { describe, expect, it } from '@jest/globals';
import { clockOf, durationOf, withOffset } from './time.js';

describe('a duration', () => {
  it.each([
    [9, '9 ms'],
    [700, '0,7 s'],
    [12_000, '12 s'],
    [12 * 60_000, '12 min'],
    [6 * 3_600_000, '6 uur'],
    [72 * 3_600_000, '3 dagen'],
  ])('%d', (milliseconds, text) => expect(durationOf(milliseconds)).toBe(text));

  it('on a clock', () => expect(clockOf(192_400)).toBe('03:12'));
});

it('a moment keeps its time when it gets an offset', () => {
  const moment = new Date('2026-07-03T10:15:30Z');
  expect(new Date(withOffset(moment))).toEqual(moment);
});
