import { setTimeout as sleep } from 'node:timers/promises';
import type { RegisterServer } from '../../src/sandbox/simulator/register-server.js';
import type { Surroundings } from './surroundings.js';

/** How long a call may stay away before it counts as never made, in milliseconds. */
const DEADLINE = 20_000;

/** Waits for something to become true, or for the deadline: what follows then shows what is wrong. */
export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  const end = Date.now() + DEADLINE;
  while (!(await condition()) && Date.now() < end) await sleep(5);
}

/**
 * Holds back every answer of the registers and lets them go one round trip at a time. What the product does next it can
 * then only do because of the answers that it was given, so that each call belongs to one round trip, however slow the machine.
 */
export class RoundTrips {
  readonly #servers: readonly RegisterServer[];
  #release = (): void => {};
  #seen: readonly number[];

  constructor({ klanten, zaken }: Surroundings) {
    this.#servers = [klanten, zaken];
    this.#seen = this.#servers.map(({ calls }) => calls.length);
    this.#hold();
  }

  /** The calls that are open together once there are this many, in alphabetical order; then they get their answers. */
  async next(expected: number): Promise<string[]> {
    await until(() => this.#made().length >= expected);
    const made = this.#made();
    const held = made.filter(({ open }) => open).map(({ operation }) => operation);
    this.#seen = this.#servers.map(({ calls }) => calls.length);
    const release = this.#release;
    this.#hold();
    release();
    return held.toSorted();
  }

  /** What was called since the last round trip. */
  left(): string[] {
    return this.#made().map(({ operation }) => operation);
  }

  /** From now on the registers answer at once. */
  end(): void {
    for (const { faults } of this.#servers) faults.clear();
    this.#release();
  }

  #made() {
    return this.#servers.flatMap(({ calls }, index) => calls.slice(this.#seen[index]));
  }

  #hold(): void {
    const released = new Promise<void>((resolve) => {
      this.#release = resolve;
    });
    for (const { faults } of this.#servers) {
      faults.clear();
      faults.add({ operation: '*', times: Infinity, fault: { kind: 'hold', released } });
    }
  }
}
