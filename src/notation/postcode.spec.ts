import { describe, expect, it } from '@jest/globals';
import { readPostcode } from './postcode.js';

describe('a postcode', () => {
  it.each([
    ['1234 AB', '1234 AB'],
    ['1234ab', '1234 AB'],
    ['1234  Ab', '1234 AB'],
    ['1234\u00a0AB', '1234 AB'],
    ['\u202a1234\u200bAB\u202c', '1234 AB'],
    ['１２３４ＡＢ', '1234 AB'],
  ])('that is written as %j is stored as %j', (text, stored) => {
    expect(readPostcode(text)).toBe(stored);
    expect(readPostcode(stored)).toBe(stored);
  });

  it.each(['1234', 'AB 1234', '1234 A', '1234 ABC', '12345 AB', 'B-1000', '1234-AB', ''])(
    'is left to whoever refuses it when it is none: %j',
    (text) => {
      expect(readPostcode(text)).toBe(text);
    },
  );
});
