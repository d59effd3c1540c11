import { UpstreamError } from './upstream.error.js';

/**
 * An endpoint that not every register of its kind has, and what is known of it. Only ever a matter of speed: what it does
 * in one call, others do in several.
 */
export class OptionalEndpoint {
  #isPresent: boolean | undefined;

  /** Undefined as long as nobody has looked. */
  get isPresent(): boolean | undefined {
    return this.#isPresent;
  }

  /** What a look at the register brought; undefined: nothing that was not known before. */
  learn(isPresent: boolean | undefined): void {
    this.#isPresent = isPresent ?? this.#isPresent;
  }

  /** Uses the endpoint, or the other way where the register turns out not to have it. That is remembered. */
  async prefer<T>(use: () => Promise<T>, otherwise: () => Promise<T>): Promise<T> {
    if (this.#isPresent === false) return otherwise();
    try {
      return await use();
    } catch (error) {
      if (!(error instanceof UpstreamError && error.isNoEndpoint)) throw error;
      this.#isPresent = false;
      return otherwise();
    }
  }
}
