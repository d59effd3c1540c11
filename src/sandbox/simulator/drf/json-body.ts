import type { RegisterRequest } from '../register-server.js';
import { parseError, unsupportedMediaType } from './problem.js';

const UTF_8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The JSON of a request; without a body `{}`. Only `application/json` is read, and only UTF-8 without a byte order mark. */
export function readJson(request: RegisterRequest): unknown {
  if (request.body.length === 0) return {};
  const mediaType = request.headers['content-type'] ?? '';
  if (mediaType.split(';')[0]!.trim().toLowerCase() !== 'application/json') throw unsupportedMediaType(mediaType);
  try {
    return JSON.parse(UTF_8.decode(request.body)) as unknown;
  } catch (error) {
    throw parseError(`JSON parse error - ${(error as Error).message}`);
  }
}
