import type { VirtualTime } from './virtual-time.js';

const NEVER = new Promise<never>(() => {});

/** A process of the product as its machine has it: it lives, is paused, or is gone. */
export class Process {
  isDead = false;
  #awake: Promise<void> | undefined;
  #gone!: () => void;
  /** Resolves when it dies. */
  readonly gone = new Promise<void>((resolve) => {
    this.#gone = resolve;
  });
  /** Since when it shows no sign of life: milliseconds since 1970. */
  silentSince: number | undefined;

  constructor(
    readonly name: string,
    private readonly time: VirtualTime,
  ) {}

  get isAwake(): boolean {
    return !this.isDead && !this.#awake;
  }

  /** Resolves when it may do something: later when it is paused, never when it is gone. */
  turn(): Promise<void> {
    if (this.isDead) return NEVER;
    return this.#awake ? this.#awake.then(() => this.turn()) : Promise.resolve();
  }

  die(): void {
    this.isDead = true;
    this.silentSince ??= this.time.now();
    this.#gone();
  }

  /** Does nothing for so many milliseconds, and notices nothing of it. */
  sleep(milliseconds: number): void {
    if (this.isDead || this.#awake) return;
    this.silentSince = this.time.now();
    this.#awake = this.#wakeAfter(milliseconds);
  }

  async #wakeAfter(milliseconds: number): Promise<void> {
    await this.time.pause(milliseconds);
    this.#awake = undefined;
    if (!this.isDead) this.silentSince = undefined;
  }
}
