import { attemptOf, looking, repeating } from './checkpoint-names.js';
import type { Engine } from './engine.js';
import {
  succeeded,
  UNFORESEEN,
  type Circumstances,
  type Failed,
  type Failure,
  type Result,
  type ReversibleStep,
  type Step,
} from './step.js';

/** How often a call is tried. Milliseconds. */
export interface Patience {
  /** Pauses between the attempts while a person waits. */
  readonly quick: readonly number[];
  /** How long a person waits in all: what asks to be left alone for less than is left of that, is. */
  readonly personWaits: number;
  /** In the background: the first pause, the longest, and how long in all before a person must look. */
  readonly firstPause: number;
  readonly longestPause: number;
  readonly giveUpAfter: number;
  /** How long a pivot of which it is unknown whether it stands is repeated before it is only looked at any more. */
  readonly decideFor: number;
  /** How long a call that was left unanswered may still have its effect. */
  readonly lateEffectLimit: number;
}

export type Steps = Readonly<Record<string, Step<unknown>>>;
export type ValueOf<S> = S extends Step<infer T> ? T : never;
export type Results<S extends Steps> = { readonly [Name in keyof S]: Result<ValueOf<S[Name]>> };

/** Whether a step stands: it does, it certainly does not, or it never became certain. */
export type Fate<T> = Extract<Result<T>, { value: T }> | (NotStanding & Circumstances);
type NotStanding = { readonly absent: Failure } | { readonly undecided: Failure; readonly gaveUpAt: string };

interface Persistence {
  /** Milliseconds, after which the last failure stands. */
  readonly limit?: number;
  /** How many are final. */
  readonly refusals?: number;
  /** When an earlier attempt was left unanswered. */
  readonly unansweredSince?: number | undefined;
}

/** How one piece of work is tried: how often, how long apart, and what may be known of it when it did not succeed. */
export class Attempts {
  /** The engine is being stopped, or has lost this saga: that says nothing of the saga itself. */
  isInterrupted = false;
  readonly #begun = performance.now();

  constructor(
    private readonly engine: Engine,
    private readonly patience: Patience,
  ) {}

  surprise(error: unknown): void {
    this.engine.surprise(error);
  }

  checkpoint<T>(name: string, work: (interruptedAt: number | undefined) => Promise<T>): Promise<T> {
    return this.#unlessInterrupted(() => this.engine.checkpoint(name, work));
  }

  /** One round trip, one checkpoint: every call is settled before it says that one failed. */
  together<S extends Steps>(name: string, steps: S): Promise<Results<S>> {
    return this.checkpoint(name, async (interruptedAt) => {
      const settled = Object.entries(steps).map(
        async ([key, step]) => [key, await this.#quickly(step, interruptedAt)] as const,
      );
      return Object.fromEntries(await Promise.all(settled)) as Results<S>;
    });
  }

  /** A few attempts while a person waits. A refusal is final; what one attempt left unknown, not reaching it does not settle. */
  async #quickly<T>(step: Step<T>, interruptedAt: number | undefined): Promise<Result<T>> {
    let unansweredSince = interruptedAt;
    const failed: Failure[] = [];
    for (let number = 0; ; number += 1) {
      const since = unansweredSince;
      const result = await attempt(() => step.run(since), this.engine);
      unansweredSince = result.doubt ?? unansweredSince;
      const attempts = { attempts: number + 1, ...(failed.length > 0 && { before: [...failed] }) };
      if (succeeded(result) || result.failure.kind === 'refused')
        return { ...inDoubt(result, unansweredSince), ...attempts };
      const pause = this.patience.quick[number];
      const { retryAfter = 0, isKeptBack } = result.failure;
      const left = this.patience.personWaits - (performance.now() - this.#begun);
      if (pause === undefined || isKeptBack || (retryAfter > 0 && retryAfter > left))
        return { ...inDoubt(afterDoubt(result, unansweredSince), unansweredSince), ...attempts };
      failed.push(result.failure);
      await new Promise((resolve) => setTimeout(resolve, Math.max(jittered(pause), retryAfter)));
    }
  }

  /** Tries until it is certain, each attempt a checkpoint of its own. A refusal is tried once more: it may be a hitch. */
  async patiently<T>(
    name: string,
    work: (unansweredSince: number | undefined) => Promise<T>,
    { limit = this.patience.giveUpAfter, refusals = 2, unansweredSince }: Persistence = {},
  ): Promise<Result<T>> {
    let waited = 0;
    let refused = 0;
    let since = unansweredSince;
    for (let number = 1; ; number += 1) {
      const before = since;
      const result = await this.checkpoint(attemptOf(name, number), async (interruptedAt) => {
        const attempted = await attempt(() => work(interruptedAt ?? before), this.engine);
        return inDoubt(attempted, attempted.doubt ?? interruptedAt);
      });
      since = result.doubt ?? since;
      if (succeeded(result)) return inDoubt(result, since);
      if (result.failure.kind === 'refused') refused += 1;
      if (refused >= refusals || waited >= limit) return inDoubt(afterDoubt(result, since), since);
      const { retryAfter = 0 } = result.failure;
      const pause = pauseAfter(number, this.patience);
      await this.#pause(Math.max(jittered(pause), retryAfter));
      waited += Math.max(pause, retryAfter);
    }
  }

  /** Repeats what was left unknown, for it had better stand: that proves it, or that it does not. */
  repeat<T>(name: string, step: Step<T>, { doubt }: Circumstances): Promise<Result<T>> {
    return this.patiently(repeating(name), step.run, { limit: this.patience.decideFor, unansweredSince: doubt });
  }

  /** Whether something stands that was left unknown: looked at when no attempt can be under way any more. */
  async look<T>(name: string, step: ReversibleStep<unknown, T>, { failure, doubt }: Failed): Promise<Fate<T>> {
    await this.letPass(doubt);
    const looked = await this.patiently(looking(name), () => step.find());
    if (!succeeded(looked)) return inDoubt({ undecided: failure, gaveUpAt: looking(name) }, doubt);
    return looked.value === undefined ? inDoubt({ absent: failure }, doubt) : { value: looked.value };
  }

  /** Waits until an attempt that was left unanswered can no longer have its effect: never longer than that takes, whatever a clock says. */
  letPass(unansweredSince = 0): Promise<void> {
    const { lateEffectLimit } = this.patience;
    const left = unansweredSince + lateEffectLimit - Date.now();
    return this.#pause(Math.min(Math.max(0, left), lateEffectLimit));
  }

  #pause(milliseconds: number): Promise<void> {
    return this.#unlessInterrupted(() => this.engine.pause(Math.round(milliseconds)));
  }

  async #unlessInterrupted<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      this.isInterrupted = true;
      throw error;
    }
  }
}

/** How long is paused after an attempt in the background, before it is spread: milliseconds. @param number of the attempt, from 1 */
export const pauseAfter = (number: number, { firstPause, longestPause }: Patience): number =>
  Math.min(firstPause * 2 ** (number - 1), longestPause);

/** Milliseconds. */
const UNTIL_OURS_IS_BACK = 500;
const LONG = 1000;

/**
 * Runs the work once and catches its failure. What carries no Failure is a surprise, and then nothing is certain. An error
 * that is marked `isOurs` says that the work could not be begun because of ourselves: that decides nothing, so it is waited
 * for.
 */
export async function attempt<T>(
  work: () => Promise<T>,
  { surprise, waits }: Pick<Engine, 'surprise' | 'waits'>,
): Promise<Result<T>> {
  for (let waited = UNTIL_OURS_IS_BACK; ; waited += UNTIL_OURS_IS_BACK) {
    try {
      return { value: await work() };
    } catch (error) {
      const { failure, isOurs } = error as { failure?: Failure; isOurs?: boolean };
      if (isOurs) {
        if (waited === LONG) waits(error);
        await new Promise((resolve) => setTimeout(resolve, UNTIL_OURS_IS_BACK).unref());
        continue;
      }
      if (!failure) surprise(error);
      const known = failure ?? UNFORESEEN;
      return known.kind === 'unknown' ? { failure: known, doubt: Date.now() } : { failure: known };
    }
  }
}

/** @param unansweredSince when an attempt was last left unanswered, if any was. */
export function inDoubt<R extends object>(result: R, unansweredSince: number | undefined): R & Circumstances {
  return unansweredSince === undefined ? result : { ...result, doubt: unansweredSince };
}

/** What an earlier attempt left unknown, not reaching it later does not settle. */
function afterDoubt(result: Failed, unansweredSince: number | undefined): Failed {
  const { failure } = result;
  if (unansweredSince === undefined || failure.kind === 'refused') return result;
  return { ...result, failure: { ...failure, kind: 'unknown' } };
}

/** Between half of it and all of it, so that those who failed together do not come back together. */
const jittered = (milliseconds: number): number => milliseconds * (0.5 + Math.random() / 2);
