import type { Caller } from '../../auth/caller.js';
import { canonicalOf, idOf } from './sleutels.js';

/** A request that registers something, before anything was looked at but whose it is. */
export interface Submission {
  /** Kind of request. */
  readonly soort: string;
  readonly caller: Caller;
  /** Under which it is carried out. */
  readonly id: string;
  /** Under which it may have been accepted before, by the spelling that its key had then. */
  readonly earlierIds: readonly string[];
  /** Everything that makes it the same request, as a text: the same for the same content. */
  readonly content: string;
}

/**
 * @param keys the Idempotency-Key, in every spelling that means the same; the first is the one that it is kept under.
 * @param content everything that makes it the same request: the body, and what of the path matters.
 */
export function submissionOf(soort: string, caller: Caller, keys: readonly string[], content: unknown): Submission {
  const [id = '', ...earlierIds] = [...new Set(keys.map((key) => idOf(caller, soort, key)))];
  return { soort, caller, id, earlierIds, content: canonicalOf(content) };
}
