import { describe, expect, it } from '@jest/globals';
import { RateLimit } from './rate-limit.js';

describe(RateLimit.name, () => {
  it('lets a caller do a minute’s worth at once, and says exactly how long to wait for more', () => {
    const limit = new RateLimit(3);
    expect([0, 0, 0, 0].map((at) => limit.wait('a', at))).toEqual([0, 0, 0, 20_000]);
    expect(limit.wait('a', 19_999)).toBe(1);
    expect(limit.wait('a', 20_000)).toBe(0);
    expect(limit.wait('a', 20_000)).toBe(20_000);
  });

  it('never minds a caller that keeps to the pace', () => {
    const limit = new RateLimit(600);
    for (let at = 0; at < 10 * 60_000; at += 100) expect(limit.wait('a', at)).toBe(0);
  });

  it('does not count what it refused', () => {
    const limit = new RateLimit(1);
    limit.wait('a', 0);
    for (let at = 1; at < 60_000; at += 1000) limit.wait('a', at);
    expect(limit.wait('a', 60_000)).toBe(0);
  });

  it('minds no fractions', () => {
    const limit = new RateLimit(7);
    for (let request = 0; request < 7; request += 1) expect(limit.wait('a', 0)).toBe(0);
    for (let request = 1; request < 1000; request += 1) expect(limit.wait('a', (request * 60_000) / 7)).toBe(0);
  });

  it('forgets who has nothing to wait for, once there are many', () => {
    const limit = new RateLimit(1);
    const come = (from: number, to: number, at: number) => {
      for (let caller = from; caller < to; caller += 1) limit.wait(String(caller), at);
    };
    come(0, 400, 0);
    come(400, 800, 1);
    come(800, 1000, 60_000);
    expect(limit.size).toBe(1000);
    limit.wait('1000', 60_000);
    expect(limit.size).toBe(601);
    expect(limit.wait('400', 60_000)).toBe(1);
  });

  it('keeps callers apart, however many there are', () => {
    const limit = new RateLimit(1);
    for (let caller = 0; caller < 3000; caller += 1) expect(limit.wait(String(caller), caller)).toBe(0);
    expect(limit.wait('2999', 3000)).toBe(59_999);
    expect(limit.wait('0', 60_001)).toBe(0);
  });
});
