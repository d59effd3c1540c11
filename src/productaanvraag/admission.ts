import { Inject, Injectable } from '@nestjs/common';
import { bulkhead, BulkheadRejectedError, type BulkheadPolicy } from 'cockatiel';
import { SETTINGS, type Settings } from '../config/settings.js';
import { countRuns } from '../durable/ownership.js';
import { ProblemException } from '../http/problem.js';

/** What a process takes on when the configuration does not say. */
const USUAL = { tegelijk: 100, wachtrij: 1000, lopend: 5000 };

/** Lets in so many requests at once. Others wait in line; when that is full, or takes too long, they are to come back. */
@Injectable()
export class Admission {
  readonly #line: BulkheadPolicy;
  readonly #most: number;

  constructor(@Inject(SETTINGS) { configuration }: Settings) {
    const { tegelijk, wachtrij, lopend } = { ...USUAL, ...configuration.verzoeken };
    this.#line = bulkhead(tegelijk, wachtrij);
    this.#most = lopend;
  }

  /**
   * Does the work when it is its turn. Throws a ProblemException 503 when it does not come to that.
   * @param patience milliseconds to stand in line at most.
   */
  async enter<T>(patience: number, work: () => Promise<T>): Promise<T> {
    if (countRuns() >= this.#most) throw tooBusy();
    let isGone = false;
    let timer: NodeJS.Timeout | undefined;
    const tooLong = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        isGone = true;
        reject(tooBusy());
      }, patience);
    });
    const turn = this.#line.execute(async () => {
      clearTimeout(timer);
      return isGone ? tooLong : work();
    });
    try {
      return await Promise.race([turn, tooLong]);
    } catch (error) {
      throw error instanceof BulkheadRejectedError ? tooBusy() : error;
    } finally {
      clearTimeout(timer);
    }
  }
}

const tooBusy = () => new ProblemException('te-druk', { headers: { 'Retry-After': '2' } });
