import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Pool } from 'pg';
import { createScratchDatabase, type ScratchDatabase } from '../../test/support/scratch-database.js';
import type { Log } from '../telemetry/log.js';
import { SignOfLife } from './sign-of-life.js';

let database: ScratchDatabase;
let pool: Pool;
let logged: string[];
let lives: SignOfLife[];

beforeAll(async () => {
  database = await createScratchDatabase(process.env['TEST_POSTGRES_URL']!);
  pool = new Pool({ connectionString: database.url, max: 2 });
});
beforeEach(() => {
  logged = [];
  lives = [];
});
afterEach(async () => {
  await Promise.all(lives.map((life) => life.stop()));
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

const log = { warn: (_: object, text: string) => logged.push(text) } as unknown as Log;

async function start(executorId: string = randomUUID(), returned?: () => Promise<void>): Promise<SignOfLife> {
  const life = new SignOfLife(database.url, executorId, log, returned);
  lives.push(life);
  await life.start();
  return life;
}

/** The backends that hold a lock in the database of this suite. */
async function holders(): Promise<number[]> {
  const { rows } = await pool.query<{ pid: number }>(
    `select pid from pg_locks join pg_database d on d.oid = database
      where locktype = 'advisory' and granted and datname = current_database()`,
  );
  return rows.map(({ pid }) => pid);
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 20));
}

/** Cuts the connection of the only one that lives. */
async function cut(): Promise<void> {
  const [pid] = await holders();
  await pool.query('select pg_terminate_backend($1)', [pid]);
  await until(async () => logged.length > 0);
}

describe(SignOfLife.name, () => {
  it('is certain from the start', async () => {
    const life = await start();
    await expect(life.certain()).resolves.toBeUndefined();
    await expect(holders()).resolves.toHaveLength(1);
  });

  it('is not certain while its connection is lost, and is again when it is back', async () => {
    const order: string[] = [];
    const life = await start(randomUUID(), async () => void order.push('returned'));
    await cut();
    expect(logged).toEqual(['the connection that says that this process lives was lost']);
    const certain = life.certain().then(() => order.push('certain'));
    expect(order).toEqual([]);
    await certain;
    expect(order).toEqual(['returned', 'certain']);
    await expect(holders()).resolves.toHaveLength(1);
  });

  it('is not certain before it is known what was taken over meanwhile', async () => {
    let times = 0;
    const life = await start(randomUUID(), async () => {
      times += 1;
      if (times === 1) throw new Error('could not look');
    });
    await cut();
    await life.certain();
    expect(times).toBe(2);
  });

  it.each([
    ['on the wall', Date],
    ['that is never set back', performance],
  ] as const)('is not certain when its last sign was long ago by the clock %s', async (_, clock) => {
    const life = await start();
    const real = clock.now.bind(clock);
    const spy = jest.spyOn(clock, 'now').mockImplementation(() => real() + 60_000);
    let isCertain = false;
    const certain = life.certain().then(() => (isCertain = true));
    await Promise.resolve();
    spy.mockRestore();
    expect(isCertain).toBe(false);
    // The next sign makes it certain again.
    await certain;
  });

  it('is certain by whatever it is asked, as long as the lock was not lost', async () => {
    const life = await start();
    const real = Date.now.bind(Date);
    const spy = jest.spyOn(Date, 'now').mockImplementation(() => real() + 60_000);
    try {
      await life.query('select 1', []);
      let isCertain = false;
      void life.certain().then(() => (isCertain = true));
      await Promise.resolve();
      expect(isCertain).toBe(true);
    } finally {
      spy.mockRestore();
    }
  });

  it('is closed by the database when it is silent', async () => {
    const executor = randomUUID();
    await start(executor);
    const { rows } = await pool.query<{ setting: string }>(
      `select setting from pg_settings where name = 'idle_session_timeout'`,
    );
    // Ours has it, and no other connection.
    expect(rows).toEqual([{ setting: '0' }]);
    const { rows: theirs } = await lives[0]!.query<{ setting: string }>(
      `select setting from pg_settings where name = 'idle_session_timeout'`,
      [],
    );
    expect(theirs).toEqual([{ setting: '12000' }]);
  });

  it('shows nothing any more once it is stopped', async () => {
    const life = await start();
    await life.stop();
    await until(async () => (await holders()).length === 0);
    expect(logged).toEqual([]);
  });

  it('cannot begin without a database', async () => {
    const life = new SignOfLife(`${database.url}_weg`, randomUUID(), log);
    await expect(life.start()).rejects.toThrow('does not exist');
  });
});
