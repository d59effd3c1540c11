import { describe, expect, it } from '@jest/globals';
import { readRetryAfter } from './retry-after.js';

const NOW = new Date('2026-03-01T10:00:00Z');

describe(readRetryAfter.name, () => {
  it.each([
    ['7', 7000],
    ['0', 0],
    [' 12 ', 12_000],
    ['Sun, 01 Mar 2026 10:00:30 GMT', 30_000],
    ['Sun, 01 Mar 2026 09:00:00 GMT', 0],
    ['999999999', 3_600_000],
  ])('reads %s', (header, milliseconds) => {
    expect(readRetryAfter(header, NOW)).toBe(milliseconds);
  });

  it.each(['', 'straks', '-1s', undefined, 7])('does not read %p', (header) => {
    expect(readRetryAfter(header, NOW)).toBeUndefined();
  });
});
