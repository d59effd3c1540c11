import { setImmediate as later } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { onBehalfOf, onBehalfOfSomebody, turnsOutToBeFor, whoIsServed } from './on-behalf-of.js';

const seen = async (): Promise<string> => {
  await later();
  return whoIsServed();
};

describe('whom work is for', () => {
  it('is known in all of it, also later on, and nowhere else', async () => {
    const both = await Promise.all([onBehalfOf('an', seen), onBehalfOf('bo', () => onBehalfOf('cy', seen)), seen()]);
    expect(both).toEqual(['an', 'cy', '']);
  });

  it('may turn out while it is done', async () => {
    const whole = onBehalfOfSomebody(async () => {
      const before = await seen();
      await (async () => turnsOutToBeFor('an'))();
      return [before, await seen()];
    });
    await expect(whole).resolves.toEqual(['', 'an']);
  });

  it('turns out for nothing outside of work', () => {
    turnsOutToBeFor('an');
    expect(whoIsServed()).toBe('');
  });
});
