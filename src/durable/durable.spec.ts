import { randomUUID } from 'node:crypto';
import { DBOS } from '@dbos-inc/dbos-sdk';
import { DBOSExecutor } from '@dbos-inc/dbos-sdk/internal/dbos-executor';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Client, Pool } from 'pg';
import { mutex } from '../database/mutex.js';
import { createScratchDatabase, type ScratchDatabase } from '../../test/support/scratch-database.js';
import { scratchKeyring } from '../../test/support/scratch-keys.js';
import { keep, type Failure, type ReversibleStep, type Step } from '../saga/step.js';
import type { Outcome } from '../saga/outcome.js';
import type { Saga } from '../saga/saga.js';
import { logContext, withLogContext, type LogContext } from '../telemetry/log-context.js';
import { NotConfirmedError } from './acceptance.js';
import {
  forgetRuns,
  listUnfinished,
  registerSaga,
  type Blanking,
  type DurableSaga,
  type History,
  type ListKeeper,
  type LogEnd,
  type Run,
} from './durable.js';
import { writeForEngine } from './engine-writes.js';
import { read, write, writeLogWith } from './log-change.js';
import { openTakeoverQueue, TAKEOVER_QUEUE } from './takeover-queue.js';

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
/** How many it carries on at the same time. */
const MOST = 100;

interface Input {
  readonly naam: string;
}

let database: ScratchDatabase;
let pool: Pool;
let surprises: unknown[];
/** What would be logged of each. */
let surprisedIn: LogContext[];
let launched = false;

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

interface Launched<Result> {
  readonly answer?: (input: Input, outcome: Outcome<Result>) => string;
  readonly listKeeper?: ListKeeper;
  readonly blanking?: Blanking<Input>;
}

/** A process that begins. Its predecessor is the same executor, so the engine itself carries on what that one left. */
async function launch<Result>(
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
  DBOS.setConfig({
    name: 'klantregie',
    systemDatabaseUrl: database.url,
    systemDatabasePoolSize: 4,
    // It would set that beside the first statement of each connection, which pg does not want any more.
    systemDatabaseIdleTransactionTimeoutMs: 0,
    executorID: 'durable-spec',
    applicationVersion: '1',
    serializer: writeLogWith(scratchKeyring(), pool),
    logger: { info: () => {}, debug: () => {}, warn: () => {}, error: () => {} },
  });
  await DBOS.launch();
  writeForEngine(pool);
  // The engine has put what its predecessor left in a line of its own, at which nobody looks here.
  await pool.query(`update dbos.workflow_status set queue_name = $1 where status = 'ENQUEUED'`, [TAKEOVER_QUEUE]);
  await openTakeoverQueue(MOST);
  launched = true;
  return saga;
}

/** Ends the process as a crash does: what is busy never comes any further. */
async function stop(): Promise<void> {
  if (launched) await DBOS.shutdown({ deregister: true });
  launched = false;
}

/** A step that remembers how it was called. */
function step<T>(value: T, calls: boolean[] = []): Step<T> {
  return {
    run: async (unansweredSince) => {
      calls.push(unansweredSince !== undefined);
      return value;
    },
    undo: keep('a specification needs none'),
  };
}

const refused: Failure = { kind: 'refused', message: 'het register weigerde' };

function failing(failure: Failure): Step<never> {
  return {
    run: () => Promise.reject(Object.assign(new Error(failure.message), { failure })),
    undo: keep('never stood'),
  };
}

/** A step in the middle of which its process dies. */
function fatal() {
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
function gate<T>(value: T) {
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

describe('a run', () => {
  it('comes to its end and tells what came of it', async () => {
    const saga = await launch(async (saga, { naam }) => {
      const { groet } = await saga.round('ronde', { groet: step(`dag ${naam}`) });
      return { groet };
    });
    const id = randomUUID();
    const before = Date.now();
    const run = await saga.start(id, { naam: 'Mira' });
    await expect(endOf(run)).resolves.toEqual({ state: 'completed', result: { groet: 'dag Mira' } });
    expect(run).toMatchObject({ id, input: { naam: 'Mira' } });
    expect(run.startedAt).toBeGreaterThanOrEqual(before);
    expect(run.startedAt).toBeLessThanOrEqual(Date.now());
  });

  it('is found again by its id, with what it did', async () => {
    const saga = await launch(async (saga) => {
      await saga.round('ronde', { a: step(1), b: step('twee') });
      return 'klaar';
    });
    const id = randomUUID();
    await (await saga.start(id, { naam: 'Mira' })).outcome(LONG);
    const found = await saga.find(id);
    expect(found).toMatchObject({ id, input: { naam: 'Mira' }, startedAt: expect.any(Number) });
    await expect(endOf(found, 0)).resolves.toEqual({ state: 'completed', result: 'klaar' });
    const { checkpoints, ...rest } = await found!.progress();
    expect(checkpoints).toEqual([
      {
        name: 'ronde',
        value: { a: { value: 1, attempts: 1 }, b: { value: 'twee', attempts: 1 } },
        startedAt: expect.any(Number),
        completedAt: expect.any(Number),
      },
    ]);
    expect(rest).toEqual({});
  });

  it('is not found when it was never started, or is one of another saga', async () => {
    const other = registerSaga({
      name: 'ander',
      patience: () => PATIENCE,
      surprise: () => {},
      waits: () => {},
      process: async () => 'ander',
    });
    const saga = await launch(async () => 'klaar');
    const id = randomUUID();
    // `launch` keeps what was registered before it.
    await (await other.start(id, { naam: 'Mira' })).outcome(LONG);
    await expect(saga.find(id)).resolves.toBeUndefined();
    await expect(other.find(id)).resolves.toBeDefined();
    await expect(saga.find(randomUUID())).resolves.toBeUndefined();
  });

  it('is started once under its id, whatever comes later', async () => {
    const calls: boolean[] = [];
    const saga = await launch(async (saga, { naam }) => {
      await saga.round('ronde', { a: step('a', calls) });
      return naam;
    });
    const id = randomUUID();
    await (await saga.start(id, { naam: 'eerste' })).outcome(LONG);
    const again = await saga.start(id, { naam: 'tweede' });
    expect(again.input).toEqual({ naam: 'eerste' });
    await expect(endOf(again)).resolves.toMatchObject({ result: 'eerste' });
    expect(calls).toHaveLength(1);
  });

  it('is started once under its id, however many start it at the same time', async () => {
    const calls: boolean[] = [];
    const saga = await launch(async (saga, { naam }) => {
      await saga.round('ronde', { a: step('a', calls) });
      return naam;
    });
    const id = randomUUID();
    const names = Array.from({ length: 10 }, (_, index) => `nummer ${index}`);
    const runs = await Promise.all(names.map((naam) => saga.start(id, { naam })));
    const outcomes = await Promise.all(runs.map((run) => endOf(run)));
    const winner = runs[0]!.input.naam;
    expect(names).toContain(winner);
    expect(runs.map(({ input }) => input.naam)).toEqual(names.map(() => winner));
    expect(outcomes).toEqual(names.map(() => ({ state: 'completed', result: winner })));
    expect(calls).toEqual([false]);
  });

  it('is waited for no longer than was asked, and ends all the same', async () => {
    const { waiting, open } = gate('door');
    const saga = await launch(async (saga) => (await saga.round('ronde', { door: waiting })).door);
    const id = randomUUID();
    const run = await saga.start(id, { naam: 'Mira' });
    await expect(run.outcome(0)).resolves.toBeUndefined();
    await expect(run.outcome(10)).resolves.toBeUndefined();
    const found = await saga.find(id);
    await expect(found!.outcome(10)).resolves.toBeUndefined();
    await expect(found!.progress()).resolves.toEqual({ checkpoints: [] });
    open();
    const ends = await Promise.all([endOf(run), endOf(run), endOf(found)]);
    const end = { state: 'completed', result: 'door' };
    expect(ends).toEqual([end, end, end]);
  });

  it('tells that it turned round, and why', async () => {
    const { waiting, open } = gate(undefined);
    const undoing: Step<string> = { ...step('a'), find: async () => 'a', undo: () => waiting.run(undefined) };
    const saga = await launch(async (saga) => {
      await saga.round('eerste', { a: undoing });
      await saga.round('tweede', { b: failing(refused) });
    });
    const run = await saga.start(randomUUID(), { naam: 'Mira' });
    const turned = async () => (await run.progress()).turned;
    let why = await turned();
    while (why === undefined) why = await turned();
    expect(why).toEqual({ failedAt: 'b', failure: refused });
    open();
    await expect(endOf(run)).resolves.toEqual({ state: 'undone', failedAt: 'b', failure: refused, kept: [] });
  });

  it('reports what nobody foresaw', async () => {
    const bug = new TypeError('fout');
    const saga = await launch(async () => {
      throw bug;
    });
    const run = await saga.start(randomUUID(), { naam: 'Mira' });
    await expect(endOf(run)).resolves.toMatchObject({ state: 'undone', failedAt: 'onvoorzien' });
    expect(surprises).toEqual([bug]);
  });
});

describe('what is logged of a run', () => {
  /** A step that notes what would be logged of it. */
  const noting = (seen: LogContext[]): Step<string> => ({
    run: async () => {
      seen.push(logContext());
      return 'gedaan';
    },
    undo: keep('a specification needs none'),
  });

  it('names the request that began it, the run and the step, also after its process died', async () => {
    const seen: LogContext[] = [];
    const { stuck, begun } = fatal();
    const first = await launch(async (saga) => {
      await saga.round('eerste', { a: noting(seen) });
      await saga.round('tweede', { b: stuck });
    });
    const id = randomUUID();
    await withLogContext({ request: 'een' }, () => first.start(id, { naam: 'Mira' }));
    await begun;

    const second = await launch(async (saga) => {
      await saga.round('eerste', { a: noting(seen) });
      await saga.round('tweede', { b: noting(seen) });
    });
    await endOf(await second.find(id));
    expect(seen).toEqual([
      { request: 'een', run: id, step: 'eerste' },
      { request: 'een', run: id, step: 'tweede' },
    ]);
  });

  it('names the run of a surprise outside of its steps', async () => {
    const saga = await launch(async () => {
      throw new TypeError('fout');
    });
    const id = randomUUID();
    await endOf(await saga.start(id, { naam: 'Mira' }));
    expect(surprisedIn).toEqual([{ request: undefined, run: id }]);
  });
});

describe('the answer of a run', () => {
  it('is made once, at its end, and kept', async () => {
    const saga = await launch(async () => 'klaar', {
      answer: ({ naam }, { state }) => `${naam}: ${state}`,
    });
    const id = randomUUID();
    const run = await saga.start(id, { naam: 'Mira' });
    await expect(run.outcome(LONG)).resolves.toMatchObject({ answer: 'Mira: completed' });
    const next = await launch(async () => 'anders', { answer: () => 'andere woorden' });
    await expect((await next.find(id))!.outcome(0)).resolves.toEqual({
      outcome: { state: 'completed', result: 'klaar' },
      answer: 'Mira: completed',
    });
    await expect((await next.start(id, { naam: 'Mira' })).outcome(0)).resolves.toMatchObject({
      answer: 'Mira: completed',
    });
  });

  it('is absent when it cannot be made, which changes nothing about the end', async () => {
    const bug = new TypeError('fout');
    const saga = await launch(async () => 'klaar', {
      answer: () => {
        throw bug;
      },
    });
    const run = await saga.start(randomUUID(), { naam: 'Mira' });
    await expect(run.outcome(LONG)).resolves.toEqual({
      outcome: { state: 'completed', result: 'klaar' },
      answer: undefined,
    });
    expect(surprises).toEqual([bug]);
  });

  it('is absent of what ended before answers were kept', async () => {
    const saga = await launch(async () => 'klaar');
    const id = randomUUID();
    await (await saga.start(id, { naam: 'Mira' })).outcome(LONG);
    const [{ output }] = (await query('select output from dbos.workflow_output where workflow_uuid = $1', id)) as [
      { output: string },
    ];
    const stored = JSON.parse(scratchKeyring().decrypt(output)) as { json: { outcome: unknown } };
    const outcome = stored.json.outcome;
    const before = JSON.stringify({ ...stored, json: outcome, meta: undefined });
    await query('update dbos.workflow_output set output = $2 where workflow_uuid = $1', id, before);
    await expect((await saga.find(id))!.outcome(0)).resolves.toEqual({ outcome, answer: undefined });
  });
});

describe('the patience of a run', () => {
  it('is that which was stored with it, whoever carries it on', async () => {
    const asked: string[] = [];
    const patience = ({ naam }: Input) => {
      asked.push(naam);
      return PATIENCE;
    };
    const other = registerSaga({
      name: 'geduldig',
      patience,
      surprise: () => {},
      waits: () => {},
      process: async () => 'klaar',
    });
    await launch(async () => 'klaar');
    await (await other.start(randomUUID(), { naam: 'Mira' })).outcome(LONG);
    expect(asked).toEqual(['Mira']);
  });
});

describe('a run whose process dies', () => {
  it('is carried on by the next, without repeating what was done', async () => {
    const { stuck, begun } = fatal();
    const done: boolean[] = [];
    const first = await launch(async (saga) => {
      await saga.round('eerste', { a: step('a', done) });
      await saga.round('tweede', { b: stuck });
    });
    const id = randomUUID();
    await first.start(id, { naam: 'Mira' });
    await begun;

    const repeated: boolean[] = [];
    const interrupted: boolean[] = [];
    const fresh: boolean[] = [];
    const second = await launch(async (saga, { naam }) => {
      const { a } = await saga.round('eerste', { a: step('anders', repeated) });
      const { b } = await saga.round('tweede', { b: step('b', interrupted) });
      const { c } = await saga.round('derde', { c: step('c', fresh) });
      return [naam, a, b, c];
    });
    const run = await second.find(id);
    await expect(endOf(run)).resolves.toEqual({ state: 'completed', result: ['Mira', 'a', 'b', 'c'] });
    expect(done).toEqual([false]);
    expect(repeated).toEqual([]);
    expect(interrupted).toEqual([true]);
    expect(fresh).toEqual([false]);
  });

  it('is told that its very first work may have been begun', async () => {
    const { stuck, begun } = fatal();
    const first = await launch(async (saga) => {
      await saga.round('eerste', { a: stuck });
    });
    const id = randomUUID();
    await first.start(id, { naam: 'Mira' });
    await begun;
    const interrupted: boolean[] = [];
    const second = await launch(async (saga) => (await saga.round('eerste', { a: step('a', interrupted) })).a);
    await expect(endOf(await second.find(id))).resolves.toMatchObject({ result: 'a' });
    expect(interrupted).toEqual([true]);
  });

  it('goes on undoing when it was undoing', async () => {
    const { stuck, begun } = fatal();
    const undone: string[] = [];
    type Undo = ReversibleStep<string>['undo'];
    const undoable = (name: string, undo: Undo): Step<string> => ({ ...step(name), find: async () => name, undo });
    const remember = async (value: string) => {
      undone.push(value);
    };
    const process = (last: Undo) => async (saga: Saga) => {
      await saga.round('eerste', { a: undoable('a', last), b: undoable('b', remember) });
      await saga.round('tweede', { c: failing(refused) });
    };
    const first = await launch(process(() => stuck.run(undefined)));
    const id = randomUUID();
    await first.start(id, { naam: 'Mira' });
    await begun;
    const second = await launch(process(remember));
    await expect(endOf(await second.find(id))).resolves.toMatchObject({ state: 'undone', failedAt: 'c' });
    expect(undone).toEqual(['b', 'a']);
  });

  it('keeps its values as they were: plain, also those that say nothing', async () => {
    const { stuck, begun } = fatal();
    const values = { niets: undefined, leeg: null, lijst: [1, { diep: 'é😀' }], waar: true, tekst: '' };
    const seen: object[] = [];
    const process = (last: Step<string>) => async (saga: Saga) => {
      seen.push(await saga.round('eerste', { void: step(undefined), values: step(values) }));
      await saga.round('tweede', { last });
      return values;
    };
    const first = await launch(process(stuck));
    const id = randomUUID();
    await first.start(id, { naam: 'Mira' });
    await begun;
    const second = await launch(process(step('klaar')));
    await expect(endOf(await second.find(id))).resolves.toEqual({ state: 'completed', result: values });
    expect(seen).toStrictEqual([
      { void: undefined, values },
      { void: undefined, values },
    ]);
    const third = await launch(async () => 'anders');
    const read = await endOf(await third.find(id), 0);
    expect(read).toStrictEqual({ state: 'completed', result: values });
  });

  it('leaves no trace of the errors that it met but what is known of them', async () => {
    class RegisterError extends Error {
      readonly failure = refused;
      readonly geheim = 'geheim-van-het-register';
    }
    const saga = await launch(async (saga) => {
      await saga.round('ronde', {
        a: { run: () => Promise.reject(new RegisterError('geheim-bericht')), undo: keep('never stood') },
      });
    });
    const id = randomUUID();
    const run = await saga.start(id, { naam: 'Mira' });
    const outcome = { state: 'undone', failedAt: 'a', failure: refused, kept: [] };
    await expect(endOf(run)).resolves.toStrictEqual(outcome);
    const next = await launch(async () => 'anders');
    await expect(endOf(await next.find(id), 0)).resolves.toStrictEqual(outcome);
    await expect(everythingStored()).resolves.not.toMatch(/geheim-|RegisterError|stack/);
  });
});

describe('a run that is reopened', () => {
  const NEVER: Failure = { kind: 'unavailable', message: 'het register is weg' };

  /** A process with a step that lasts, and one after the pivot that a test lets fail or succeed. */
  const process = (calls: string[], failing: () => boolean) => async (saga: Saga) => {
    const remembering = (name: string, work = () => {}): ReversibleStep<string> => ({
      run: async (again) => {
        calls.push(again ? `${name} again` : name);
        work();
        return name;
      },
      find: async () => name,
      undo: async () => {
        calls.push(`${name} weg`);
      },
    });
    const fail = () => {
      if (failing()) throw Object.assign(new Error(NEVER.message), { failure: NEVER });
    };
    await saga.round('eerste', { a: remembering('a') });
    await saga.pivot('besluit', { b: remembering('b') }, {});
    await saga.forward('daarna', { c: remembering('c', fail) });
    return 'klaar';
  };

  it('does again what it gave up, and what comes after, under the same id', async () => {
    const calls: string[] = [];
    let fails = true;
    const saga = await launch(
      process(calls, () => fails),
      { listKeeper: heardBy([], { wasReopened: true }) },
    );
    const id = randomUUID();
    const first = await endOf(await saga.start(id, { naam: 'Mira' }));
    expect(first).toMatchObject({ state: 'attention', left: [{ step: 'c' }], gaveUpAt: 'afmaken van c' });
    calls.length = 0;
    fails = false;
    const { gaveUpAt: from } = first as { gaveUpAt: string };
    await expect(saga.reopen((await saga.find(id))!, { from, mark })).resolves.toBe(true);
    await expect(endOf(await saga.find(id))).resolves.toEqual({ state: 'completed', result: 'klaar' });
    // The log was cut off: anything after that may have been done before.
    expect(calls).toEqual(['c again']);
  });

  it('goes on after all that it did, and undoes it when that was asked', async () => {
    const calls: string[] = [];
    const history = { wasReopened: true, takenBack: refused };
    const saga = await launch(
      process(calls, () => false),
      { listKeeper: heardBy([], history) },
    );
    const id = randomUUID();
    await (await saga.start(id, { naam: 'Mira' })).outcome(LONG);
    calls.length = 0;
    await expect(saga.reopen((await saga.find(id))!, { mark })).resolves.toBe(true);
    await expect(endOf(await saga.find(id))).resolves.toEqual({
      state: 'undone',
      failedAt: 'ingreep',
      failure: refused,
      kept: [],
    });
    expect(calls).toEqual(['c weg', 'b weg', 'a weg']);
  });

  it('is told of everything that was cut off that it may have been done before, since it was reopened at the latest', async () => {
    const since: (number | undefined)[] = [];
    const remember = (name: string): Step<string> => ({
      run: async (unansweredSince) => {
        since.push(unansweredSince);
        return name;
      },
      undo: keep('a specification needs none'),
    });
    const saga = await launch(
      async (saga) => {
        await saga.round('eerste', { a: remember('a') });
        await saga.round('tweede', { b: remember('b') });
        return saga.round('derde', { c: remember('c') });
      },
      { listKeeper: heardBy([], { wasReopened: true }) },
    );
    const id = randomUUID();
    await (await saga.start(id, { naam: 'Mira' })).outcome(LONG);
    expect(since).toEqual([undefined, undefined, undefined]);
    since.length = 0;
    await saga.reopen((await saga.find(id))!, { from: 'tweede', mark });
    await expect(endOf(await saga.find(id))).resolves.toMatchObject({ state: 'completed' });
    // One moment, so that all that waits for it does so at the same time.
    expect(since).toEqual([expect.any(Number), since[0]]);
  });

  it('is reopened once when many ask for it at the same time', async () => {
    const { waiting, open } = gate(undefined);
    let holds = false;
    const slow: Step<undefined> = { ...waiting, run: async (again) => (holds ? waiting.run(again) : undefined) };
    const saga = await launch(async (saga) => (await saga.round('ronde', { slow })) && 'klaar');
    const id = randomUUID();
    await (await saga.start(id, { naam: 'Mira' })).outcome(LONG);
    holds = true;
    const run = (await saga.find(id))!;
    const how = { from: 'ronde', mark };
    const asked = await Promise.all(Array.from({ length: 5 }, () => saga.reopen(run, how)));
    expect(asked.filter(Boolean)).toHaveLength(1);
    await expect(saga.reopen((await saga.find(id))!, how)).resolves.toBe(false);
    open();
    await expect(endOf(await saga.find(id))).resolves.toMatchObject({ state: 'completed' });
  });

  it('is reopened when that was done, although the database could not say so any more', async () => {
    const saga = await launch(async () => 'klaar');
    const id = randomUUID();
    await (await saga.start(id, { naam: 'Mira' })).outcome(LONG);
    const rewind = DBOS.rewindWorkflow.bind(DBOS);
    const spy = jest.spyOn(DBOS, 'rewindWorkflow');
    const lost = new Error('Connection terminated unexpectedly');
    spy.mockImplementationOnce(async (...how) => {
      await rewind(...how);
      throw lost;
    });
    await expect(saga.reopen((await saga.find(id))!, { mark })).resolves.toBe(true);
    await (await saga.find(id))!.outcome(LONG);
    spy.mockRejectedValueOnce(lost);
    await expect(saga.reopen((await saga.find(id))!, { mark })).rejects.toBe(lost);
    spy.mockRestore();
  });

  it('is not reopened while it is under way, or when it is not there', async () => {
    const { waiting, open } = gate('door');
    const saga = await launch(async (saga) => saga.round('ronde', { door: waiting }));
    const id = randomUUID();
    const run = await saga.start(id, { naam: 'Mira' });
    await expect(saga.reopen(run, { mark: unmarked })).resolves.toBe(false);
    await expect(saga.reopen({ id: randomUUID(), endedAt: undefined }, { mark: unmarked })).resolves.toBe(false);
    open();
    await expect(endOf(run)).resolves.toMatchObject({ state: 'completed' });
  });

  it('is not reopened for who saw another end of it', async () => {
    const saga = await launch(async () => 'klaar');
    const id = randomUUID();
    await (await saga.start(id, { naam: 'Mira' })).outcome(LONG);
    const seen = (await saga.find(id))!;
    await expect(saga.reopen(seen, { mark })).resolves.toBe(true);
    await (await saga.find(id))!.outcome(LONG);
    await expect(saga.reopen(seen, { mark: unmarked })).resolves.toBe(false);
    await expect(saga.reopen((await saga.find(id))!, { mark })).resolves.toBe(true);
    await (await saga.find(id))!.outcome(LONG);
  });

  it('is reopened for the first of two buttons, in every order, and nothing is marked of the other', async () => {
    const { alone, end } = lockOf(database.url);
    const { waiting, open } = gate(undefined);
    let holds = false;
    const slow: Step<undefined> = { ...waiting, run: async (again) => (holds ? waiting.run(again) : undefined) };
    const saga = await launch(async (saga) => (await saga.round('ronde', { slow })) && 'klaar', {
      listKeeper: { ...heardBy([], { wasReopened: true }), alone },
    });
    const ids = await Promise.all(
      ['eerst hervatten', 'eerst terugdraaien', 'tegelijk'].map(async (naam) => {
        const id = randomUUID();
        await (await saga.start(id, { naam })).outcome(LONG);
        return id;
      }),
    );
    holds = true;
    const marked: string[] = [];
    const press = async (id: string, button: string) => {
      const run = (await saga.find(id))!;
      return () => saga.reopen(run, { from: 'ronde', mark: async () => void marked.push(`${button} ${id}`) });
    };
    const [first, second, both] = ids as [string, string, string];
    for (const [id, one, other] of [
      [first, 'hervatting', 'ongedaanmaking'],
      [second, 'ongedaanmaking', 'hervatting'],
    ] as const) {
      // Each has looked before the other has pressed.
      const [winner, loser] = [await press(id, one), await press(id, other)];
      await expect(winner()).resolves.toBe(true);
      await expect(loser()).resolves.toBe(false);
    }
    const pressed = [await press(both, 'hervatting'), await press(both, 'ongedaanmaking')];
    const won = await Promise.all(pressed.map((it) => it()));
    expect(won.filter(Boolean)).toHaveLength(1);
    const winner = won[0] ? 'hervatting' : 'ongedaanmaking';
    expect(marked).toEqual([`hervatting ${first}`, `ongedaanmaking ${second}`, `${winner} ${both}`]);
    open();
    for (const id of ids) await (await saga.find(id))!.outcome(LONG);
    await end();
  });

  it('goes on after a process that does not know its steps any more broke it off', async () => {
    const { stuck, begun } = fatal();
    const done: string[] = [];
    const remember = (name: string): Step<string> => ({
      run: async () => {
        done.push(name);
        return name;
      },
      undo: keep('a specification needs none'),
    });
    const first = await launch(async (saga) => {
      await saga.round('eerste', { a: remember('a') });
      await saga.round('tweede', { b: stuck });
    });
    const id = randomUUID();
    await first.start(id, { naam: 'Mira' });
    await begun;
    const wrong = await launch(async (saga) => saga.round('anders', { a: remember('anders') }));
    const broken = await endOf(await wrong.find(id));
    expect(broken).toMatchObject({ state: 'attention', failedAt: 'onvoorzien', gaveUpAt: 'onvoorzien' });
    const right = await launch(async (saga) => {
      await saga.round('eerste', { a: remember('a') });
      return saga.round('tweede', { b: remember('b') });
    });
    await expect(right.reopen((await right.find(id))!, { from: 'onvoorzien', mark })).resolves.toBe(true);
    await expect(endOf(await right.find(id))).resolves.toEqual({ state: 'completed', result: { b: 'b' } });
    expect(done).toEqual(['a', 'b']);
  });
});

const mark = async (): Promise<void> => {};
const unmarked = (): Promise<never> => Promise.reject(new Error('this was not to be marked'));

/** The lock of two processes. */
function lockOf(url: string): Pick<ListKeeper, 'alone'> & { end(): Promise<void> } {
  const pools = [new Pool({ connectionString: url }), new Pool({ connectionString: url })];
  const locks = pools.map((pool) => mutex(pool));
  let turn = 0;
  return {
    alone: (id, work) => locks[turn++ % 2]!(id, work),
    end: async () => void (await Promise.all(pools.map((pool) => pool.end()))),
  };
}

describe('a list keeper', () => {
  it('is told that a run turned round and how it ended, before anybody who waits for it', async () => {
    const heard: unknown[] = [];
    const saga = await launch(async (saga) => saga.round('ronde', { a: failing(refused) }), {
      listKeeper: heardBy(heard),
    });
    const id = randomUUID();
    const outcome = await endOf(await saga.start(id, { naam: 'Mira' }));
    expect(heard).toEqual([
      ['turned', id],
      ['ended', id, outcome],
    ]);
  });

  it('is asked for the history only of what is carried on', async () => {
    const { stuck, begun } = fatal();
    const heard: unknown[] = [];
    const asked: string[] = [];
    const listKeeper: ListKeeper = {
      ...heardBy(heard),
      history: async (id) => {
        asked.push(id);
        return { wasReopened: false };
      },
    };
    const first = await launch(async (saga) => saga.round('ronde', { a: stuck }), { listKeeper });
    const id = randomUUID();
    await first.start(id, { naam: 'Mira' });
    await begun;
    expect(asked).toEqual([]);
    const second = await launch(async (saga) => saga.round('ronde', { a: step('a') }), { listKeeper });
    await (await second.find(id))!.outcome(LONG);
    expect(asked).toEqual([id]);
  });

  it('is told again what it could not hear', async () => {
    const heard: unknown[] = [];
    const { ended, ...rest } = heardBy(heard);
    let deaf = 2;
    const listKeeper: ListKeeper = {
      ...rest,
      ended: async (...told) => {
        if (deaf-- > 0) throw new Error('even niet');
        return ended(...told);
      },
    };
    const saga = await launch(async () => 'klaar', { listKeeper });
    const id = randomUUID();
    const outcome = { state: 'completed', result: 'klaar' };
    await expect(endOf(await saga.start(id, { naam: 'Mira' }))).resolves.toEqual(outcome);
    expect(heard).toEqual([['ended', id, outcome]]);
  });
});

describe('what is about a person', () => {
  const blanking: Blanking<Input> = {
    input: (input) => ({ ...input, naam: '·' }),
    checkpoint: (value) => (JSON.stringify(value)?.includes('Mira') ? { a: { value: '·' } } : value),
  };

  /** Keeps the list in memory, and the log as it is told. */
  function keeper(ended: () => Promise<void> = async () => {}) {
    let kept: string | undefined;
    const listKeeper: ListKeeper = {
      turned: async () => {},
      ended: async (_id, _outcome, log?: LogEnd) => {
        const isWritten = !log || (await write(log.change));
        kept = log?.end;
        await ended();
        return isWritten;
      },
      history: async () => ({ wasReopened: false, ...(kept !== undefined && { end: kept }) }),
      alone: (_, work) => work(),
    };
    return listKeeper;
  }
  const answer = ({ naam }: Input) => `Dag ${naam}`;
  const greets = async (saga: Saga, { naam }: Input) => (await saga.round('eerste', { a: step(naam) })).a.length;

  it('goes with a good end, and the answer stays what it was', async () => {
    const saga = await launch(greets, { answer, listKeeper: keeper(), blanking });
    const id = randomUUID();
    const end = await (await saga.start(id, { naam: 'Mira' })).outcome(LONG);
    expect(end).toEqual({ outcome: { state: 'completed', result: 4 }, answer: 'Dag Mira' });
    const run = (await saga.find(id))!;
    expect(run.input).toEqual({ naam: '·' });
    expect((await run.progress()).checkpoints).toMatchObject([{ name: 'eerste', value: { a: { value: '·' } } }]);
    await expect(run.outcome(0)).resolves.toEqual(end);
  });

  it('is gone, and the answer stays what it was, when its process dies before the engine knows of the end', async () => {
    let die: () => void = () => {};
    const dead = new Promise<void>((resolve) => (die = resolve));
    const listKeeper = keeper(() => {
      die();
      return new Promise(() => {});
    });
    const { stuck, begun } = fatal();
    const first = await launch(async (it) => it.round('eerste', { a: stuck }), { answer, listKeeper, blanking });
    const id = randomUUID();
    await first.start(id, { naam: 'Mira' });
    await begun;
    await launch(greets, { answer, listKeeper, blanking });
    await dead;
    const { ended: _, ...rest } = listKeeper;
    const third = await launch(() => Promise.reject(new Error('nothing is done again')), {
      answer,
      listKeeper: { ...rest, ended: () => Promise.reject(new Error('nothing ends again')) },
      blanking,
    });
    const run = (await third.find(id))!;
    await expect(run.outcome(LONG)).resolves.toEqual({
      outcome: { state: 'completed', result: 4 },
      answer: 'Dag Mira',
    });
    expect(run.input).toEqual({ naam: '·' });
  });

  it('stays with what a person has to look at, until that was long enough', async () => {
    const saga = await launch<number>(
      async (it, { naam }) => {
        await it.pivot('eerste', { a: { ...step(naam), find: async () => naam, undo: async () => {} } }, {});
        throw new Error('na de beslissing');
      },
      { listKeeper: keeper(), blanking },
    );
    const id = randomUUID();
    await (await saga.start(id, { naam: 'Mira' })).outcome(LONG);
    expect((await saga.find(id))!.input).toEqual({ naam: 'Mira' });
    await expect(saga.blank(id, async (change) => void (await write(change)))).resolves.toBe(true);
    const run = (await saga.find(id))!;
    expect(run.input).toEqual({ naam: '·' });
    await expect(run.outcome(0)).resolves.toMatchObject({ outcome: { state: 'attention' } });
    await expect(saga.blank(randomUUID(), () => Promise.reject(new Error('nothing is written')))).resolves.toBe(false);
  });
});

describe('the log of a run where it was begun', () => {
  const two = async (saga: Saga) => {
    const { a } = await saga.round('eerste', { a: step('a') });
    return { a, ...(await saga.round('tweede', { b: step('b') })) };
  };
  /** What tells one run from another, or one moment. */
  const ITS_OWN = [
    'workflow_uuid',
    'created_at',
    'updated_at',
    'started_at_epoch_ms',
    'completed_at_epoch_ms',
    'retention_timestamp',
  ];
  const rowsOf = async (table: string, id: string) => {
    const rows = await query(`select * from ${table} where workflow_uuid = $1 order by 2`, id);
    return rows.map((row) => ({
      ...row,
      ...Object.fromEntries(ITS_OWN.flatMap((name) => (name in row ? [[name, typeof row[name]]] : []))),
      ...(typeof row['output'] === 'string' && { output: read(row['output']) }),
    }));
  };

  it('is as the engine itself writes it', async () => {
    const { stuck, begun } = fatal();
    const [carriedOn, here] = [randomUUID(), randomUUID()];
    const first = await launch(async (saga) => saga.round('eerste', { a: stuck }));
    await first.start(carriedOn, { naam: 'Mira' });
    await begun;
    const saga = await launch(two);
    await endOf(await saga.start(here, { naam: 'Mira' }));
    await endOf((await saga.find(carriedOn))!);
    for (const table of ['dbos.operation_outputs', 'dbos.workflow_output']) {
      const rows = await rowsOf(table, here);
      expect(rows.length).toBeGreaterThan(0);
      expect(withoutDoubt(rows)).toEqual(withoutDoubt(await rowsOf(table, carriedOn)));
    }
    const ended = `select status, owner_xid, deduplication_id, completed_at is null or completed_at <> updated_at as wrong
      from dbos.workflow_status where workflow_uuid = $1`;
    expect(await query(ended, here)).toEqual([
      { status: 'SUCCESS', owner_xid: null, deduplication_id: null, wrong: false },
    ]);
    expect(await query(ended, here)).toEqual(await query(ended, carriedOn));
  });

  it('begins as the engine itself begins it', async () => {
    const saga = await launch(two);
    const { systemDatabase } = DBOSExecutor.globalInstance!;
    const ours = systemDatabase.initWorkflowStatus.bind(systemDatabase);
    const engine = Object.getPrototypeOf(systemDatabase) as typeof systemDatabase;
    const given: Parameters<typeof ours>[] = [];
    systemDatabase.initWorkflowStatus = (...all) => {
      given.push(structuredClone(all));
      return ours(...all);
    };
    await endOf(await saga.start(randomUUID(), { naam: 'Mira' }));
    const begunBy = async (begin: typeof ours) => {
      const [[status, ...others]] = structuredClone(given) as [Parameters<typeof ours>];
      const id = randomUUID();
      const result = await begin({ ...status, workflowUUID: id }, ...others);
      const rows = [await rowsOf('dbos.workflow_status', id), await rowsOf('dbos.workflow_input', id)];
      await forgetRuns([id]);
      return { result, rows };
    };
    expect(await begunBy(ours)).toEqual(await begunBy(engine.initWorkflowStatus.bind(systemDatabase)));
  });

  it('has everything before anything else is begun', async () => {
    const seen: unknown[] = [];
    const id = randomUUID();
    const looks: Step<string> = {
      run: async () => {
        seen.push(await inLog('dbos.operation_outputs', id));
        return 'gezien';
      },
      undo: keep('a specification needs none'),
    };
    const saga = await launch(async (it) => {
      for (const name of ['eerste', 'tweede', 'derde']) await it.round(name, { looks });
    });
    await endOf(await saga.start(id, { naam: 'Mira' }));
    expect(seen).toEqual([0, 1, 2]);
    expect(await inLog('dbos.operation_outputs', id)).toBe(3);
  });

  it.each([
    ['taken over', `owner_xid = 'another'`],
    ['halted', `status = 'CANCELLED', owner_xid = null`],
  ])('is not written any more once it was %s: nothing is begun, and no end is told', async (_, change) => {
    const calls: boolean[] = [];
    const written: boolean[] = [];
    const listKeeper: ListKeeper = {
      ...heardBy([]),
      ended: async (_id, _outcome, log) => {
        written.push(await write(log!.change));
        return written.at(-1)!;
      },
    };
    let id = '';
    const isLost: Step<string> = {
      run: async () => {
        await query(`update dbos.workflow_status set ${change} where workflow_uuid = $1`, id);
        return 'weg';
      },
      undo: keep('a specification needs none'),
    };
    for (const rounds of [{ isLost, next: step('b', calls) }, { isLost }]) {
      id = randomUUID();
      const goes = async (it: Saga) => {
        for (const [name, only] of Object.entries(rounds)) await it.round(name, { only });
      };
      const saga = await launch(goes, { listKeeper });
      const ended = await (await saga.start(id, { naam: 'Mira' })).outcome(500);
      expect(ended?.outcome.state).not.toBe('completed');
      expect(await inLog('dbos.operation_outputs', id)).toBe(0);
      expect(await inLog('dbos.workflow_output', id)).toBe(0);
      await forgetRuns([id]);
    }
    expect(calls).toEqual([]);
    expect(written).toEqual([false]);
  });
});

describe('the log of the engine', () => {
  it('says which runs are under way, and which are not there', async () => {
    const { waiting, open } = gate('door');
    const saga = await launch(async (saga, { naam }) =>
      naam === 'wacht' ? saga.round('ronde', { door: waiting }) : 'klaar',
    );
    const [busy, ended, absent] = [randomUUID(), randomUUID(), randomUUID()];
    const run = await saga.start(busy, { naam: 'wacht' });
    await (await saga.start(ended, { naam: 'Mira' })).outcome(LONG);
    const found = await listUnfinished([busy, ended, absent]);
    expect(found).toEqual({ underWay: new Set([busy]), absent: new Set([absent]) });
    open();
    await run.outcome(LONG);
  });

  it('forgets what it is told to', async () => {
    const saga = await launch(async () => 'klaar');
    const [gone, stays] = [randomUUID(), randomUUID()];
    for (const id of [gone, stays]) await (await saga.start(id, { naam: 'Mira' })).outcome(LONG);
    await forgetRuns([gone]);
    await expect(saga.find(gone)).resolves.toBeUndefined();
    await expect(saga.find(stays)).resolves.toBeDefined();
    expect(await inLog('dbos.operation_outputs', gone)).toBe(0);
  });

  it('is not taken for empty when it cannot be read', async () => {
    const saga = await launch(async () => 'klaar');
    const run = await saga.start(randomUUID(), { naam: 'Mira' });
    await run.outcome(LONG);
    await whileLocked(async () => {
      await expect(run.progress()).rejects.toThrow('in time');
    }, 'lock table dbos.operation_outputs in access exclusive mode');
    await expect(run.progress()).resolves.toEqual({ checkpoints: [] });
  });

  it('says of a run that the engine gave up that a person must look', async () => {
    const saga = await launch(async () => 'klaar');
    const id = randomUUID();
    await (await saga.start(id, { naam: 'Mira' })).outcome(LONG);
    await query(
      `update dbos.workflow_status set status = 'MAX_RECOVERY_ATTEMPTS_EXCEEDED' where workflow_uuid = $1`,
      id,
    );
    const found = await saga.find(id);
    expect(found).toMatchObject({ endedAt: expect.any(Number) });
    await expect(endOf(found, 0)).resolves.toMatchObject({ state: 'attention', failedAt: 'onvoorzien' });
    // Which is of use: it can be tried again.
    await expect(saga.reopen((await saga.find(id))!, { mark })).resolves.toBe(true);
    await expect(endOf(await saga.find(id))).resolves.toMatchObject({ state: 'completed' });
  });
});

describe('a run that cannot be written into the log', () => {
  it('is not known to stand there, and is carried out once it does', async () => {
    const calls: boolean[] = [];
    const saga = await launch(async (saga) => (await saga.round('ronde', { a: step('a', calls) })).a);
    const id = randomUUID();
    await whileLocked(async () => {
      await expect(saga.start(id, { naam: 'Mira' })).rejects.toThrow(NotConfirmedError);
    });
    let run = await saga.find(id);
    while (!run) run = await saga.find(id);
    await expect(endOf(run)).resolves.toEqual({ state: 'completed', result: 'a' });
    await expect(endOf(await saga.start(id, { naam: 'Mira' }))).resolves.toEqual({ state: 'completed', result: 'a' });
    // Nobody tried any of it before.
    expect(calls).toEqual([false]);
  });

  it('is certainly not there when the database says so', async () => {
    const saga = await launch(async () => 'klaar');
    const id = randomUUID();
    await query(`alter table dbos.workflow_status add constraint vol check (workflow_uuid <> '${id}')`);
    await expect(saga.start(id, { naam: 'Mira' })).rejects.toThrow('vol');
    await expect(saga.start(id, { naam: 'Mira' })).rejects.not.toThrow(NotConfirmedError);
    await query('alter table dbos.workflow_status drop constraint vol');
    await expect(endOf(await saga.start(id, { naam: 'Mira' }))).resolves.toMatchObject({ result: 'klaar' });
  });

  it('is not known to stand there when what the database refused was a second attempt', async () => {
    const saga = await launch(async () => 'klaar');
    const brokenOff = { query: () => Promise.reject(new Error('broken off')) };
    writeForEngine(brokenOff as unknown as Pool);
    const id = randomUUID();
    await query(`alter table dbos.workflow_status add constraint vol check (workflow_uuid <> '${id}')`);
    await expect(saga.start(id, { naam: 'Mira' })).rejects.toThrow(NotConfirmedError);
    await query('alter table dbos.workflow_status drop constraint vol');
    await expect(endOf(await saga.start(id, { naam: 'Mira' }))).resolves.toMatchObject({ result: 'klaar' });
  });
});

/** How a run ends, when it does within so many milliseconds. */
const endOf = async <Result>(run: Run<Input, Result> | undefined, wait = LONG): Promise<Outcome<Result> | undefined> =>
  (await run!.outcome(wait))?.outcome;

/** What a list keeper hears, in order. */
function heardBy(heard: unknown[], history: History = { wasReopened: false }): ListKeeper {
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

async function query(text: string, ...values: unknown[]): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: database.url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text, values)).rows;
  } finally {
    await client.end();
  }
}

/** That an earlier attempt was left unanswered is said of what was carried on, and of nothing else. */
const withoutDoubt = (rows: readonly object[]): unknown =>
  JSON.parse(JSON.stringify(rows, (name, value) => (name === 'doubt' ? undefined : value)));

/** How many rows a table has of a run. */
const inLog = async (table: string, id: string): Promise<number> =>
  (await query(`select 1 from ${table} where workflow_uuid = $1`, id)).length;

/** Does something while nobody can write into the log. */
async function whileLocked(
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
async function everythingStored(): Promise<string> {
  const runs = await query('select * from dbos.workflow_status');
  const steps = await query('select * from dbos.operation_outputs');
  expect(runs.length).toBeGreaterThan(0);
  expect(steps.length).toBeGreaterThan(0);
  return JSON.stringify([runs, steps]);
}
