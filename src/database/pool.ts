import { Pool } from 'pg';
import type { Log } from '../telemetry/log.js';
import { outsideLogContext } from '../telemetry/log-context.js';

/** A process that is paused in the middle of a transaction keeps no lock for longer than this. Milliseconds. */
const ABANDONED_MS = 10_000;

/** What a pool may ask of the database. Milliseconds. */
export interface PoolLimits {
  /** How many connections at most. */
  readonly max: number;
  /**
   * How many stay when nobody uses them, once they are there: to make one takes both sides more than most of what is asked. Only
   * where something is asked now and then in any case, for what is silent for long may be cut off without a word. Absent: none.
   */
  readonly least?: number;
  /** How long is waited for one that is free. */
  readonly patience: number;
  /** How long a statement may wait for what another has locked; absent: for as long as it takes. */
  readonly lock?: number;
  /** How long a statement may take; absent: as long as it takes. */
  readonly statement?: number;
}

/** Connections with the database. That one is lost is only told to the log: who used it hears that from what it asks next. */
export function createPool(
  connectionString: string,
  { max, least = 0, patience, lock, statement }: PoolLimits,
  log: Log,
): Pool {
  const pool = new Pool({
    connectionString,
    max,
    min: least,
    connectionTimeoutMillis: patience,
    keepAlive: true,
    idle_in_transaction_session_timeout: ABANDONED_MS,
    ...(lock !== undefined && { lock_timeout: lock }),
    ...(statement !== undefined && { statement_timeout: statement }),
  });
  // The pool itself says so only of those that nobody uses; an error that nobody listens to ends the process.
  pool.on('error', () => {});
  // A connection outlives the request that it was made for.
  pool.on('connect', (client) =>
    client.on('error', (error) => outsideLogContext(() => log.warn({ err: error }, LOST))),
  );
  return pool;
}

const LOST = 'a connection with the database was lost';
