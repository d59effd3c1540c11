/** Remembers how often in a row something was not there. */
export class Absences {
  #before: ReadonlyMap<string, number> = new Map();
  #now = new Map<string, number>();

  /** @param limit after so many looks in a row without it, something is given up. */
  constructor(private readonly limit: number) {}

  /** A look at everything begins. What is not counted in it, was there or is not looked for any more. */
  begin(): void {
    this.#before = this.#now;
    this.#now = new Map();
  }

  /** Counts what this look does not find. Returns the ids of what is given up. */
  count(ids: Iterable<string>): string[] {
    return [...ids].filter((id) => {
      const times = (this.#before.get(id) ?? 0) + 1;
      this.#now.set(id, times);
      return times >= this.limit;
    });
  }
}
