const MINUTE = 60_000;
/** How many callers are remembered before those that have nothing to wait for are forgotten. */
const CALLERS = 1000;

/**
 * At most so many requests per minute, for each caller apart. Every request takes its share of the minute; a caller may
 * run up to one minute ahead. (The generic cell rate algorithm: one number per caller.)
 */
export class RateLimit {
  /** When a caller will have no share of a minute outstanding. */
  readonly #clear = new Map<string, number>();
  readonly #share: number;

  constructor(perMinute: number) {
    this.#share = MINUTE / perMinute;
  }

  /** How many callers are remembered. */
  get size(): number {
    return this.#clear.size;
  }

  /** Milliseconds until the caller may try again; 0: this request may pass, and counts. @param now in milliseconds */
  wait(caller: string, now: number): number {
    const clear = Math.max(this.#clear.get(caller) ?? 0, now) + this.#share;
    // With some room for what adding fractions does.
    const tooFar = clear - now - MINUTE;
    if (tooFar > 0.001) return tooFar;
    this.#clear.set(caller, clear);
    if (this.#clear.size > CALLERS) this.#forget(now);
    return 0;
  }

  #forget(now: number): void {
    for (const [caller, clear] of this.#clear) if (clear <= now) this.#clear.delete(caller);
  }
}
