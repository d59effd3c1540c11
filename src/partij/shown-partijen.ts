import { Injectable } from '@nestjs/common';
import type { PartijIdentity } from '../klanten/klanten.types.js';

/** Who was shown may be another by then, or gone: milliseconds. */
const HOLDS = 5 * 60_000;
/** What is forgotten, is read again. */
const MOST = 5000;

interface Shown {
  readonly partij: PartijIdentity;
  /** Milliseconds since 1970. */
  readonly until: number;
}

/**
 * Who a caller was shown of the partijen of Klanten, some minutes ago: what a caller knows of a partij, need not be read
 * again for a request about it. Only in this process, and never more than so many.
 */
@Injectable()
export class ShownPartijen {
  /** The oldest first. */
  readonly #shown = new Map<string, Shown>();

  /** @param caller its id. */
  remember(caller: string, partijen: readonly PartijIdentity[]): void {
    const now = Date.now();
    for (const { uuid, soortPartij, partijIdentificatie, partijIdentificatoren } of partijen) {
      const key = keyOf(caller, uuid);
      this.#shown.delete(key);
      const partij = { uuid, soortPartij, partijIdentificatie, partijIdentificatoren };
      this.#shown.set(key, { partij, until: now + HOLDS });
    }
    for (const [key, { until }] of this.#shown) {
      if (until > now && this.#shown.size <= MOST) break;
      this.#shown.delete(key);
    }
  }

  recall(caller: string, uuid: string): PartijIdentity | undefined {
    const shown = this.#shown.get(keyOf(caller, uuid));
    return shown && shown.until > Date.now() ? shown.partij : undefined;
  }
}

const keyOf = (caller: string, partij: string): string => `${partij} ${caller}`;
