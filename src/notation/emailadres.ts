import { domainToASCII, domainToUnicode } from 'node:url';
import { withoutInvisible } from './text.js';

const LOCAL = /^[-!#$%&'*+/=?^_`{}|~0-9A-Z]+(\.[-!#$%&'*+/=?^_`{}|~0-9A-Z]+)*$/i;
const LABEL = '[A-Z0-9](?:[A-Z0-9-]{0,61}[A-Z0-9])?';
const DOMAIN = new RegExp(`^(?:${LABEL}\\.)+(?:xn--[A-Z0-9-]{0,58}[A-Z0-9]|[A-Z](?:[A-Z-]{0,61}[A-Z]))$`, 'i');
const ASCII = /^[\u0021-\u007e]*$/;
/** Letters of any script; the dots are those of a Latin and of a Chinese keyboard. */
const LETTERS = /^[-.\u3002\uff0e\uff61\p{L}\p{M}\p{N}]+$/u;
const HYPHEN_AT_END = /(^|\.)-|-(\.|$)/;
/** The validator of the registers (Django's EmailValidator) knows no characters beyond the first 65,536. */
const BASIC = /^[\u0021-\uffff]*$/u;

/**
 * An e-mail address as both registers store it (Django's EmailValidator): ASCII before the @, and a domain with a dot, or
 * `localhost`. A domain in another script, in any form of Unicode, is stored as its owner writes it (`a@münchen.test`), or
 * as `xn--…` when the registers do not know its characters. Undefined when they would not take it, and for what the
 * validator allows and nobody has: a part between quotes before the @, an IP address after it.
 */
export function readEmailadres(text: string): string | undefined {
  const [local, domain] = partsOf(text);
  const host = LOCAL.test(local) ? readDomain(domain) : undefined;
  return host && `${local}@${host}`;
}

export function isEmailadres(text: string): boolean {
  return readEmailadres(text) !== undefined;
}

/** What to fill in instead of what is no e-mail address that can be stored, in plain Dutch. */
export function emailadresAdvice(text: string): string {
  return isBeyondRegisters(text)
    ? 'Gebruik voor het apenstaartje gewone letters, zonder accenten. Een ander e-mailadres kunnen wij niet bewaren.'
    : 'Vul een e-mailadres in, bijvoorbeeld naam@voorbeeld.nl.';
}

/** Whether it could be someone's address, and yet no register takes it: mail knows é before the @, the registers do not. */
function isBeyondRegisters(text: string): boolean {
  const [local, domain] = partsOf(text);
  return !ASCII.test(local) && !/[\s@]/.test(local) && readDomain(domain) !== undefined;
}

/** The one spelling of an e-mail address that any other can be compared by. */
export function comparableEmailadres(text: string): string {
  const [local, domain] = partsOf(text);
  return `${local}@${domainToASCII(domain) || domain}`.toLowerCase();
}

/** What every spelling of this address contains, in any case; that of others may do so too. */
export function commonPart(text: string): string {
  const [local, domain] = partsOf(text);
  return ASCII.test(domain) && !/(^|\.)xn--/i.test(domain) ? `${local}@${domain}` : `${local}@`;
}

function partsOf(text: string): readonly [local: string, domain: string] {
  const plain = withoutInvisible(text).normalize('NFC').trim();
  const at = plain.lastIndexOf('@');
  return at < 0 ? [plain, ''] : [plain.slice(0, at), plain.slice(at + 1)];
}

function readDomain(domain: string): string | undefined {
  if (ASCII.test(domain)) return domain === 'localhost' || DOMAIN.test(domain) ? domain : undefined;
  const ascii = LETTERS.test(domain) ? domainToASCII(domain) : '';
  const written = domainToUnicode(ascii);
  if (!DOMAIN.test(ascii) || HYPHEN_AT_END.test(written)) return undefined;
  return BASIC.test(written) ? written : ascii;
}
