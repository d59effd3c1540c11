import { randomUUID } from 'node:crypto';
import { DBOS } from '@dbos-inc/dbos-sdk';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Pool } from 'pg';
import { createScratchDatabase, type ScratchDatabase } from '../database/scratch-database.js';
import type { Saga } from '../saga/saga.js';
import { keep, type Step } from '../saga/step.js';
import type { Log } from '../telemetry/log.js';
import { registerSaga, type DurableSaga } from './durable.js';
import { openLine } from './line.js';
import { SignOfLife } from './sign-of-life.js';
import { Takeover } from './takeover.js';

const PATIENCE = { quick: [0], first: 1, longest: 4, giveUpAfter: 20, decideFor: 10, late: 0 };
const LONG = 30_000;
const KLAAR = { state: 'completed', result: 'klaar' };

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
): Promise<DurableSaga<object, string>> {
  await shutDown();
  const process = async (saga: Saga, _: object) => (await saga.round('ronde', { ronde })).ronde;
  const saga = registerSaga({ name: 'proef', patience: PATIENCE, surprise: () => {}, process });
  DBOS.setConfig({
    name: 'klantregie',
    systemDatabaseUrl: database.url,
    systemDatabasePoolSize: 4,
    executorID,
    applicationVersion,
    logger: { info: () => {}, debug: () => {}, warn: () => {}, error: () => {} },
  });
  await DBOS.launch();
  await openLine();
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

async function ownerOf(id: string): Promise<string | undefined> {
  const status = await DBOS.getWorkflowStatus(id);
  return status?.status === 'PENDING' ? status.executorId : undefined;
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
    await expect((await saga.find(id))!.outcome(LONG)).resolves.toEqual(KLAAR);
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
    await expect((await saga.find(id))!.outcome(LONG)).resolves.toEqual(KLAAR);
  });

  it('leaves alone what it is doing itself', async () => {
    const [living, id] = [randomUUID(), randomUUID()];
    const takeover = await alive(living);
    await leaveRun(living, id);
    await takeover.start();
    await expect(ownerOf(id)).resolves.toBe(living);
    expect(logged).toEqual([]);
  });

  it('takes over everything of everyone who is gone', async () => {
    const living = randomUUID();
    const runs = [randomUUID(), randomUUID(), randomUUID()];
    for (const id of runs) await leaveRun(randomUUID(), id);
    const saga = await launch(living, finishes);
    await (await alive(living)).start();
    for (const id of runs) await expect((await saga.find(id))!.outcome(LONG)).resolves.toEqual(KLAAR);
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
    await expect((await saga.find(id))!.outcome(LONG)).resolves.toEqual(KLAAR);
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
    await expect((await saga.find(id))!.outcome(LONG)).resolves.toEqual(KLAAR);
  });
});
