import { beforeEach, describe, expect, it } from '@jest/globals';
import { Silence } from './silence.js';

let silence: Silence;
beforeEach(() => {
  silence = new Silence();
});

describe(Silence.name, () => {
  it('is none as long as calls are answered, by the register or in between', () => {
    silence.heard('alive', 'a');
    silence.heard('none', 'a');
    expect(silence.now).toBeUndefined();
  });

  it('lasts from the first call without an answer, and knows each run once that had one', () => {
    silence.notAnswered('a');
    const since = silence.now?.since;
    silence.heard('dead', 'b');
    silence.notAnswered('a');
    silence.notAnswered(undefined);
    silence.heard('none', 'c');
    expect(silence.now).toEqual({ since, runs: new Set(['a', 'b']) });
    expect(silence.now?.since).toBe(since);
  });

  it('is over with the first answer', () => {
    silence.notAnswered('a');
    silence.heard('alive', undefined);
    expect(silence.now).toBeUndefined();
    silence.notAnswered('b');
    expect(silence.now?.runs).toEqual(new Set(['b']));
  });
});
