import { UpstreamError } from '../../upstream/upstream.error.js';

interface Creation<T> {
  readonly create: () => Promise<T>;
  /** Whether a refusal says that the key is in use. */
  readonly isTaken: (error: UpstreamError) => boolean;
  /** What stands under the key. */
  readonly find: () => Promise<T | undefined>;
  /** Whether what stands there is what this request would have made. */
  readonly isOurs: (found: T) => boolean;
}

/** Statuses that a register answers only after it has looked at the content, so that they prove that nothing stands. */
const LOOKED_AT = new Set([400, 409]);

/**
 * Creates something under a key that was chosen beforehand. Repeating it is the proof of whether it stands: an empty
 * look-up is none. What stood before the first attempt is never taken for our own.
 * @param again whether an earlier attempt may have had its effect.
 */
export async function ensure<T>(again: boolean, { create, isTaken, find, isOurs }: Creation<T>): Promise<T> {
  try {
    return await create();
  } catch (error) {
    if (!(error instanceof UpstreamError && error.isRefused && again)) throw error;
    if (!isTaken(error)) throw LOOKED_AT.has(error.failure.status ?? 0) ? error : undecided(error);
    const found = await find();
    if (found && isOurs(found)) return found;
    throw error;
  }
}

/** A refusal that says nothing about what an earlier attempt did. */
function undecided({ failure }: UpstreamError): UpstreamError {
  return new UpstreamError({ ...failure, kind: 'unknown' });
}
