import { decodeJwt, errors, jwtVerify, type JWTPayload, type JWTVerifyOptions, type JWTVerifyResult } from 'jose';
import type { IssuerKeys } from './issuer-keys.js';
import { IssuerUnavailableError } from './issuer.js';
import { VerifiedTokens } from './verified-tokens.js';

/** Only keys of which the private half never left the issuer. */
const ALGORITHMS = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA'];

/** How far the clocks may be apart, in seconds. */
const CLOCK_TOLERANCE = 60;

/** As an access token says what it is (RFC 9068, section 2.1). */
const ACCESS_TOKEN = 'at+jwt';

/** What an access token never has: these are of a logout token (`events`) and of an ID token. */
const OF_OTHERS = ['events', 'nonce', 'at_hash'];

/** The token is not one that the issuer made for us, or no longer. */
export class InvalidTokenError extends Error {
  override readonly name = 'InvalidTokenError';
}

/** What is asked of a token, beside that its issuer made it. */
export interface TokenDemands {
  /** Under which names the issuer calls itself. */
  readonly issuers: readonly string[];
  readonly audience: string;
  /** Milliseconds since it was made, whatever it says of its end. */
  readonly hoogstensOud: number;
  /** Whether it must say itself that it is an access token. */
  readonly atJwtVereist: boolean;
}

/** Verifies access tokens of one OpenID Connect issuer: signature, issuer, audience, age, algorithm and kind. */
export class TokenVerifier {
  readonly #options: JWTVerifyOptions;
  readonly #verified = new VerifiedTokens();

  constructor(
    private readonly keys: IssuerKeys,
    private readonly demands: TokenDemands,
  ) {
    this.#options = {
      issuer: [...demands.issuers],
      audience: demands.audience,
      algorithms: ALGORITHMS,
      clockTolerance: CLOCK_TOLERANCE,
      maxTokenAge: demands.hoogstensOud / 1000,
      requiredClaims: ['exp', 'sub'],
    };
  }

  /** The claims of a token. Throws an InvalidTokenError or an IssuerUnavailableError. */
  async verify(token: string): Promise<JWTPayload> {
    const keys = await this.keys.current();
    const known = keys && this.#verified.find(token, keys);
    if (known) return known;
    const claims = await this.#verify(token);
    // They may have been read again meanwhile, and then it was perhaps with a key that is there no more.
    if (keys && keys === (await this.keys.current()))
      this.#verified.add(token, { claims, keys, until: this.#endOf(claims) });
    return claims;
  }

  /** The first second at which it is good no more, as it is held against the clock when it is verified. */
  #endOf({ exp = 0, iat = 0 }: JWTPayload): number {
    return Math.min(exp + CLOCK_TOLERANCE, iat + this.demands.hoogstensOud / 1000 + CLOCK_TOLERANCE + 1);
  }

  async #verify(token: string): Promise<JWTPayload> {
    try {
      // For the key of another issuer ours is not asked.
      if (!this.demands.issuers.includes(decodeJwt(token).iss ?? '')) throw new InvalidTokenError('ERR_OTHER_ISSUER');
      const verified = await this.#withItsKey(token);
      this.#requireAccessToken(verified);
      return verified.payload;
    } catch (error) {
      if (error instanceof InvalidTokenError || error instanceof IssuerUnavailableError) throw error;
      if (error instanceof errors.JOSEError && !(error instanceof errors.JWKSInvalid))
        throw new InvalidTokenError(error.code, { cause: error });
      throw new IssuerUnavailableError('the keys of the issuer could not be used', { cause: error });
    }
  }

  /** A token need not say which key it was signed with: then each that fits is tried. */
  async #withItsKey(token: string): Promise<JWTVerifyResult> {
    try {
      return await jwtVerify(token, this.keys.find, this.#options);
    } catch (error) {
      if (!(error instanceof errors.JWKSMultipleMatchingKeys)) throw error;
      for await (const key of error) {
        try {
          return await jwtVerify(token, key, this.#options);
        } catch (reason) {
          if (isSignedWith(reason)) throw reason;
        }
      }
      throw new errors.JWSSignatureVerificationFailed();
    }
  }

  #requireAccessToken({ payload, protectedHeader: { typ } }: JWTVerifyResult): void {
    const kind = typ?.toLowerCase().replace(/^application\//, '');
    const kinds = this.demands.atJwtVereist ? [ACCESS_TOKEN] : [undefined, 'jwt', ACCESS_TOKEN];
    if (!kinds.includes(kind) || OF_OTHERS.some((claim) => Object.hasOwn(payload, claim)))
      throw new InvalidTokenError('ERR_NO_ACCESS_TOKEN');
  }
}

/** Whether it was this key, and something else is wrong. */
const isSignedWith = (error: unknown): boolean =>
  error instanceof errors.JWTExpired || error instanceof errors.JWTClaimValidationFailed;
