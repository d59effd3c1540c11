import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { attempt } from './attempts.js';
import { UNFORESEEN } from './step.js';

const noSurprise = (error: unknown) => {
  throw error;
};
const expectingNothing = { surprise: noSurprise, waits: noSurprise };

describe(attempt.name, () => {
  describe('that cannot be begun because of ourselves', () => {
    beforeEach(() => {
      jest.useFakeTimers();
    });
    afterEach(() => {
      jest.useRealTimers();
    });
    const ours = Object.assign(new Error('no lock'), { isOurs: true });
    const failing = (times: number) => {
      let begun = 0;
      return async () => {
        if (begun === times) return 'done';
        begun += 1;
        throw ours;
      };
    };

    it('waits for that', async () => {
      const results: unknown[] = [];
      void attempt(failing(2), { surprise: noSurprise, waits: () => {} }).then((it) => results.push(it));
      await jest.advanceTimersByTimeAsync(999);
      expect(results).toEqual([]);
      await jest.advanceTimersByTimeAsync(1);
      expect(results).toEqual([{ value: 'done' }]);
    });

    it('says once that it waits, when that takes long', async () => {
      const waits: unknown[] = [];
      const ending = attempt(failing(5), { surprise: noSurprise, waits: (error) => waits.push(error) });
      await jest.advanceTimersByTimeAsync(499);
      expect(waits).toEqual([]);
      await jest.runAllTimersAsync();
      await ending;
      expect(waits).toEqual([ours]);
    });
  });

  it('tells how it failed, and since when there is doubt', async () => {
    const refused = { kind: 'refused', message: 'no' } as const;
    const unknown = { kind: 'unknown', message: 'silence' } as const;
    const failing = (failure: object) => () => Promise.reject(Object.assign(new Error(), { failure }));
    expect(await attempt(failing(refused), expectingNothing)).toEqual({ failure: refused });
    expect(await attempt(failing(unknown), expectingNothing)).toEqual({ failure: unknown, doubt: expect.any(Number) });
  });

  it('reports what nobody foresaw, which leaves everything unknown', async () => {
    const surprises: unknown[] = [];
    const error = new TypeError('mistake');
    const result = await attempt(() => Promise.reject(error), {
      surprise: (it) => surprises.push(it),
      waits: noSurprise,
    });
    expect(result).toEqual({ failure: UNFORESEEN, doubt: expect.any(Number) });
    expect(surprises).toEqual([error]);
  });
});
