import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { SETTINGS, type Settings } from '../../config/settings.js';
import { countRuns, whenRunEnds } from '../../durable/ownership.js';
import { ProblemException } from '../../http/problem.js';
import { FairLine, NoPlaceError } from '../../timing/fair-line.js';
import { Metrics } from '../../telemetry/metrics.js';
import type { Submission } from '../intake/submission.js';

/**
 * Where requests are checked and accepted: so many at once, and no more than may be under way in all. Callers share the
 * places by turns. Who waits for the end of a request holds none.
 */
@Injectable()
export class Places implements OnApplicationBootstrap {
  readonly #line: FairLine;
  readonly #patience: number;
  /** Requests that are being accepted here, so that many of the same cost as much as one. */
  readonly #same = new Map<string, Promise<unknown>>();

  constructor(@Inject(SETTINGS) { configuration: { verzoeken, tijden } }: Settings, @Inject(Metrics) metrics: Metrics) {
    const { tegelijk, wachtrij, lopend } = verzoeken;
    this.#patience = tijden.wachttijd;
    this.#line = new FairLine({
      places: tegelijk,
      line: wachtrij,
      hasRoom: () => countRuns() + this.#line.size.taken < lopend,
    });
    metrics.gauge('klantregie_plaatsen', 'Aanvragen die worden aangenomen, en die daarop wachten.', ['stand'], () => [
      [{ stand: 'bezet' }, this.size.taken],
      [{ stand: 'wachtend' }, this.size.waiting],
    ]);
  }

  onApplicationBootstrap(): void {
    whenRunEnds(() => this.#line.look());
  }

  /** How many are being accepted, and how many wait for that. */
  get size(): FairLine['size'] {
    return this.#line.size;
  }

  /**
   * Has a request accepted when it is its turn; who sends the same at the same time, gets the same. Throws a
   * ProblemException 503 when it does not come to that.
   */
  accept<T>(submission: Submission, work: () => Promise<T>): Promise<T> {
    const key = `${submission.id} ${submission.content}`;
    const accepting =
      (this.#same.get(key) as Promise<T> | undefined) ??
      this.#inTurn(submission, work).finally(() => this.#same.delete(key));
    this.#same.set(key, accepting);
    return accepting;
  }

  async #inTurn<T>({ caller }: Submission, work: () => Promise<T>): Promise<T> {
    try {
      return await this.#line.within(caller.id, this.#patience, work);
    } catch (error) {
      throw error instanceof NoPlaceError
        ? new ProblemException('te-druk', { headers: { 'Retry-After': '2' } })
        : error;
    }
  }
}
