/** Work that is done again and again. */
export interface Regular {
  /** Resolves when what is being done has ended; nothing is begun any more. */
  stop(): Promise<void>;
}

/**
 * Does work every so many milliseconds after it last ended. Keeps no process alive.
 * @param work must not reject.
 */
export function regularly(milliseconds: number, work: () => Promise<void>): Regular {
  let stopped = false;
  let busy = Promise.resolve();
  let timer: NodeJS.Timeout;
  const plan = () => {
    if (stopped) return;
    timer = setTimeout(() => {
      busy = work().finally(plan);
    }, milliseconds);
    timer.unref();
  };
  plan();
  return {
    stop: () => {
      stopped = true;
      clearTimeout(timer);
      return busy;
    },
  };
}
