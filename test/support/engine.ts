import { DBOS } from '@dbos-inc/dbos-sdk';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from '@jest/globals';
import { Client, Pool } from 'pg';
import { createScratchDatabase, type ScratchDatabase } from './scratch-database.js';
import { scratchKeyring } from './scratch-keys.js';
import { keep, type Failure, type Step } from '../../src/saga/step.js';
import type { Outcome } from '../../src/saga/outcome.js';
import type { Saga } from '../../src/saga/saga.js';
import { logContext, type LogContext } from '../../src/telemetry/log-context.js';
import {
  registerSaga,
  type Blanking,
  type DurableSaga,
  type History,
  type ListKeeper,
  type Run,
} from '../../src/durable/durable.js';
import { writeForEngine } from '../../src/durable/engine-writes.js';
import { write, writeLogWith } from '../../src/durable/log-change.js';
import { openTakeoverQueue, TAKEOVER_QUEUE } from '../../src/durable/takeover-queue.js';

export const PATIENCE = {
  quick: [0],
  personWaits: 0,
  firstPause: 1,
  longestPause: 4,
  giveUpAfter: 20,
  decideFor: 10,
  lateEffectLimit: 0,
};
export const LONG = 30_000;
/** How many it carries on at the same time. */
const MOST = 100;

export interface Input {
  readonly naam: string;
}

export let database: ScratchDatabase;
let pool: Pool;
export let surprises: unknown[];
/** What would be logged of each. */
export let surprisedIn: LogContext[];
let launched = false;

/** Has these specs work on an engine of their own, with an empty log. */
export function withEngine(): void {
  beforeAll(async () => {
    database = await createScratchDatabase(process.env['TEST_POSTGRES_URL']!);
    pool = new Pool({ connectionString: database.url });
  });
  beforeEach(() => {
    surprises = [];
    surprisedIn = [];
  });
  afterEach(stop);
  afterAll(async () => {
    await pool.end();
    await database.drop();
  });
}

export interface Launched<Result> {
  readonly answer?: (input: Input, outcome: Outcome<Result>) => string;
  readonly listKeeper?: ListKeeper;
  readonly blanking?: Blanking<Input>;
}

/** A process that begins. Its predecessor is the same executor, so the engine itself carries on what that one left. */
export async function launch<Result>(
  process: (saga: Saga, input: Input) => Promise<Result>,
  { answer, listKeeper, blanking }: Launched<Result> = {},
): Promise<DurableSaga<Input, Result, string>> {
  await stop();
  const saga = registerSaga({
    name: 'proef',
    patience: () => PATIENCE,
    waits: () => {},
    surprise: (error) => {
      surprises.push(error);
      surprisedIn.push(logContext());
    },
    process,
    ...(answer && { answer }),
    ...(listKeeper && { listKeeper }),
    ...(blanking && { blanking }),
  });
  await launchEngine(database.url, pool, { executorID: 'durable-spec', applicationVersion: '1' });
  // The engine has put what its predecessor left in a line of its own, at which nobody looks here.
  await pool.query(`update dbos.workflow_status set queue_name = $1 where status = 'ENQUEUED'`, [TAKEOVER_QUEUE]);
  await openTakeoverQueue(MOST);
  launched = true;
  return saga;
}

/** The engine as the product has it, of a process of this name and version. Call it once the sagas are registered. */
export async function launchEngine(
  url: string,
  log: Pool,
  process: { readonly executorID: string; readonly applicationVersion: string },
): Promise<void> {
  DBOS.setConfig({
    name: 'klantregie',
    systemDatabaseUrl: url,
    systemDatabasePoolSize: 4,
    // It would set that beside the first statement of each connection, which pg does not want any more.
    systemDatabaseIdleTransactionTimeoutMs: 0,
    ...process,
    serializer: writeLogWith(scratchKeyring(), log),
    logger: { info: () => {}, debug: () => {}, warn: () => {}, error: () => {} },
  });
  await DBOS.launch();
  writeForEngine(log);
}

/** Ends the process as a crash does: what is busy never comes any further. */
async function stop(): Promise<void> {
  if (launched) await DBOS.shutdown({ deregister: true });
  launched = false;
}

/** A step that remembers how it was called. */
export function step<T>(value: T, calls: boolean[] = []): Step<T> {
  return {
    run: async (unansweredSince) => {
      calls.push(unansweredSince !== undefined);
      return value;
    },
    undo: keep('a specification needs none'),
  };
}

export const refused: Failure = { kind: 'refused', message: 'het register weigerde' };

export function failing(failure: Failure): Step<never> {
  return {
    run: () => Promise.reject(Object.assign(new Error(failure.message), { failure })),
    undo: keep('never stood'),
  };
}

/** A step in the middle of which its process dies. */
export function fatal() {
  let begin: () => void = () => {};
  const begun = new Promise<void>((resolve) => (begin = resolve));
  const stuck: Step<never> = {
    run: () => {
      begin();
      return new Promise(() => {});
    },
    undo: keep('never stood'),
  };
  return { stuck, begun };
}

/** A step that waits to be let through. */
export function gate<T>(value: T) {
  let open: () => void = () => {};
  const opened = new Promise<void>((resolve) => (open = resolve));
  const waiting: Step<T> = {
    run: async () => {
      await opened;
      return value;
    },
    undo: keep('never stood'),
  };
  return { waiting, open };
}

/** How a run ends, when it does within so many milliseconds. */
export const endOf = async <Result>(
  run: Run<Input, Result> | undefined,
  wait = LONG,
): Promise<Outcome<Result> | undefined> => (await run!.outcome(wait))?.outcome;

/** What a list keeper hears, in order. */
export function heardBy(heard: unknown[], history: History = { wasReopened: false }): ListKeeper {
  return {
    turned: async (id) => void heard.push(['turned', id]),
    ended: async (id, outcome, log) => {
      heard.push(['ended', id, outcome]);
      return !log || write(log.change);
    },
    history: async () => history,
    alone: (_, work) => work(),
  };
}

export async function query(text: string, ...values: unknown[]): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: database.url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text, values)).rows;
  } finally {
    await client.end();
  }
}

/** That an earlier attempt was left unanswered is said of what was carried on, and of nothing else. */
export const withoutDoubt = (rows: readonly object[]): unknown =>
  JSON.parse(JSON.stringify(rows, (name, value) => (name === 'doubt' ? undefined : value)));

/** How many rows a table has of a run. */
export const inLog = async (table: string, id: string): Promise<number> =>
  (await query(`select 1 from ${table} where workflow_uuid = $1`, id)).length;

/** Does something while nobody can write into the log. */
export async function whileLocked(
  work: () => Promise<void>,
  lock = 'lock table dbos.workflow_status in share mode',
): Promise<void> {
  const client = new Client({ connectionString: database.url });
  await client.connect();
  await client.query('begin');
  await client.query(lock);
  try {
    await work();
  } finally {
    await client.query('rollback');
    await client.end();
  }
}

/** All that stands in the log. */
export async function everythingStored(): Promise<string> {
  const runs = await query('select * from dbos.workflow_status');
  const steps = await query('select * from dbos.operation_outputs');
  expect(runs.length).toBeGreaterThan(0);
  expect(steps.length).toBeGreaterThan(0);
  return JSON.stringify([runs, steps]);
}
