import { setTimeout as pause } from 'node:timers/promises';
import type { Log } from '../telemetry/log.js';
import { mayPass } from './database-failure.js';

/** A database that is started together with us, or is full for a moment, gets this long. Milliseconds. */
const PATIENCE_MS = 60_000;
const AGAIN_MS = 500;
/** So often is said that we still wait. */
const SAY_MS = 10_000;

/**
 * What a start needs of the database: done again until the database takes us, and said in the log when it does not.
 * Rejects with its last error after a minute, and at once with one that does not pass by waiting.
 * @param patience milliseconds.
 */
export async function onceReachable<T>(log: Log, work: () => Promise<T>, patience = PATIENCE_MS): Promise<T> {
  const until = performance.now() + patience;
  for (let said = -Infinity; ;) {
    try {
      return await work();
    } catch (error) {
      const now = performance.now();
      if (!mayPass(error) || now + AGAIN_MS > until) throw error;
      if (now - said >= SAY_MS) {
        said = now;
        log.warn({ reason: (error as Error).message }, 'waiting for the database');
      }
      await pause(AGAIN_MS);
    }
  }
}
