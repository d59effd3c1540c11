import type { IncomingHttpHeaders } from 'node:http';

const NAMES = ['localhost', '127.0.0.1', '[::1]'];

/**
 * Whether a request may be answered by what listens on this machine alone. Everybody who runs a browser here can reach that,
 * and so can the pages that they look at. So nothing is answered under the name of another (DNS rebinding), nor to what a
 * page of somebody else sends, as a browser says and no page can.
 */
export function isFromThisMachine({ host, origin, 'sec-fetch-site': site }: IncomingHttpHeaders): boolean {
  const address = `http://${host}`;
  if (!URL.canParse(address) || !NAMES.includes(new URL(address).hostname)) return false;
  if (origin !== undefined) return origin === address;
  return site === undefined || site === 'none' || site === 'same-origin';
}
