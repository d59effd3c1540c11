import { describe, expect, it } from '@jest/globals';
import { compareInstants, now, readDateTime } from './date-times.js';

describe('an instant', () => {
  it.each([
    ['2026-03-01T10:00:00Z', '2026-03-01T10:00:00Z'],
    ['2026-03-01T10:00:00', '2026-03-01T10:00:00Z'],
    ['2026-03-01', '2026-03-01T00:00:00Z'],
    ['2026-03-01T00:30:00.1234567+01:00', '2026-02-28T23:30:00.123456Z'],
    ['2026-03-01T10:00:00.120Z', '2026-03-01T10:00:00.120000Z'],
    ['2026-03-01 10:00-0530', '2026-03-01T15:30:00Z'],
  ])('%s is printed as %s', (text, printed) => {
    expect(readDateTime(text)).toBe(printed);
  });

  it.each(['2026-02-30T10:00:00Z', '2026-03-01T24:00:00Z', 'gisteren', ''])('is not %j', (text) => {
    expect(readDateTime(text)).toBeUndefined();
  });

  it('is before a later one, also with decimals', () => {
    const instants = ['2026-03-01T10:00:01Z', '2026-03-01T10:00:00.500000Z', '2026-03-01T10:00:00Z'];
    expect(instants.toSorted(compareInstants)).toEqual(instants.toReversed());
  });

  it('is never now twice', () => {
    const moments = Array.from({ length: 100 }, now);
    expect(new Set(moments).size).toBe(100);
    expect(moments.toSorted(compareInstants)).toEqual(moments);
  });
});
