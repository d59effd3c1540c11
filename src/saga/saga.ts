import { attempt, succeeded, UNFORESEEN, type Failure, type Kept, type Result, type Step } from './step.js';

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
  /** How long a call that was left unanswered may still have its effect. */
  readonly late: number;
}

export type Outcome<T> =
  /** Everything is done. */
  | { readonly state: 'completed'; readonly result: T }
  /** Nothing is left, but for what others use by now. */
  | { readonly state: 'undone'; readonly failedAt: string; readonly failure: Failure; readonly kept: readonly Kept[] }
  /** A person must look. `result`: the pivot stands; `left`: what is missing of it, or what could not be undone. */
  | {
      readonly state: 'attention';
      readonly failedAt: string;
      readonly failure: Failure;
      readonly left: readonly Left[];
      readonly kept?: readonly Kept[];
      readonly result?: T;
    };

/** A step that is not as it should be. `value`: what certainly stands of it. */
export interface Left {
  readonly step: string;
  readonly failure: Failure;
  readonly value?: unknown;
}

/** Marks in the log of a saga that it has turned round. */
export const TURNED = 'ongedaan maken';

type Steps = Readonly<Record<string, Step<unknown>>>;
type ValueOf<S> = S extends Step<infer T> ? T : never;
export type Values<S extends Steps> = { readonly [Name in keyof S]: ValueOf<S[Name]> };
type Results<S extends Steps> = { readonly [Name in keyof S]: Result<ValueOf<S[Name]>> };

/** The part of a saga that its process sees: round trips, in order. */
export interface Saga {
  /** Reversible work, all at once. When any of it fails, everything so far is undone. */
  round<S extends Steps>(name: string, steps: S): Promise<Values<S>>;
  /**
   * The step that decides, with work beside it that can wait. When the pivot certainly fails, everything is undone;
   * once it stands, there is only forward.
   */
  pivot<P extends Steps, B extends Steps>(name: string, pivot: P, beside: B): Promise<Values<P>>;
  /** Work after the pivot: goes on until it is done. */
  forward<S extends Steps>(name: string, steps: S): Promise<void>;
}

/** Runs a process to its one sure end. Rejects only when the engine is interrupted. */
export async function runSaga<T>(
  engine: Engine,
  patience: Patience,
  process: (saga: Saga) => Promise<T>,
): Promise<Outcome<T>> {
  const run = new Run(engine, patience);
  try {
    const result = await process(run);
    const [first] = run.lacking;
    if (!first) return { state: 'completed', result };
    return { state: 'attention', failedAt: first.step, failure: first.failure, left: run.lacking, result };
  } catch (error) {
    const halt = error instanceof Halt ? error : run.unforeseen(error);
    return halt.undecided ? run.stop(halt) : run.turn(halt);
  }
}

/** Leaves the process at the step that failed. */
class Halt extends Error {
  constructor(
    readonly failedAt: string,
    readonly failure: Failure,
    /** Whether it could not be found out if the pivot stands: then neither forward nor back is safe. */
    readonly undecided = false,
  ) {
    super(failure.message);
  }
}

/** A step that was begun, with what is known of it. */
interface Begun {
  readonly name: string;
  readonly step: Step<unknown>;
  readonly result: Result<unknown>;
}

class Run implements Saga {
  /** In order of beginning: undone from the end. */
  readonly #begun: Begun[] = [];
  readonly lacking: Left[] = [];
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

  async pivot<P extends Steps, B extends Steps>(name: string, pivot: P, beside: B): Promise<Values<P>> {
    const results: Readonly<Record<string, Result<unknown>>> = await this.#together(name, { ...pivot, ...beside });
    this.#remember(beside, results);
    const decided: Record<string, Result<unknown>> = {};
    for (const [key, step] of Object.entries(pivot)) {
      const result = await this.#decide(key, step, results[key]!);
      if (!succeeded(result) && !isCertain(result.failure, results[key]!)) throw new Halt(key, result.failure, true);
      decided[key] = result;
    }
    this.#remember(pivot, decided);
    const values = valuesOf(decided as Results<P>);
    this.#pivotStands = true;
    for (const [key, step] of Object.entries(beside)) await this.#complete(key, step, results[key]!);
    return values;
  }

  async forward<S extends Steps>(name: string, steps: S): Promise<void> {
    const results = await this.#together(name, steps);
    for (const [key, step] of Object.entries(steps)) await this.#complete(key, step, results[key]!);
  }

  /** An error of the process itself: undone before the pivot, and left to a person after it. */
  unforeseen(error: unknown): Halt {
    if (this.#interrupted) throw error;
    this.engine.surprise(error);
    return new Halt('onvoorzien', UNFORESEEN, this.#pivotStands);
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
      await this.engine.pause(milliseconds);
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
      if (succeeded(result) || result.failure.kind === 'refused') return inDoubt(result, doubt);
      const pause = this.patience.quick[number];
      if (pause === undefined)
        return doubt === undefined ? result : { failure: { ...result.failure, kind: 'unknown' }, doubt };
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }

  /** Tries until it is certain, each attempt a checkpoint of its own. A refusal is tried once more: it may be a hitch. */
  async #patiently<T>(name: string, work: () => Promise<T>): Promise<Result<T>> {
    let waited = 0;
    let doubt: number | undefined;
    for (let number = 1, refusals = 0; ; number += 1) {
      const title = number === 1 ? name : `${name} (poging ${number})`;
      const result = await this.#checkpoint(title, () => attempt(work, this.engine.surprise));
      doubt = result.doubt ?? doubt;
      if (succeeded(result)) return inDoubt(result, doubt);
      if (result.failure.kind === 'refused') refusals += 1;
      if (refusals > 1 || waited >= this.patience.giveUpAfter) return inDoubt(result, doubt);
      const pause = Math.min(this.patience.first * 2 ** (number - 1), this.patience.longest);
      await this.#pause(Math.round(pause * (0.5 + Math.random() / 2)));
      waited += pause;
    }
  }

  #remember(steps: Steps, results: Readonly<Record<string, Result<unknown>>>): void {
    for (const [name, step] of Object.entries(steps)) this.#begun.push({ name, step, result: results[name]! });
  }

  /** What is unknown is made certain by repeating it: going back while it may yet appear is not safe. */
  async #decide<T>(name: string, step: Step<T>, result: Result<T>): Promise<Result<T>> {
    if (succeeded(result) || result.failure.kind !== 'unknown') return result;
    const decided = await this.#patiently(`zekerheid over ${name}`, () => step.run(true));
    return inDoubt(decided, decided.doubt ?? result.doubt);
  }

  async #complete<T>(name: string, step: Step<T>, result: Result<T>): Promise<void> {
    if (succeeded(result)) return;
    const completed = await this.#patiently(`afmaken van ${name}`, () => step.run(true));
    if (!succeeded(completed)) this.lacking.push({ step: name, failure: completed.failure });
  }

  /** Undoes what was begun, in reverse, as far as it goes: below what could not be undone stands what it builds on. */
  async turn({ failedAt, failure }: Halt): Promise<Outcome<never>> {
    await this.#checkpoint(TURNED, async () => ({ failedAt, failure }));
    const kept: Kept[] = [];
    for (const [index, begun] of [...this.#begun.entries()].toReversed()) {
      const undone = await this.#undo(begun);
      if ('kept' in undone) kept.push(...undone.kept);
      else {
        const left = [undone, ...standing(this.#begun.slice(0, index), undone.failure).toReversed()];
        return { state: 'attention', failedAt, failure, left, ...(kept.length > 0 && { kept }) };
      }
    }
    return { state: 'undone', failedAt, failure, kept };
  }

  /** Neither forward nor back: everything that stands is named. */
  stop({ failedAt, failure }: Halt): Outcome<never> {
    const left = [...standing(this.#begun, failure), { step: failedAt, failure }];
    return { state: 'attention', failedAt, failure, left };
  }

  async #undo({ name, step, result }: Begun): Promise<{ kept: readonly Kept[] } | Left> {
    const { undo } = step;
    if (typeof undo !== 'function') return { kept: [] };
    const decided = await this.#decide(name, step, result);
    if (!succeeded(decided))
      return isCertain(decided.failure, result) ? { kept: [] } : { step: name, failure: decided.failure };
    const { value, doubt } = decided;
    // What an unanswered attempt makes after this, nobody would take away.
    if (doubt !== undefined) await this.#pause(Math.max(0, doubt + this.patience.late - Date.now()));
    const undone = await this.#patiently(`${name} ongedaan maken`, () => undo(value));
    if (!succeeded(undone)) return { step: name, failure: undone.failure, value };
    return { kept: undone.value ? [undone.value] : [] };
  }
}

/** What stands, or may stand, of steps that have to be undone by themselves. */
function standing(begun: readonly Begun[], failure: Failure): Left[] {
  return begun.flatMap(({ name, step, result }) => {
    if (typeof step.undo !== 'function') return [];
    if (succeeded(result)) return [{ step: name, failure, value: result.value }];
    return isCertain(result.failure, result) ? [] : [{ step: name, failure: result.failure }];
  });
}

function inDoubt<T>(result: Result<T>, doubt: number | undefined): Result<T> {
  return doubt === undefined ? result : { ...result, doubt };
}

/** Whether nothing stands: a first failure other than unknown says so, and after an unknown only a refusal. */
function isCertain(failure: Failure, first: Result<unknown>): boolean {
  return failure.kind === 'refused' || (!succeeded(first) && first.failure === failure && failure.kind !== 'unknown');
}

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
