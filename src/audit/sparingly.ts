import { RateLimit } from '../auth/rate-limit.js';

/** So many lines a minute are enough to see who is at it. */
const PER_MINUTE = 60;
/** Of so many it is remembered what they held back. */
const REMEMBERED = 1000;

/**
 * What anybody can make happen as often as they like: so many a minute have a line of their own, each of whoever does it. The
 * rest is counted, and told with the next.
 */
export class Sparingly {
  readonly #limit = new RateLimit(PER_MINUTE);
  readonly #heldBack = new Map<string, number>();

  /** For how many one line stands that is to be written now; undefined: none is. @param now in milliseconds */
  count(who: string, now: number): number | undefined {
    const before = this.#heldBack.get(who) ?? 0;
    if (this.#limit.wait(who, now) > 0) {
      if (this.#heldBack.size >= REMEMBERED) this.#heldBack.clear();
      this.#heldBack.set(who, before + 1);
      return undefined;
    }
    this.#heldBack.delete(who);
    return before + 1;
  }
}
