import { lookUntilSettled } from '../timing/look-until-settled.js';
import { stillUnderWay } from '../timing/still-under-way.js';
import { UpstreamError } from './upstream.error.js';

interface Creation<T> {
  readonly create: () => Promise<T>;
  /** Whether a refusal says that the key is in use. */
  readonly isTaken: (error: UpstreamError) => boolean;
  /** What stands under the key, when it is what this request would have made. */
  readonly find: () => Promise<T | undefined>;
  /** Whether a refusal is one although it did not come from the register that would have made it. */
  readonly isRefusal?: (error: UpstreamError) => boolean;
  /** Milliseconds that the register may be busy with an earlier attempt after the connection was lost. */
  readonly limit?: number;
}

/** Statuses that a register answers only after it has looked at the content: then nothing stands but what can be found. */
const LOOKED_AT = new Set([400, 409]);

export const wasLookedAt = ({ failure }: UpstreamError): boolean => LOOKED_AT.has(failure.status ?? 0);

/**
 * Creates something under a key that was chosen beforehand. Repeating it is the proof of whether it stands: a look-up is
 * one only when it finds something. What stood before the first attempt is never taken for our own.
 * @param unansweredSince present when an earlier attempt may have had its effect: milliseconds since 1970.
 */
export async function ensure<T>(
  unansweredSince: number | undefined,
  { create, isTaken, isRefusal = wasLookedAt, find, limit = 0 }: Creation<T>,
): Promise<T> {
  try {
    return await create();
  } catch (error) {
    if (!(error instanceof UpstreamError && unansweredSince !== undefined)) throw error;
    const taken = isTaken(error);
    const isFinal = taken || (error.isRefused && isRefusal(error));
    if (!isFinal && error.isRefused) throw error.undecided();
    if (!isFinal && !error.isUnknown) throw error;
    // Also when it is refused for another reason: what was right then may have become wrong since.
    const found = await lookUp(find, isFinal && !taken ? stillUnderWay(unansweredSince, limit) : 0);
    if (found !== undefined) return found;
    throw error;
  }
}

/** That it cannot be looked up says nothing about whether it stands. */
async function lookUp<T>(find: () => Promise<T | undefined>, limit: number): Promise<T | undefined> {
  try {
    return await lookUntilSettled(find, limit);
  } catch (error) {
    throw error instanceof UpstreamError ? error.undecided() : error;
  }
}

/**
 * Creates something that has no key. After an unanswered attempt it is looked for until the register has certainly
 * finished with that one, and only then created.
 * @param unansweredSince present when an earlier attempt may have had its effect, or may still have it: milliseconds since
 *   1970.
 * @param limit milliseconds that the register may be busy with a request after the connection was lost.
 */
export async function ensureWithoutKey<T>(
  unansweredSince: number | undefined,
  limit: number,
  { create, find }: Pick<Creation<T>, 'create' | 'find'>,
): Promise<T> {
  const landed = unansweredSince === undefined ? undefined : await lookUp(find, stillUnderWay(unansweredSince, limit));
  return landed ?? create();
}
