import { createHmac, timingSafeEqual } from 'node:crypto';
import { isObject } from '../drf/fields.js';
import { permissionDenied, type Problem } from '../drf/problem.js';

/** Open Zaak 1.30: how long a token counts, from its `iat`; `exp` does not stretch it. */
const SECONDS_VALID = 3600;

/** What a token says, once its signature is known to be right. */
export interface Claims {
  readonly clientId: string;
  readonly userId: string;
  readonly userRepresentation: string;
}

/**
 * Reads the token of a request; undefined when there is none, which is also what another scheme than exactly `Bearer`
 * counts for. Open Zaak 1.30: whatever is wrong with a token is a 403 with a code of its own, and there is no 401.
 */
export function readJwt(
  authorization: string | undefined,
  secretOf: (clientId: string) => string | undefined,
  nowInSeconds = Date.now() / 1000,
): Claims | undefined {
  const token = /^Bearer (.+)$/.exec(authorization ?? '')?.[1];
  if (!token) return undefined;
  const { header, payload, signed, signature } = decode(token);
  const clientId = payload['client_id'];
  if (typeof clientId !== 'string' || clientId === '') {
    throw refused('missing-client-identifier', 'Client identifier is niet aanwezig in JWT');
  }
  const secret = secretOf(clientId);
  if (secret === undefined) throw refused('invalid-client-identifier', 'Client identifier bestaat niet');
  if (header['alg'] !== 'HS256') throw refused('jwt-invalidalgorithmerror');
  if (!isSignature(signature, signed, secret)) {
    throw refused('invalid-jwt-signature', 'Client credentials zijn niet geldig');
  }
  refuseUntimely(payload, nowInSeconds);
  return { clientId, userId: text(payload['user_id']), userRepresentation: text(payload['user_representation']) };
}

interface Token {
  readonly header: Readonly<Record<string, unknown>>;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly signed: string;
  readonly signature: Buffer;
}

function decode(token: string): Token {
  const [header, payload, signature, ...rest] = token.split('.');
  const parts = [header, payload].map(parse);
  if (!parts[0] || !parts[1] || signature === undefined || rest.length > 0) {
    throw refused('jwt-decode-error', 'Het JWT kon niet gedecodeerd worden.');
  }
  const signed = `${header}.${payload}`;
  return { header: parts[0], payload: parts[1], signed, signature: Buffer.from(signature, 'base64url') };
}

function parse(part: string | undefined): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(part ?? '', 'base64url').toString('utf8'));
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isSignature(signature: Buffer, signed: string, secret: string): boolean {
  const expected = createHmac('sha256', secret).update(signed).digest();
  return signature.length === expected.length && timingSafeEqual(signature, expected);
}

/** In the order in which PyJWT looks at them; an `iat` in the future is not refused, an `aud` always is. */
function refuseUntimely(payload: Token['payload'], now: number): void {
  const { iat, nbf, exp, aud } = payload;
  if (iat === undefined || iat === null) throw refused('jwt-missing-iat-claim', 'Missing required iat claim');
  if (Number.isNaN(seconds(iat))) throw permissionDenied();
  if (nbf !== undefined && seconds(nbf) > now) throw refused('jwt-immaturesignatureerror');
  if (exp !== undefined && seconds(exp) <= now) throw refused('jwt-expiredsignatureerror');
  if (aud !== undefined && aud !== null) throw refused('jwt-invalidaudienceerror');
  if (now - seconds(iat) >= SECONDS_VALID) throw refused('jwt-expired', 'De JWT die gebruikt is is verlopen');
}

/** A number, or a text of digits. */
function seconds(claim: unknown): number {
  if (typeof claim === 'number') return claim;
  return typeof claim === 'string' && /^\d+$/.test(claim) ? Number(claim) : Number.NaN;
}

function text(claim: unknown): string {
  return claim === undefined || claim === null ? '' : String(claim);
}

function refused(code: string, detail = 'JWT is niet valide'): Problem {
  return permissionDenied(detail, code);
}
