import { notAcceptable, preconditionFailed } from '../drf/problem.js';
import type { RegisterRequest } from '../register-server.js';

/** The only coordinate reference system that the Zaken API knows. */
export const CRS = 'EPSG:4326';

/**
 * Open Zaak 1.30: /zaken wants to know the CRS, of what is read and of what is sent, though there is no geometry at all.
 * It looks after it has looked at permissions and before it looks at the body. A DELETE needs none.
 */
export function requireCrs({ method, headers }: RegisterRequest): void {
  if (method !== 'GET' && method !== 'HEAD') check('Content-Crs', headers['content-crs']);
  check('Accept-Crs', headers['accept-crs']);
}

function check(name: string, value: string | string[] | undefined): void {
  if (!value) throw preconditionFailed(`'${name}' header ontbreekt`);
  if (value !== CRS) throw notAcceptable(`CRS '${String(value)}' is niet ondersteund`);
}
