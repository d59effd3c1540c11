/** How a call ended that did not succeed: plain data, for it is stored. */
export interface Failure {
  /** `refused` and `unavailable`: nothing has happened. `unknown`: it may have happened, now or later. */
  readonly kind: 'refused' | 'unavailable' | 'unknown';
  readonly message: string;
  /** Milliseconds to leave it alone, when that was asked for. */
  readonly retryAfter?: number;
}

/** Says why a step needs no undoing of its own. */
export interface Keep {
  readonly keep: string;
}

export const keep = (why: string): Keep => ({ keep: why });

/** What an undo left standing on purpose, because others use it by now. */
export interface Kept {
  readonly soort: string;
  readonly uuid: string;
  readonly reden: string;
  /** It belongs to others, and undoing broke it: a person must mend it. */
  readonly isBroken?: true;
}

interface Work<T> {
  /**
   * Does the work and returns what came of it. Rejects with an error that carries a Failure.
   * Idempotent by a key that was chosen beforehand. `again`: an earlier attempt may have had its effect, or may still have it.
   */
  readonly run: (again: boolean) => Promise<T>;
}

/** Work that needs no undoing of its own. */
interface LastingStep<T> extends Work<T> {
  readonly undo: Keep;
}

/** Work that can be taken back. `Standing`: what must be known of it for that, however much of it stands. */
export interface ReversibleStep<T, Standing = T> extends Work<T> {
  /**
   * Looks what stands of it and does nothing. That nothing is found proves something only when no attempt can be under way
   * any more: it is never called before that.
   */
  readonly find: () => Promise<Standing | undefined>;
  /**
   * Takes away what `run` made; what is absent already is fine. Only ever called when it is certain that `run` took
   * effect. Returns what it left standing on purpose. Written as a method, so that steps of different values fit in one list.
   */
  undo(standing: Standing): Promise<Kept | readonly Kept[] | void>;
}

export type Step<T> = LastingStep<T> | ReversibleStep<T, unknown>;

export const isReversible = <T>(step: Step<T>): step is ReversibleStep<T, unknown> => typeof step.undo === 'function';

interface Circumstances {
  /**
   * When an attempt was last left unanswered, in milliseconds since 1970. It may yet have its effect, also when a later
   * attempt succeeded.
   */
  readonly doubt?: number;
  /** How many attempts it took while a person waited. */
  readonly attempts?: number;
}

/** How one step ended. */
export type Result<T> = ({ readonly value: T } | { readonly failure: Failure }) & Circumstances;

export const succeeded = <T>(result: Result<T>): result is { readonly value: T } & Circumstances => 'value' in result;

/** What is known of an error that nobody foresaw: nothing. */
export const UNFORESEEN: Failure = { kind: 'unknown', message: 'er ging iets onverwachts mis' };

/** Milliseconds. */
const UNTIL_OURS_IS_BACK = 500;

/**
 * Runs the work once and catches its failure. What carries no Failure is a surprise, and then nothing is certain. An error
 * that is marked `isOurs` says that the work could not be begun because of ourselves: that decides nothing, so it is waited
 * for.
 */
export async function attempt<T>(work: () => Promise<T>, surprise: (error: unknown) => void): Promise<Result<T>> {
  for (;;) {
    try {
      return { value: await work() };
    } catch (error) {
      const { failure, isOurs } = error as { failure?: Failure; isOurs?: boolean };
      if (isOurs) {
        await new Promise((resolve) => setTimeout(resolve, UNTIL_OURS_IS_BACK).unref());
        continue;
      }
      if (!failure) surprise(error);
      const known = failure ?? UNFORESEEN;
      return known.kind === 'unknown' ? { failure: known, doubt: Date.now() } : { failure: known };
    }
  }
}
