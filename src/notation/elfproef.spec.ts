import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { isElfproef } from './elfproef.js';

const nineDigits = fc.integer({ min: 1, max: 999_999_999 }).map((number) => String(number).padStart(9, '0'));

describe('the elfproef', () => {
  it.each(['999990019', '111222333', '123456782', '002220647'])('passes %s', (digits) => {
    expect(isElfproef(digits)).toBe(true);
  });

  it.each(['000000000', '12345678', '1234567820', '12345678a', '', ' 123456782', '123456782\n'])('fails %j', (text) => {
    expect(isElfproef(text)).toBe(false);
  });

  it('notices one wrong digit, and two neighbours that changed places', () => {
    fc.assert(
      fc.property(
        nineDigits.filter(isElfproef),
        fc.integer({ min: 0, max: 8 }),
        fc.integer({ min: 1, max: 9 }),
        (digits, at, shift) => {
          const wrong = [...digits];
          wrong[at] = String((Number(wrong[at]) + shift) % 10);
          expect(isElfproef(wrong.join(''))).toBe(false);
          if (at > 6 || digits[at] === digits[at + 1]) return;
          const swapped = digits.slice(0, at) + digits.charAt(at + 1) + digits.charAt(at) + digits.slice(at + 2);
          expect(isElfproef(swapped)).toBe(false);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('has at most one last digit for any eight', () => {
    fc.assert(
      fc.property(nineDigits, (digits) => {
        const passing = [...'0123456789'].filter((last) => isElfproef(digits.slice(0, 8) + last));
        expect(passing.length).toBeLessThanOrEqual(1);
      }),
    );
  });
});
