const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const LABEL = '[a-z0-9\u00a1-\uffff](?:[a-z0-9\u00a1-\uffff-]{0,61}[a-z0-9\u00a1-\uffff])?';
const DOTTED_HOST = `(?:${LABEL}\\.)+(?!\\d+\\.?$)${LABEL}\\.?`;
const IPV4 = '(?:\\d{1,3}\\.){3}\\d{1,3}';
const URL_HOST = new RegExp(`^(?:${IPV4}|\\[[0-9a-f:.]+\\]|${DOTTED_HOST}|localhost)$`, 'i');
const EMAIL_HOST = new RegExp(`^(?:${DOTTED_HOST}|\\[(?:${IPV4}|[0-9a-f:.]+)\\])$`, 'i');
const EMAIL_USER = /^(?:[-!#$%&'*+/=?^_`{}|~0-9a-z]+(?:\.[-!#$%&'*+/=?^_`{}|~0-9a-z]+)*|"(?:[^"\\\r\n]|\\.)*")$/i;
const URL_PARTS =
  /^(?:https?|ftps?):\/\/(?:[^\s:@/]+(?::[^\s:@/]*)?@)?([^\s/?#:[\]]+|\[[^\]]+\])(?::\d{1,5})?(?:[/?#]\S*)?$/i;

export function isUuid(text: string): boolean {
  return UUID.test(text);
}

/** Django's URLValidator: a host needs a dot, unless it is `localhost`. */
export function isUrl(text: string): boolean {
  const host = URL_PARTS.exec(text)?.[1];
  return host !== undefined && URL_HOST.test(host);
}

/** Django's EmailValidator: `a@localhost` and `a@münchen.test` pass, `jörg@voorbeeld.test` does not. */
export function isEmail(text: string): boolean {
  const at = text.lastIndexOf('@');
  const host = text.slice(at + 1);
  // The one name without a dot, in lower case only.
  return at > 0 && EMAIL_USER.test(text.slice(0, at)) && (EMAIL_HOST.test(host) || host === 'localhost');
}

/** Django's slug: letters, digits, hyphens and underscores. */
export function isSlug(text: string): boolean {
  return /^[-a-zA-Z0-9_]+$/.test(text);
}

/** The eleven-proof of a BSN or RSIN as vng-api-common does it: of any length, from the last digit on; 000000000 passes. */
export function passesElevenProof(digits: string): boolean {
  const sum = [...digits].toReversed().reduce((total, digit, i) => total + Number(digit) * (i === 0 ? -1 : i + 1), 0);
  return sum % 11 === 0;
}
