import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Pool } from 'pg';
import { createLog } from '../telemetry/log.js';
import { mutex, NotBegunError, type Exclusively } from './mutex.js';
import { createPool } from './pool.js';
import { createScratchDatabase, type ScratchDatabase } from '../../test/support/scratch-database.js';

let database: ScratchDatabase;
/** Two processes, and somebody who looks on. */
let pools: [Pool, Pool, Pool];
let here: Exclusively;
let elsewhere: Exclusively;

beforeAll(async () => {
  database = await createScratchDatabase(process.env['TEST_POSTGRES_URL']!);
});
beforeEach(() => {
  const open = () => createPool(database.url, { max: 2, patience: 60_000 }, createLog('silent'));
  pools = [open(), open(), open()];
  here = mutex(pools[0]);
  elsewhere = mutex(pools[1]);
});
afterEach(async () => {
  await Promise.all(pools.map((pool) => pool.end()));
});
afterAll(() => database.drop());

/** Work that goes on until it is told to stop, and tells that it has begun. */
function work<T>(value: T) {
  let finish: () => void = () => {};
  const finished = new Promise<void>((resolve) => (finish = resolve));
  let begin: () => void = () => {};
  const begun = new Promise<void>((resolve) => (begin = resolve));
  const run = async () => {
    begin();
    await finished;
    return value;
  };
  return { run, begun, finish };
}

/** Those of this database: other suites have theirs in the same PostgreSQL. */
const LOCKS = `select pid from pg_locks join pg_database d on d.oid = database
  where locktype = 'advisory' and datname = current_database()`;

async function lookOn<Row extends object>(text: string): Promise<Row[]> {
  return (await pools[2].query<Row>(text)).rows;
}

/** Resolves once somebody stands in line for a lock. */
async function somebodyWaits(): Promise<void> {
  while ((await lookOn(`${LOCKS} and not granted`)).length === 0);
}

const locks = async () => (await lookOn(LOCKS)).length;

describe(mutex.name, () => {
  it('gives what the work gives, and lets go', async () => {
    await expect(here('a', async () => 1)).resolves.toBe(1);
    await expect(locks()).resolves.toBe(0);
  });

  it('keeps others with the same key waiting', async () => {
    const first = work('eerste');
    const second = work('tweede');
    second.finish();
    const order: string[] = [];
    const one = here('a', first.run).then((name) => order.push(name));
    await first.begun;
    const other = elsewhere('a', second.run).then((name) => order.push(name));
    await somebodyWaits();
    first.finish();
    await Promise.all([one, other]);
    expect(order).toEqual(['eerste', 'tweede']);
  });

  it('keeps nobody with another key waiting', async () => {
    const first = work('eerste');
    const one = here('a', first.run);
    await first.begun;
    await expect(elsewhere('b', async () => 'ander')).resolves.toBe('ander');
    first.finish();
    await expect(one).resolves.toBe('eerste');
  });

  it('never lets two do the work at once', async () => {
    let busy = 0;
    let most = 0;
    const count = async () => {
      busy += 1;
      most = Math.max(most, busy);
      await new Promise((resolve) => setImmediate(resolve));
      busy -= 1;
    };
    await Promise.all(Array.from({ length: 20 }, (_, index) => (index % 2 === 0 ? here : elsewhere)('a', count)));
    expect(most).toBe(1);
  });

  it('lets go when the work fails', async () => {
    await expect(here('a', () => Promise.reject(new Error('mislukt')))).rejects.toThrow('mislukt');
    await expect(elsewhere('a', async () => 'gelukt')).resolves.toBe('gelukt');
  });

  it('survives the loss of its connection during the work, which is not done in vain', async () => {
    const first = work('gedaan');
    const one = here('a', first.run);
    await first.begun;
    await lookOn(`select pg_terminate_backend(pid) from (${LOCKS}) as holders`);
    await expect(elsewhere('a', async () => 'intussen')).resolves.toBe('intussen');
    first.finish();
    await expect(one).resolves.toBe('gedaan');
    await expect(here('a', async () => 'weer')).resolves.toBe('weer');
  });

  it('fails when its connection is lost while it stands in line, without doing the work', async () => {
    const first = work('gedaan');
    const one = here('a', first.run);
    await first.begun;
    let done = false;
    const other = elsewhere('a', async () => {
      done = true;
    });
    const lost = expect(other).rejects.toThrow(NotBegunError);
    await somebodyWaits();
    await lookOn(`select pg_terminate_backend(pid) from (${LOCKS} and not granted) as waiting`);
    await lost;
    first.finish();
    await one;
    expect(done).toBe(false);
  });

  it('fails when there is no database, without doing the work', async () => {
    const nowhere = new Pool({ connectionString: `${database.url}_weg` });
    let done = false;
    const lost = mutex(nowhere)('a', async () => {
      done = true;
    });
    await expect(lost).rejects.toThrow(NotBegunError);
    expect(done).toBe(false);
    await nowhere.end();
  });
});
