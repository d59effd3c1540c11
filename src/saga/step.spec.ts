import { describe, expect, it } from '@jest/globals';
import { attempt, UNFORESEEN } from './step.js';

const noSurprise = (error: unknown) => {
  throw error;
};

describe(attempt.name, () => {
  it('waits while it cannot be begun because of ourselves', async () => {
    let begun = 0;
    const work = async () => {
      begun += 1;
      if (begun < 3) throw Object.assign(new Error('no lock'), { isOurs: true });
      return 'done';
    };
    expect(await attempt(work, noSurprise)).toEqual({ value: 'done' });
    expect(begun).toBe(3);
  });

  it('tells how it failed, and since when there is doubt', async () => {
    const refused = { kind: 'refused', message: 'no' } as const;
    const unknown = { kind: 'unknown', message: 'silence' } as const;
    const failing = (failure: object) => () => Promise.reject(Object.assign(new Error(), { failure }));
    expect(await attempt(failing(refused), noSurprise)).toEqual({ failure: refused });
    expect(await attempt(failing(unknown), noSurprise)).toEqual({ failure: unknown, doubt: expect.any(Number) });
  });

  it('reports what nobody foresaw, which leaves everything unknown', async () => {
    const surprises: unknown[] = [];
    const error = new TypeError('mistake');
    const result = await attempt(
      () => Promise.reject(error),
      (it) => surprises.push(it),
    );
    expect(result).toEqual({ failure: UNFORESEEN, doubt: expect.any(Number) });
    expect(surprises).toEqual([error]);
  });
});
