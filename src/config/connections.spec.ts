import { describe, expect, it } from '@jest/globals';
import { divideConnections, FEWEST_CONNECTIONS } from './connections.js';

describe(divideConnections.name, () => {
  it('gives each purpose what it needs, and keeps one for the sign of life', () => {
    for (let total = FEWEST_CONNECTIONS; total <= 200; total += 1) {
      const { engine, list, locks } = divideConnections(total);
      expect(engine + list + locks + 1).toBe(total);
      // The engine migrates while one of its connections holds the lock for that.
      expect(engine).toBeGreaterThanOrEqual(2);
      expect(list).toBeGreaterThanOrEqual(2);
      expect(locks).toBeGreaterThanOrEqual(1);
    }
  });

  it('divides the usual number like this', () => {
    expect(divideConnections(12)).toEqual({ engine: 4, list: 5, locks: 2 });
  });
});
