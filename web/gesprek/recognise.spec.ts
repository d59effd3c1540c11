import { describe, expect, it } from '@jest/globals';
import { questionOf, recognise, splitNaam } from './recognise.js';

describe('what somebody typed', () => {
  it.each([
    ['999990019', 'bsn'],
    ['999 990 019', 'bsn'],
    ['9999.90.019', 'bsn'],
    ['0612345678', 'telefoonnummer'],
    ['06-1234 5678', 'telefoonnummer'],
    ['(020) 123 45 67', 'telefoonnummer'],
    ['+32 475 12 34 56', 'telefoonnummer'],
    ['0032475123456', 'telefoonnummer'],
    ['004915112345', 'telefoonnummer'],
    ['12345678', 'kvkNummer'],
    ['000012345678', 'vestigingsnummer'],
    ['s.devries@gemeente.example', 'email'],
    ['De Vries', 'naam'],
    ["'t Hart", 'naam'],
    ['Øster', 'naam'],
    ['\u202d0612345678\u202c', 'telefoonnummer'],
    ['06\u201112 34 56 78', 'telefoonnummer'],
    ['020/1234567', 'telefoonnummer'],
    ['９９９ ９９０ ０１９', 'bsn'],
    ['9999\u200b90019\ufffc', 'bsn'],
    ['\u200b', undefined],
    ['12345', undefined],
    ['', undefined],
    ['  ', undefined],
    ['---', undefined],
  ])('%j is taken for %s', (typed, kind) => {
    expect(recognise(typed)).toBe(kind);
  });
});

describe('the question', () => {
  it.each([
    ['bsn', '999 990 019', { bsn: '999990019' }],
    ['bsn', '\u202d９９９ 990 019\u202c', { bsn: '999990019' }],
    ['rsin', '002220647', { rsin: '002220647' }],
    ['kvkNummer', '1234 5678', { kvkNummer: '12345678' }],
    ['telefoonnummer', ' 06 1234 5678', { telefoonnummer: '06 1234 5678' }],
    ['email', 'a@b.example ', { email: 'a@b.example' }],
    ['naam', 'Sanne de Vries', { naam: { voornaam: 'Sanne', achternaam: 'Vries' } }],
    ['naam', 'Vries', { naam: { achternaam: 'Vries' } }],
  ] as const)('by %s %j', (kind, typed, question) => {
    expect(questionOf(kind, typed, '')).toEqual(question);
  });

  it('by a vestigingsnummer takes its KvK-nummer along', () => {
    expect(questionOf('vestigingsnummer', '000012345678', '1234 5678')).toEqual({
      vestigingsnummer: '000012345678',
      kvkNummer: '12345678',
    });
  });
});

describe('the parts of a name', () => {
  it.each([
    ['S. de Vries', 'S.', '', 'de', 'Vries'],
    ['S.J. van der Berg', 'S.J.', '', 'van der', 'Berg'],
    ['Sanne de Vries', '', 'Sanne', 'de', 'Vries'],
    ['Jan Peter Jansen', '', 'Jan Peter', '', 'Jansen'],
    ['de Vries', '', '', 'de', 'Vries'],
    ["Anna van 't Hof", '', 'Anna', "van 't", 'Hof'],
    ['Vries', '', '', '', 'Vries'],
    ['vries', '', '', '', 'vries'],
    ['Fatima el Amrani', '', 'Fatima', 'el', 'Amrani'],
    ['Anna de Vries Jansen', '', 'Anna', 'de', 'Vries Jansen'],
    ['', '', '', '', ''],
  ])('of %j', (typed, voorletters, voornaam, voorvoegsel, achternaam) => {
    expect(splitNaam(typed)).toEqual({ voorletters, voornaam, voorvoegsel, achternaam });
  });
});
