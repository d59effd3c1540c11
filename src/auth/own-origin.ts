import type { Request } from 'express';
import { isLoopback } from '../config/loopback.js';
import type { Settings } from '../config/settings.js';

/**
 * The address at which a browser has the pages: `https://klantregie.example`. Without PUBLIC_URL it is what the browser
 * itself says, as long as that is this machine. Undefined: nobody can log in there.
 */
export function ownOrigin({ pages }: Pick<Settings, 'pages'>, { headers }: Request): string | undefined {
  if (pages === undefined || pages.publicUrl !== undefined) return pages?.publicUrl;
  const said = `http://${headers.host}`;
  return URL.canParse(said) && isLoopback(new URL(said)) ? new URL(said).origin : undefined;
}

/**
 * Whether a page of ours sent it, as a browser says and no page can. A form may hide where it comes from (`null`); what the
 * browser says of the site then decides.
 */
export function isFromOwnPage({ headers }: Request, origin: string): boolean {
  if (headers.origin !== undefined && headers.origin !== 'null') return headers.origin === origin;
  return headers['sec-fetch-site'] === 'same-origin';
}
