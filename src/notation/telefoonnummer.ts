import { parsePhoneNumberFromString, type PhoneNumber } from 'libphonenumber-js/max';
import { withoutSeparators } from './text.js';

const NETHERLANDS = '31';
/** What Open Klant takes: ten digits, or an international number; no information or municipal service number. */
const STORABLE = /^(?!0800|0900|1400|140)(0[1-9]\d{8}|\+\d{9,15}|00\d{7,13})$/;
/** 0800, 0900, 0906, 0909, 112 and its like, 116xxx, 14xxx and 18xx: they reach a service, never a customer. */
const SERVICE = /^0*(800\d*|90[069]\d*|11[23]|116\d{3}|14\d{2,4}|18\d\d)$/;
/** Freephone, shared cost and premium rate of no country. */
const SERVICE_CODES: readonly string[] = ['800', '808', '979'];
/** As in 020/7530523. What comes behind the number, as in 020 7530523/24, is another one. */
const AREA_CODE_SLASH = /\/(?=(\/?\d){5})/g;
/** What is typed where a number must be filled in and there is none. */
const FILLER = /^(\d)\1*$/;

/**
 * The one form in which a telefoonnummer is stored, that can be dialled as it stands and that Open Klant takes: `0612345678`
 * for the ten digits of a Dutch number, `+31612345678` and `+32475123456` for one with its country (and `+3197…` for 097),
 * `006834000` where it is too short for Open Klant behind a +. Blanks, dashes, dots, brackets and the slash of
 * an area code do not matter; + may be 00,
 * and 0 or (0) may follow 31.
 * Undefined for what cannot be called: no number of its country, a service number, a filler, one with an extension.
 */
export function readTelefoonnummer(text: string): string | undefined {
  for (const dialled of spellingsOf(text)) {
    const number = parsePhoneNumberFromString(dialled, 'NL');
    if (number?.isValid() && isCustomers(number)) return storable(number, dialled);
  }
  return undefined;
}

/** Whether it is a number of a service, such as 0900 or 14020, in any spelling. */
function isServicenummer(text: string): boolean {
  return SERVICE.test(bare(marked(text)).replace(/^\+31/, ''));
}

/** What to fill in instead of what is no telefoonnummer, in plain Dutch. */
export function telefoonnummerAdvice(text: string): string {
  return isServicenummer(text)
    ? 'Dit is een nummer van een dienst. Vul een nummer in waarop de klant te bereiken is, bijvoorbeeld 0612345678.'
    : 'Vul een telefoonnummer in van 10 cijfers, bijvoorbeeld 0612345678. Een nummer in een ander land begint met +.';
}

/** As it can be dialled, as far as it looks like a number: first without the (0) that is not dialled from abroad. */
function spellingsOf(text: string): readonly string[] {
  const written = marked(text);
  return [bare(written.replace('(0)', '')), bare(written)].filter((it) => /^(0|\+)[1-9]\d*$/.test(it));
}

/** Digits, + and brackets, without what else people write between them. */
const marked = (text: string): string => withoutSeparators(text).replace(/^tel:/i, '').replaceAll(AREA_CODE_SLASH, '');

const bare = (written: string): string => written.replaceAll(/[()]/g, '').replace(/^00/, '+');

function isCustomers({ countryCallingCode, nationalNumber }: PhoneNumber): boolean {
  if (FILLER.test(nationalNumber) || SERVICE_CODES.includes(countryCallingCode)) return false;
  return countryCallingCode !== NETHERLANDS || !SERVICE.test(nationalNumber);
}

function storable({ number }: PhoneNumber, dialled: string): string | undefined {
  const national = dialled.startsWith('0') ? [dialled] : [];
  return [...national, number, number.replace('+', '00')].find((form) => STORABLE.test(form));
}
