import { setTimeout as pause } from 'node:timers/promises';
import { Inject, Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { SETTINGS, type Settings } from '../config/settings.js';
import { Aanvragen } from '../database/aanvragen.js';
import { forgetRuns, listUnfinished } from '../durable/durable.js';
import { Intakes } from '../productaanvraag/intake.js';
import { uitkomstOf } from '../productaanvraag/witness.js';
import { LOG, type Log } from '../telemetry/log.js';
import { regularly, type Regular } from '../upstream/regularly.js';

const EVERY_MS = 60_000;
const DAY_MS = 86_400_000;
/** What came in a moment ago may be on its way into the log. */
const SETTLED_MS = 60_000;
/** Small, so that nobody waits for it. */
const BATCH = 200;
const BETWEEN_BATCHES_MS = 50;

/** Keeps the list of requests in step with the durable log, and takes out of both what need not be kept. */
@Injectable()
export class Upkeep implements OnApplicationBootstrap, BeforeApplicationShutdown {
  #work: Regular | undefined;
  #isStopped = false;

  constructor(
    @Inject(Aanvragen) private readonly aanvragen: Aanvragen,
    @Inject(Intakes) private readonly intakes: Intakes,
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(LOG) private readonly log: Log,
  ) {}

  onApplicationBootstrap(): void {
    const every = this.settings.configuration.tijden.onderhoud ?? EVERY_MS;
    this.#work = regularly(every, async () => {
      try {
        await this.#reconcile(Math.min(every, SETTLED_MS));
        await this.#removeExpired();
      } catch (error) {
        if (!this.#isStopped) this.log.warn({ err: error }, 'the list of requests could not be kept');
      }
    });
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.#isStopped = true;
    await this.#work?.stop();
  }

  /** Tells the list of ends that it did not hear of, and takes out requests of which the start failed. */
  async #reconcile(settled: number): Promise<void> {
    const rows = await this.aanvragen.listUnderWay(settled, 5 * BATCH);
    if (rows.length === 0) return;
    const { underWay, absent } = await listUnfinished(rows.map(({ id }) => id));
    await this.aanvragen.remove([...absent]);
    for (const { id, soort } of rows) {
      if (underWay.has(id) || absent.has(id)) continue;
      const outcome = await (await this.intakes.of(soort).run(id))?.outcome(0);
      if (outcome) await this.aanvragen.ended(id, uitkomstOf(outcome));
    }
  }

  /** Takes out what ended long ago. */
  async #removeExpired(): Promise<void> {
    const { dagen = 30 } = this.settings.configuration.bewaren ?? {};
    let removed = 0;
    while (!this.#isStopped) {
      const ids = await this.aanvragen.listExpired(dagen * DAY_MS, BATCH);
      if (ids.length === 0) break;
      await forgetRuns(ids);
      await this.aanvragen.remove(ids);
      removed += ids.length;
      await pause(BETWEEN_BATCHES_MS);
    }
    if (removed > 0) this.log.info({ removed }, 'requests that ended long ago were removed');
  }
}
