import { randomUUID } from 'node:crypto';
import { DBOS } from '@dbos-inc/dbos-sdk';
import { Inject, Module, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { Pool } from 'pg';
import { SETTINGS, type Settings } from '../config/settings.js';
import { DatabaseModule, ENGINE_POOL } from '../database/database.module.js';
import { onceReachable } from '../database/once-reachable.js';
import { explained } from '../database/prepare-database.js';
import { whileNobodyMigrates } from '../database/while-nobody-migrates.js';
import { EncryptionModule } from '../encryption/encryption.module.js';
import { Keyring } from '../encryption/keyring.js';
import { LOG, type Log } from '../telemetry/log.js';
import { REGISTER_SAGA, registerSaga } from './durable.js';
import { writeForEngine } from './engine-writes.js';
import { writeLogWith } from './log-change.js';
import { isLaidDown, waitIn } from './long-waits.js';
import { openTakeoverQueue } from './takeover-queue.js';
import { localRuns, ownWhile } from './ownership.js';
import { SignOfLife } from './sign-of-life.js';
import { stillOf, Takeover } from './takeover.js';
import { allowWaiting, stopWaiting } from './wait-at-most.js';

/** Names what a process can finish: raise it when a saga's steps change in name or order. */
const SAGA_VERSION = '4';

/** At a stop, running sagas get this long to finish; what is left is carried on by the next process. */
const DRAIN_MS = 5000;

/** Who waits for one of those is told a little earlier that it goes on, for as long as the log can be read. */
const WAITERS_MS = 4000;

/** Starts and stops the engine. Sagas register themselves before that, in their onModuleInit. */
@Module({
  imports: [DatabaseModule, EncryptionModule],
  providers: [{ provide: REGISTER_SAGA, useValue: registerSaga }],
  exports: [REGISTER_SAGA],
})
export class DurableModule implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly #executorId = randomUUID();
  readonly #life: SignOfLife;
  readonly #takeover: Takeover;

  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(ENGINE_POOL) private readonly pool: Pool,
    @Inject(Pool) private readonly atOnce: Pool,
    @Inject(Keyring) private readonly keys: Keyring,
    @Inject(LOG) private readonly log: Log,
  ) {
    this.#life = new SignOfLife(settings.databaseUrl, this.#executorId, log, () => this.#reclaim());
    this.#takeover = new Takeover(this.#life, this.#executorId, SAGA_VERSION, log);
  }

  async onApplicationBootstrap(): Promise<void> {
    allowWaiting();
    await onceReachable(this.log, () => this.#life.start());
    ownWhile(() => this.#life.certain());
    DBOS.setConfig({
      name: 'klantregie',
      systemDatabaseUrl: this.settings.databaseUrl,
      systemDatabasePool: this.pool,
      // Nothing here is sent from one run to another, and listening takes a connection.
      useListenNotify: false,
      runMigrations: this.settings.migratesAtStart,
      executorID: this.#executorId,
      applicationVersion: SAGA_VERSION,
      serializer: writeLogWith(this.keys, this.atOnce),
      logger: this.#logger(),
    });
    await this.#launch();
    writeForEngine(this.atOnce);
    const { lopend } = this.settings.configuration.verzoeken;
    waitIn({ log: this.pool, most: Math.ceil(lopend / 4) });
    // The other half is for who comes now.
    await openTakeoverQueue(Math.ceil(lopend / 2));
    await this.#takeover.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    const timer = setTimeout(stopWaiting, WAITERS_MS);
    await DBOS.shutdown({ deregister: true, workflowCompletionTimeoutMS: DRAIN_MS });
    clearTimeout(timer);
    this.#takeover.stop();
    await this.#life.stop();
  }

  /** Brings the tables of the engine up to date as well, when it may. */
  async #launch(): Promise<void> {
    const client = await onceReachable(this.log, () => this.pool.connect());
    try {
      await whileNobodyMigrates(client, () => explained(() => DBOS.launch()));
    } finally {
      client.release();
    }
  }

  /** What others took over while we seemed to be gone is theirs. */
  async #reclaim(): Promise<void> {
    const busyWith = localRuns();
    const ours = await stillOf(
      this.#executorId,
      busyWith.map(({ id }) => id),
    );
    for (const run of busyWith) if (!ours.has(run.id)) run.isLost = true;
  }

  #logger() {
    const say = (level: 'debug' | 'warn' | 'error') => (entry: unknown) => {
      const text = entry instanceof Error ? entry.message : String(entry);
      this.log[isLaidDown(text) ? 'debug' : level]({ context: 'DBOS' }, text);
    };
    return { info: say('debug'), debug: say('debug'), warn: say('warn'), error: say('error') };
  }
}
