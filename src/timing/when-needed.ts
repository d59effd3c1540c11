import { AsyncResource } from 'node:async_hooks';

/** Work that is done when there is something to do. */
export interface Needed {
  /** There may be something to do. */
  soon(): void;
  /** Resolves when what is being done has ended; nothing is begun any more. */
  stop(): Promise<void>;
}

/** Milliseconds. */
export interface Cadence {
  /** After it was said that there may be something to do: what is said meanwhile is one. */
  readonly soon: number;
  /** As long as there is more to do. */
  readonly again: number;
  /** When nobody said anything: another process may have left something. */
  readonly late: number;
}

/** What fails is tried again later and later, up to this. Milliseconds. */
const LONGEST_MS = 60_000;

/**
 * Does work soon after that was asked, again for as long as there is more, and now and then in any case. Never two at a time.
 * Keeps no process alive, and whoever asks is not who it is done for: what belongs to a request does not go with it.
 * @param work says whether there may be more to do. Gets what says that it must end: what takes long looks at it.
 * @param failed is told when the work rejects, unless it was stopped: what fails then, fails because of that.
 */
export function whenNeeded(
  { soon, again, late }: Cadence,
  work: (stopping: AbortSignal) => Promise<boolean>,
  failed: (error: unknown) => void,
): Needed {
  const stopping = new AbortController();
  const { signal } = stopping;
  let busy: Promise<void> | undefined;
  let wasAsked = false;
  let timer: NodeJS.Timeout | undefined;
  let due = Infinity;
  let failures = 0;
  const once = async (): Promise<number> => {
    try {
      const isMore = await work(signal);
      failures = 0;
      return isMore ? again : late;
    } catch (error) {
      failures += 1;
      if (!signal.aborted) failed(error);
      return Math.min(again * 2 ** failures, LONGEST_MS);
    }
  };
  const run = async () => {
    due = Infinity;
    wasAsked = false;
    const next = await once();
    busy = undefined;
    plan(wasAsked ? Math.min(failures > 0 ? next : soon, next) : next);
  };
  // A timer keeps the context of who set it.
  const plan = AsyncResource.bind((milliseconds: number) => {
    const at = performance.now() + milliseconds;
    if (signal.aborted || at >= due) return;
    due = at;
    clearTimeout(timer);
    timer = setTimeout(() => void (busy = run()), milliseconds).unref();
  });
  plan(late);
  return {
    soon: () => {
      wasAsked = true;
      if (!busy && failures === 0) plan(soon);
    },
    stop: async () => {
      stopping.abort();
      clearTimeout(timer);
      await busy;
    },
  };
}
