import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { manyLines, oneLine, withoutInvisible, withoutSeparators } from './text.js';

/** All that Contacts, Word, WhatsApp, PDF, browsers and databases are known to leave behind. */
const INVISIBLE = [
  '\u00ad',
  '\u061c',
  '\u180e',
  '\u200b',
  '\u200e',
  '\u200f',
  '\u202a',
  '\u202b',
  '\u202c',
  '\u202d',
  '\u202e',
  '\u2060',
  '\u2061',
  '\u2062',
  '\u2063',
  '\u2064',
  '\u2066',
  '\u2067',
  '\u2068',
  '\u2069',
  '\u206a',
  '\ufeff',
  '\ufff9',
  '\ufffa',
  '\ufffb',
  '\ufffc',
  '\u{e0001}',
  '\u{e0041}',
  '\u{1d173}',
];
const BOTH = [oneLine, manyLines] as const;
const named = (text: string) => [...text].map((it) => `U+${it.codePointAt(0)?.toString(16)}`).join(' ');

describe('a number', () => {
  it.each([
    ['999 990 019', '999990019'],
    ['9999.90.019', '999990019'],
    ['9999_90_019', '999990019'],
    ['999\u2013990\u2212019', '999990019'],
    ['999\u00b7990\u2022019', '999990019'],
    ['999\u2027990\u2219019\u22c5', '999990019'],
    ['\u202d999\u00a0990\u202f019\ufffc', '999990019'],
    ['９９９９９００１９', '999990019'],
    ['12345678/0000', '12345678/0000'],
    ['12a', '12a'],
  ])('that is written as %j is bare as %j', (text, bare) => {
    expect(withoutSeparators(text)).toBe(bare);
  });
});

describe('a text that is kept', () => {
  it.each(INVISIBLE.map((it) => [named(it), it]))('has no %s', (_, character) => {
    for (const keep of BOTH) expect(keep(`${character}Jan${character}sen${character}`)).toBe('Jansen');
    expect(withoutInvisible(`06${character}1`)).toBe('061');
  });

  it.each(
    [
      ...INVISIBLE,
      '\u200c',
      '\u200d',
      '\u034f',
      '\ufe0f',
      '\u3164',
      '\u115f',
      '\u2800',
      '\u0000'.slice(1),
      '\u0007',
      ' \t\r\n\u0085\u00a0\u3000\u2028',
    ].map((it) => [named(it), it]),
  )('is empty when it shows nothing: %s', (_, text) => {
    for (const keep of BOTH) expect(keep(`${text} ${text}${text}`)).toBe('');
  });

  it('keeps what the BRP keeps', () => {
    for (const name of [
      "D'Arc",
      'D’Arc',
      'Ĳsbrand',
      'Şükrü-Ğül',
      'Ó Briain',
      'van ’t Hof',
      'Nguyễn',
      'Æsir',
      'Łukasz',
      'Ḩabīb',
    ])
      for (const keep of BOTH) expect(keep(name)).toBe(name);
  });

  it('is composed', () => {
    for (const keep of BOTH) expect(keep('Mu\u0308ller')).toBe('Müller');
    expect(oneLine('Mu\u200b\u0308ller')).toBe('Müller');
  });

  it('keeps the joiners between two characters that are seen, and no others', () => {
    for (const keep of BOTH) {
      expect(keep('می\u200cخواهم 👩\u200d👧')).toBe('می\u200cخواهم 👩\u200d👧');
      expect(keep('\u200dJan\u200c \u200dde\u200c')).toBe('Jan de');
    }
  });

  it('has no direction that reaches further than itself', () => {
    expect(manyLines('\u202emoc.knab\u202c\n\u2067x\u2069')).toBe('moc.knab\nx');
  });

  it('of one line has a blank for every line break and control character', () => {
    expect(oneLine('Jan\r\n\tvan\u0007Dam\u2028')).toBe('Jan van Dam');
    expect(oneLine('Jan  van\u00a0Dam')).toBe('Jan  van\u00a0Dam');
  });

  it('of more lines keeps its line breaks', () => {
    expect(manyLines(' een\r\n\ttwee\n\ndrie\u000bvier\u2028vijf\u0085zes\u0007zeven\n')).toBe(
      'een\r\n\ttwee\n\ndrie\nvier\nvijf\nzes zeven',
    );
  });

  it('leaves what no register can store to whoever refuses it', () => {
    for (const keep of BOTH) expect([keep('a\0b'), keep('\0'), keep('a\ud800')]).toEqual(['a\0b', '\0', 'a\ud800']);
  });

  const piece = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.string({ unit: 'binary' }),
    fc.constantFrom(
      ...INVISIBLE,
      '\u200c',
      '\u200d',
      '\u0308',
      '\u0301',
      '\0',
      '\u001c',
      '\r\n',
      '\u2028',
      ' ',
      'e',
      '가',
      'ᄀ',
      'ᅡ',
    ),
  );
  const anything = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(''));

  it('stays as it is', () => {
    for (const keep of BOTH)
      fc.assert(
        fc.property(anything, (text) => {
          const once = keep(text);
          expect(keep(once)).toBe(once);
        }),
        { numRuns: 2000 },
      );
  });

  it.each(['\u200d', ' ', '\n', '\u200d ', '\u200b', 'a\u0301', ' \u200c'])(
    'is read without going back: %j',
    (unit) => {
      for (const keep of BOTH) expect(keep(unit.repeat(30_000)).length).toBeLessThanOrEqual(60_000);
    },
  );
});
