/** What was sent and is not answered for certain yet, as it outlives a reload of the page: keys, and nothing about a customer. */
export interface Unanswered {
  /** Its Idempotency-Key. */
  readonly sleutel: string;
  /** When it was last sent, in milliseconds since 1970. */
  readonly op: number;
}

const NAME = 'klantregie-verstuurd';

/** @param storage of this tab alone */
export class UnansweredRequests {
  constructor(private readonly storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>) {}

  list(): readonly Unanswered[] {
    try {
      const stored: unknown = JSON.parse(this.storage.getItem(NAME) ?? '[]');
      return Array.isArray(stored) ? (stored as Unanswered[]) : [];
    } catch {
      return [];
    }
  }

  add(sleutel: string, op: number): void {
    this.#keep([...this.#without(sleutel), { sleutel, op }]);
  }

  remove(sleutel: string): void {
    this.#keep(this.#without(sleutel));
  }

  #without(sleutel: string): Unanswered[] {
    return this.list().filter((it) => it.sleutel !== sleutel);
  }

  #keep(all: readonly Unanswered[]): void {
    if (all.length === 0) this.storage.removeItem(NAME);
    else this.storage.setItem(NAME, JSON.stringify(all));
  }
}
