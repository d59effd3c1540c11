import { notAvailable } from '../http/problem.js';
import type { Log } from '../telemetry/log.js';

/** So long may the database take. Milliseconds. */
const USUAL_MS = 5000;

interface Options {
  /** What is told when it does not succeed. */
  readonly detail?: string;
  /** Milliseconds that it may take, when the work waits for something else as well. */
  readonly limit?: number;
}

/**
 * What needs the database. Throws a ProblemException 503 when that does not answer: without it nothing is accepted, and
 * nothing is sent to a register.
 */
export async function durably<T>(
  log: Log,
  work: () => Promise<T>,
  { detail, limit = USUAL_MS }: Options = {},
): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('the database did not answer in time')), limit);
  });
  const done = work();
  done.catch(() => {});
  try {
    return await Promise.race([done, tooLong]);
  } catch (error) {
    log.error({ err: error }, 'the database could not be used');
    throw notAvailable(detail);
  } finally {
    clearTimeout(timer);
  }
}
