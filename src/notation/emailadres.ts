import { domainToASCII } from 'node:url';

const LOCAL = /^[-!#$%&'*+/=?^_`{}|~0-9A-Z]+(\.[-!#$%&'*+/=?^_`{}|~0-9A-Z]+)*$/i;
const LABEL = '[A-Z0-9](?:[A-Z0-9-]{0,61}[A-Z0-9])?';
const DOMAIN = new RegExp(`^(?:${LABEL}\\.)+(?:xn--[A-Z0-9-]{0,58}[A-Z0-9]|[A-Z](?:[A-Z-]{0,61}[A-Z]))$`, 'i');

/**
 * Whether both registers take it (Django's EmailValidator): ASCII before the @, and a domain with a dot, or `localhost`.
 * Without what the validator allows and nobody has: a part between quotes before the @, an IP address after it.
 */
export function isEmailadres(text: string): boolean {
  const at = text.lastIndexOf('@');
  if (at < 0 || !LOCAL.test(text.slice(0, at))) return false;
  const domain = text.slice(at + 1);
  if (!/^[-.0-9\p{Script=Latin}]+$/u.test(domain)) return false;
  return domain.toLowerCase() === 'localhost' || DOMAIN.test(domainToASCII(domain));
}
