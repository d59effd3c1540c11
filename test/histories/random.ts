/** Chances that a seed fixes: the same seed, the same chances. */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
    // Seeds that are next to each other are to differ at once.
    for (let round = 0; round < 8; round += 1) this.number();
  }

  /** From 0 up to 1 (mulberry32). */
  number(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let bits = this.#state;
    bits = Math.imul(bits ^ (bits >>> 15), bits | 1);
    bits ^= bits + Math.imul(bits ^ (bits >>> 7), bits | 61);
    return ((bits ^ (bits >>> 14)) >>> 0) / 4_294_967_296;
  }

  chance(probability: number): boolean {
    return this.number() < probability;
  }

  /** A whole number from `from` up to and including `to`. */
  between(from: number, to: number): number {
    return from + Math.floor(this.number() * (to - from + 1));
  }

  pick<T>(items: readonly T[]): T {
    return items[Math.floor(this.number() * items.length)]!;
  }

  /** As many as that, each made by itself. */
  several<T>(count: number, make: (index: number) => T): T[] {
    return Array.from({ length: count }, (_, index) => make(index));
  }

  /** A UUID (version 4). */
  uuid(): string {
    const digits = (count: number) =>
      Math.floor(this.number() * 16 ** count)
        .toString(16)
        .padStart(count, '0');
    return `${digits(8)}-${digits(4)}-4${digits(3)}-a${digits(3)}-${digits(8)}${digits(4)}`;
  }
}
