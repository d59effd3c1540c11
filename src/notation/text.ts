// What people type and paste, as it is kept. Contacts, Word, WhatsApp and PDF put characters around a text that nobody
// sees; in a number or an address they make it another one, and in a name they make it a double.

/**
 * Shows nothing and says nothing in a text of one direction: marks, isolates and overrides of direction, soft hyphens, and
 * what dictation and a pasted picture leave (U+FFFC).
 */
const FORMAT = /(?![\u200c\u200d])(?=\p{Default_Ignorable_Code_Point})\p{Cf}|[\ufff9-\ufffc]/gu;
/** Shows nothing by itself: the joiners of Persian and of emoji as well, and what chooses between two looks of one sign. */
const INVISIBLE = /\p{Default_Ignorable_Code_Point}|[\ufff9-\ufffc]/gu;
const NOTHING = /^(?:(?!\0)[\p{Default_Ignorable_Code_Point}\p{Z}\p{Cc}\ufff9-\ufffc\u2800])*$/u;
const JOINERS = /[\u200c\u200d]+/gu;
const BLANKS = /(?:(?!\0)[\p{Z}\p{Cc}])+/gu;
const BREAK = /[\p{Cc}\p{Zl}\p{Zp}]/u;
/** Blanks, dots, dashes, and what looks like them. */
const SEPARATORS = /[\s\p{Pd}\u2212\u2043\u00b7\u2022\u2027\u2219\u22c5\u2800._]/gu;
const LINE_BREAKS = /[\v\f\u0085\u2028\u2029]/gu;
const CONTROLS = /(?![\0\t\n\r])\p{Cc}/gu;

/** What an apostrophe is typed as, or becomes in Word and on a phone. */
export const QUOTES =
  /[\u0027\u0060\u00b4\u02b9\u02bb-\u02bf\u02c8\u02ca\u02cb\u055a\u05f3\u1ffd\u2018-\u201b\u2032\u2035\u2039\u203a\u275b\u275c\ua78b\ua78c\uff07]/gu;

/**
 * A text of one line. Format characters are left out, also those that turn the direction of what follows; joiners stay
 * between two characters that are seen. Control characters and line breaks become a blank. Composed (NFC), trimmed; what
 * shows nothing is empty. NUL stays, for whoever refuses it.
 */
export function oneLine(text: string): string {
  return kept(text.replaceAll(BLANKS, (blanks) => (BREAK.test(blanks) ? ' ' : blanks)));
}

/** As `oneLine`, for a text of more lines: its line breaks and tabs stay; other control characters become a blank. */
export function manyLines(text: string): string {
  return kept(text.replaceAll(LINE_BREAKS, '\n').replaceAll(CONTROLS, ' '));
}

/** Without anything that shows nothing: for a number, an address, a code, or a text to compare by. */
export function withoutInvisible(text: string): string {
  return text.replaceAll(INVISIBLE, '');
}

/** A number without what people write between its digits, which may be those of another keyboard. */
export function withoutSeparators(text: string): string {
  return withoutInvisible(text).normalize('NFKC').replaceAll(SEPARATORS, '');
}

function kept(text: string): string {
  const composed = trim(text.replaceAll(FORMAT, '').replaceAll(JOINERS, betweenVisible).normalize('NFC'));
  return NOTHING.test(composed) ? '' : composed;
}

function betweenVisible(joiners: string, at: number, whole: string): string {
  const isVisible = (character: string) => character !== '' && !isBlank(character);
  return isVisible(whole.charAt(at - 1)) && isVisible(whole.charAt(at + joiners.length)) ? joiners : '';
}

/** Without the blanks around it: those of JavaScript and those of Python, in which the registers are written. */
function trim(text: string): string {
  let start = 0;
  let end = text.length;
  // Beyond either end there is nothing, which is no blank.
  while (isBlank(text.charAt(start))) start += 1;
  while (isBlank(text.charAt(end - 1))) end -= 1;
  return text.slice(start, end);
}

function isBlank(character: string): boolean {
  // eslint-disable-next-line no-control-regex
  return /[\s\u001c-\u001f\u0085]/.test(character);
}
