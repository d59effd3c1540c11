import { setTimeout as pause } from 'node:timers/promises';
import { Inject, Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { Pool } from 'pg';
import { SETTINGS, type Settings } from '../config/settings.js';
import { LOGBOEK_OUTBOX } from '../database/auditregel.js';
import { RESPONSE_HEADERS } from '../http/response-headers.js';
import { Outbox } from '../logboek/outbox.js';
import { send } from '../logboek/send.js';
import { LOG, type Log } from '../telemetry/log.js';
import { Metrics } from '../telemetry/metrics.js';
import { regularly, type Regular } from '../timing/regularly.js';

const EVERY_MS = 1000;
const BATCH = 200;
/** Less than a transaction may wait. */
const TIMEOUT_MS = 5000;
/** How much longer is waited after each failure, and how long at most. */
const LONGEST_MS = 60_000;

/** Sends what the logboek dataverwerkingen has to know, until it says that it knows. */
@Injectable()
export class Shipping implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly #outbox: Outbox;
  #work: Regular | undefined;
  #waiting = { count: 0, oldest: 0 };
  #isStopped = false;
  readonly #stopping = new AbortController();

  constructor(
    @Inject(Pool) pool: Pool,
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(LOG) private readonly log: Log,
    @Inject(Metrics) metrics: Metrics,
  ) {
    this.#outbox = new Outbox(pool, LOGBOEK_OUTBOX);
    if (!settings.logboek) return;
    const waiting = () => this.#outbox.waiting();
    metrics.gauge('klantregie_logboek_wachtend', 'Verzoeken die het logboek nog niet heeft.', [], async () => [
      [{}, (await waiting()).count],
    ]);
    metrics.gauge(
      'klantregie_logboek_oudste_seconds',
      'Hoe lang het oudste verzoek wacht dat het logboek nog niet heeft.',
      [],
      async () => [[{}, (await waiting()).oldest]],
    );
  }

  /** What waits, as it was a second ago; undefined: there is no logboek. Seconds. */
  get waiting(): { readonly count: number; readonly oldest: number } | undefined {
    return this.settings.logboek && this.#waiting;
  }

  /** Whether nothing may be done now that the logboek must know of: it has not heard anything for too long. */
  get isBehind(): boolean {
    const { strikt, hoogstensOud } = this.settings.configuration.logboek;
    return this.settings.logboek !== undefined && strikt && this.#waiting.oldest * 1000 > hoogstensOud;
  }

  onApplicationBootstrap(): void {
    if (this.settings.logboek) this.#work = regularly(EVERY_MS, () => this.#ship());
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.#isStopped = true;
    this.#stopping.abort();
    await this.#work?.stop();
  }

  #failures = 0;

  async #ship(): Promise<void> {
    const { url, token } = this.settings.logboek!;
    const receiver = {
      url,
      headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
      resource: { 'service.name': 'klantregie', 'service.version': RESPONSE_HEADERS['API-Version'] ?? '' },
      timeout: TIMEOUT_MS,
    };
    try {
      this.#waiting = await this.#outbox.waiting();
      while (!this.#isStopped && (await this.#outbox.ship(BATCH, (records) => send(receiver, records))) > 0);
      this.#waiting = await this.#outbox.waiting();
      this.#failures = 0;
    } catch (error) {
      if (this.#isStopped) return;
      this.#failures += 1;
      this.log.warn(
        { err: error },
        'the logboek dataverwerkingen did not take what it has to know; that is tried again',
      );
      const wait = Math.min(EVERY_MS * (2 ** Math.min(this.#failures, 10) - 1), LONGEST_MS);
      await pause(wait, undefined, { ref: false, signal: this.#stopping.signal }).catch(() => {});
    }
  }
}
