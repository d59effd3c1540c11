import { Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import { Pool } from 'pg';
import { SETTINGS, type Settings } from '../config/settings.js';
import { LOG, type Log } from '../telemetry/log.js';
import { Database } from './database.js';
import { mutex } from './mutex.js';
import { Nummers } from './nummers.js';

/** Token under which Nest hands out mutual exclusion across processes. */
export const EXCLUSIVELY = Symbol('Exclusively');

const LOCK_POOL = Symbol('LockPool');

/** @param patience milliseconds to wait for a free connection. */
function createPool(connectionString: string, max: number, patience: number, log: Log): Pool {
  const pool = new Pool({ connectionString, max, connectionTimeoutMillis: patience, keepAlive: true });
  pool.on('error', (error) => log.warn({ err: error }, 'a connection with the database was lost'));
  return pool;
}

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
      useFactory: ({ databaseUrl }: Settings, log: Log) => createPool(databaseUrl, 5, 60_000, log),
      inject: [SETTINGS, LOG],
    },
    { provide: EXCLUSIVELY, useFactory: mutex, inject: [LOCK_POOL] },
    { provide: Database, useFactory: (pool: Pool) => new Database(pool), inject: [Pool] },
    { provide: Nummers, useFactory: (pool: Pool) => new Nummers(pool), inject: [Pool] },
  ],
  exports: [Pool, Database, Nummers, EXCLUSIVELY],
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
