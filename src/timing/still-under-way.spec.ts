import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { stillUnderWay } from './still-under-way.js';

const NOW = Date.parse('2026-03-01T10:00:00Z');

beforeEach(() => {
  jest.useFakeTimers({ now: NOW });
});
afterEach(() => {
  jest.useRealTimers();
});

describe(stillUnderWay.name, () => {
  it.each([
    ['nothing was left unanswered', undefined, 0],
    ['it was this moment', NOW, 1000],
    ['it was a while ago', NOW - 400, 600],
    ['it was long ago', NOW - 5000, 0],
    ['it was in the future, by another clock', NOW + 5000, 1000],
  ] as const)('is counted from the moment at which it was left alone: %s', (_, since, expected) => {
    expect(stillUnderWay(since, 1000)).toBe(expected);
  });
});
