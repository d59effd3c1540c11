import { Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import { Pool } from 'pg';
import { SETTINGS, type Settings } from '../config/settings.js';
import { LOG, type Log } from '../telemetry/log.js';
import { Aanvragen } from './aanvragen.js';
import { Auditregels } from './auditregels.js';
import { divideConnections, type Connections } from '../config/connections.js';
import { EncryptionModule } from '../encryption/encryption.module.js';
import { Keyring } from '../encryption/keyring.js';
import { Hervattingen } from './hervattingen.js';
import { Ingrepen } from './ingrepen.js';
import { mutex } from './mutex.js';
import { createPool, type PoolLimits } from './pool.js';
import { Sessies } from './sessies.js';
import { Twijfels } from './twijfels.js';

/** Token under which Nest hands out mutual exclusion across processes. */
export const EXCLUSIVELY = Symbol('Exclusively');

/** Token under which Nest hands out the connections of the durable log. */
export const ENGINE_POOL = Symbol('EnginePool');

const LOCK_POOL = Symbol('LockPool');

/**
 * Milliseconds. A lock is waited for as long as a register may keep another process busy. The log waits for as long as it
 * takes: a run that was refused its checkpoint would be broken off. What it writes of a run that was begun here goes over the
 * connections of the list, and is repeated when it was refused: so whoever is on the phone does not queue for a connection behind
 * what is carried on.
 */
const LIMITS: Readonly<Record<keyof Connections, Omit<PoolLimits, 'max'>>> = {
  list: { least: 1, patience: 3000, lock: 2000, statement: 4000 },
  locks: { patience: 5000, lock: 90_000, statement: 90_000 },
  engine: { least: 1, patience: 5000 },
};

const poolFor = (purpose: keyof Connections) => ({
  useFactory: ({ databaseUrl, databaseConnections }: Settings, log: Log) =>
    createPool(databaseUrl, { ...LIMITS[purpose], max: divideConnections(databaseConnections)[purpose] }, log),
  inject: [SETTINGS, LOG],
});

@Module({
  imports: [EncryptionModule],
  providers: [
    { provide: Pool, ...poolFor('list') },
    { provide: LOCK_POOL, ...poolFor('locks') },
    { provide: ENGINE_POOL, ...poolFor('engine') },
    { provide: EXCLUSIVELY, useFactory: mutex, inject: [LOCK_POOL] },
    { provide: Aanvragen, useFactory: (pool: Pool) => new Aanvragen(pool), inject: [Pool] },
    { provide: Auditregels, useFactory: (pool: Pool) => new Auditregels(pool), inject: [Pool] },
    { provide: Hervattingen, useFactory: (pool: Pool) => new Hervattingen(pool), inject: [Pool] },
    { provide: Ingrepen, useFactory: (pool: Pool, keys: Keyring) => new Ingrepen(pool, keys), inject: [Pool, Keyring] },
    { provide: Twijfels, useFactory: (pool: Pool) => new Twijfels(pool), inject: [Pool] },
    {
      provide: Sessies,
      useFactory: (pool: Pool, { configuration }: Settings, keys: Keyring) =>
        new Sessies(pool, configuration.sessie.ongebruikt, keys),
      inject: [Pool, SETTINGS, Keyring],
    },
  ],
  exports: [Pool, ENGINE_POOL, Aanvragen, Auditregels, Hervattingen, Ingrepen, Sessies, Twijfels, EXCLUSIVELY],
})
export class DatabaseModule implements OnApplicationShutdown {
  constructor(
    @Inject(Pool) private readonly list: Pool,
    @Inject(LOCK_POOL) private readonly locks: Pool,
    @Inject(ENGINE_POOL) private readonly engine: Pool,
  ) {}

  async onApplicationShutdown(): Promise<void> {
    await Promise.all([this.list, this.locks, this.engine].map((pool) => pool.end()));
  }
}
