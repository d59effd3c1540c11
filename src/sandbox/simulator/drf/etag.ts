import { createHash } from 'node:crypto';
import type { RegisterAnswer, RegisterRequest } from '../register-server.js';

/**
 * The answer to a GET of one resource: with an ETag, or 304 when the caller has this version already (If-None-Match).
 * vng-api-common: the ETag is the hash of the resource as it is shown, but without `_expand`.
 */
export function conditionalAnswer(
  { headers }: Pick<RegisterRequest, 'headers'>,
  body: object,
  hash = hashOf(body),
): RegisterAnswer {
  const etag = `"${hash}"`;
  const known = (headers['if-none-match'] ?? '').split(',').map((each) => each.trim().replace(/^W\//, ''));
  if (known.includes(etag) || known.includes('*')) return { status: 304, headers: { etag } };
  return { status: 200, body, headers: { etag } };
}

function hashOf(resource: object): string {
  return createHash('md5')
    .update(JSON.stringify({ ...resource, _expand: undefined }))
    .digest('hex');
}
