import { hash } from 'node:crypto';
import type { JWTPayload } from 'jose';

/** As many as are in use at once by far. Each is some hundreds of bytes. */
const MOST = 5000;

interface Verified {
  readonly claims: JWTPayload;
  /** With which keys of the issuer. */
  readonly keys: object;
  /** The first second since 1970 at which it is good no more. */
  readonly until: number;
}

/**
 * Remembers which tokens were good: a caller sends the same one again and again. By their digest, so that no token lies in
 * memory. It holds until the token ends or the keys of the issuer are read again, whichever is first.
 */
export class VerifiedTokens {
  readonly #verified = new Map<string, Verified>();

  find(token: string, keys: object): JWTPayload | undefined {
    const name = nameOf(token);
    const found = this.#verified.get(name);
    if (found && found.keys === keys && Math.floor(Date.now() / 1000) < found.until) return found.claims;
    this.#verified.delete(name);
    return undefined;
  }

  add(token: string, verified: Verified): void {
    const [oldest] = this.#verified.size < MOST ? [] : this.#verified.keys();
    if (oldest !== undefined) this.#verified.delete(oldest);
    this.#verified.set(nameOf(token), verified);
  }
}

const nameOf = (token: string): string => hash('sha256', token, 'base64');
