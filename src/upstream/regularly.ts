/** How often is looked how the registers are, unless the configuration says otherwise. Milliseconds. */
export const EVERY_SO_OFTEN = 300_000;

/**
 * Does work again and again, every time so many milliseconds after it ended, until it is stopped. Keeps no process alive.
 * @param work must not reject.
 */
export function regularly(milliseconds: number, work: () => Promise<void>): { stop(): void } {
  let stopped = false;
  let timer: NodeJS.Timeout;
  const plan = () => {
    timer = setTimeout(() => {
      void work().finally(() => {
        if (!stopped) plan();
      });
    }, milliseconds);
    timer.unref();
  };
  plan();
  return {
    stop: () => {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
