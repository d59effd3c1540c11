/** However much the clocks of two processes differ. Milliseconds. */
const CLOCKS_DIFFER_MS = 5000;

/** Which work of a run that is carried on may have been begun before. */
export class Interruption {
  #since: number | undefined;

  /**
   * @param since the moment at which this process began to carry it on, for by then its predecessor had left it alone, in
   *   milliseconds since 1970; undefined when nobody was at work on it before.
   * @param wasReopened the log was cut off to go on: anything that is not in it may have been done before.
   */
  constructor(
    since: number | undefined,
    private readonly wasReopened: boolean,
  ) {
    this.#since = since;
  }

  /** Of the next work that is not in the log: since when it has been left alone, if it may have been begun. */
  next(): number | undefined {
    const since = this.#since;
    // Only the first can have been interrupted.
    if (!this.wasReopened) this.#since = undefined;
    return since;
  }

  /** What comes next waits for a moment, in milliseconds since 1970: before that nobody can have begun it. */
  waitsUntil(moment: number): void {
    const wasBeforeIt = this.#since !== undefined && this.#since < moment - CLOCKS_DIFFER_MS;
    if (wasBeforeIt && !this.wasReopened) this.#since = undefined;
  }
}
