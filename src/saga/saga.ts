import { Attempts, inDoubt, type Fate, type Patience, type Results, type Steps, type ValueOf } from './attempts.js';
import { completing } from './checkpoint-names.js';
import type { Engine } from './engine.js';
import { NOWHERE, TAKEN_BACK, type Left, type Outcome } from './outcome.js';
import {
  succeeded,
  UNFORESEEN,
  type Failed,
  type Failure,
  type Result,
  type ReversibleStep,
  type Step,
} from './step.js';
import { stopHere, undoAll, type Begun } from './undo-all.js';

export type Values<S extends Steps> = { readonly [Name in keyof S]: ValueOf<S[Name]> };

/** The step that decides. */
type Pivot = Readonly<Record<string, ReversibleStep<unknown>>>;

/** What is done instead of undoing everything, once it is certain that the pivot does not stand. */
export type OrElse<I extends Pivot> =
  /** It is tried again for so many milliseconds, whatever the failure; then a person must look. */
  | { readonly persistFor: number }
  /** Another step decides. `name`: of its round trip. */
  | { readonly name: string; readonly instead: I };

/** What decided in the end, and when it is not the pivot why. */
export type Decision<P extends Pivot, I extends Pivot> =
  { readonly values: Values<P> } | { readonly instead: Values<I>; readonly because: Failure };

/** The part of a saga that its process sees: round trips, in order. */
export interface Saga {
  /** Reversible work, all at once. When any of it fails, everything so far is undone. */
  round<S extends Steps>(name: string, steps: S): Promise<Values<S>>;
  /**
   * The step that decides, with work alongside that can wait. When the pivot certainly fails, everything is undone;
   * once it stands, there is only forward.
   */
  pivot<P extends Pivot, A extends Steps>(name: string, pivot: P, alongside: A): Promise<Values<P>>;
  /**
   * The same, with a way out when the pivot certainly fails. What it is for which failure must follow from what is stored
   * alone. Undefined: everything is undone.
   */
  pivotOrElse<P extends Pivot, A extends Steps, I extends Pivot>(
    name: string,
    pivot: P,
    alongside: A,
    orElse: (failure: Failure) => OrElse<I> | undefined,
  ): Promise<Decision<P, I>>;
  /** Work after the pivot: goes on until it is done. */
  forward<S extends Steps>(name: string, steps: S): Promise<void>;
}

/**
 * Runs a process to its one sure end. Rejects only when the engine is interrupted.
 * @param takeBack whether everything is to be undone although it succeeded, or was left to a person.
 */
export async function runSaga<T>(
  engine: Engine,
  patience: Patience,
  process: (saga: Saga) => Promise<T>,
  takeBack?: Failure,
): Promise<Outcome<T>> {
  const run = new Run(new Attempts(engine, patience));
  const outcome = await forward(run, process);
  if (takeBack && !run.hasTurned) return run.undoAll(new Halt(TAKEN_BACK, takeBack));
  return outcome;
}

async function forward<T>(run: Run, process: (saga: Saga) => Promise<T>): Promise<Outcome<T>> {
  try {
    const result = await process(run);
    const [first] = run.lacking;
    if (!first) return { state: 'completed', result };
    const { step, failure } = first;
    return { state: 'attention', failedAt: step, failure, left: run.lacking, result, gaveUpAt: completing(step) };
  } catch (error) {
    const halt = error instanceof Halt ? error : run.unforeseen(error);
    return halt.gaveUpAt === undefined ? run.undoAll(halt) : stopHere(run.begun, halt, halt.gaveUpAt);
  }
}

/** Leaves the process at the step that failed. */
class Halt extends Error {
  constructor(
    readonly failedAt: string,
    readonly failure: Failure,
    /** Present when neither forward nor back is safe: the checkpoint at which it was given up. */
    readonly gaveUpAt?: string,
  ) {
    super(failure.message);
  }
}

/** A pivot that certainly does not stand. `doubt`: when an attempt at it was last left unanswered. */
type Absence = Extract<Fate<unknown>, { absent: Failure }> & { readonly name: string };

/** The order of things: what is begun when, what decides, and where it turns round. */
class Run implements Saga {
  /** In order of beginning: undone from the end. */
  readonly begun: Begun[] = [];
  readonly lacking: Left[] = [];
  hasTurned = false;
  #pivotStands = false;

  constructor(private readonly attempts: Attempts) {}

  async round<S extends Steps>(name: string, steps: S): Promise<Values<S>> {
    const results = await this.attempts.together(name, steps);
    this.#remember(steps, results);
    return valuesOf(results);
  }

  async pivot<P extends Pivot, A extends Steps>(name: string, pivot: P, alongside: A): Promise<Values<P>> {
    const decision = await this.pivotOrElse<P, A, never>(name, pivot, alongside, () => undefined);
    return (decision as { values: Values<P> }).values;
  }

  async pivotOrElse<P extends Pivot, A extends Steps, I extends Pivot>(
    name: string,
    pivot: P,
    alongside: A,
    orElse: (failure: Failure) => OrElse<I> | undefined,
  ): Promise<Decision<P, I>> {
    const results: Readonly<Record<string, Result<unknown>>> = await this.attempts.together(name, {
      ...pivot,
      ...alongside,
    });
    this.#remember(alongside, results);

    const absent = await this.#decideAll(pivot, results);
    if (!absent) {
      await this.#completeAll(alongside, results);
      return { values: this.#valuesOfPivot(pivot) };
    }
    const otherwise = orElse(absent.absent);
    if (!otherwise) throw new Halt(absent.name, absent.absent);
    if ('persistFor' in otherwise) {
      // What goes alongside does not wait for days.
      await this.#completeAll(alongside, results);
      await this.#persist(pivot, absent, otherwise.persistFor);
      return { values: this.#valuesOfPivot(pivot) };
    }
    const { instead } = otherwise;
    const absentToo = await this.#decideAll(instead, await this.attempts.together(otherwise.name, instead));
    if (absentToo) throw new Halt(absentToo.name, absentToo.absent);
    await this.#completeAll(alongside, results);
    return { instead: this.#valuesOfPivot(instead), because: absent.absent };
  }

  async forward<S extends Steps>(name: string, steps: S): Promise<void> {
    const results = await this.attempts.together(name, steps);
    this.#remember(steps, results);
    await this.#completeAll(steps, results);
  }

  undoAll(halt: Halt): Promise<Outcome<never>> {
    this.hasTurned = true;
    return undoAll(this.attempts, this.begun, halt);
  }

  /** An error of the process itself: undone before the pivot, and left to a person after it. */
  unforeseen(error: unknown): Halt {
    if (this.attempts.isInterrupted) throw error;
    this.attempts.surprise(error);
    return this.#pivotStands ? new Halt(NOWHERE, UNFORESEEN, NOWHERE) : new Halt(NOWHERE, UNFORESEEN);
  }

  #remember(steps: Steps, results: Readonly<Record<string, Result<unknown>>>): void {
    for (const [name, step] of Object.entries(steps)) this.begun.push({ name, step, result: results[name]! });
  }

  /** Finds out whether a pivot stands. Returns what certainly does not. */
  async #decideAll(pivot: Pivot, results: Readonly<Record<string, Result<unknown>>>): Promise<Absence | undefined> {
    let absence: Absence | undefined;
    for (const [name, step] of Object.entries(pivot)) {
      const fate = await this.#decide(name, step, results[name]!);
      if ('undecided' in fate) throw this.#undecided(name, step, fate.undecided, fate.gaveUpAt, fate.doubt);
      if ('absent' in fate) absence ??= { name, ...fate };
      else this.begun.push({ name, step, result: fate });
    }
    return absence;
  }

  #undecided(name: string, step: Step<unknown>, failure: Failure, gaveUpAt: string, doubt?: number): Halt {
    this.begun.push({ name, step, result: looksUnknown(inDoubt({ failure }, doubt)) });
    return new Halt(name, failure, gaveUpAt);
  }

  #valuesOfPivot<P extends Pivot>(pivot: P): Values<P> {
    this.#pivotStands = true;
    const values = Object.keys(pivot).map((name) => {
      const begun = this.begun.findLast((it) => it.name === name)!;
      return [name, (begun.result as { value: unknown }).value];
    });
    return Object.fromEntries(values) as Values<P>;
  }

  /**
   * What is unknown is repeated, for it had better stand; when that does not help it is looked at. What is found then is
   * made whole.
   */
  async #decide<T>(name: string, step: ReversibleStep<T>, result: Result<T>): Promise<Fate<T>> {
    if (succeeded(result)) return result;
    if (result.failure.kind !== 'unknown') return absence(result);
    const repeated = await this.attempts.repeat(name, step, result);
    if (succeeded(repeated)) return repeated;
    if (repeated.failure.kind === 'refused') return absence(repeated);
    const seen = await this.attempts.look(name, step, { ...repeated, failure: result.failure });
    if (!('value' in seen)) return seen;
    const completed = await this.#complete(name, step, { ...repeated, failure: result.failure });
    return succeeded(completed) ? completed : inDoubt({ value: seen.value }, completed.doubt);
  }

  async #persist(pivot: Pivot, { doubt }: Absence, limit: number): Promise<void> {
    for (const [name, step] of Object.entries(pivot)) {
      if (this.begun.some((it) => it.name === name)) continue;
      const done = await this.attempts.patiently(completing(name), step.run, {
        limit,
        refusals: Infinity,
        unansweredSince: doubt,
      });
      if (!succeeded(done)) throw this.#undecided(name, step, done.failure, completing(name), done.doubt);
      this.begun.push({ name, step, result: done });
    }
  }

  async #completeAll(steps: Steps, results: Readonly<Record<string, Result<unknown>>>): Promise<void> {
    for (const [name, step] of Object.entries(steps)) {
      const begun = this.begun.findLast((it) => it.name === name)!;
      begun.result = await this.#complete(name, step, results[name]!);
    }
  }

  /** Goes on until it is done. What is not, a person must look at. */
  async #complete<T>(name: string, step: Step<T>, result: Result<T>): Promise<Result<T>> {
    if (succeeded(result)) return result;
    const completed = await this.attempts.patiently(completing(name), step.run, { unansweredSince: result.doubt });
    if (succeeded(completed)) return completed;
    this.lacking.push({ step: name, failure: completed.failure });
    return looksUnknown(completed);
  }
}

const absence = ({ failure, doubt }: Failed) => inDoubt({ absent: failure }, doubt);

/** What went on for long without success is not trusted not to stand: it is looked at before anything is built on that. */
const looksUnknown = (failed: Failed): Failed => ({ ...failed, failure: { ...failed.failure, kind: 'unknown' } });

/** The values when everything succeeded; otherwise leaves the process, a refusal first: it says most. */
function valuesOf<S extends Steps>(results: Results<S>): Values<S> {
  const failures = Object.entries(results).flatMap(([name, result]) =>
    succeeded(result) ? [] : [{ name, ...result }],
  );
  const worst = failures.find(({ failure }) => failure.kind === 'refused') ?? failures[0];
  if (worst) throw new Halt(worst.name, worst.failure);
  return Object.fromEntries(
    Object.entries(results).map(([name, result]) => [name, (result as { value: unknown }).value]),
  ) as Values<S>;
}
