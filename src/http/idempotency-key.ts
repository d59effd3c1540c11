import type { Request } from 'express';
import { ProblemException, type ProblemSlug } from './problem.js';

const NAME = 'Idempotency-Key';
/** A UUID fits as well. Shorter ones are too easily the same by accident. */
const KEY = /^[A-Za-z0-9._~-]{16,64}$/;
const NEEDED = 'klantregie:idempotency-key';

/** Says that a method of a controller asks for the key. */
export function askIdempotencyKey(controller: object, method: string | symbol): void {
  Reflect.defineMetadata(NEEDED, true, controller, method);
}

/** Whether a method of a controller asks for the key. */
export function needsIdempotencyKey(controller: object, method: string): boolean {
  return Reflect.hasMetadata(NEEDED, controller, method);
}

/** How the document of the API says it. */
export const IDEMPOTENCY_KEY = { name: NAME, pattern: KEY.source } as const;

/**
 * The key under which the caller may send this request again, from the header `Idempotency-Key`: a UUID, or 16 to 64
 * characters of `A-Z a-z 0-9 . _ ~ -`. May stand between double quotes, as draft-ietf-httpapi-idempotency-key-header
 * wants it.
 * @throws ProblemException 400 when it is absent or malformed
 */
export function readIdempotencyKey(request: Request): string {
  const key = request.get(NAME)?.trim() ?? '';
  if (key === '') throw refusal('idempotency-key-ontbreekt', 'verplicht', 'Stuur deze header mee.');
  const bare = key.length > 1 && key.startsWith('"') && key.endsWith('"') ? key.slice(1, -1) : key;
  if (!KEY.test(bare)) throw refusal('idempotency-key-ongeldig', 'ongeldige-waarde', 'Gebruik bijvoorbeeld een UUID.');
  return bare;
}

function refusal(slug: ProblemSlug, code: string, detail: string): ProblemException {
  return new ProblemException(slug, { errors: [{ in: 'header', location: NAME, code, detail }] });
}
