/** What runs a saga: the durable engine in production, a few lines in a test. */
export interface Engine {
  /**
   * Does work once, across crashes, and remembers what came of it. The work itself never rejects; when the checkpoint
   * does, the engine is being stopped or has lost this saga to another process, which is no reason to undo anything.
   * `interruptedAt`: present when this very work may have been begun before; it was left alone by then, in milliseconds
   * since 1970.
   */
  checkpoint<T>(name: string, work: (interruptedAt: number | undefined) => Promise<T>): Promise<T>;
  /** Waits, across crashes. */
  pause(milliseconds: number): Promise<void>;
  /** Reports an error that nobody foresaw. */
  surprise(error: unknown): void;
  /** Reports, once, that work waits for longer than a second because of ourselves. */
  waits(error: unknown): void;
}
