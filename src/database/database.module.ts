import { Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import { Pool } from 'pg';
import { SETTINGS, type Settings } from '../config/settings.js';
import { LOG, type Log } from '../telemetry/log.js';
import { Database } from './database.js';
import { mutex } from './mutex.js';
import { Nummers } from './nummers.js';

/** Token under which Nest hands out mutual exclusion across processes. */
export const EXCLUSIVELY = Symbol('Exclusively');

@Module({
  providers: [
    {
      provide: Pool,
      useFactory: ({ databaseUrl }: Settings, log: Log) => {
        const pool = new Pool({
          connectionString: databaseUrl,
          max: 10,
          connectionTimeoutMillis: 5000,
          keepAlive: true,
        });
        pool.on('error', (error) => log.warn({ err: error }, 'a connection with the database was lost'));
        return pool;
      },
      inject: [SETTINGS, LOG],
    },
    { provide: EXCLUSIVELY, useFactory: mutex, inject: [Pool] },
    { provide: Database, useFactory: (pool: Pool) => new Database(pool), inject: [Pool] },
    { provide: Nummers, useFactory: (pool: Pool) => new Nummers(pool), inject: [Pool] },
  ],
  exports: [Pool, Database, Nummers, EXCLUSIVELY],
})
export class DatabaseModule implements OnApplicationShutdown {
  constructor(@Inject(Pool) private readonly pool: Pool) {}

  onApplicationShutdown(): Promise<void> {
    return this.pool.end();
  }
}
