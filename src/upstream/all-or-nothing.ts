import { setTimeout as pause } from 'node:timers/promises';
import { stillUnderWay } from '../timing/still-under-way.js';
import { UpstreamError } from './upstream.error.js';

interface Building<T> {
  readonly build: () => Promise<T>;
  /** Takes away what is being built on, and with it whatever was built. */
  readonly takeDown: () => Promise<void>;
  /** Present when an earlier attempt may still be busy with what is built on: milliseconds since 1970. */
  readonly unansweredSince: number | undefined;
  /** Milliseconds that the register may be busy with that one after the connection was lost. */
  readonly limit: number;
}

/**
 * The second half of a step of several calls, of which the first has had its effect. To whoever runs the step, a refusal
 * says that nothing stands: so then the first half goes too. When it does not, and after any other failure, it is unknown
 * what stands.
 */
export async function allOrNothing<T>({ build, takeDown, unansweredSince, limit }: Building<T>): Promise<T> {
  try {
    return await build();
  } catch (error) {
    if (!(error instanceof UpstreamError)) throw error;
    if (!error.isRefused) throw error.undecided();
    try {
      // Building may have waited for it already.
      await pause(stillUnderWay(unansweredSince, limit));
      await takeDown();
    } catch {
      throw error.undecided();
    }
    throw error;
  }
}

/** Calls that do not wait for each other. Of those that fail a refusal says most; it is told when all have ended. */
export async function together<T extends readonly unknown[]>(calls: {
  readonly [K in keyof T]: Promise<T[K]>;
}): Promise<T> {
  const settled = await Promise.allSettled(calls);
  const errors = settled.flatMap((each): unknown[] => (each.status === 'rejected' ? [each.reason] : []));
  const [first] = errors;
  if (first === undefined) return Promise.all(calls) as unknown as Promise<T>;
  throw errors.find((error) => error instanceof UpstreamError && error.isRefused) ?? first;
}
