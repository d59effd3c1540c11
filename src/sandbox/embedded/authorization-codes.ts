import { createHash, randomBytes } from 'node:crypto';
import type { Medewerker } from './medewerkers.js';

/** So long a code can be exchanged. Milliseconds. */
const LIFETIME = 60_000;

/** What somebody is asked to log in for (OpenID Connect Core, section 3.1.2.1). */
export interface AuthorizationRequest {
  readonly clientId: string;
  readonly redirectUri: string;
  /** Of the code verifier, by S256 (RFC 7636). */
  readonly challenge: string;
  readonly nonce: string | undefined;
}

/** Who logged in, and what for. */
export interface Grant extends AuthorizationRequest {
  readonly medewerker: Medewerker;
  /** Of the session here. */
  readonly sid: string;
  /** After so many seconds the session must end; undefined: whenever the other side wants. */
  readonly sessionLimit: number | undefined;
}

/** Who comes to exchange a code. */
export interface Exchange {
  readonly code: string;
  readonly clientId: string;
  readonly redirectUri: string;
  readonly verifier: string;
}

/** Codes that stand for a login for a minute, and can be exchanged once, by who asked for it. */
export class AuthorizationCodes {
  readonly #grants = new Map<string, { readonly grant: Grant; readonly until: number }>();

  give(grant: Grant, now = Date.now()): string {
    for (const [code, { until }] of this.#grants) if (until < now) this.#grants.delete(code);
    const code = randomBytes(24).toString('base64url');
    this.#grants.set(code, { grant, until: now + LIFETIME });
    return code;
  }

  /** Undefined when it does not hold. A try, also one that fails, is the only one. */
  exchange({ code, clientId, redirectUri, verifier }: Exchange, now = Date.now()): Grant | undefined {
    const { grant, until = 0 } = this.#grants.get(code) ?? {};
    this.#grants.delete(code);
    if (grant === undefined || until < now) return undefined;
    const challenge = createHash('sha256').update(verifier).digest('base64url');
    const isTheirs = grant.clientId === clientId && grant.redirectUri === redirectUri && grant.challenge === challenge;
    return isTheirs ? grant : undefined;
  }
}
