import { awaitLate } from '../../upstream/late.js';
import { UpstreamError } from '../../upstream/upstream.error.js';

interface Creation<T> {
  readonly create: () => Promise<T>;
  /** Whether a refusal says that the key is in use. */
  readonly isTaken: (error: UpstreamError) => boolean;
  /** What stands under the key. */
  readonly find: () => Promise<T | undefined>;
  /** Whether what stands there is what this request would have made. */
  readonly isOurs: (found: T) => boolean;
  /** Milliseconds that the register may be busy with an earlier attempt after the connection was lost. */
  readonly limit?: number;
}

/** Statuses that a register answers only after it has looked at the content: then nothing stands but what can be found. */
const LOOKED_AT = new Set([400, 409]);

/**
 * Creates something under a key that was chosen beforehand. Repeating it is the proof of whether it stands: an empty
 * look-up is none. What stood before the first attempt is never taken for our own.
 * @param again whether an earlier attempt may have had its effect.
 */
export async function ensure<T>(again: boolean, { create, isTaken, find, isOurs, limit = 0 }: Creation<T>): Promise<T> {
  try {
    return await create();
  } catch (error) {
    if (!(error instanceof UpstreamError && error.isRefused && again)) throw error;
    const taken = isTaken(error);
    if (!taken && !LOOKED_AT.has(error.failure.status ?? 0)) throw error.undecided();
    // Also when it is refused for another reason: what was right then may have become wrong since.
    const found = await awaitLate(find, taken ? 0 : limit);
    if (found && isOurs(found)) return found;
    throw error;
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
  const landed = again ? await awaitLate(find, limit) : undefined;
  return landed ?? create();
}
