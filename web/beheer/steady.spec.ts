import { describe, expect, it } from '@jest/globals';
import { steadied } from './steady.js';

const row = (id: string, state = 'new') => ({ id, state });

describe('rows that keep their place', () => {
  it('are the latest at first', () => {
    expect(steadied([], [row('a'), row('b')])).toEqual({ rows: [row('a'), row('b')], waiting: 0 });
  });

  it('change where they stand, and let what is new wait', () => {
    const now = steadied([row('b'), row('a')], [row('d'), row('c'), row('b', 'done'), row('a')]);
    expect(now).toEqual({ rows: [row('b', 'done'), row('a')], waiting: 2 });
  });

  it('stay when they have left the page', () => {
    expect(steadied([row('b'), row('a')], [row('c'), row('b')]).rows).toEqual([row('b'), row('a')]);
  });
});
