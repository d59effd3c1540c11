import { NoLockError } from '../database/mutex.js';
import { notAvailable, ProblemException } from '../http/problem.js';
import type { Log } from '../telemetry/log.js';
import { UpstreamError } from '../upstream/upstream.error.js';

const AGAIN = 'Er is niets geregistreerd. Probeer het later opnieuw met dezelfde Idempotency-Key.';

/** A look-up before anything is written: when that fails, nothing has happened, and the key is not used up. */
export async function reach<T>(log: Log, stap: string, lookUp: () => Promise<T>): Promise<T> {
  try {
    return await lookUp();
  } catch (error) {
    if (error instanceof NoLockError) {
      log.error({ err: error, stap }, 'the database could not be used');
      throw notAvailable(AGAIN);
    }
    if (!(error instanceof UpstreamError)) throw error;
    log.warn({ failure: error.failure, stap }, 'a look-up before the start failed');
    throw new ProblemException('register-fout', {
      detail: AGAIN,
      extensions: { uitkomst: 'ongedaanGemaakt', stap, opnieuwProberen: true },
    });
  }
}
