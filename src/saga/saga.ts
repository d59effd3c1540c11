import { attemptOf, completing, looking, repeating, undoing } from './checkpoint-names.js';
import {
  attempt,
  isReversible,
  succeeded,
  UNFORESEEN,
  type Failure,
  type Kept,
  type Result,
  type ReversibleStep,
  type Step,
} from './step.js';

/** What runs a saga: the durable engine in production, a few lines in a test. */
export interface Engine {
  /**
   * Does work once, across crashes, and remembers what came of it. The work itself never rejects; when the checkpoint
   * does, the engine is being stopped or has lost this saga to another process, which is no reason to undo anything.
   * `interrupted`: an earlier process may have begun this very work.
   */
  checkpoint<T>(name: string, work: (interrupted: boolean) => Promise<T>): Promise<T>;
  /** Waits, across crashes. */
  pause(milliseconds: number): Promise<void>;
  /** Reports an error that nobody foresaw. */
  surprise(error: unknown): void;
}

/** How often a call is tried. Milliseconds. */
export interface Patience {
  /** Pauses between the attempts while a person waits. */
  readonly quick: readonly number[];
  /** In the background: the first pause, the longest, and how long in all before a person must look. */
  readonly first: number;
  readonly longest: number;
  readonly giveUpAfter: number;
  /** How long a pivot of which it is unknown whether it stands is repeated before it is only looked at any more. */
  readonly decideFor: number;
  /** How long a call that was left unanswered may still have its effect. */
  readonly late: number;
}

export type Outcome<T> =
  /** Everything is done. */
  | { readonly state: 'completed'; readonly result: T }
  /** Nothing is left, but for what others use by now. */
  | { readonly state: 'undone'; readonly failedAt: string; readonly failure: Failure; readonly kept: readonly Kept[] }
  | Attention<T>;

/** Where it went wrong when everything is undone because a person asked for it. */
export const TAKEN_BACK = 'ingreep';

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

/** Marks in the log of a saga that it has turned round. */
export const TURNED = 'ongedaan maken';

export type Steps = Readonly<Record<string, Step<unknown>>>;
type ValueOf<S> = S extends Step<infer T> ? T : never;
export type Values<S extends Steps> = { readonly [Name in keyof S]: ValueOf<S[Name]> };
type Results<S extends Steps> = { readonly [Name in keyof S]: Result<ValueOf<S[Name]>> };

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
   * The step that decides, with work beside it that can wait. When the pivot certainly fails, everything is undone;
   * once it stands, there is only forward.
   */
  pivot<P extends Pivot, B extends Steps>(name: string, pivot: P, beside: B): Promise<Values<P>>;
  /**
   * The same, with a way out when the pivot certainly fails. What it is for which failure must follow from what is stored
   * alone. Undefined: everything is undone.
   */
  pivotOrElse<P extends Pivot, B extends Steps, I extends Pivot>(
    name: string,
    pivot: P,
    beside: B,
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
  const run = new Run(engine, patience);
  const outcome = await forward(run, process);
  if (takeBack && outcome.state !== 'undone' && !run.hasTurned) return run.turn(new Halt(TAKEN_BACK, takeBack));
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
    return halt.gaveUpAt === undefined ? run.turn(halt) : run.stop(halt, halt.gaveUpAt);
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

/** A step that was begun, with what is known of it. */
interface Begun {
  readonly name: string;
  readonly step: Step<unknown>;
  result: Result<unknown>;
}

/** A step of which it is certain that it does not stand. */
interface Absent {
  readonly absent: Failure;
}

/** A step of which it never became certain. */
interface Undecided {
  readonly undecided: Failure;
  readonly gaveUpAt: string;
}

type Fate<T> = Extract<Result<T>, { value: T }> | Absent | Undecided;

class Run implements Saga {
  /** In order of beginning: undone from the end. */
  readonly #begun: Begun[] = [];
  readonly lacking: Left[] = [];
  hasTurned = false;
  #interrupted = false;
  #pivotStands = false;

  constructor(
    private readonly engine: Engine,
    private readonly patience: Patience,
  ) {}

  async round<S extends Steps>(name: string, steps: S): Promise<Values<S>> {
    const results = await this.#together(name, steps);
    this.#remember(steps, results);
    return valuesOf(results);
  }

  async pivot<P extends Pivot, B extends Steps>(name: string, pivot: P, beside: B): Promise<Values<P>> {
    const decision = await this.pivotOrElse<P, B, never>(name, pivot, beside, () => undefined);
    return (decision as { values: Values<P> }).values;
  }

  async pivotOrElse<P extends Pivot, B extends Steps, I extends Pivot>(
    name: string,
    pivot: P,
    beside: B,
    orElse: (failure: Failure) => OrElse<I> | undefined,
  ): Promise<Decision<P, I>> {
    const results: Readonly<Record<string, Result<unknown>>> = await this.#together(name, { ...pivot, ...beside });
    this.#remember(beside, results);
    const completeBeside = async () => {
      for (const [key, step] of Object.entries(beside)) await this.#complete(key, step, results[key]!);
    };

    const failed = await this.#decideAll(pivot, results);
    if (!failed) {
      await completeBeside();
      return { values: this.#valuesOfPivot(pivot) };
    }
    const otherwise = orElse(failed.failure);
    if (!otherwise) throw new Halt(failed.name, failed.failure);
    if ('persistFor' in otherwise) {
      // What goes beside it does not wait for days.
      await completeBeside();
      await this.#persist(pivot, otherwise.persistFor);
      return { values: this.#valuesOfPivot(pivot) };
    }
    const { instead } = otherwise;
    const failedToo = await this.#decideAll(instead, await this.#together(otherwise.name, instead));
    if (failedToo) throw new Halt(failedToo.name, failedToo.failure);
    await completeBeside();
    return { instead: this.#valuesOfPivot(instead), because: failed.failure };
  }

  async forward<S extends Steps>(name: string, steps: S): Promise<void> {
    const results = await this.#together(name, steps);
    this.#remember(steps, results);
    for (const [key, step] of Object.entries(steps)) await this.#complete(key, step, results[key]!);
  }

  /** An error of the process itself: undone before the pivot, and left to a person after it. */
  unforeseen(error: unknown): Halt {
    if (this.#interrupted) throw error;
    this.engine.surprise(error);
    return this.#pivotStands ? new Halt('onvoorzien', UNFORESEEN, 'onvoorzien') : new Halt('onvoorzien', UNFORESEEN);
  }

  async #checkpoint<T>(name: string, work: (interrupted: boolean) => Promise<T>): Promise<T> {
    try {
      return await this.engine.checkpoint(name, work);
    } catch (error) {
      this.#interrupted = true;
      throw error;
    }
  }

  async #pause(milliseconds: number): Promise<void> {
    try {
      await this.engine.pause(Math.round(milliseconds));
    } catch (error) {
      this.#interrupted = true;
      throw error;
    }
  }

  /** One round trip, one checkpoint: every call is settled before it says that one failed. */
  #together<S extends Steps>(name: string, steps: S): Promise<Results<S>> {
    return this.#checkpoint(name, async (interrupted) => {
      const settled = Object.entries(steps).map(
        async ([key, step]) => [key, await this.#quickly(step, interrupted)] as const,
      );
      return Object.fromEntries(await Promise.all(settled)) as Results<S>;
    });
  }

  /** A few attempts while a person waits. A refusal is final; what one attempt left unknown, not reaching it does not settle. */
  async #quickly<T>(step: Step<T>, interrupted: boolean): Promise<Result<T>> {
    let doubt = interrupted ? Date.now() : undefined;
    for (let number = 0; ; number += 1) {
      const again = doubt !== undefined;
      const result = await attempt(() => step.run(again), this.engine.surprise);
      doubt = result.doubt ?? doubt;
      const attempts = number + 1;
      if (succeeded(result) || result.failure.kind === 'refused') return { ...inDoubt(result, doubt), attempts };
      const pause = this.patience.quick[number];
      const { retryAfter = 0 } = result.failure;
      if (pause === undefined || retryAfter > this.patience.first)
        return { ...inDoubt(afterDoubt(result, doubt), doubt), attempts };
      await new Promise((resolve) => setTimeout(resolve, Math.max(jittered(pause), retryAfter)));
    }
  }

  /**
   * Tries until it is certain, each attempt a checkpoint of its own. A refusal is tried once more: it may be a hitch.
   * @param limit milliseconds, after which the last failure stands.
   * @param inDoubtSince when an earlier attempt was left unanswered.
   */
  async #patiently<T>(
    name: string,
    work: (again: boolean) => Promise<T>,
    { limit = this.patience.giveUpAfter, refusals = 2, inDoubtSince = undefined as number | undefined } = {},
  ): Promise<Result<T>> {
    let waited = 0;
    let refused = 0;
    let doubt = inDoubtSince;
    for (let number = 1; ; number += 1) {
      const again = doubt !== undefined;
      const result = await this.#checkpoint(attemptOf(name, number), async (interrupted) =>
        inDoubt(
          await attempt(() => work(again || interrupted), this.engine.surprise),
          interrupted ? Date.now() : undefined,
        ),
      );
      doubt = result.doubt ?? doubt;
      if (succeeded(result)) return inDoubt(result, doubt);
      if (result.failure.kind === 'refused') refused += 1;
      if (refused >= refusals || waited >= limit) return inDoubt(afterDoubt(result, doubt), doubt);
      const { retryAfter = 0 } = result.failure;
      const pause = Math.min(this.patience.first * 2 ** (number - 1), this.patience.longest);
      await this.#pause(Math.max(jittered(pause), retryAfter));
      waited += Math.max(pause, retryAfter);
    }
  }

  #remember(steps: Steps, results: Readonly<Record<string, Result<unknown>>>): void {
    for (const [name, step] of Object.entries(steps)) this.#begun.push({ name, step, result: results[name]! });
  }

  /** Finds out whether a pivot stands. Returns the failure when it certainly does not. */
  async #decideAll(
    pivot: Pivot,
    results: Readonly<Record<string, Result<unknown>>>,
  ): Promise<{ name: string; failure: Failure } | undefined> {
    let failed: { name: string; failure: Failure } | undefined;
    for (const [name, step] of Object.entries(pivot)) {
      const fate = await this.#decide(name, step, results[name]!);
      if ('undecided' in fate) throw this.#undecided(name, step, fate.undecided, fate.gaveUpAt);
      if ('absent' in fate) failed ??= { name, failure: fate.absent };
      else this.#begun.push({ name, step, result: fate });
    }
    return failed;
  }

  #undecided(name: string, step: Step<unknown>, failure: Failure, gaveUpAt: string): Halt {
    this.#begun.push({ name, step, result: { failure, doubt: Date.now() } });
    return new Halt(name, failure, gaveUpAt);
  }

  #valuesOfPivot<P extends Pivot>(pivot: P): Values<P> {
    this.#pivotStands = true;
    const values = Object.keys(pivot).map((name) => {
      const begun = this.#begun.findLast((it) => it.name === name)!;
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
    const { failure } = result;
    if (failure.kind !== 'unknown') return { absent: failure };
    const repeated = await this.#patiently(repeating(name), step.run, {
      limit: this.patience.decideFor,
      inDoubtSince: result.doubt ?? Date.now(),
    });
    const { doubt } = repeated;
    if (succeeded(repeated)) return inDoubt(repeated, doubt);
    if (repeated.failure.kind === 'refused') return { absent: repeated.failure };
    const seen = await this.#look(name, step, failure, doubt);
    return 'value' in seen ? { value: (await this.#complete(name, step, { failure })) ?? seen.value } : seen;
  }

  /** Whether something stands that was left unknown: looked at when no attempt can be under way any more. */
  async #look<T>(
    name: string,
    step: ReversibleStep<unknown, T>,
    failure: Failure,
    doubt = Date.now(),
  ): Promise<Fate<T>> {
    await this.#letPass(doubt);
    const looked = await this.#patiently(looking(name), () => step.find());
    if (!succeeded(looked)) return { undecided: failure, gaveUpAt: looking(name) };
    return looked.value === undefined ? { absent: failure } : { value: looked.value };
  }

  /** Waits until an attempt that was left unanswered can no longer have its effect. */
  #letPass(doubt: number): Promise<void> {
    return this.#pause(Math.max(0, doubt + this.patience.late - Date.now()));
  }

  async #persist(pivot: Pivot, limit: number): Promise<void> {
    for (const [name, step] of Object.entries(pivot)) {
      if (this.#begun.some((it) => it.name === name)) continue;
      const done = await this.#patiently(completing(name), step.run, {
        limit,
        refusals: Infinity,
        inDoubtSince: Date.now(),
      });
      if (!succeeded(done)) throw this.#undecided(name, step, done.failure, completing(name));
      this.#begun.push({ name, step, result: done });
    }
  }

  /** Goes on until it is done. Undefined when a person must look. */
  async #complete<T>(name: string, step: Step<T>, result: Result<T>): Promise<T | undefined> {
    if (succeeded(result)) return result.value;
    const inDoubtSince = result.doubt;
    const completed = await this.#patiently(completing(name), step.run, { inDoubtSince });
    const begun = this.#begun.findLast((it) => it.name === name);
    if (begun) begun.result = succeeded(completed) ? completed : looksUnknown(completed);
    if (succeeded(completed)) return completed.value;
    this.lacking.push({ step: name, failure: completed.failure });
    return undefined;
  }

  /** Undoes what was begun, in reverse, as far as it goes: below what could not be undone stands what it builds on. */
  async turn({ failedAt, failure }: Halt): Promise<Outcome<never>> {
    this.hasTurned = true;
    await this.#checkpoint(TURNED, async () => ({ failedAt, failure }));
    const kept: Kept[] = [];
    const broken: Left[] = [];
    for (const [index, begun] of [...this.#begun.entries()].toReversed()) {
      const undone = await this.#undo(begun);
      if ('step' in undone) {
        const { gaveUpAt, ...first } = undone;
        const left = [...broken, first, ...standing(this.#begun.slice(0, index), undone.failure).toReversed()];
        return { state: 'attention', failedAt, failure, left, gaveUpAt, ...(kept.length > 0 && { kept }) };
      }
      for (const { isBroken, ...it } of undone.kept) {
        if (isBroken) broken.push({ step: begun.name, failure, value: it });
        else kept.push(it);
      }
    }
    if (broken.length === 0) return { state: 'undone', failedAt, failure, kept };
    return { state: 'attention', failedAt, failure, left: broken, ...(kept.length > 0 && { kept }) };
  }

  /** Neither forward nor back: everything that stands is named. */
  stop({ failedAt, failure }: Halt, gaveUpAt: string): Outcome<never> {
    const left = standing(this.#begun, failure);
    if (!left.some(({ step }) => step === failedAt)) left.push({ step: failedAt, failure });
    return { state: 'attention', failedAt, failure, left, gaveUpAt };
  }

  async #undo({ name, step, result }: Begun): Promise<{ kept: readonly Kept[] } | (Left & { gaveUpAt: string })> {
    if (!isReversible(step)) return { kept: [] };
    const fate = await this.#fateOf(name, step, result);
    if ('absent' in fate) return { kept: [] };
    if ('undecided' in fate) return { step: name, failure: fate.undecided, gaveUpAt: fate.gaveUpAt };
    const { value, doubt } = fate;
    // What an unanswered attempt makes after this, nobody would take away.
    if (doubt !== undefined) await this.#letPass(doubt);
    const undone = await this.#patiently(undoing(name), () => step.undo(value));
    if (!succeeded(undone)) return { step: name, failure: undone.failure, value, gaveUpAt: undoing(name) };
    return { kept: [undone.value ?? []].flat() };
  }

  async #fateOf(name: string, step: ReversibleStep<unknown, unknown>, result: Result<unknown>): Promise<Fate<unknown>> {
    if (succeeded(result)) return result;
    const { failure, doubt } = result;
    return failure.kind === 'unknown' ? this.#look(name, step, failure, doubt) : { absent: failure };
  }
}

/** What stands, or may stand, of steps that have to be undone by themselves. */
function standing(begun: readonly Begun[], failure: Failure): Left[] {
  return begun.flatMap(({ name, step, result }) => {
    if (!isReversible(step)) return [];
    if (succeeded(result)) return [{ step: name, failure, value: result.value }];
    return result.failure.kind === 'unknown' ? [{ step: name, failure: result.failure }] : [];
  });
}

function inDoubt<R extends Result<unknown>>(result: R, doubt: number | undefined): R {
  return doubt === undefined ? result : { ...result, doubt };
}

/** What an earlier attempt left unknown, not reaching it later does not settle. */
function afterDoubt<T>(
  result: Extract<Result<T>, { failure: Failure }>,
  doubt: number | undefined,
): Extract<Result<T>, { failure: Failure }> {
  const { failure } = result;
  if (doubt === undefined || failure.kind === 'refused') return result;
  return { ...result, failure: { ...failure, kind: 'unknown' } };
}

/** What went on for long without success is not trusted not to stand: it is looked at before anything is built on that. */
function looksUnknown({ failure, doubt = Date.now() }: { readonly failure: Failure; readonly doubt?: number }) {
  return { failure: { ...failure, kind: 'unknown' as const }, doubt };
}

/** Between half of it and all of it, so that those who failed together do not come back together. */
const jittered = (milliseconds: number): number => milliseconds * (0.5 + Math.random() / 2);

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
