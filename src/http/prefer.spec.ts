import { describe, expect, it } from '@jest/globals';
import type { Request, Response } from 'express';
import { followsWait, PreferredWait, readWait } from './prefer.js';

function read(header: string | undefined): { wait: number | undefined; applied: string | undefined } {
  let applied: string | undefined;
  const request = { get: (name: string) => (name === 'Prefer' ? header : undefined) } as unknown as Request;
  const response = { set: (_: string, value: string) => (applied = value) } as unknown as Response;
  return { wait: readWait(request, response), applied };
}

describe(readWait.name, () => {
  it.each([
    ['respond-async', 0, 'respond-async'],
    ['wait=5', 5000, 'wait=5'],
    ['wait=0', 0, 'wait=0'],
    ['wait="7"', 7000, 'wait=7'],
    ['Respond-Async, Wait=10', 10_000, 'respond-async, wait=10'],
    ['return=minimal, respond-async; foo="bar", wait=3', 3000, 'respond-async, wait=3'],
    ['wait=2, wait=9', 2000, 'wait=2'],
    ['wait=9999', 60_000, 'wait=60'],
    [' wait = 4 ', 4000, 'wait=4'],
  ])('follows %s', (header, wait, applied) => {
    expect(read(header)).toEqual({ wait, applied });
  });

  it.each([undefined, '', 'return=minimal', 'wait=soon', 'wait=-1', 'wait', ';;,,=='])('passes over %s', (header) => {
    expect(read(header)).toEqual({ wait: undefined, applied: undefined });
  });
});

describe(PreferredWait.name, () => {
  class Waiting {
    register(@PreferredWait() _wait: number | undefined): void {}
    find(): void {}
  }

  it('makes known which methods wait', () => {
    expect(followsWait(Waiting.prototype, 'register')).toBe(true);
    expect(followsWait(Waiting.prototype, 'find')).toBe(false);
  });
});
