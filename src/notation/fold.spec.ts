import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { fold, hasSameAchternaam, hasSameNaam } from './fold.js';

describe('two texts', () => {
  it.each([
    ["D'Arc", 'D’Arc'],
    ["D'Arc", 'D‘ARC'],
    ["D'Arc", 'd´arc'],
    ["D'Arc", 'Dʼarc'],
    ["D'Arc", 'D`Arc'],
    ["D'Arc", 'D′Arc'],
    ["D'Arc", 'D＇Arc'],
    ['Müller', 'Mu\u0308ller'],
    ['Müller', 'MÜLLER'],
    ['Weiß', 'WEISS'],
    ['Weiß', 'WEIẞ'],
    ['IJsbrand', 'Ĳsbrand'],
    ['Papadopoulos Σ', 'papadopoulos ς'],
    ['Jansen-de Vries', 'Jansen\u2010de\u00a0Vries'],
    ['Jansen-de Vries', 'Jansen\u2013de  Vries '],
    ['Jansen', '\u200bJan\u00adsen\u202c'],
    ['Bakkerij "Brood"', 'Bakkerij „brood”'.replace('„', '“')],
    ['ﬁets', 'fiets'],
    ['１２ Ａ', '12 a'],
    ['ΐδης', 'Ϊ́δης'],
    ['İnci', 'i̇nci'],
    ["D'Arc", 'D\u1ffdArc'],
    ["D'Arc", 'D‹Arc'],
    ["D'Arc", 'D❛Arc'],
    ["D'Arc", "d' Arc"],
    ["van 't Hof", 'van ’t Hof'],
    ["van 't Hof", "van't Hof"],
    ['Jansen-de Vries', 'Jansen - de Vries'],
    ['Jansen-de Vries', 'Jansen -- de Vries'],
    ['Jansen-de Vries', 'Jansen \u2796de Vries'],
    ['Jansen-de Vries', 'Jansen– –de Vries'],
    ['Bakkerij "Brood"', 'Bakkerij ❝Brood❞'],
    ['Bakkerij "Brood"', 'Bakkerij 〝Brood〟'],
    ['Noor\ufffc', 'Noor'],
  ])('%j and %j are the same', (one, other) => {
    expect(fold(one)).toBe(fold(other));
  });

  it.each([
    ['Muller', 'Müller'],
    ['Jansen', 'Janssen'],
    ['de Vries', 'deVries'],
    ['Jansen-Bos', 'Jansen Bos'],
    ["D'Arc", 'DArc'],
    ['Bos', ''],
  ])('%j and %j are not', (one, other) => {
    expect(fold(one)).not.toBe(fold(other));
  });

  it('are folded once and for all', () => {
    const unit = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 3 }), fc.string({ unit: 'binary', maxLength: 3 }));
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 5 }), (parts) => {
        const once = fold(parts.join(''));
        expect(fold(once)).toBe(once);
      }),
      { numRuns: 3000 },
    );
  });
});

describe('the name of an organisatie', () => {
  it.each([
    ['Fietsenmakerij Rond B.V.', 'fietsenmakerij rond bv'],
    ['Fietsenmakerij Rond B.V.', 'Fietsenmakerij Rond'],
    ['Fietsenmakerij Rond, B.V', 'Fietsenmakerij Rond b.v.'],
    ['Rond & Zonen V.O.F.', 'Rond & Zonen vof'],
    ['Coöperatie Samen U.A.', 'Coöperatie Samen'],
    ["Bakkerij 't Hoekje", 'Bakkerij ’t Hoekje N.V.'],
  ])('is the same: %j and %j', (one, other) => {
    expect([hasSameNaam(one, other), hasSameNaam(other, one)]).toEqual([true, true]);
  });

  it.each([
    ['Rond B.V.', 'Vierkant B.V.'],
    ['BV', 'NV'],
    ['Rondbv', 'Rond'],
    ['Rond BV Oost', 'Rond Oost'],
  ])('is another: %j and %j', (one, other) => {
    expect([hasSameNaam(one, other), hasSameNaam(other, one)]).toEqual([false, false]);
  });
});

describe('an achternaam', () => {
  it.each([
    [{ voorvoegselAchternaam: 'van', achternaam: 'Deurne' }, { achternaam: 'Van Deurne' }],
    [
      { voorvoegselAchternaam: 'van der', achternaam: 'Berg' },
      { voorvoegselAchternaam: 'Van Der', achternaam: 'BERG' },
    ],
    [{ voorvoegselAchternaam: 'de', achternaam: 'Vries' }, { achternaam: 'Vries' }],
    [{ voorvoegselAchternaam: 'van der', achternaam: 'Berg' }, { achternaam: 'v.d. Berg' }],
    [{ voorvoegselAchternaam: 'van der', achternaam: 'Berg' }, { achternaam: 'v/d Berg' }],
    [{ voorvoegselAchternaam: 'van den', achternaam: 'Berg' }, { achternaam: 'vd Berg' }],
    [{ achternaam: 'van der Berg' }, { achternaam: 'Berg' }],
    [{ achternaam: 'van der Berg' }, { achternaam: 'Berg, van der' }],
    [{ achternaam: 'van der Berg' }, { voorvoegselAchternaam: 'van den', achternaam: 'Berg' }],
    [{ voorvoegselAchternaam: "van 't", achternaam: 'Hof' }, { achternaam: 'van’t Hof' }],
    [{ voorvoegselAchternaam: "'t", achternaam: 'Hart' }, { achternaam: '‘t Hart' }],
    [{ voorvoegselAchternaam: "in 't", achternaam: 'Veld' }, { achternaam: "In 't Veld" }],
    [{ voorvoegselAchternaam: "O'", achternaam: 'Brien' }, { achternaam: 'O’Brien' }],
    [{ voorvoegselAchternaam: "de l'", achternaam: 'Isle' }, { achternaam: 'De L’Isle' }],
    [{ achternaam: 'Jansen - de Vries' }, { achternaam: 'Jansen–de Vries' }],
    [{ voorvoegselAchternaam: '', achternaam: 'D’Arc' }, { achternaam: "d'arc" }],
    [
      { voorvoegselAchternaam: 'd’', achternaam: 'Arc' },
      { voorvoegselAchternaam: "d'", achternaam: 'Arc' },
    ],
  ])('is the same wherever its voorvoegsel stands: %j and %j', (one, other) => {
    expect([hasSameAchternaam(one, other), hasSameAchternaam(other, one)]).toEqual([true, true]);
  });

  it.each([
    [{ achternaam: 'Bos' }, { achternaam: 'Bosch' }],
    [{ achternaam: 'Vanderberg' }, { achternaam: 'Berg' }],
    [{ achternaam: 'van den Berg' }, { achternaam: 'van den Bergh' }],
    [{ achternaam: 'Van' }, { achternaam: 'De' }],
    [{ achternaam: 'Bos de Vries' }, { achternaam: 'Vries' }],
    [
      { voorvoegselAchternaam: 'van', achternaam: '' },
      { voorvoegselAchternaam: 'de', achternaam: '' },
    ],
    [{}, {}],
  ])('is another: %j and %j', (one, other) => {
    expect([hasSameAchternaam(one, other), hasSameAchternaam(other, one)]).toEqual([false, false]);
  });
});
