import { DatabaseTooSlowError, isDatabaseFailure } from '../database/database-failure.js';
import { notAvailable, type ProblemException } from './problem.js';
import type { Log } from '../telemetry/log.js';

/** So long may the database take. Milliseconds. */
const USUAL_MS = 5000;

interface Options {
  /** What is told when it does not succeed. */
  readonly problem?: () => ProblemException;
  /** Milliseconds that it may take, when the work waits for something else as well. */
  readonly limit?: number;
}

/**
 * What needs the database. Throws a ProblemException 503 when that does not answer: without it nothing is accepted, and
 * nothing is sent to a register. What is not the fault of the database is thrown as it is.
 */
export async function withinDatabaseLimit<T>(
  log: Log,
  work: () => Promise<T>,
  { problem = notAvailable, limit = USUAL_MS }: Options = {},
): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new DatabaseTooSlowError('the database did not answer in time')), limit);
  });
  // What fails before it has begun to wait, must not leave the limit behind.
  const done = (async () => work())();
  try {
    return await Promise.race([done, tooLong]);
  } catch (error) {
    if (!isDatabaseFailure(error)) throw error;
    log.error({ err: error }, 'the database could not be used');
    throw problem();
  } finally {
    clearTimeout(timer);
  }
}
