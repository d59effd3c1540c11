import { setTimeout as pause } from 'node:timers/promises';
import { Inject, Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { SETTINGS, type Settings } from '../config/settings.js';
import { Aanvragen } from '../database/aanvragen.js';
import { Hervattingen } from '../database/hervattingen.js';
import { Sessies } from '../database/sessies.js';
import { forgetRuns, listUnfinished } from '../durable/durable.js';
import { Intakes } from '../productaanvraag/intake/intakes.js';
import { LOG, type Log } from '../telemetry/log.js';
import { regularly, type Regular } from '../timing/regularly.js';
import { Absences } from './absences.js';

const DAY_MS = 86_400_000;
/** What came in a moment ago may be on its way into the log. */
const SETTLED_MS = 60_000;
/** The engine goes on trying to write a start into the log, with pauses of up to a minute and a half: after so many looks it does not any more. */
const LOOKS_AT_ABSENT = 5;
/** Small, so that nobody waits for it. */
const BATCH = 200;
const BETWEEN_BATCHES_MS = 50;

/** Keeps the list of requests in step with the durable log, and takes out of both, and of what else is kept here, what need not be kept. */
@Injectable()
export class Upkeep implements OnApplicationBootstrap, BeforeApplicationShutdown {
  #work: Regular | undefined;
  /** Of requests from the log. */
  readonly #absences = new Absences(LOOKS_AT_ABSENT);

  constructor(
    @Inject(Aanvragen) private readonly aanvragen: Aanvragen,
    @Inject(Hervattingen) private readonly hervattingen: Hervattingen,
    @Inject(Sessies) private readonly sessies: Sessies,
    @Inject(Intakes) private readonly intakes: Intakes,
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(LOG) private readonly log: Log,
  ) {}

  onApplicationBootstrap(): void {
    const every = this.settings.configuration.tijden.onderhoud;
    const putInOrder = async (stopping: AbortSignal) => {
      await this.#reconcile(Math.min(every, SETTLED_MS), stopping);
      await this.#blank(stopping);
      await this.#removeExpired(stopping);
      await this.sessies.removeEnded();
      await this.hervattingen.removeExpired(this.settings.configuration.bewaren.dagen * DAY_MS);
    };
    this.#work = regularly(every, putInOrder, (error) =>
      this.log.warn({ err: error }, 'what is kept could not be put in order'),
    );
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.#work?.stop();
  }

  /** Tells the list of ends that it did not hear of, and takes out requests of which the start failed. */
  async #reconcile(settled: number, stopping: AbortSignal): Promise<void> {
    this.#absences.begin();
    let after: string | undefined;
    while (!stopping.aborted) {
      const rows = await this.aanvragen.listUnderWay(settled, BATCH, after);
      if (rows.length === 0) return;
      await this.#reconcileThese(rows);
      after = rows.at(-1)!.id;
      await pause(BETWEEN_BATCHES_MS);
    }
  }

  async #reconcileThese(rows: Awaited<ReturnType<Aanvragen['listUnderWay']>>): Promise<void> {
    const { underWay, absent } = await listUnfinished(rows.map(({ id }) => id));
    await this.aanvragen.remove(this.#absences.count(absent));
    for (const { id, soort } of rows) {
      if (underWay.has(id) || absent.has(id)) continue;
      await this.intakes.of(soort).tellEnd(id);
    }
  }

  /** Takes what is about the customer out of what does not need it any more. With a good end that goes by itself. */
  async #blank(stopping: AbortSignal): Promise<void> {
    const { herstelbaar } = this.settings.configuration.bewaren;
    let blanked = 0;
    while (!stopping.aborted) {
      const rows = await this.aanvragen.listUnblanked(herstelbaar * DAY_MS, BATCH);
      let done = 0;
      for (const { id, soort } of rows) if (await this.intakes.of(soort).blank(id)) done += 1;
      blanked += done;
      // What is in line to go on by now, is none of ours.
      if (done < rows.length || rows.length === 0) break;
      await pause(BETWEEN_BATCHES_MS);
    }
    await this.aanvragen.forgetErased();
    if (blanked > 0) this.log.info({ blanked }, 'what is about the customer was taken out of requests');
  }

  /** Takes out what ended long ago. */
  async #removeExpired(stopping: AbortSignal): Promise<void> {
    const { dagen } = this.settings.configuration.bewaren;
    let removed = 0;
    while (!stopping.aborted) {
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
