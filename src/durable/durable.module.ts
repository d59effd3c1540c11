import { randomUUID } from 'node:crypto';
import { DBOS } from '@dbos-inc/dbos-sdk';
import { Inject, Module, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { Pool } from 'pg';
import { SETTINGS, type Settings } from '../config/settings.js';
import { DatabaseModule } from '../database/database.module.js';
import { LOG, type Log } from '../telemetry/log.js';
import { openLine } from './line.js';
import { localRuns, ownWhile } from './ownership.js';
import { SignOfLife } from './sign-of-life.js';
import { listPending, Takeover } from './takeover.js';
import { allowWaiting, stopWaiting } from './waiting.js';

/** Names what a process can finish: raise it when a saga's steps change in name or order. */
const SAGA_VERSION = '2';

/** At a stop, running sagas get this long to finish; what is left is carried on by the next process. */
const DRAIN_MS = 5000;

/** Who waits for one of those is told a little earlier that it goes on, for as long as the log can be read. */
const WAITERS_MS = 4000;

/** Starts and stops the engine. Sagas register themselves before that, in their onModuleInit. */
@Module({ imports: [DatabaseModule] })
export class DurableModule implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly #executorId = randomUUID();
  readonly #life: SignOfLife;
  readonly #takeover: Takeover;

  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(Pool) private readonly pool: Pool,
    @Inject(LOG) private readonly log: Log,
  ) {
    this.#life = new SignOfLife(settings.databaseUrl, this.#executorId, log, () => this.#reclaim());
    this.#takeover = new Takeover(this.#life, this.#executorId, SAGA_VERSION, log);
  }

  async onApplicationBootstrap(): Promise<void> {
    allowWaiting();
    await this.#life.start();
    ownWhile(() => this.#life.certain());
    DBOS.setConfig({
      name: 'klantregie',
      systemDatabaseUrl: this.settings.databaseUrl,
      systemDatabasePool: this.pool,
      executorID: this.#executorId,
      applicationVersion: SAGA_VERSION,
      logger: this.#logger(),
    });
    await DBOS.launch();
    await openLine();
    await this.#takeover.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    const timer = setTimeout(stopWaiting, WAITERS_MS);
    await DBOS.shutdown({ deregister: true, workflowCompletionTimeoutMS: DRAIN_MS });
    clearTimeout(timer);
    this.#takeover.stop();
    await this.#life.stop();
  }

  /** What others took over while we seemed to be gone is theirs. */
  async #reclaim(): Promise<void> {
    const busyWith = localRuns();
    const ours = await listPending(this.#executorId);
    for (const run of busyWith) if (!ours.includes(run.id)) run.isLost = true;
  }

  #logger() {
    const say = (level: 'debug' | 'warn' | 'error') => (entry: unknown) =>
      this.log[level]({ context: 'DBOS' }, entry instanceof Error ? entry.message : String(entry));
    return { info: say('debug'), debug: say('debug'), warn: say('warn'), error: say('error') };
  }
}
