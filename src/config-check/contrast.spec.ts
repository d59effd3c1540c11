import { describe, expect, it } from '@jest/globals';
import { readConfiguration } from '../config/read-configuration.js';
import { checkColours, contrastOf } from './contrast.js';
import { Verdict } from './verdict.js';

const { weergave } = readConfiguration('config');
type Kleuren = typeof weergave.kleuren;
const check = (kleuren: Partial<Kleuren> = {}, kleurenDonker: Partial<Kleuren> = {}): Verdict => {
  const verdict = new Verdict();
  const changed = {
    kleuren: { ...weergave.kleuren, ...kleuren },
    kleurenDonker: { ...weergave.kleurenDonker, ...kleurenDonker },
  };
  checkColours({ ...weergave, ...changed }, (_, path) => path.join('/'), verdict);
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
    expect(check().rights).toEqual(['De kleuren van de schermen zijn goed te lezen, ook op een donker scherm.']);
  });

  it('names each pair that cannot be read, with where it stands and what it lacks', () => {
    const { problems, rights } = check({ zacht: '#8a8a8a' });
    expect(problems).toEqual([
      'weergave/kleuren/zacht kleuren: zacht op papier is niet goed te zien: het contrast is 3,4:1, nodig is 4,5:1.',
      'weergave/kleuren/zacht kleuren: zacht op paneel is niet goed te zien: het contrast is 3,1:1, nodig is 4,5:1.',
    ]);
    expect(rights).toEqual([]);
  });

  it('looks at the colours of a dark screen as well', () => {
    expect(check({}, { actie: '#0b57a4' }).problems).toEqual([
      'weergave/kleurenDonker/actie kleurenDonker: actie op papier is niet goed te zien: het contrast is 2,4:1, nodig is 4,5:1.',
      'weergave/kleurenDonker/actie kleurenDonker: actie op paneel is niet goed te zien: het contrast is 2,2:1, nodig is 4,5:1.',
      'weergave/kleurenDonker/papier kleurenDonker: papier op actie is niet goed te zien: het contrast is 2,4:1, nodig is 4,5:1.',
    ]);
  });

  it('asks less of what is only seen', () => {
    expect(check({ rand: '#8a8a8a' }).problems).toEqual([]);
    expect(check({ rand: '#b0b0b0' }).problems).toHaveLength(2);
  });
});
