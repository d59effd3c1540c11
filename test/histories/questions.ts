import type { Random } from './random.js';
import type { Process } from './process.js';
import type { VirtualTime } from './virtual-time.js';

/** What goes wrong with one question to our own database. */
export interface DatabaseTrouble {
  /** Whether the database does what it was asked. */
  readonly effect: 'done' | 'none';
  /** What comes back: a no of its own, a connection that breaks, or nothing for a long time and then that. */
  readonly back: 'no' | 'cut' | 'silence';
}

/** Each kind as likely as another. What the database itself says no to, it has not done. */
export const anyDatabaseTrouble = (random: Random): DatabaseTrouble =>
  random.pick<DatabaseTrouble>([
    { effect: 'none', back: 'no' },
    { effect: 'none', back: 'cut' },
    { effect: 'none', back: 'silence' },
    { effect: 'done', back: 'cut' },
    { effect: 'done', back: 'silence' },
  ]);

/** Milliseconds. */
const QUESTION = 2;
const SILENCE = 20_000;
/** After that the engine asks once more. */
const AGAIN = 1000;

/** What processes ask of our own database, and what becomes of that. */
export class Questions {
  constructor(
    private readonly time: VirtualTime,
    /** Asked once for every question. */
    private readonly trouble: () => DatabaseTrouble | undefined = () => undefined,
  ) {}

  /** Asks once. Rejects as the driver of PostgreSQL does. */
  async ask<T>(process: Process, work: () => T): Promise<T> {
    await process.turn();
    const trouble = this.trouble();
    await this.time.pause(QUESTION / 2);
    const result = trouble?.effect === 'none' ? undefined : work();
    await this.time.pause(trouble?.back === 'silence' ? SILENCE : QUESTION / 2);
    await process.turn();
    if (trouble) throw new TroubleError(trouble);
    return result as T;
  }

  /**
   * Asks until it is answered, as the engine does with what it writes.
   * @param mayBeRefused whether a no of the database is an answer too, when it is the first.
   */
  async insist<T>(process: Process, work: () => T, mayBeRefused = false): Promise<T> {
    for (let isFirst = true; ; isFirst = false) {
      try {
        return await this.ask(process, work);
      } catch (error) {
        if (!(error instanceof TroubleError) || (mayBeRefused && isFirst && error.isRefusal)) throw error;
        await this.time.pause(AGAIN);
      }
    }
  }
}

class TroubleError extends Error {
  readonly isRefusal: boolean;

  constructor({ back }: DatabaseTrouble) {
    const isRefusal = back === 'no';
    super(isRefusal ? 'sorry, too many clients already' : 'Connection terminated unexpectedly');
    this.isRefusal = isRefusal;
    if (isRefusal) Object.assign(this, { code: '53300', severity: 'FATAL' });
  }
}
