/** How much longer than when it is quiet our own part may take: beyond that more at once only makes all of them slower. */
const SLOWER = 3;
/** So quick is never slow, whatever it was before. Milliseconds. */
const QUICK_MS = 8;
/** So much of what is held to be usual comes from the last time. */
const LAST_COUNTS = 0.1;
/** In so long what counts as quiet may double: a database that became slower for good is one. Milliseconds. */
const GETS_USED_TO_MS = 600_000;
const SHRINKS = 0.98;

interface Limits {
  /** So many may always be under way. */
  readonly least: number;
  readonly most: number;
}

/**
 * How many may be under way at once: as many as leave something short of our own, which every request does, about as quick as
 * it is when it is quiet. Beyond that they only wait for each other, for the processor or for the database.
 */
export class Pace {
  #quiet = Infinity;
  #usual: number | undefined;
  #tookLast = 0;
  #limit: number;

  constructor(private readonly limits: Limits) {
    this.#limit = limits.most;
  }

  get limit(): number {
    return Math.floor(this.#limit);
  }

  /** It took so many milliseconds, while so many were under way. */
  took(milliseconds: number, underWay: number): void {
    const { least, most } = this.limits;
    this.#learn(milliseconds);
    if (this.#isSlow) this.#limit = Math.max(least, Math.min(this.#limit, underWay) * SHRINKS);
    else if (underWay >= this.limit) this.#limit = Math.min(most, underWay + 1);
  }

  get #isSlow(): boolean {
    return this.#usual! > Math.max(QUICK_MS, this.#quiet * SLOWER);
  }

  #learn(milliseconds: number): void {
    const now = performance.now();
    this.#usual = this.#usual === undefined ? milliseconds : this.#usual + (milliseconds - this.#usual) * LAST_COUNTS;
    this.#quiet = Math.min(this.#usual, this.#quiet * 2 ** ((now - this.#tookLast) / GETS_USED_TO_MS));
    this.#tookLast = now;
  }
}
