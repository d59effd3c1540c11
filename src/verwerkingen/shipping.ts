import { Inject, Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { Pool } from 'pg';
import { SETTINGS, type Settings } from '../config/settings.js';
import { LOGBOEK_OUTBOX } from '../database/auditregel.js';
import { whenLinesAreWritten } from '../database/lines-written.js';
import { RESPONSE_HEADERS } from '../http/response-headers.js';
import { Outbox, type Waiting } from '../logboek/outbox.js';
import { send } from '../logboek/send.js';
import { LOG, type Log } from '../telemetry/log.js';
import { Metrics } from '../telemetry/metrics.js';
import { whenNeeded, type Needed } from '../timing/when-needed.js';

/** Late is what a process left that died. Milliseconds. */
const CADENCE = { soon: 1000, again: 1000, late: 15_000 };
const BATCH = 200;
/** Less than a transaction may wait. */
const TIMEOUT_MS = 5000;

/** Sends what the logboek dataverwerkingen has to know, until it says that it knows. */
@Injectable()
export class Shipping implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly #outbox: Outbox;
  #work: Needed | undefined;
  #endTelling = () => {};
  #waiting: Waiting = { count: 0, oldest: 0, refused: 0 };

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
    metrics.gauge(
      'klantregie_logboek_geweigerd',
      'Verzoeken die het logboek niet wil hebben, en die opzij zijn gezet.',
      [],
      async () => [[{}, (await waiting()).refused]],
    );
  }

  /** What waits, as it was a second ago; undefined: there is no logboek. Seconds. */
  get waiting(): Waiting | undefined {
    return this.settings.logboek && this.#waiting;
  }

  /** Whether nothing may be done now that the logboek must know of: it has not heard anything for too long. */
  get isBehind(): boolean {
    const { strikt, hoogstensOud } = this.settings.configuration.logboek;
    // Without a logboek nothing waits.
    return strikt && this.#waiting.oldest * 1000 > hoogstensOud;
  }

  onApplicationBootstrap(): void {
    if (!this.settings.logboek) return;
    // What waits elsewhere is known as soon when nothing may be done because of it.
    const late = this.settings.configuration.logboek.strikt ? CADENCE.again : CADENCE.late;
    const work = whenNeeded(
      { ...CADENCE, late },
      (stopping) => this.#ship(stopping),
      (error) =>
        this.log.warn(
          { err: error },
          'the logboek dataverwerkingen did not take what it has to know; that is tried again',
        ),
    );
    this.#endTelling = whenLinesAreWritten(() => work.soon());
    work.soon();
    this.#work = work;
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.#endTelling();
    await this.#work?.stop();
  }

  /** Whether anything waits still. */
  async #ship(stopping: AbortSignal): Promise<boolean> {
    const { url, token } = this.settings.logboek!;
    const receiver = {
      url,
      headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
      resource: { 'service.name': 'klantregie', 'service.version': RESPONSE_HEADERS['API-Version'] ?? '' },
      timeout: TIMEOUT_MS,
    };
    this.#waiting = await this.#outbox.waiting();
    while (!stopping.aborted && (await this.#outbox.ship(BATCH, (records) => send(receiver, records))) > 0);
    const { refused } = this.#waiting;
    this.#waiting = await this.#outbox.waiting();
    if (this.#waiting.refused > refused)
      this.log.error(
        { geweigerd: this.#waiting.refused },
        'the logboek dataverwerkingen refuses requests for good: they are set aside',
      );
    return this.#waiting.count > 0;
  }
}
