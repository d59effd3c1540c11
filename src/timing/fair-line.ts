/** Why somebody got no place. */
export class NoPlaceError extends Error {
  override readonly name = 'NoPlaceError';

  constructor(readonly reason: 'full' | 'tooLong') {
    super(`no place: ${reason}`);
  }
}

interface Waiting {
  admit(): void;
  refuse(error: NoPlaceError): void;
}

interface FairLineOptions {
  /** How many may be inside at once. */
  readonly places: number;
  /** How many may wait for a place. */
  readonly line: number;
  /** Whether somebody can be let in, apart from the places. Call `look` when that may have become so. */
  readonly hasRoom?: () => boolean;
}

/**
 * A number of places, shared among whoever asks for them: those who wait are let in by turns, one of each. Who is alone may
 * have all of them. When the line is full, who waits with most others gives way.
 */
export class FairLine {
  /** Who waits, by whom they are from; whose turn it is stands first. */
  readonly #waiting = new Map<string, Waiting[]>();
  #taken = 0;
  #length = 0;

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

  /** Lets in who can be let in. */
  look(): void {
    while (this.#length > 0 && this.#canEnter()) {
      const [[who, line]] = [...this.#waiting] as [[string, Waiting[]]];
      const next = line.shift()!;
      this.#waiting.delete(who);
      if (line.length > 0) this.#waiting.set(who, line);
      this.#length -= 1;
      this.#taken += 1;
      next.admit();
    }
  }

  #canEnter(): boolean {
    return this.#taken < this.options.places && (this.options.hasRoom?.() ?? true);
  }

  async #enter(who: string, patience: number): Promise<void> {
    if (this.#length === 0 && this.#canEnter()) {
      this.#taken += 1;
      return;
    }
    if (this.#length >= this.options.line) this.#makeWay(who);
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

  /** The last of the longest gives way to somebody with fewer; there is no place for anybody else. */
  #makeWay(who: string): void {
    const own = this.#waiting.get(who)?.length ?? 0;
    const [longest, line] = [...this.#waiting].toSorted(([, a], [, b]) => b.length - a.length)[0] ?? [who, []];
    if (line.length <= own + 1) throw new NoPlaceError('full');
    const last = line.at(-1)!;
    this.#leave(longest, last);
    last.refuse(new NoPlaceError('full'));
  }
}
