import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { SETTINGS, type Settings } from '../../config/settings.js';
import { countBegunHere, countRuns, whenRunEnds } from '../../durable/ownership.js';
import { ProblemException } from '../../http/problem.js';
import { countAtRegister } from '../../timing/at-register.js';
import { FairLine, NoPlaceError } from '../../timing/fair-line.js';
import { Pace } from '../../timing/pace.js';
import { Metrics } from '../../telemetry/metrics.js';
import type { Submission } from '../intake/submission.js';

/** So many may be busy however slow we are. */
const LEAST = 4;
/**
 * Where requests are checked and accepted: so many at once, and no more busy than leaves us as quick as we are. Callers
 * share the places by turns. Who waits for the end of a request holds none.
 */
@Injectable()
export class Places implements OnApplicationBootstrap, OnModuleDestroy {
  readonly #line: FairLine;
  readonly #pace: Pace;
  readonly #patience: number;
  /** Requests that are being accepted here, so that many of the same cost as much as one. */
  readonly #same = new Map<string, Promise<unknown>>();

  constructor(@Inject(SETTINGS) { configuration: { verzoeken, tijden } }: Settings, @Inject(Metrics) metrics: Metrics) {
    const { tegelijk, wachtrij, vlot, lopend } = verzoeken;
    this.#patience = tijden.wachttijd;
    this.#pace = new Pace({ least: Math.min(LEAST, lopend), most: lopend });
    this.#line = new FairLine({
      places: tegelijk,
      line: wachtrij,
      promptly: vlot,
      hasRoom: () => this.#underWay < lopend && this.#busy < this.#pace.limit,
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

  /** Who is still in line when the process stops, was not accepted: it is said in time. */
  onModuleDestroy(): void {
    this.#line.close();
  }

  /** Looks whether a request is known, which every one needs: how long that takes, says how busy we are. */
  async known<T>(find: () => Promise<T>): Promise<T> {
    const begun = performance.now();
    const found = await find();
    this.#pace.took(performance.now() - begun, this.#busy);
    this.#line.look();
    return found;
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

  get #underWay(): number {
    return countRuns() + this.#line.size.taken;
  }

  /** Who waits for a register or a moment keeps nobody out, and neither does what is carried on: nobody is on the phone for that. */
  get #busy(): number {
    return countBegunHere() + this.#line.size.taken - countAtRegister();
  }
}
