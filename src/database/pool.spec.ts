import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Pool } from 'pg';
import { createLog } from '../telemetry/log.js';
import { createPool } from './pool.js';
import { createScratchDatabase, type ScratchDatabase } from '../../test/support/scratch-database.js';

let database: ScratchDatabase;
let pool: Pool;

beforeAll(async () => {
  database = await createScratchDatabase(process.env['TEST_POSTGRES_URL']!);
  pool = createPool(database.url, { max: 2, patience: 60_000 }, createLog('silent'));
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

describe(createPool.name, () => {
  it('survives the loss of a connection that is being used', async () => {
    const client = await pool.connect();
    const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
    const lost = new Promise((resolve) => client.once('end', resolve));
    await pool.query('select pg_terminate_backend($1)', [rows[0]!.pid]);
    await lost;
    await expect(client.query('select 1')).rejects.toThrow();
    client.release(true);
    await expect(pool.query('select 1')).resolves.toMatchObject({ rowCount: 1 });
  });

  it('lets go of connections that nobody uses, all but as few as it is to keep', async () => {
    const keeping = createPool(database.url, { max: 2, least: 1, patience: 60_000 }, createLog('silent'));
    const clients = await Promise.all([keeping.connect(), keeping.connect()]);
    jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate'] });
    for (const client of clients) client.release();
    await jest.advanceTimersByTimeAsync(60_000);
    jest.useRealTimers();
    expect(keeping.totalCount).toBe(1);
    await expect(keeping.query('select 1')).resolves.toMatchObject({ rowCount: 1 });
    await keeping.end();
  });

  it('lets go of what a paused process had locked', async () => {
    const { rows } = await pool.query('show idle_in_transaction_session_timeout');
    expect(rows).toEqual([{ idle_in_transaction_session_timeout: '10s' }]);
  });
});
