/** What a checkpoint brought, as the log keeps it. */
export interface Entry {
  /** Its place in the log, from 0. */
  readonly position: number;
  readonly name: string;
  readonly value: unknown;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  readonly completedAt: number;
}

/**
 * The log of a run that is carried out where it was begun, one entry behind: what a checkpoint brought is written before
 * anything else is begun, and what the last one brought together with the end. So whoever carries the run on finds no more
 * than one piece of work that may have been done and is not in the log, as with a log that is not behind.
 */
export class LogBehind {
  #next = 0;
  #held: Entry[] = [];

  /** @param store writes into the log; rejects when the run is not carried out here any more. */
  constructor(private readonly store: (entries: readonly Entry[]) => Promise<void>) {}

  /** What is still to be written. */
  get held(): readonly Entry[] {
    return this.#held;
  }

  /** Does the work of a checkpoint, when all that came before it is in the log. */
  async keep<T>(name: string, work: () => Promise<T>): Promise<T> {
    await this.write();
    const startedAt = Date.now();
    const value = await work();
    this.#held.push({ position: this.#next, name, value, startedAt, completedAt: Date.now() });
    this.#next += 1;
    return value;
  }

  /** Leaves a place open: of what counts as a step and brings nothing. */
  pass(): void {
    this.#next += 1;
  }

  async write(): Promise<void> {
    if (this.#held.length === 0) return;
    await this.store(this.#held);
    this.#held = [];
  }
}
