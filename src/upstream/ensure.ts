import { awaitLate } from '../../upstream/late.js';
import { UpstreamError } from '../../upstream/upstream.error.js';

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
 * @param again whether an earlier attempt may have had its effect.
 */
export async function ensure<T>(
  again: boolean,
  { create, isTaken, isRefusal = wasLookedAt, find, limit = 0 }: Creation<T>,
): Promise<T> {
  try {
    return await create();
  } catch (error) {
    if (!(error instanceof UpstreamError && again)) throw error;
    const taken = isTaken(error);
    const isFinal = taken || (error.isRefused && isRefusal(error));
    if (!isFinal && error.isRefused) throw error.undecided();
    if (!isFinal && !error.isUnknown) throw error;
    // Also when it is refused for another reason: what was right then may have become wrong since.
    const found = await lookUp(find, isFinal && !taken ? limit : 0);
    if (found !== undefined) return found;
    throw error;
  }
}

/** That it cannot be looked up says nothing about whether it stands. */
async function lookUp<T>(find: () => Promise<T | undefined>, limit: number): Promise<T | undefined> {
  try {
    return await awaitLate(find, limit);
  } catch (error) {
    throw error instanceof UpstreamError ? error.undecided() : error;
  }
}

/**
 * Creates something that has no key. After an unanswered attempt it is looked for until the register has certainly
 * finished with that one, and only then created.
 * @param again whether an earlier attempt may have had its effect, or may still have it.
 * @param limit milliseconds that the register may be busy with a request after the connection was lost.
 */
export async function ensureWithoutKey<T>(
  again: boolean,
  limit: number,
  { create, find }: Pick<Creation<T>, 'create' | 'find'>,
): Promise<T> {
  const landed = again ? await lookUp(find, limit) : undefined;
  return landed ?? create();
}
