import { randomUUID } from 'node:crypto';
import { DatabaseTooSlowError } from '../database/database-failure.js';

/**
 * A run may stand in the log, or come to stand there: then it is carried out, by whichever process. Starting it again under
 * the same id is safe.
 */
export class NotConfirmedError extends Error {
  override readonly name = 'NotConfirmedError';

  constructor(cause?: unknown) {
    super('it is not known whether the run is in the log', { cause });
  }
}

/** Nothing was begun: in the place of what is written beside a run that begins, something else stands already. */
export class StandsOtherwiseError extends Error {
  override readonly name = 'StandsOtherwiseError';

  constructor() {
    super('something else stands in the place of what was to be written with the run');
  }
}

/** So long may it take to write a run into the log. The engine itself tries for as long as the database is away. */
const CONFIRMED_WITHIN_MS = 4000;

/** What starting a run means: it stands in the log, it certainly does not, or that is not known. */
export class Acceptance<End> {
  /** Of the runs that this very process began, by mark, who is told how they end: nobody has tried any of their work before. */
  readonly #begunHere = new Map<string, (end: End) => void>();

  /**
   * Resolves once the run stands. Rejects with a NotConfirmedError when that is not known, and with any other error when it
   * certainly does not.
   * @param start writes the run into the log, with a mark that is unique to this start.
   * @param ended is told how it ended, when that is here.
   */
  async confirm<T>(start: (mark: string) => Promise<T>, ended: (end: End) => void): Promise<T> {
    const mark = randomUUID();
    this.#begunHere.set(mark, ended);
    const started = start(mark).catch((error: unknown) => {
      this.#begunHere.delete(mark);
      throw isCertain(error) ? error : new NotConfirmedError(error);
    });
    started.catch(() => {});
    let timer: NodeJS.Timeout | undefined;
    const tooLate = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new NotConfirmedError(tooSlow())), CONFIRMED_WITHIN_MS);
    });
    try {
      return await Promise.race([started, tooLate]);
    } finally {
      clearTimeout(timer);
    }
  }

  /** Who is told how the run of this mark ends, when this process began it, and does so now for the first time. */
  begin(mark: string): ((end: End) => void) | undefined {
    const ended = this.#begunHere.get(mark);
    this.#begunHere.delete(mark);
    return ended;
  }
}

const tooSlow = () => new DatabaseTooSlowError('the log did not confirm the run in time');

/** The database itself refused, or it never came to a question: what broke off on the way there may have arrived. */
export function isCertain(error: unknown): boolean {
  return (
    error instanceof TypeError ||
    error instanceof StandsOtherwiseError ||
    (typeof error === 'object' && error !== null && SAID_SO.some((it) => it in error))
  );
}

/** What an error of PostgreSQL has, and one of the engine, and one of the connection has not. */
const SAID_SO = ['severity', 'dbosErrorCode'];
