/** Thrown when something was started while everything is being stopped. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';
}

/** What was started, to be stopped in the opposite order; also when it was still starting. */
export class Teardown {
  readonly #stops: (() => Promise<void>)[] = [];
  readonly #starting = new Set<Promise<unknown>>();
  #stopped: Promise<void> | undefined;

  get isStopping(): boolean {
    return this.#stopped !== undefined;
  }

  async add<T>(start: () => T | Promise<T>, stop: (started: T) => Promise<void>): Promise<T> {
    if (this.isStopping) throw new Interrupted();
    const starting = Promise.resolve(start());
    const registered = this.#register(starting, stop);
    this.#starting.add(registered);
    try {
      await registered;
    } finally {
      this.#starting.delete(registered);
    }
    if (this.isStopping) throw new Interrupted();
    return starting;
  }

  /** Waits for what is starting and stops everything, however often it is asked. */
  stop(): Promise<void> {
    return (this.#stopped ??= this.#stop());
  }

  async #register<T>(starting: Promise<T>, stop: (started: T) => Promise<void>): Promise<void> {
    const started = await starting;
    this.#stops.unshift(() => stop(started));
  }

  async #stop(): Promise<void> {
    await Promise.allSettled(this.#starting);
    for (const stop of this.#stops) {
      try {
        await stop();
      } catch (error) {
        console.error(error instanceof Error ? error.message : error);
      }
    }
  }
}
