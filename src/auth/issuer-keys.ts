import { createLocalJWKSet, errors, type CryptoKey, type FlattenedJWSInput, type JWSHeaderParameters } from 'jose';
import type { Log } from '../telemetry/log.js';
import { IssuerUnavailableError, type Issuer } from './issuer.js';

/** Once the keys are older than this, they are read again: one that was withdrawn is not used much longer. Milliseconds. */
const FRESH = 10 * 60_000;

/** The issuer is asked for its keys at most once in so many milliseconds, whoever sends whatever token. */
const PAUSE = 3000;

type FindKey = (header: JWSHeaderParameters, token: FlattenedJWSInput) => Promise<CryptoKey>;

/**
 * The keys that the issuer signs with. Those that are known stay usable while it is away, for as long as was configured. A
 * key that is not known is looked up; until that was done nothing is known of it.
 */
export class IssuerKeys {
  #known: { readonly read: number; readonly find: FindKey } | undefined;
  #asked = -Infinity;
  #asking: Promise<void> | undefined;
  /** Why the keys could not be read the last time. */
  #failure: unknown;
  /** Which key ids the last time was for: when it succeeded and they were not there, they do not exist. */
  readonly #sought = new Set<string>();

  /**
   * @param usable how long keys that are known may be used without having been read again, in milliseconds
   * @param now in milliseconds
   */
  constructor(
    private readonly issuer: Issuer,
    private readonly log: Log,
    private readonly usable: number,
    private readonly now: () => number = Date.now,
  ) {}

  /**
   * The key that a token was signed with, as jose asks for it. Throws the errors of jose when the issuer has no such key, or
   * several that fit, and an IssuerUnavailableError when it is not known.
   */
  readonly find: FindKey = async (header, token) => {
    await this.#refresh();
    try {
      return await this.#findKnown(header, token);
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey)) throw error;
      await this.#lookUp(header.kid ?? '');
      return this.#findKnown(header, token);
    }
  };

  /** The keys as they were last read, read again when it is time: another one each time. Undefined when none can be used. */
  async current(): Promise<object | undefined> {
    await this.#refresh();
    return this.#inUse();
  }

  #inUse() {
    return this.#known && this.#age(this.#known.read) <= this.usable ? this.#known : undefined;
  }

  /** Who has a key that is known does not wait for an issuer that was away a moment ago. */
  async #refresh(): Promise<void> {
    if (this.#known === undefined || this.#age(this.#known.read) < FRESH || this.#isPausing()) return;
    const asking = this.#ask();
    if (this.#failure === undefined) await asking;
  }

  readonly #findKnown: FindKey = async (header, token) => {
    const known = this.#inUse();
    if (!known) throw new errors.JWKSNoMatchingKey();
    return known.find(header, token);
  };

  async #lookUp(kid: string): Promise<void> {
    if (this.#isPausing()) {
      if (this.#failure === undefined && this.#sought.has(kid)) return;
      throw this.#unavailable();
    }
    const asking = this.#ask();
    this.#sought.add(kid);
    await asking;
    if (this.#failure !== undefined) throw this.#unavailable();
  }

  /** Those who ask at the same time are told by one answer. */
  #ask(): Promise<void> {
    return (this.#asking ??= this.#read().finally(() => (this.#asking = undefined)));
  }

  async #read(): Promise<void> {
    this.#asked = this.now();
    this.#sought.clear();
    try {
      const find = createLocalJWKSet(await this.issuer.keys());
      this.#known = { read: this.#asked, find };
      if (this.#failure !== undefined) this.log.info('the keys of the issuer can be read again');
      this.#failure = undefined;
    } catch (error) {
      if (this.#failure === undefined) this.log.error({ err: error }, 'the keys of the issuer cannot be read');
      this.#failure = error;
    }
  }

  #isPausing(): boolean {
    return this.#asking === undefined && this.#age(this.#asked) < PAUSE;
  }

  #age(moment: number): number {
    return this.now() - moment;
  }

  #unavailable(): IssuerUnavailableError {
    return new IssuerUnavailableError('it is not known whether the issuer has this key', {
      cause: this.#failure,
      retryAfter: Math.max(1, Math.ceil((PAUSE - this.#age(this.#asked)) / 1000)),
    });
  }
}
