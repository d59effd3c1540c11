import { createRequire, syncBuiltinESMExports } from 'node:module';
import type { Random } from './random.js';

interface Timer {
  readonly at: number;
  /** Undefined: it is not to go off any more. */
  callback: (() => void) | undefined;
}

/** When every history begins: milliseconds since 1970. */
export const BEGINNING = Date.parse('2026-03-02T09:00:00Z');

const RealDate = Date;
const realImmediate = setImmediate;
const require = createRequire(import.meta.url);

/**
 * The clock of this process, which only moves when all that could be done now is done. Everything that waits, waits in it:
 * pauses, time limits and the age of what is remembered cost nothing, and go the same way every time.
 */
export class VirtualTime {
  #now = BEGINNING;
  /** The first to go off is the last. */
  #timers: Timer[] = [];

  now = (): number => this.#now;

  /** Back to the beginning; what was still to go off does not. */
  reset(): void {
    this.#now = BEGINNING;
    this.#timers = [];
  }

  after(milliseconds: number, callback: () => void): Timer {
    const timer: Timer = { at: this.#now + Math.max(0, milliseconds || 0), callback };
    let [low, high] = [0, this.#timers.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      const other = this.#timers[middle]!;
      if (other.at > timer.at) low = middle + 1;
      else high = middle;
    }
    this.#timers.splice(low, 0, timer);
    return timer;
  }

  pause = (milliseconds: number): Promise<void> => new Promise((resolve) => void this.after(milliseconds, resolve));

  /** Does work to its end. Rejects when everything waits for something that will never come, or after too much time. */
  async run<T>(work: () => Promise<T>, limit = Infinity): Promise<T> {
    // Work that has ended keeps nothing of before alive.
    await new Promise((resolve) => realImmediate(resolve));
    let hasEnded = false;
    const end = work().finally(() => {
      hasEnded = true;
    });
    end.catch(() => {});
    for (;;) {
      // Whatever can be done without waiting has been done once Node comes to this.
      await new Promise<void>((resolve) => process.nextTick(resolve));
      if (hasEnded) return end;
      let timer = this.#timers.pop();
      while (timer && !timer.callback) timer = this.#timers.pop();
      if (!timer) throw new Error('everything waits, and nothing will come');
      if (timer.at - BEGINNING > limit) throw new Error(`no end after ${limit / 3_600_000} hours`);
      this.#now = Math.max(this.#now, timer.at);
      timer.callback!();
    }
  }
}

/** Puts a clock, and chances, in the place of those of this process. Whatever is imported sees no other. */
export function install(time: VirtualTime, random: () => Random): void {
  class VirtualDate extends RealDate {
    constructor(...values: []) {
      if (values.length === 0) super(time.now());
      else super(...values);
    }
    static override now = time.now;
  }
  const setVirtualTimeout = (callback: (...values: unknown[]) => void, milliseconds = 0, ...values: unknown[]) => {
    const timer = time.after(milliseconds, () => callback(...values));
    const handle = { timer, ref: () => handle, unref: () => handle, hasRef: () => true, refresh: () => handle };
    return handle;
  };
  const clearVirtualTimeout = (handle?: { timer?: Timer }) => {
    if (handle?.timer) handle.timer.callback = undefined;
  };
  Object.assign(globalThis, {
    Date: VirtualDate,
    setTimeout: setVirtualTimeout,
    clearTimeout: clearVirtualTimeout,
    setImmediate: (callback: (...values: unknown[]) => void, ...values: unknown[]) =>
      setVirtualTimeout(callback, 0, ...values),
  });
  const uuid = () => random().uuid();
  Math.random = () => random().number();
  Object.defineProperty(performance, 'timeOrigin', { value: 0 });
  Object.defineProperty(performance, 'now', { value: time.now });
  Object.defineProperty(crypto, 'randomUUID', { value: uuid });
  require('node:crypto').randomUUID = uuid;
  require('node:timers/promises').setTimeout = async (milliseconds: number, value: unknown) => {
    await time.pause(milliseconds);
    return value;
  };
  syncBuiltinESMExports();
}
