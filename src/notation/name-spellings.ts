import { QUOTES } from './text.js';

const APOSTROPHES = ["'", '’'] as const;
/** That of `'t` in `'t Hart` is none. */
const FIRST_LETTER = new RegExp(String.raw`(^|[\s-]|(?<=\p{L})${QUOTES.source})\p{L}`, 'gu');

/**
 * The ways in which a name may have been typed that is looked for exactly: as it is asked for, with the capitals of a name,
 * and with either apostrophe. At most four, the likeliest first; six when it was asked for with yet another apostrophe.
 */
export function nameSpellings(name: string): readonly string[] {
  return [
    ...new Set(
      [name, withCapitals(name)].flatMap((it) => [it, ...APOSTROPHES.map((each) => it.replaceAll(QUOTES, each))]),
    ),
  ];
}

/** `deurne` and `DEURNE` become `Deurne`; a name with both cases is left as it is. */
function withCapitals(name: string): string {
  const lower = name.toLowerCase();
  if (name !== lower && name !== name.toUpperCase()) return name;
  return lower.replaceAll(FIRST_LETTER, (letter) => letter.toUpperCase()).replace(/^Ij/, 'IJ');
}
