/** How long a reader may rely on it, in days: it is made anew at each request. */
const VALID = 90;

/** Where to report a vulnerability (RFC 9116). @param contact an address that starts with `https:` or `mailto:` */
export function securityTxt(contact: string, now: Date): string {
  const expires = new Date(now.getTime() + VALID * 24 * 60 * 60 * 1000);
  expires.setUTCHours(0, 0, 0, 0);
  return `Contact: ${contact}\nExpires: ${expires.toISOString()}\nPreferred-Languages: nl, en\n`;
}
