import { randomUUID } from 'node:crypto';
import { DBOS } from '@dbos-inc/dbos-sdk';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Client, Pool } from 'pg';
import { createScratchDatabase, type ScratchDatabase } from '../../test/support/scratch-database.js';
import { launchEngine } from '../../test/support/engine.js';
import type { Saga } from '../saga/saga.js';
import { keep, type Failure, type Step } from '../saga/step.js';
import type { Log } from '../telemetry/log.js';
import { listUnfinished, registerSaga, type DurableSaga } from './durable.js';
import { written } from './log-change.js';
import { waitIn } from './long-waits.js';
import { countRuns, localRun } from './ownership.js';
import { openTakeoverQueue, TAKEOVER_QUEUE } from './takeover-queue.js';
import { SignOfLife } from './sign-of-life.js';
import { Takeover } from './takeover.js';

const PATIENCE = {
  quick: [0],
  personWaits: 0,
  firstPause: 1,
  longestPause: 4,
  giveUpAfter: 20,
  decideFor: 10,
  lateEffectLimit: 0,
};
const LONG = 30_000;
/** Sooner than it is looked at in any case. */
const SOON = 8000;
/** How many a process carries on at the same time. */
const MOST = 50;
/** How many wait in memory. */
const FEW = 10;
const KLAAR = { outcome: { state: 'completed', result: 'klaar' } };

interface Entry {
  readonly level: 'info' | 'warn' | 'error';
  readonly details: object;
  readonly text: string;
}

let database: ScratchDatabase;
let pool: Pool;
let logged: Entry[];
let processes: Alive[];
let launched = false;

beforeAll(async () => {
  database = await createScratchDatabase(process.env['TEST_POSTGRES_URL']!);
  pool = new Pool({ connectionString: database.url, max: 2 });
});
beforeEach(() => {
  logged = [];
  processes = [];
});
afterEach(async () => {
  await Promise.all(processes.map((process) => process.stop()));
  await shutDown();
  waitIn(undefined);
  await pool.query('truncate dbos.workflow_status cascade');
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

const log = {
  info: (details: object, text: string) => logged.push({ level: 'info', details, text }),
  warn: (details: object, text: string) => logged.push({ level: 'warn', details, text }),
  error: (details: object, text: string) => logged.push({ level: 'error', details, text }),
} as unknown as Log;

/** The engine of one process; that of the process before it stops where it is. */
async function launch(
  executorID: string,
  ronde: Step<string>,
  applicationVersion = '1',
  goes = async (saga: Saga, ronde: Step<string>) => (await saga.round('ronde', { ronde })).ronde,
): Promise<DurableSaga<object, string>> {
  await shutDown();
  const process = (saga: Saga, _: object) => goes(saga, ronde);
  const saga = registerSaga({ name: 'proef', patience: () => PATIENCE, surprise: () => {}, waits: () => {}, process });
  await launchEngine(database.url, pool, { executorID, applicationVersion });
  await openTakeoverQueue(MOST);
  launched = true;
  return saga;
}

async function shutDown(): Promise<void> {
  if (launched) await DBOS.shutdown({ deregister: true });
  launched = false;
}

/** What one process has that looks after others. */
interface Alive {
  readonly life: SignOfLife;
  /** Looks for those who are gone. */
  start(): Promise<void>;
  stop(): Promise<void>;
}

async function alive(executorId: string, version = '1'): Promise<Alive> {
  const life = new SignOfLife(database.url, executorId, log);
  const takeover = new Takeover(life, executorId, version, log);
  const both = {
    life,
    start: () => takeover.start(),
    stop: async () => {
      takeover.stop();
      await life.stop();
    },
  };
  processes.push(both);
  await life.start();
  return both;
}

const finishes: Step<string> = { run: async () => 'klaar', undo: keep('a specification needs none') };

/** A run that a process has begun and will never end. */
async function leaveRun(executorId: string, id: string): Promise<void> {
  let begin: () => void = () => {};
  const begun = new Promise<void>((resolve) => (begin = resolve));
  const saga = await launch(executorId, {
    run: () => {
      begin();
      return new Promise(() => {});
    },
    undo: keep('never stood'),
  });
  await saga.start(id, {});
  await begun;
}

/** As many more runs like one as is asked. */
const COPIES = `
  with copies as (select gen_random_uuid()::text as id from generate_series(1, $2)),
  inputs as (
    insert into dbos.workflow_input (workflow_uuid, inputs)
    select c.id, i.inputs from copies c, dbos.workflow_input i where i.workflow_uuid = $1)
  insert into dbos.workflow_status (workflow_uuid, status, name, class_name, config_name, executor_id, application_version,
    application_name, serialization, created_at, updated_at)
  select c.id, status, name, class_name, config_name, executor_id, application_version,
    application_name, serialization, created_at, updated_at
  from copies c, dbos.workflow_status where workflow_uuid = $1`;

/** A step that a register does not take before the test lets it: until then it asks to be left alone for long. */
function late() {
  const calls: boolean[] = [];
  let isTaken = false;
  const failure: Failure = { kind: 'unavailable', message: 'het register is er niet', retryAfter: 600_000 };
  const step: Step<string> = {
    run: async (unansweredSince) => {
      calls.push(unansweredSince !== undefined);
      if (isTaken) return 'klaar';
      throw Object.assign(new Error(failure.message), { failure });
    },
    undo: keep('a specification needs none'),
  };
  return { step, calls, take: () => (isTaken = true) };
}

/** Goes on until its step is taken, with a pause between. */
const patiently = async (saga: Saga, ronde: Step<string>) => {
  await saga.forward('ronde', { ronde });
  return 'klaar';
};

/** As if the time had passed that they are to lie there. */
async function letTimePass(): Promise<void> {
  await pool.query(`update dbos.operation_outputs set output = $1 where function_name = 'DBOS.sleep'`, [
    await written(1),
  ]);
  await pool.query(`update dbos.workflow_status set delay_until_epoch_ms = 1 where status = 'CANCELLED'`);
}

const countAtRest = async (): Promise<number> => {
  const { rows } = await pool.query<{ count: number }>(
    `select count(*)::int from dbos.workflow_status where status = 'CANCELLED'`,
  );
  return rows[0]!.count;
};

async function ownerOf(id: string): Promise<string | undefined> {
  const status = await DBOS.getWorkflowStatus(id);
  return status?.status === 'PENDING' ? status.executorId : undefined;
}

const idsAtRest = async (): Promise<string[]> => {
  const { rows } = await pool.query<{ id: string }>(
    `select workflow_uuid as id from dbos.workflow_status where status = 'CANCELLED'`,
  );
  return rows.map(({ id }) => id);
};

/** Waits for something to become true, or for so long that what follows shows what is wrong. */
async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  const end = Date.now() + LONG;
  while (!(await condition()) && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, 50));
}

/** The backends that hold a lock in the database of this suite. */
async function holders(): Promise<number[]> {
  const { rows } = await pool.query<{ pid: number }>(
    `select pid from pg_locks join pg_database d on d.oid = database
      where locktype = 'advisory' and granted and datname = current_database()`,
  );
  return rows.map(({ pid }) => pid);
}

describe(Takeover.name, () => {
  it('carries on what a process that is gone was doing', async () => {
    const [dead, living, id] = [randomUUID(), randomUUID(), randomUUID()];
    const first = await alive(dead);
    await leaveRun(dead, id);
    await first.stop();

    const saga = await launch(living, finishes);
    await (await alive(living)).start();
    await expect((await saga.find(id))!.outcome(LONG)).resolves.toMatchObject(KLAAR);
    expect(logged).toContainEqual({
      level: 'info',
      details: { executor: dead, runs: 1 },
      text: 'took over the runs of a process that is gone',
    });
  });

  it('leaves alone what a process that lives is doing, until it does not', async () => {
    const [other, living, id] = [randomUUID(), randomUUID(), randomUUID()];
    const first = await alive(other);
    await leaveRun(other, id);

    const saga = await launch(living, finishes);
    await (await alive(living)).start();
    await expect(ownerOf(id)).resolves.toBe(other);
    expect(logged).toEqual([]);

    await first.stop();
    await expect((await saga.find(id))!.outcome(LONG)).resolves.toMatchObject(KLAAR);
  });

  it('carries on soon what another process put in line', async () => {
    const [other, living, id] = [randomUUID(), randomUUID(), randomUUID()];
    const first = await alive(other);
    await leaveRun(other, id);
    const saga = await launch(living, finishes);
    await (await alive(living)).start();
    await pool.query(`update dbos.workflow_status set status = 'ENQUEUED', queue_name = $2 where workflow_uuid = $1`, [
      id,
      TAKEOVER_QUEUE,
    ]);
    await expect((await saga.find(id))!.outcome(SOON)).resolves.toMatchObject(KLAAR);
    await first.stop();
  });

  it('asks nothing of the database of its own accord when nothing is in line', async () => {
    await launch(randomUUID(), finishes);
    const asked = jest.spyOn(Client.prototype, 'query');
    // The engine itself looks each second, and our first look is sooner.
    await new Promise((resolve) => setTimeout(resolve, 200));
    asked.mockClear();
    await new Promise((resolve) => setTimeout(resolve, 2500));
    expect(asked).not.toHaveBeenCalled();
    asked.mockRestore();
  });

  it('leaves alone what it is doing itself', async () => {
    const [living, id] = [randomUUID(), randomUUID()];
    const takeover = await alive(living);
    await leaveRun(living, id);
    await takeover.start();
    await expect(ownerOf(id)).resolves.toBe(living);
    expect(logged).toEqual([]);
  });

  it('begins what it had to do and never began, once that is long ago', async () => {
    const [living, id] = [randomUUID(), randomUUID()];
    const takeover = await alive(living);
    await leaveRun(living, id);
    await pool.query(COPIES, [id, 2]);
    const { rows } = await pool.query<{ id: string }>(
      'select workflow_uuid as id from dbos.workflow_status where workflow_uuid <> $1',
      [id],
    );
    const [longAgo, justNow] = rows.map((row) => row.id) as [string, string];
    await pool.query('update dbos.workflow_status set updated_at = updated_at - 60000 where workflow_uuid <> $1', [
      justNow,
    ]);
    await takeover.start();
    expect(logged).toEqual([
      { level: 'warn', details: { runs: 1 }, text: 'begins runs that were accepted and never begun' },
    ]);
    await until(() => localRun(longAgo) !== undefined);
    expect([id, longAgo, justNow].map((run) => localRun(run) !== undefined)).toEqual([true, true, false]);
    expect([await ownerOf(id), await ownerOf(justNow)]).toEqual([living, living]);
  });

  it('takes over everything of everyone who is gone', async () => {
    const living = randomUUID();
    const runs = [randomUUID(), randomUUID(), randomUUID()];
    for (const id of runs) await leaveRun(randomUUID(), id);
    const saga = await launch(living, finishes);
    await (await alive(living)).start();
    for (const id of runs) await expect((await saga.find(id))!.outcome(LONG)).resolves.toMatchObject(KLAAR);
  });

  it('carries on so many at a time, of however many, and every one of them', async () => {
    const [dead, living] = [randomUUID(), randomUUID()];
    const template = randomUUID();
    await leaveRun(dead, template);
    const many = Number(process.env['RUNS'] ?? 1200);
    await pool.query(COPIES, [template, many - 1]);
    const before = countRuns();
    let most = 0;
    const counts: Step<string> = {
      ...finishes,
      run: async () => {
        most = Math.max(most, countRuns() - before);
        return 'klaar';
      },
    };
    await launch(living, counts);
    // Memory is not to grow with how many there are: it is what `RUNS=20000` shows.
    const memory = process.memoryUsage().rss;
    await (await alive(living)).start();
    const done = `select count(*)::int as done from dbos.workflow_status where status = 'SUCCESS'
      and executor_id = $1`;
    const isDone = async () => (await pool.query<{ done: number }>(done, [living])).rows[0]?.done === many;
    while (!(await isDone())) await new Promise((resolve) => setTimeout(resolve, 200));
    expect(most).toBeLessThanOrEqual(MOST);
    expect(most).toBeGreaterThan(1);
    if (process.env['RUNS']) console.info({ many, most, grown: process.memoryUsage().rss - memory });
  }, 1_800_000);

  it('has no place taken by who waits for long, and takes them up again in time', async () => {
    const before = countRuns();
    const [dead, living] = [randomUUID(), randomUUID()];
    const template = randomUUID();
    await leaveRun(dead, template);
    await pool.query(COPIES, [template, 2 * MOST - 1]);
    const { step, calls, take } = late();
    const saga = await launch(living, step, '1', patiently);
    waitIn({ log: pool, most: FEW });
    const process = await alive(living);
    await process.start();
    // All of them come by, though there are places for half of them.
    await until(async () => (await countAtRest()) === 2 * MOST - FEW);
    await expect(countAtRest()).resolves.toBe(2 * MOST - FEW);
    expect(countRuns() - before).toBe(FEW);
    expect(calls).toHaveLength(4 * MOST);

    const resting = await saga.find((await idsAtRest())[0]!);
    await expect(resting!.outcome(0)).resolves.toBeUndefined();
    const { underWay } = await listUnfinished([resting!.id]);
    expect([...underWay]).toEqual([resting!.id]);
    await expect(saga.reopen(resting!, { mark: () => Promise.reject(new Error('unmarked')) })).resolves.toBe(false);

    take();
    calls.length = 0;
    await letTimePass();
    await process.start();
    await expect(resting!.outcome(LONG)).resolves.toMatchObject(KLAAR);
    await until(() => countRuns() - before === FEW && calls.length === 2 * MOST - FEW);
    expect(calls).toHaveLength(2 * MOST - FEW);
  });

  it('knows of a run that was laid down that nobody was at work on it', async () => {
    const [living, id] = [randomUUID(), randomUUID()];
    const { step, calls, take } = late();
    const saga = await launch(living, step, '1', patiently);
    waitIn({ log: pool, most: 0 });
    const process = await alive(living);
    const run = await saga.start(id, {});
    await until(async () => (await countAtRest()) === 1);
    await expect(run.outcome(0)).resolves.toBeUndefined();
    take();
    await letTimePass();
    await process.start();
    await expect(run.outcome(LONG)).resolves.toMatchObject(KLAAR);
    expect(calls).toEqual([false, false, false]);
  });

  it('does not take a run for laid down that was taken up and then lost', async () => {
    const [dead, living, id] = [randomUUID(), randomUUID(), randomUUID()];
    const first = await alive(dead);
    const { step } = late();
    const saga = await launch(dead, step, '1', patiently);
    waitIn({ log: pool, most: 0 });
    await saga.start(id, {});
    await until(async () => (await countAtRest()) === 1);
    // It is taken up by a process that dies in the middle of its next attempt.
    let begin: () => void = () => {};
    const begun = new Promise<void>((resolve) => (begin = resolve));
    const stuck: Step<string> = {
      run: () => {
        begin();
        return new Promise(() => {});
      },
      undo: keep('a specification needs none'),
    };
    await launch(dead, stuck, '1', patiently);
    await letTimePass();
    await first.start();
    await begun;
    await first.stop();

    const last = late();
    last.take();
    const finishing = await launch(living, last.step, '1', patiently);
    await (await alive(living)).start();
    await expect((await finishing.find(id))!.outcome(LONG)).resolves.toMatchObject(KLAAR);
    expect(last.calls).toEqual([true]);
  });

  it('lets go of the locks of those who are gone', async () => {
    const living = randomUUID();
    await leaveRun(randomUUID(), randomUUID());
    await launch(living, finishes);
    await (await alive(living)).start();
    expect(logged).toHaveLength(1);
    await expect(holders()).resolves.toHaveLength(1);
  });

  it('goes on looking after it could not', async () => {
    const [dead, living, id] = [randomUUID(), randomUUID(), randomUUID()];
    await leaveRun(dead, id);
    const saga = await launch(living, finishes);
    const takeover = await alive(living);
    await pool.query('alter table dbos.workflow_status rename to elders');
    await takeover.start();
    await pool.query('alter table dbos.elders rename to workflow_status');
    expect(logged).toMatchObject([{ level: 'warn', text: 'could not look for runs of processes that are gone' }]);
    await expect((await saga.find(id))!.outcome(LONG)).resolves.toMatchObject(KLAAR);
  });

  it('leaves what is of another version to a process of that version, and tells that it waits', async () => {
    const [dead, living, id] = [randomUUID(), randomUUID(), randomUUID()];
    await leaveRun(dead, id);
    await launch(living, finishes, '2');
    await pool.query(`update dbos.workflow_status set created_at = created_at - 60000 where workflow_uuid = $1`, [id]);
    const process = await alive(living, '2');
    await process.start();
    await process.start();
    const told = logged.filter(({ level }) => level === 'error');
    expect(told).toEqual([
      {
        level: 'error',
        details: { version: '1' },
        text: 'requests wait for a process of another version: start one, so that they are finished',
      },
    ]);
    const saga = await launch(randomUUID(), finishes);
    await expect((await saga.find(id))!.outcome(LONG)).resolves.toMatchObject(KLAAR);
  });
});
