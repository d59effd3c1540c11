import { setTimeout as pause } from 'node:timers/promises';
import { waitAtMost } from './wait-at-most.js';

/** How often is asked whether a run has ended. */
const POLLING_MS = 100;

/** Somebody who asks, for all who wait for the same run. */
interface Asking<End> {
  waiters: number;
  readonly end: Promise<End>;
}

/** Waits for the ends of runs, wherever they are carried out: however many wait for one, it is asked for once, and nobody asks for it when nobody waits any more. */
export class Ends<End> {
  readonly #asking = new Map<string, Asking<End>>();

  /** @param ask how a run ended; undefined when it has not. */
  constructor(private readonly ask: (id: string) => Promise<End | undefined>) {}

  /** How a run ended; undefined when it has not within so many milliseconds, or this process stops. */
  async wait(id: string, milliseconds: number): Promise<End | undefined> {
    if (milliseconds <= 0) return undefined;
    const asking = this.#asking.get(id) ?? this.#begin(id);
    asking.waiters += 1;
    try {
      return await waitAtMost(milliseconds, asking.end);
    } finally {
      asking.waiters -= 1;
      if (asking.waiters === 0 && this.#asking.get(id) === asking) this.#asking.delete(id);
    }
  }

  /** How many runs are being asked about. */
  get size(): number {
    return this.#asking.size;
  }

  #begin(id: string): Asking<End> {
    const asking: Asking<End> = { waiters: 0, end: Promise.resolve().then(() => this.#askUntil(id, asking)) };
    this.#asking.set(id, asking);
    return asking;
  }

  /** Never ends when nobody waits for it any more. */
  async #askUntil(id: string, asking: Asking<End>): Promise<End> {
    while (asking.waiters > 0) {
      // Who waits is told in the end that it is not known; meanwhile the database may come back.
      const end = await this.ask(id).catch(() => undefined);
      if (end !== undefined) return end;
      await pause(POLLING_MS, undefined, { ref: false });
    }
    return new Promise(() => {});
  }
}
