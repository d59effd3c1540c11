import { createRemoteJWKSet, errors, jwtVerify, type JWTPayload, type JWTVerifyGetKey } from 'jose';

/** Only keys of which the private half never left the issuer. */
const ALGORITHMS = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA'];

/** How far the clocks may be apart, in seconds. */
const CLOCK_TOLERANCE = 60;

/** How long the issuer gets to tell about itself, in milliseconds. */
const DISCOVERY_TIMEOUT = 5000;

/** The issuer could not be asked for its keys: nothing is known of the token. */
export class IssuerUnavailableError extends Error {
  override readonly name = 'IssuerUnavailableError';
}

/** The token is not one that the issuer made for us, or no longer. */
export class InvalidTokenError extends Error {
  override readonly name = 'InvalidTokenError';
}

/** Verifies bearer tokens of one OpenID Connect issuer: signature, issuer, audience, expiry and algorithm. */
export class TokenVerifier {
  #keys: Promise<JWTVerifyGetKey> | undefined;

  constructor(
    private readonly issuer: string,
    private readonly audience: string,
  ) {}

  /** The claims of a token. Throws an InvalidTokenError or an IssuerUnavailableError. */
  async verify(token: string): Promise<JWTPayload> {
    const keys = await this.#findKeys();
    try {
      const { payload } = await jwtVerify(token, keys, {
        issuer: [this.issuer, `${this.issuer}/`],
        audience: this.audience,
        algorithms: ALGORITHMS,
        clockTolerance: CLOCK_TOLERANCE,
        requiredClaims: ['exp', 'sub'],
      });
      return payload;
    } catch (error) {
      if (isAboutToken(error)) throw new InvalidTokenError(error.code, { cause: error });
      throw new IssuerUnavailableError('the keys of the issuer could not be read', { cause: error });
    }
  }

  /** The keys' address is looked up once; the keys themselves are cached and renewed by jose. */
  async #findKeys(): Promise<JWTVerifyGetKey> {
    this.#keys ??= discover(this.issuer);
    try {
      return await this.#keys;
    } catch (error) {
      this.#keys = undefined;
      throw new IssuerUnavailableError('the issuer does not answer', { cause: error });
    }
  }
}

async function discover(issuer: string): Promise<JWTVerifyGetKey> {
  const response = await fetch(`${issuer}/.well-known/openid-configuration`, {
    signal: AbortSignal.timeout(DISCOVERY_TIMEOUT),
  });
  if (!response.ok) throw new Error(`the issuer answered ${response.status}`);
  const { jwks_uri: address } = (await response.json()) as { jwks_uri: string };
  return createRemoteJWKSet(new URL(address), { timeoutDuration: DISCOVERY_TIMEOUT });
}

/** Of jose's own errors all but those about fetching the keys; an unknown `kid` is about the token. */
function isAboutToken(error: unknown): error is errors.JOSEError {
  return (
    error instanceof errors.JOSEError &&
    !(error instanceof errors.JWKSTimeout || error instanceof errors.JWKSInvalid || error.code === 'ERR_JOSE_GENERIC')
  );
}
