import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { readTelefoonnummer } from './telefoonnummer.js';
import { commonDigits, internationalTelefoonnummer } from './telefoonnummer-spelling.js';

/** The nine digits of a Dutch number after the 0. */
const dutch = fc
  .integer({ min: 100_000_000, max: 999_999_999 })
  .map(String)
  .filter((digits) => readTelefoonnummer(`0${digits}`) !== undefined);

/** As people write it: with blanks, dashes, dots and brackets between the digits. */
const decorated = (number: string) =>
  fc
    .array(fc.constantFrom('', '', '', ' ', '-', '.', ' - ', '\u00a0', '\u2011'), {
      minLength: number.length,
      maxLength: number.length,
    })
    .map((marks) => [...number].map((digit, index) => (index === 0 ? digit : marks[index] + digit)).join(''));

const spelling = dutch.chain((digits) =>
  fc.tuple(
    fc.constant(digits),
    fc.oneof(
      decorated(`0${digits}`),
      decorated(`+31${digits}`),
      decorated(`0031${digits}`),
      fc.constantFrom(`+31 (0)${digits}`, `0031 (0) ${digits}`, `+310${digits}`, ` 0${digits} `),
    ),
  ),
);

describe('the spelling of a telefoonnummer', () => {
  it('does not matter', () => {
    fc.assert(
      fc.property(spelling, ([digits, text]) => {
        expect([`0${digits}`, `+31${digits}`]).toContain(readTelefoonnummer(text));
        expect(internationalTelefoonnummer(text)).toBe(`+31${digits}`);
      }),
      { numRuns: 500 },
    );
  });

  it('has digits in common with every way in which Klanten may have stored it', () => {
    fc.assert(
      fc.property(spelling, ([digits, text]) => {
        for (const stored of [`0${digits}`, `+31${digits}`, `0031${digits}`])
          expect(stored).toContain(commonDigits(text));
      }),
    );
  });

  it('is that of another number when a digit differs', () => {
    fc.assert(
      fc.property(spelling, dutch, ([digits, text], other) => {
        fc.pre(digits !== other);
        expect(internationalTelefoonnummer(text)).not.toBe(internationalTelefoonnummer(`0${other}`));
      }),
    );
  });

  it('is comparable once and for all', () => {
    fc.assert(
      fc.property(spelling, ([, text]) => {
        const once = internationalTelefoonnummer(text);
        expect(internationalTelefoonnummer(once)).toBe(once);
      }),
    );
  });

  it.each([
    ['+32475123456', '0032 475 12 34 56'],
    ['+32475123456', '+32 (0)475 12 34 56'],
    ['+4930123456', '+49 30/123456'],
    ['+4930123456', '00 49 30-123456'],
    ['+6834000', '006834000'],
    // What another application stored, and nobody can call.
    ['+1234567890', '001234567890'],
    ['+3112345678', '012345678'],
  ])('of another country is recognised: %s', (international, text) => {
    expect(internationalTelefoonnummer(text)).toBe(international);
    expect(international).toContain(commonDigits(text));
  });

  it('leaves a short number as long as it is', () => {
    expect(commonDigits('001234567')).toBe('1234567');
  });
});
