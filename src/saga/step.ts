/** How a call ended that did not succeed: plain data, for it is stored. */
export interface Failure {
  /** `refused` and `unavailable`: nothing has happened. `unknown`: it may have happened, now or later. */
  readonly kind: 'refused' | 'unavailable' | 'unknown';
  readonly message: string;
  /** Milliseconds to leave it alone, when that was asked for. */
  readonly retryAfter?: number;
  /** It was kept back here, so that trying again at once is of no use. */
  readonly isKeptBack?: true;
}

/** Says why a step needs no undoing of its own. */
export interface Keep {
  readonly keep: string;
}

export const keep = (why: string): Keep => ({ keep: why });

/** What an undo left standing on purpose, because others use it by now: plain data of the step, told to who asks. */
export type Kept = Readonly<Record<string, unknown>> & {
  /** It belongs to others, and undoing broke it: a person must mend it. */
  readonly isBroken?: true;
};

interface Work<T> {
  /**
   * Does the work and returns what came of it. Rejects with an error that carries a Failure.
   * Idempotent by a key that was chosen beforehand. `unansweredSince`: present when an earlier attempt may
   * have had its effect, or may still have it; the moment at which it was left alone, in milliseconds since 1970.
   */
  readonly run: (unansweredSince: number | undefined) => Promise<T>;
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

export interface Circumstances {
  /**
   * When an attempt was last left unanswered, in milliseconds since 1970. It may yet have its effect, also when a later
   * attempt succeeded.
   */
  readonly doubt?: number;
  /** How many attempts it took while a person waited. */
  readonly attempts?: number;
  /** What went wrong in those before the last of them, in their order. */
  readonly before?: readonly Failure[];
}

/** How one step ended. */
export type Result<T> = ({ readonly value: T } & Circumstances) | Failed;
export type Failed = { readonly failure: Failure } & Circumstances;

export const succeeded = <T>(result: Result<T>): result is { readonly value: T } & Circumstances => 'value' in result;

/** What is known of an error that nobody foresaw: nothing. */
export const UNFORESEEN: Failure = { kind: 'unknown', message: 'er ging iets onverwachts mis' };
