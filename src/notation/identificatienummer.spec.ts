import { describe, expect, it } from '@jest/globals';
import { readIdentificatienummer, withLeadingZero, type Identificatiesoort } from './identificatienummer.js';

describe('an identificatienummer', () => {
  it.each<[Identificatiesoort, string, string]>([
    ['bsn', '999990019', '999990019'],
    ['bsn', '9999.90.019', '999990019'],
    ['bsn', '10000008', '010000008'],
    ['rsin', '2220647'.padStart(8, '0'), '002220647'],
    ['rsin', '001509962', '001509962'],
    ['kvk_nummer', '9000-0001', '90000001'],
    ['vestigingsnummer', '0000 1234 5678', '000012345678'],
    ['vestigingsnummer', '\u202d000012345678\u202c', '000012345678'],
  ])('of soort %s that is written as %j is stored as %j', (soort, text, stored) => {
    expect(readIdentificatienummer(soort, text)).toBe(stored);
    expect(readIdentificatienummer(soort, stored)).toBe(stored);
  });

  it.each<[Identificatiesoort, string]>([
    ['bsn', '999990018'],
    ['bsn', '1234567'],
    ['bsn', '0999990019'],
    ['bsn', '000000000'],
    ['bsn', 'BSN 999990019'],
    ['bsn', ''],
    ['rsin', '001509963'],
    ['kvk_nummer', '9000001'],
    ['kvk_nummer', '900000010'],
    ['vestigingsnummer', '90000001'],
    ['vestigingsnummer', '0000123456789'],
    // A KvK-nummer with what it had behind it long ago.
    ['vestigingsnummer', '90000001/0000'],
    ['kvk_nummer', '٩٠٠٠٠٠٠١'],
  ])('of soort %s is none: %j', (soort, text) => {
    expect(readIdentificatienummer(soort, text)).toBeUndefined();
  });

  it('gets no zero that it did not lose', () => {
    expect(['12345678', '1234567', '123456789', '1234567a'].map(withLeadingZero)).toEqual([
      '012345678',
      '1234567',
      '123456789',
      '1234567a',
    ]);
  });
});
