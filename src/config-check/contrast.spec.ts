import { describe, expect, it } from '@jest/globals';
import { readConfiguration } from '../config/read-configuration.js';
import { checkColours, contrastOf } from './contrast.js';
import { Verdict } from './verdict.js';

const { weergave } = readConfiguration('config');
const check = (kleuren: Partial<typeof weergave.kleuren> = {}): Verdict => {
  const verdict = new Verdict();
  checkColours({ ...weergave, kleuren: { ...weergave.kleuren, ...kleuren } }, (_, path) => path.join('/'), verdict);
  return verdict;
};

describe(contrastOf.name, () => {
  it.each([
    ['#000000', '#ffffff', 21],
    ['#ffffff', '#000000', 21],
    ['#777777', '#777777', 1],
    ['#767676', '#ffffff', 4.54],
    ['#ff0000', '#ffffff', 4],
  ])('of %s and %s is %d', (one, other, contrast) => expect(contrastOf(one, other)).toBeCloseTo(contrast, 2));
});

describe(checkColours.name, () => {
  it('has nothing against what the screens have by themselves', () => {
    expect(check().problems).toEqual([]);
    expect(check().rights).toEqual(['De kleuren van de schermen zijn goed te lezen.']);
  });

  it('names each pair that cannot be read, with where it stands and what it lacks', () => {
    const { problems, rights } = check({ zacht: '#8a8a8a' });
    expect(problems).toEqual([
      'weergave/kleuren/zacht zacht op papier is niet goed te zien: het contrast is 3,4:1, nodig is 4,5:1.',
      'weergave/kleuren/zacht zacht op paneel is niet goed te zien: het contrast is 3,1:1, nodig is 4,5:1.',
    ]);
    expect(rights).toEqual([]);
  });

  it('asks less of what is only seen', () => {
    expect(check({ rand: '#8a8a8a' }).problems).toEqual([]);
    expect(check({ rand: '#b0b0b0' }).problems).toHaveLength(2);
  });
});
