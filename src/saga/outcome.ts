import type { Failure, Kept } from './step.js';

/** The one sure end of a saga: plain data, for it is stored. */
export type Outcome<T> =
  /** Everything is done. */
  | { readonly state: 'completed'; readonly result: T }
  /** Nothing is left, but for what others use by now. */
  | { readonly state: 'undone'; readonly failedAt: string; readonly failure: Failure; readonly kept: readonly Kept[] }
  | Attention<T>;

/** A person must look. */
export interface Attention<T> {
  readonly state: 'attention';
  readonly failedAt: string;
  readonly failure: Failure;
  /** What is missing of what stands, or what could not be undone. */
  readonly left: readonly Left[];
  readonly kept?: readonly Kept[];
  /** Present when the pivot stands. */
  readonly result?: T;
  /** The checkpoint at which it was given up: from there on it can be tried again. Absent when that is of no use. */
  readonly gaveUpAt?: string;
}

/** A step that is not as it should be. `value`: what certainly stands of it. */
export interface Left {
  readonly step: string;
  readonly failure: Failure;
  readonly value?: unknown;
}

/** Where it went wrong when everything is undone because a person asked for it. */
export const TAKEN_BACK = 'ingreep';

/** Where it went wrong when that was in no step at all. There is no such checkpoint: it goes on where the log ends. */
export const NOWHERE = 'onvoorzien';
