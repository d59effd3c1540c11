/** Work that is done again and again. */
export interface Regular {
  /** Has it done now; when it is being done, once more after that. */
  now(): void;
  /** Resolves when what is being done has ended; nothing is begun any more. */
  stop(): Promise<void>;
}

/** What fails is tried again later and later, up to this. Milliseconds. */
const LONGEST_MS = 60_000;

/**
 * Does work every so many milliseconds after it last ended. Keeps no process alive.
 * @param work gets what says that it must end: what takes long looks at it.
 * @param failed is told when the work rejects, unless it was stopped: what fails then, fails because of that.
 */
export function regularly(
  milliseconds: number,
  work: (stopping: AbortSignal) => Promise<void>,
  failed: (error: unknown) => void,
): Regular {
  const stopping = new AbortController();
  const { signal } = stopping;
  let busy = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  let failures = 0;
  const once = async () => {
    if (signal.aborted) return;
    try {
      await work(signal);
      failures = 0;
    } catch (error) {
      failures += 1;
      if (!signal.aborted) failed(error);
    }
  };
  const now = () => {
    busy = busy.then(once).then(plan);
  };
  const plan = () => {
    clearTimeout(timer);
    if (!signal.aborted) timer = setTimeout(now, pauseAfter(failures, milliseconds)).unref();
  };
  plan();
  return {
    now,
    stop: () => {
      stopping.abort();
      clearTimeout(timer);
      return busy;
    },
  };
}

const pauseAfter = (failures: number, usual: number): number =>
  Math.max(usual, Math.min(usual * 2 ** failures, LONGEST_MS));
