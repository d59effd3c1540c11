/** Why somebody got no place. */
export class NoPlaceError extends Error {
  override readonly name = 'NoPlaceError';

  constructor(readonly reason: 'full' | 'tooLong' | 'closed') {
    super(`no place: ${reason}`);
  }
}

/** So much of how quickly the line goes is how quickly it went the last time. */
const LAST_COUNTS = 0.2;

/** So few are no sign that more come than can be helped: everything may have stood still for a moment. */
const SHORT = 10;

interface Waiting {
  admit(): void;
  refuse(error: NoPlaceError): void;
}

interface FairLineOptions {
  /** How many may be inside at once. */
  readonly places: number;
  /** How many may wait for a place. */
  readonly line: number;
  /** In so many milliseconds who waits should be let in: a line of more than a few that takes longer counts as full. */
  readonly promptly?: number;
  /** Whether somebody can be let in, apart from the places. Call `look` when that may have become so. */
  readonly hasRoom?: () => boolean;
}

/**
 * A number of places, shared among whoever asks for them: those who wait are let in by turns, one of each. Who is alone may
 * have all of them. A full line means that more come than can be helped: then the newest of each goes first, and who waits longest
 * of those with most gives way, so that some are helped as quickly as ever instead of all of them late.
 */
export class FairLine {
  /** Who waits, by whom they are from; whose turn it is stands first. */
  readonly #waiting = new Map<string, Waiting[]>();
  #taken = 0;
  #isClosed = false;
  #length = 0;
  /** Milliseconds from one who is let in out of the line to the next, as of late. */
  #every = 0;
  #admittedAt: number | undefined;

  constructor(private readonly options: FairLineOptions) {}

  /** How many are inside, and how many wait. */
  get size(): { readonly taken: number; readonly waiting: number } {
    return { taken: this.#taken, waiting: this.#length };
  }

  /**
   * Does the work when it is its turn. Rejects with a NoPlaceError when it does not come to that.
   * @param who shares the places with others as one.
   * @param patience milliseconds to wait for a place at most.
   */
  async within<T>(who: string, patience: number, work: () => Promise<T>): Promise<T> {
    await this.#enter(who, patience);
    try {
      return await work();
    } finally {
      this.#taken -= 1;
      this.look();
    }
  }

  /** From now on nobody waits any more: who does, gets no place. */
  close(): void {
    this.#isClosed = true;
    for (const waiting of [...this.#waiting.values()].flat()) waiting.refuse(new NoPlaceError('closed'));
    this.#waiting.clear();
    this.#length = 0;
  }

  /** Lets in who can be let in. */
  look(): void {
    while (this.#length > 0 && this.#canEnter()) {
      const [[who, line]] = [...this.#waiting] as [[string, Waiting[]]];
      const next = (this.#isFull ? line.pop() : line.shift())!;
      this.#waiting.delete(who);
      if (line.length > 0) this.#waiting.set(who, line);
      this.#length -= 1;
      this.#taken += 1;
      this.#countAdmitted();
      next.admit();
    }
  }

  #countAdmitted(): void {
    const now = performance.now();
    if (this.#admittedAt !== undefined) this.#every += (now - this.#admittedAt - this.#every) * LAST_COUNTS;
    const isOver = this.#length === 0;
    this.#admittedAt = isOver ? undefined : now;
    if (isOver) this.#every = 0;
  }

  get #isFull(): boolean {
    const { line, promptly = Infinity } = this.options;
    return this.#length >= Math.min(line, Math.max(SHORT, promptly / this.#every));
  }

  #canEnter(): boolean {
    return this.#taken < this.options.places && (this.options.hasRoom?.() ?? true);
  }

  async #enter(who: string, patience: number): Promise<void> {
    if (this.#length === 0 && this.#canEnter()) {
      this.#taken += 1;
      return;
    }
    if (this.#isClosed) throw new NoPlaceError('closed');
    if (this.#isFull) this.#makeWay(who);
    await this.#wait(who, patience);
  }

  #wait(who: string, patience: number): Promise<void> {
    return new Promise((resolve, reject) => {
      const line = this.#waiting.get(who) ?? [];
      const tooLong = () => {
        this.#leave(who, waiting);
        reject(new NoPlaceError('tooLong'));
      };
      // After a standstill of ours, what came in meanwhile is handled first: it may give back a place. Then this says nothing.
      const timer = setTimeout(() => setImmediate(tooLong), patience);
      const waiting: Waiting = {
        admit: () => {
          clearTimeout(timer);
          resolve();
        },
        refuse: (error) => {
          clearTimeout(timer);
          reject(error);
        },
      };
      line.push(waiting);
      this.#waiting.set(who, line);
      this.#length += 1;
    });
  }

  #leave(who: string, waiting: Waiting): void {
    const line = this.#waiting.get(who) ?? [];
    const others = line.filter((it) => it !== waiting);
    this.#length -= line.length - others.length;
    if (others.length > 0) this.#waiting.set(who, others);
    else this.#waiting.delete(who);
  }

  /** One of somebody with more gives way, or else one of the same. */
  #makeWay(who: string): void {
    const own = this.#waiting.get(who) ?? [];
    const [longest, line] = [...this.#waiting].toSorted(([, a], [, b]) => b.length - a.length)[0] ?? [who, own];
    const [from, of] = line.length > own.length + 1 ? [longest, line] : [who, own];
    const [first] = of;
    if (!first) throw new NoPlaceError('full');
    this.#leave(from, first);
    first.refuse(new NoPlaceError('full'));
  }
}
