import { isEndpoint, type Probe } from './probe.js';
import { UpstreamError } from './upstream.error.js';

/** What an OptionalEndpoint is used for. */
interface Preference<T> {
  readonly use: () => Promise<T>;
  /** The other way, where the register turns out not to have the endpoint. */
  readonly otherwise: () => Promise<T>;
  /** Looks whether the register has it; undefined when that is not to be seen. */
  readonly look: () => Promise<boolean | undefined>;
}

/**
 * An endpoint that not every register of its kind has, and what is known of it. Only ever a matter of speed: what it does
 * in one call, others do in several.
 */
export class OptionalEndpoint {
  #isPresent: boolean | undefined;
  #looking: Promise<boolean | undefined> | undefined;

  /** Undefined as long as nobody has looked. */
  get isPresent(): boolean | undefined {
    return this.#isPresent;
  }

  /** What a look at the register brought; undefined: nothing that was not known before. */
  learn(isPresent: boolean | undefined): void {
    this.#isPresent = isPresent ?? this.#isPresent;
  }

  /**
   * Uses the endpoint, or the other way where the register turns out not to have it. That is remembered. A page for a path
   * that is none may come from anybody, so a look must bear it out: without that the failure stands.
   */
  async prefer<T>({ use, otherwise, look }: Preference<T>): Promise<T> {
    if (this.#isPresent === false) return otherwise();
    try {
      return await use();
    } catch (error) {
      if (!(error instanceof UpstreamError)) throw error;
      const isAbsent = error.isNoMethod || (error.mayBeNoEndpoint && (await this.#look(look)) === false);
      if (!isAbsent) throw error;
      this.#isPresent = false;
      return otherwise();
    }
  }

  /** Everybody who wants to know at the same time has one look. */
  #look(look: () => Promise<boolean | undefined>): Promise<boolean | undefined> {
    this.#looking ??= look().finally(() => {
      this.#looking = undefined;
    });
    return this.#looking;
  }
}

/**
 * Whether a register has an endpoint that takes nothing but a POST. That it has not, is believed only when another path
 * of the same register answers as the register does just before and just after: something in between gives pages too.
 * Undefined when it is not to be seen.
 * @param known a look at that other path.
 */
export async function lookForEndpoint(
  endpoint: () => Promise<Probe>,
  known: () => Promise<Probe>,
): Promise<boolean | undefined> {
  try {
    if (!(await known()).isOwn) return undefined;
    const isThere = isEndpoint(await endpoint());
    return isThere === false && !(await known()).isOwn ? undefined : isThere;
  } catch (error) {
    if (error instanceof UpstreamError) return undefined;
    throw error;
  }
}
