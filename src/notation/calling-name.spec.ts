import { describe, expect, it } from '@jest/globals';
import { callingName } from './calling-name.js';

describe('as a person is called', () => {
  it.each([
    ['K.', 'Karel', 'van', 'Deurne', 'Karel van Deurne'],
    ['K.', '', 'van', 'Deurne', 'K. van Deurne'],
    ['', 'Karel', '', 'Deurne', 'Karel Deurne'],
    ['', '', 'van', 'Deurne', 'van Deurne'],
    ['', 'Karel', '', '', 'Karel'],
    ['', '', '', '', ''],
  ])('%j %j %j %j is %j', (voorletters, voornaam, voorvoegselAchternaam, achternaam, called) => {
    expect(callingName({ voorletters, voornaam, voorvoegselAchternaam, achternaam })).toBe(called);
  });
});
