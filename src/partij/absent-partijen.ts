import { Injectable } from '@nestjs/common';
import type { Zoeksleutel } from './zoeksleutel.js';

/** Somebody else may have registered the customer by then: milliseconds. */
const HOLDS = 2 * 60_000;
/** What is forgotten, is looked up again. */
const MOST = 5000;

/**
 * By what a caller searched a moment ago and found nobody at all: who asks a customer for a number and then registers them, has
 * Klanten asked the same once instead of twice. It serves one request: whoever registers somebody by then, the next one is looked
 * up. Only in this process, and never more than so many.
 */
@Injectable()
export class AbsentPartijen {
  /** Until when, in milliseconds since 1970, by caller, by what was searched for; the oldest first. */
  readonly #absent = new Map<string, Map<string, number>>();

  /** @param caller its id. */
  remember(caller: string, sleutel: Zoeksleutel): void {
    const key = JSON.stringify(sleutel);
    const now = Date.now();
    const callers = this.#absent.get(key) ?? new Map<string, number>();
    this.#absent.delete(key);
    this.#absent.set(key, callers.set(caller, now + HOLDS));
    for (const [oldest, them] of this.#absent) {
      if (this.#absent.size <= MOST && [...them.values()].some((until) => until > now)) break;
      this.#absent.delete(oldest);
    }
  }

  /** Whether this caller found nobody by it; from then on nobody did. */
  take(caller: string, sleutel: Zoeksleutel): boolean {
    const key = JSON.stringify(sleutel);
    const until = this.#absent.get(key)?.get(caller);
    this.#absent.delete(key);
    return until !== undefined && until > Date.now();
  }
}
