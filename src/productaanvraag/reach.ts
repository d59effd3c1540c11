import { ProblemException } from '../http/problem.js';
import type { Log } from '../telemetry/log.js';
import { UpstreamError } from '../upstream/upstream.error.js';

/** A look-up before anything is written: when a register fails, nothing has happened, and the key is not used up. */
export async function reach<T>(log: Log, stap: string, lookUp: () => Promise<T>): Promise<T> {
  try {
    return await lookUp();
  } catch (error) {
    if (!(error instanceof UpstreamError)) throw error;
    log.warn({ failure: error.failure, stap }, 'a look-up before the start failed');
    throw new ProblemException('register-fout', {
      detail: 'Er is niets geregistreerd. Probeer het later opnieuw met dezelfde Idempotency-Key.',
      extensions: { uitkomst: 'ongedaanGemaakt', stap, opnieuwProberen: true },
    });
  }
}
