import { withoutInvisible } from './text.js';

/** A Dutch postcode as Open Klant takes it, `1234 AB`; what is none is left as it is, in upper case. */
export function readPostcode(text: string): string {
  return withoutInvisible(text)
    .normalize('NFKC')
    .toUpperCase()
    .replace(/^(\d{4})\s*([A-Z]{2})$/, '$1 $2');
}
