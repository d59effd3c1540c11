import type { ExecutionContext } from '@nestjs/common';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Settings } from '../config/settings.js';
import { RateLimitGuard } from './rate-limit.guard.js';

let guard: RateLimitGuard;

beforeEach(() => {
  jest.useFakeTimers({ now: 0 });
  guard = new RateLimitGuard({ configuration: { verzoeken: { perMinuut: 2 } } } as unknown as Settings);
});
afterEach(() => {
  jest.useRealTimers();
});

/** Whether a request of this caller is let in. */
const enter = (id?: string): boolean =>
  guard.canActivate({
    switchToHttp: () => ({ getRequest: () => (id === undefined ? {} : { caller: { id } }) }),
  } as unknown as ExecutionContext);

/** What somebody is told who stays out. */
function refusal(id: string): unknown {
  try {
    return enter(id);
  } catch (error) {
    return error;
  }
}

describe(RateLimitGuard.name, () => {
  it('lets a caller in as often as is set, and says in whole seconds when to come back', () => {
    expect([enter('an'), enter('an')]).toEqual([true, true]);
    jest.setSystemTime(28_500);
    expect(refusal('an')).toMatchObject({
      problem: { status: 429, type: '/problemen/te-veel-verzoeken' },
      headers: { 'Retry-After': '2' },
    });
    expect(enter('bo')).toBe(true);
    jest.setSystemTime(30_000);
    expect(enter('an')).toBe(true);
  });

  it('does not count what needs no token', () => {
    for (let times = 0; times < 10; times += 1) expect(enter()).toBe(true);
  });
});
