import { useCallback, useEffect, useRef, useState } from 'preact/hooks';

export interface Polled<T> {
  readonly value: T | undefined;
  /** When it was last seen. */
  readonly at: Date | undefined;
  /** Whether the last look failed: what is shown may be old. */
  readonly isStale: boolean;
  /** Why the last look failed, when that was said. */
  readonly refusal: string | undefined;
  readonly refresh: () => void;
}

const NOTHING_YET = { value: undefined, at: undefined, isStale: false, refusal: undefined };

/** No answer to use. */
export class Refusal extends Error {
  override readonly name = 'Refusal';

  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

/**
 * Looks again and again, but not in a tab that nobody sees; there again it looks at once.
 * @param seconds between looks. 0: not by itself
 * @param about what it is about: something else is looked at anew
 */
export function usePolling<T>(
  look: (signal: AbortSignal) => Promise<T>,
  seconds: number,
  about: unknown = '',
): Polled<T> {
  const [state, setState] = useState<Omit<Polled<T>, 'refresh'>>(NOTHING_YET);
  const [turn, setTurn] = useState(0);
  const latest = useRef(look);
  latest.current = look;
  const shown = useRef(about);
  if (shown.current !== about) {
    shown.current = about;
    setState(NOTHING_YET);
  }

  useEffect(() => {
    const stop = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const go = async () => {
      clearTimeout(timer);
      try {
        const value = await latest.current(stop.signal);
        if (!stop.signal.aborted) setState({ value, at: new Date(), isStale: false, refusal: undefined });
      } catch (error) {
        const refusal = error instanceof Refusal ? error.message : undefined;
        if (!stop.signal.aborted) setState((before) => ({ ...before, isStale: true, refusal }));
      }
      if (!stop.signal.aborted && !document.hidden && seconds > 0) timer = setTimeout(go, seconds * 1000);
    };
    const seen = () => {
      clearTimeout(timer);
      if (!document.hidden && seconds > 0) void go();
    };
    document.addEventListener('visibilitychange', seen);
    void go();
    return () => {
      stop.abort();
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', seen);
    };
  }, [about, seconds, turn]);

  return { ...state, refresh: useCallback(() => setTurn((it) => it + 1), []) };
}
