import { Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import { Pool } from 'pg';
import { SETTINGS, type Settings } from '../config/settings.js';
import { LOG, type Log } from '../telemetry/log.js';
import { Aanvragen } from './aanvragen.js';
import { Database } from './database.js';
import { Ingrepen } from './ingrepen.js';
import { mutex } from './mutex.js';
import { createPool } from './pool.js';
import { Schema } from './schema.js';

/** Token under which Nest hands out mutual exclusion across processes. */
export const EXCLUSIVELY = Symbol('Exclusively');

const LOCK_POOL = Symbol('LockPool');

@Module({
  providers: [
    {
      provide: Pool,
      useFactory: ({ databaseUrl }: Settings, log: Log) => createPool(databaseUrl, 20, 5000, log),
      inject: [SETTINGS, LOG],
    },
    {
      // Connections of its own: a lock is held for as long as a register takes to answer.
      provide: LOCK_POOL,
      useFactory: ({ databaseUrl }: Settings, log: Log) => createPool(databaseUrl, 5, 5000, log),
      inject: [SETTINGS, LOG],
    },
    { provide: EXCLUSIVELY, useFactory: mutex, inject: [LOCK_POOL] },
    { provide: Database, useFactory: (pool: Pool) => new Database(pool), inject: [Pool] },
    { provide: Schema, useFactory: (pool: Pool) => new Schema(pool), inject: [Pool] },
    {
      provide: Aanvragen,
      useFactory: (pool: Pool, schema: Schema) => new Aanvragen(pool, schema),
      inject: [Pool, Schema],
    },
    {
      provide: Ingrepen,
      useFactory: (pool: Pool, schema: Schema) => new Ingrepen(pool, schema),
      inject: [Pool, Schema],
    },
  ],
  exports: [Pool, Database, Aanvragen, Ingrepen, EXCLUSIVELY],
})
export class DatabaseModule implements OnApplicationShutdown {
  constructor(
    @Inject(Pool) private readonly pool: Pool,
    @Inject(LOCK_POOL) private readonly locks: Pool,
  ) {}

  async onApplicationShutdown(): Promise<void> {
    await Promise.all([this.pool.end(), this.locks.end()]);
  }
}
