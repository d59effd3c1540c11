import { describe, expect, it } from '@jest/globals';
import { hasOwnName, knownName, nameOfPartij } from './customer-name.js';
import type { Klant } from './productaanvraag.js';

const leeg = { voorletters: '', voornaam: '', voorvoegselAchternaam: '', achternaam: '' };
const an = { ...leeg, voornaam: 'An', achternaam: 'Deurne' };

describe(nameOfPartij.name, () => {
  it.each([
    ['of a person', { contactnaam: an }, { contactnaam: an }],
    ['of an organisatie', { naam: 'De Korenbloem' }, { organisatienaam: 'De Korenbloem' }],
    ['of a person before that of an organisatie', { contactnaam: an, naam: 'x' }, { contactnaam: an }],
    ['none: an empty one', { contactnaam: leeg, naam: '' }, undefined],
    ['that of the organisatie when the other is empty', { contactnaam: leeg, naam: 'x' }, { organisatienaam: 'x' }],
    ['none: nothing is known', null, undefined],
    ['none: it was left out', { contactnaam: null }, undefined],
  ])('is that %s', (_, partijIdentificatie, expected) => {
    expect(nameOfPartij({ partijIdentificatie })).toEqual(expected);
  });
});

describe(knownName.name, () => {
  it.each<[string, object, object | undefined]>([
    [
      'who was shown',
      { soort: 'bekendePartij', getoond: { partijIdentificatie: { naam: 'x' } } },
      { organisatienaam: 'x' },
    ],
    ['who was not', { soort: 'bekendePartij' }, undefined],
    ['a person who is new', { soort: 'nieuwePartij', contactnaam: an }, { contactnaam: an }],
    ['an organisatie that is new', { soort: 'nieuwePartij', naam: 'x' }, { organisatienaam: 'x' }],
    ['who is not registered', { soort: 'eenmalig', contactnaam: an }, undefined],
  ])('is known of %s', (_, klant, expected) => {
    expect(knownName(klant as Klant)).toEqual(expected);
  });
});

describe(hasOwnName.name, () => {
  it.each([
    [undefined, false],
    [{}, false],
    [{ contactnaam: an }, true],
    [{ organisatienaam: 'x' }, true],
  ])('is so when one is given: %j', (own, expected) => {
    expect(hasOwnName(own)).toBe(expected);
  });
});
