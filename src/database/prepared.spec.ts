import { describe, expect, it } from '@jest/globals';
import { prepared } from './prepared.js';

describe(prepared.name, () => {
  it('has the same name for the same words, whatever their values, and another for others', () => {
    const one = prepared('select $1', [1]);
    expect(prepared('select $1', [2])).toEqual({ ...one, values: [2] });
    expect(prepared('select $2', [1]).name).not.toBe(one.name);
  });

  it('has a name that PostgreSQL does not cut off', () => {
    expect(prepared('select 1', []).name!.length).toBeLessThan(64);
  });
});
