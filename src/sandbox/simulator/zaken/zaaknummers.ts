import { serverError } from '../drf/problem.js';
import { Table } from '../drf/table.js';
import type { Zaaknummer } from './zaken-rows.js';

/** Open Zaak 1.30: looked for anywhere in an identificatie, so that `ZAAK-2026-0000000009-x` counts as well. */
const GENERATED = /ZAAK-(\d{4})-\d{10}/;

/**
 * The numbers of zaken. Open Zaak 1.30: unique per bronorganisatie, but counted over all of them, per year; the next is the
 * highest that is stored plus one, so a number comes back when the zaak that had the highest is deleted.
 */
export class Zaaknummers {
  readonly table = new Table<Zaaknummer>();
  readonly #byKey = this.table.index(({ bronorganisatie, identificatie }) => keyOf(bronorganisatie, identificatie));
  readonly #byZaak = this.table.index(({ zaak }) => zaak);
  readonly #byYear = this.table.index(({ identificatie }) => GENERATED.exec(identificatie)?.[1]);
  /** The highest counter of a year, as far as it is known. */
  readonly #highest = new Map<string, number>();

  /** Whether a zaak of the bronorganisatie has the number. */
  isTaken(bronorganisatie: string, identificatie: string): boolean {
    return Boolean(this.#byKey.first(keyOf(bronorganisatie, identificatie))?.zaak);
  }

  /** The next number of the year, which is not taken yet. */
  next(year: string): string {
    const highest = this.#highest.get(year) ?? this.#scan(year);
    return `ZAAK-${year}-${String(highest + 1).padStart(10, '0')}`;
  }

  /** Takes a number that nobody has, for no zaak yet. */
  reserve(bronorganisatie: string, identificatie: string): Zaaknummer {
    return this.#insert({ uuid: crypto.randomUUID(), bronorganisatie, identificatie, zaak: null });
  }

  /** Gives a number to a zaak: the reserved one, or a new one. */
  claim(bronorganisatie: string, identificatie: string, zaak: string): void {
    const reserved = this.#byKey.first(keyOf(bronorganisatie, identificatie));
    if (reserved) this.table.update(reserved.uuid, { zaak });
    else this.#insert({ uuid: crypto.randomUUID(), bronorganisatie, identificatie, zaak });
  }

  /** Forgets the number of a zaak, also when it had been reserved. */
  release(zaak: string): void {
    const row = this.#byZaak.first(zaak);
    if (!row) return;
    this.table.delete(row.uuid);
    if (counterOf(row) === this.#highest.get(yearOf(row))) this.#highest.delete(yearOf(row));
  }

  reserved(): Zaaknummer[] {
    return this.table.oldestFirst().filter(({ zaak }) => zaak === null);
  }

  clear(): void {
    this.table.clear();
    this.#highest.clear();
  }

  #insert(row: Zaaknummer): Zaaknummer {
    const known = this.#highest.get(yearOf(row));
    const counter = counterOf(row);
    if (Number.isNaN(counter)) this.#highest.delete(yearOf(row));
    else if (known !== undefined) this.#highest.set(yearOf(row), Math.max(known, counter));
    return this.table.insert(row);
  }

  /** Open Zaak 1.30: a number of this shape that does not end in digits makes every generated number of its year fail. */
  #scan(year: string): number {
    let highest = 0;
    for (const row of this.#byYear.all(year)) {
      const counter = counterOf(row);
      if (Number.isNaN(counter)) throw serverError();
      highest = Math.max(highest, counter);
    }
    this.#highest.set(year, highest);
    return highest;
  }
}

const keyOf = (bronorganisatie: string, identificatie: string) => `${bronorganisatie} ${identificatie}`;

function yearOf({ identificatie }: Zaaknummer): string {
  return GENERATED.exec(identificatie)?.[1] ?? '';
}

/** What stands after the last hyphen; 0 for a number of another shape. */
function counterOf({ identificatie }: Zaaknummer): number {
  if (!GENERATED.test(identificatie)) return 0;
  const last = identificatie.split('-').at(-1) ?? '';
  return /^\d+$/.test(last) ? Number(last) : Number.NaN;
}
