import { Pool } from 'pg';
import type { Log } from '../telemetry/log.js';

/** A process that is paused in the middle of a transaction keeps no lock for longer than this. Milliseconds. */
const ABANDONED_MS = 10_000;

/**
 * Connections with the database. That one is lost is only told to the log: who used it hears that from what it asks next.
 * @param max how many at most. @param patience milliseconds to wait for one that is free.
 */
export function createPool(connectionString: string, max: number, patience: number, log: Log): Pool {
  const pool = new Pool({
    connectionString,
    max,
    connectionTimeoutMillis: patience,
    keepAlive: true,
    idle_in_transaction_session_timeout: ABANDONED_MS,
  });
  // The pool itself says so only of those that nobody uses; an error that nobody listens to ends the process.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', (error) => log.warn({ err: error }, LOST)));
  return pool;
}

const LOST = 'a connection with the database was lost';
