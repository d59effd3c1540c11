/** A row of a register: plain JSON, never changed but replaced. */
export interface Row {
  readonly uuid: string;
}

/** The rows of one resource, by uuid, in the order in which they were made. */
export class Table<R extends Row> {
  readonly #rows = new Map<string, R>();
  readonly #order = new Map<string, number>();
  readonly #indexes: Index<R>[] = [];
  #next = 0;

  get(uuid: string | null | undefined): R | undefined {
    return uuid ? this.#rows.get(uuid) : undefined;
  }

  has(uuid: string): boolean {
    return this.#rows.has(uuid);
  }

  insert(row: R): R {
    if (this.#rows.has(row.uuid)) throw new Error(`There is a row ${row.uuid} already.`);
    this.#order.set(row.uuid, this.#next++);
    this.#rows.set(row.uuid, row);
    for (const index of this.#indexes) index.add(row);
    return row;
  }

  /** Replaces values of a row that exists. It keeps its place in the order. */
  update(uuid: string, changes: Partial<R>): R {
    const old = this.#rows.get(uuid);
    if (!old) throw new Error(`There is no row ${uuid}.`);
    const row: R = { ...old, ...changes, uuid };
    for (const index of this.#indexes) index.remove(old);
    this.#rows.set(uuid, row);
    for (const index of this.#indexes) index.add(row);
    return row;
  }

  delete(uuid: string): void {
    const row = this.#rows.get(uuid);
    if (!row) return;
    for (const index of this.#indexes) index.remove(row);
    this.#rows.delete(uuid);
    this.#order.delete(uuid);
  }

  clear(): void {
    this.#rows.clear();
    this.#order.clear();
    for (const index of this.#indexes) index.clear();
  }

  oldestFirst(): R[] {
    return [...this.#rows.values()];
  }

  /** All rows, or those of `rows`, each once. */
  newestFirst(rows?: Iterable<R>): R[] {
    if (!rows) return this.oldestFirst().toReversed();
    return [...new Set(rows)].toSorted((a, b) => this.#compare(b, a));
  }

  /** Finds rows by `key` without a scan; rows of which the key is null or undefined are left out. */
  index(key: (row: R) => string | null | undefined): Index<R> {
    return this.#indexBy((row) => [key(row)].filter((it) => typeof it === 'string'));
  }

  /** Finds rows by a part of a text without a scan. */
  textIndex(text: (row: R) => string): TextIndex<R> {
    return new TextIndex<R>(
      this.#indexBy((row) => piecesOf(text(row))),
      () => this.oldestFirst(),
    );
  }

  #indexBy(keys: (row: R) => readonly string[]): Index<R> {
    const index = new Index<R>(keys, (a, b) => this.#compare(a, b));
    this.#indexes.push(index);
    for (const row of this.#rows.values()) index.add(row);
    return index;
  }

  #compare(a: R, b: R): number {
    return this.#order.get(a.uuid)! - this.#order.get(b.uuid)!;
  }
}

/** Rows of a table by another value than their uuid. Kept up to date by the table. */
export class Index<R extends Row> {
  readonly #byKey = new Map<string, Map<string, R>>();

  constructor(
    readonly keys: (row: R) => readonly string[],
    readonly compare: (a: R, b: R) => number,
  ) {}

  /** The oldest first. */
  all(key: string | null | undefined): R[] {
    const rows = typeof key === 'string' ? this.#byKey.get(key) : undefined;
    return rows ? [...rows.values()].toSorted(this.compare) : [];
  }

  /** Any row with this key. */
  first(key: string | null | undefined): R | undefined {
    return typeof key === 'string' ? this.#byKey.get(key)?.values().next().value : undefined;
  }

  /** How many rows there are with this key. */
  count(key: string): number {
    return this.#byKey.get(key)?.size ?? 0;
  }

  clear(): void {
    this.#byKey.clear();
  }

  add(row: R): void {
    for (const key of this.keys(row)) {
      const rows = this.#byKey.get(key);
      if (rows) rows.set(row.uuid, row);
      else this.#byKey.set(key, new Map([[row.uuid, row]]));
    }
  }

  remove(row: R): void {
    for (const key of this.keys(row)) {
      const rows = this.#byKey.get(key);
      rows?.delete(row.uuid);
      if (rows?.size === 0) this.#byKey.delete(key);
    }
  }
}

/** So long are the pieces of text by which rows are found. */
const PIECE = 3;

/** Rows of a table by a part of one of their texts, whatever its case. */
export class TextIndex<R extends Row> {
  constructor(
    private readonly byPiece: Index<R>,
    private readonly all: () => readonly R[],
  ) {}

  /** All rows that have this part in their text, and perhaps others. */
  mayContain(part: string): readonly R[] {
    const pieces = piecesOf(part);
    if (pieces.length === 0) return this.all();
    const count = (piece: string) => this.byPiece.count(piece);
    return this.byPiece.all(pieces.reduce((rarest, piece) => (count(piece) < count(rarest) ? piece : rarest)));
  }
}

function piecesOf(text: string): string[] {
  const lower = text.toLowerCase();
  return Array.from({ length: Math.max(0, lower.length - PIECE + 1) }, (_, at) => lower.slice(at, at + PIECE));
}
