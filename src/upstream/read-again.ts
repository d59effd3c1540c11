import { setTimeout as sleep } from 'node:timers/promises';
import { UpstreamError, type UpstreamFailure } from './upstream.error.js';

/** How a read is tried again while somebody waits for it. */
export interface ReadingPatience {
  /** Milliseconds before each further attempt. */
  readonly pauses: readonly number[];
  /** Milliseconds that somebody waits: after that no attempt is begun. */
  readonly wait: number;
}

/**
 * Reads, and tries again when a register was not reached. One that asks to be left alone is left alone for that long, if
 * somebody still waits by then. What was kept back here is not tried again: that has waited, or would be kept back again.
 */
export async function readAgain<T>(read: () => Promise<T>, { pauses, wait }: ReadingPatience): Promise<T> {
  const end = performance.now() + wait;
  for (const usual of pauses)
    try {
      return await read();
    } catch (error) {
      const pause = error instanceof UpstreamError ? pauseAfter(error.failure, usual) : undefined;
      if (pause === undefined || performance.now() + pause > end) throw error;
      await sleep(pause);
    }
  return read();
}

/** Undefined when it is not tried again. */
function pauseAfter({ kind, isKeptBack, retryAfter = 0 }: UpstreamFailure, usual: number): number | undefined {
  return kind === 'unavailable' && !isKeptBack ? Math.max(usual, retryAfter) : undefined;
}
