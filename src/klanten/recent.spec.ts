import { describe, expect, it } from '@jest/globals';
import { Recent } from './recent.js';

describe(Recent.name, () => {
  it('remembers as many as it has room for, and forgets first who was not asked for the longest', () => {
    const recent = new Recent<number>(2);
    recent.set('a', 1);
    recent.set('b', 2);
    expect(recent.get('a')).toBe(1);
    recent.set('c', 3);
    expect(['a', 'b', 'c'].map((key) => recent.get(key))).toEqual([1, undefined, 3]);
  });

  it('counts one that changes once, and as seen just now', () => {
    const recent = new Recent<number>(2);
    recent.set('a', 1);
    recent.set('b', 2);
    recent.set('a', 3);
    expect([recent.get('b'), recent.get('a')]).toEqual([2, 3]);
    recent.set('c', 4);
    expect(recent.get('b')).toBeUndefined();
  });

  it('forgets what it is told to', () => {
    const recent = new Recent<number>(2);
    recent.set('a', 1);
    recent.delete('a');
    expect(recent.get('a')).toBeUndefined();
  });
});
