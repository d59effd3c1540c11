import { describe, expect, it } from '@jest/globals';
import { Sparingly } from './sparingly.js';

const SECOND = 1000;

describe(Sparingly.name, () => {
  it('lets through a minute full, counts the rest, and tells it with the next', () => {
    const sparingly = new Sparingly();
    const counts = Array.from({ length: 65 }, () => sparingly.count('192.0.2.1', 0));
    expect(counts.filter((it) => it === 1)).toHaveLength(60);
    expect(counts.slice(60)).toEqual([undefined, undefined, undefined, undefined, undefined]);
    expect(sparingly.count('192.0.2.1', SECOND)).toBe(6);
    expect(sparingly.count('192.0.2.1', 2 * SECOND)).toBe(1);
  });

  it('counts each apart', () => {
    const sparingly = new Sparingly();
    for (let times = 0; times < 100; times += 1) sparingly.count('192.0.2.1', 0);
    expect(sparingly.count('192.0.2.2', 0)).toBe(1);
  });

  it('remembers no more of them than it can hold', () => {
    const sparingly = new Sparingly();
    const flood = (who: string) => Array.from({ length: 61 }, () => sparingly.count(who, 0));
    for (let who = 0; who <= 1000; who += 1) flood(`192.0.2.${who}`);
    expect(sparingly.count('192.0.2.0', 60 * SECOND)).toBe(1);
    expect(sparingly.count('192.0.2.1000', 60 * SECOND)).toBe(2);
  });
});
