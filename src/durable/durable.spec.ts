import { randomUUID } from 'node:crypto';
import { DBOS } from '@dbos-inc/dbos-sdk';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { createScratchDatabase, type ScratchDatabase } from '../database/scratch-database.js';
import { keep, type Failure, type ReversibleStep, type Step } from '../saga/step.js';
import type { Saga } from '../saga/saga.js';
import {
  ABANDONED,
  forgetRuns,
  listUnfinished,
  registerSaga,
  type DurableSaga,
  type History,
  type Witness,
} from './durable.js';
import { openLine } from './line.js';

const PATIENCE = { quick: [0], first: 1, longest: 4, giveUpAfter: 20, decideFor: 10, late: 0 };
const LONG = 30_000;

interface Input {
  readonly naam: string;
}

let database: ScratchDatabase;
let surprises: unknown[];
let launched = false;

beforeAll(async () => {
  database = await createScratchDatabase(process.env['TEST_POSTGRES_URL']!);
});
beforeEach(() => {
  surprises = [];
});
afterEach(stop);
afterAll(() => database.drop());

/** A process that begins. Its predecessor is the same executor, so the engine itself carries on what that one left. */
async function launch<Result>(
  process: (saga: Saga, input: Input) => Promise<Result>,
  { name = 'proef', witness }: { name?: string; witness?: Witness } = {},
): Promise<DurableSaga<Input, Result>> {
  await stop();
  const saga = registerSaga({
    name,
    patience: PATIENCE,
    surprise: (error) => surprises.push(error),
    process,
    ...(witness && { witness }),
  });
  DBOS.setConfig({
    name: 'klantregie',
    systemDatabaseUrl: database.url,
    systemDatabasePoolSize: 4,
    executorID: 'durable-spec',
    applicationVersion: '1',
    logger: { info: () => {}, debug: () => {}, warn: () => {}, error: () => {} },
  });
  await DBOS.launch();
  await openLine();
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
    run: async (again) => {
      calls.push(again);
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
    await expect(run.outcome(LONG)).resolves.toEqual({ state: 'completed', result: { groet: 'dag Mira' } });
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
    await expect(found!.outcome(0)).resolves.toEqual({ state: 'completed', result: 'klaar' });
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
      patience: PATIENCE,
      surprise: () => {},
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
    await expect(again.outcome(LONG)).resolves.toMatchObject({ result: 'eerste' });
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
    const outcomes = await Promise.all(runs.map((run) => run.outcome(LONG)));
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
    const ends = await Promise.all([run.outcome(LONG), run.outcome(LONG), found!.outcome(LONG)]);
    const end = { state: 'completed', result: 'door' };
    expect(ends).toEqual([end, end, end]);
  });

  it('tells that it turned round, and why', async () => {
    const { waiting, open } = gate(undefined);
    const undoing: Step<string> = { ...step('a'), find: async () => 'a', undo: () => waiting.run(false) };
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
    await expect(run.outcome(LONG)).resolves.toEqual({ state: 'undone', failedAt: 'b', failure: refused, kept: [] });
  });

  it('reports what nobody foresaw', async () => {
    const bug = new TypeError('fout');
    const saga = await launch(async () => {
      throw bug;
    });
    const run = await saga.start(randomUUID(), { naam: 'Mira' });
    await expect(run.outcome(LONG)).resolves.toMatchObject({ state: 'undone', failedAt: 'onvoorzien' });
    expect(surprises).toEqual([bug]);
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
    await expect(run!.outcome(LONG)).resolves.toEqual({ state: 'completed', result: ['Mira', 'a', 'b', 'c'] });
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
    await expect((await second.find(id))!.outcome(LONG)).resolves.toMatchObject({ result: 'a' });
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
    const first = await launch(process(() => stuck.run(false)));
    const id = randomUUID();
    await first.start(id, { naam: 'Mira' });
    await begun;
    const second = await launch(process(remember));
    await expect((await second.find(id))!.outcome(LONG)).resolves.toMatchObject({ state: 'undone', failedAt: 'c' });
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
    await expect((await second.find(id))!.outcome(LONG)).resolves.toEqual({ state: 'completed', result: values });
    expect(seen).toStrictEqual([
      { void: undefined, values },
      { void: undefined, values },
    ]);
    const third = await launch(async () => 'anders');
    const read = await (await third.find(id))!.outcome(0);
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
    await expect(run.outcome(LONG)).resolves.toStrictEqual(outcome);
    const next = await launch(async () => 'anders');
    await expect((await next.find(id))!.outcome(0)).resolves.toStrictEqual(outcome);
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
      { witness: heardBy([], { wasReopened: true }) },
    );
    const id = randomUUID();
    const first = await (await saga.start(id, { naam: 'Mira' })).outcome(LONG);
    expect(first).toMatchObject({ state: 'attention', left: [{ step: 'c' }], gaveUpAt: 'afmaken van c' });
    calls.length = 0;
    fails = false;
    await expect(saga.reopen(id, (first as { gaveUpAt: string }).gaveUpAt)).resolves.toBe(true);
    await expect((await saga.find(id))!.outcome(LONG)).resolves.toEqual({ state: 'completed', result: 'klaar' });
    // The log was cut off: anything after that may have been done before.
    expect(calls).toEqual(['c again']);
  });

  it('goes on after all that it did, and undoes it when that was asked', async () => {
    const calls: string[] = [];
    const history = { wasReopened: true, takenBack: refused };
    const saga = await launch(
      process(calls, () => false),
      { witness: heardBy([], history) },
    );
    const id = randomUUID();
    await (await saga.start(id, { naam: 'Mira' })).outcome(LONG);
    calls.length = 0;
    await expect(saga.reopen(id)).resolves.toBe(true);
    await expect((await saga.find(id))!.outcome(LONG)).resolves.toEqual({
      state: 'undone',
      failedAt: 'ingreep',
      failure: refused,
      kept: [],
    });
    expect(calls).toEqual(['c weg', 'b weg', 'a weg']);
  });

  it('is reopened once when many ask for it at the same time', async () => {
    const { waiting, open } = gate(undefined);
    let holds = false;
    const slow: Step<undefined> = { ...waiting, run: async (again) => (holds ? waiting.run(again) : undefined) };
    const saga = await launch(async (saga) => (await saga.round('ronde', { slow })) && 'klaar');
    const id = randomUUID();
    await (await saga.start(id, { naam: 'Mira' })).outcome(LONG);
    holds = true;
    const asked = await Promise.all(Array.from({ length: 5 }, () => saga.reopen(id, 'ronde')));
    expect(asked.filter(Boolean)).toHaveLength(1);
    await expect(saga.reopen(id, 'ronde')).resolves.toBe(false);
    open();
    await expect((await saga.find(id))!.outcome(LONG)).resolves.toMatchObject({ state: 'completed' });
  });

  it('is not reopened while it is under way, or when it is not there', async () => {
    const { waiting, open } = gate('door');
    const saga = await launch(async (saga) => saga.round('ronde', { door: waiting }));
    const id = randomUUID();
    const run = await saga.start(id, { naam: 'Mira' });
    await expect(saga.reopen(id)).resolves.toBe(false);
    await expect(saga.reopen(randomUUID())).resolves.toBe(false);
    open();
    await expect(run.outcome(LONG)).resolves.toMatchObject({ state: 'completed' });
  });
});

describe('a witness', () => {
  it('is told that a run turned round and how it ended, before anybody who waits for it', async () => {
    const heard: unknown[] = [];
    const saga = await launch(async (saga) => saga.round('ronde', { a: failing(refused) }), {
      witness: heardBy(heard),
    });
    const id = randomUUID();
    const outcome = await (await saga.start(id, { naam: 'Mira' })).outcome(LONG);
    expect(heard).toEqual([
      ['turned', id],
      ['ended', id, outcome],
    ]);
  });

  it('is asked for the history only of what is carried on', async () => {
    const { stuck, begun } = fatal();
    const heard: unknown[] = [];
    const asked: string[] = [];
    const witness: Witness = {
      ...heardBy(heard),
      history: async (id) => {
        asked.push(id);
        return { wasReopened: false };
      },
    };
    const first = await launch(async (saga) => saga.round('ronde', { a: stuck }), { witness });
    const id = randomUUID();
    await first.start(id, { naam: 'Mira' });
    await begun;
    expect(asked).toEqual([]);
    const second = await launch(async (saga) => saga.round('ronde', { a: step('a') }), { witness });
    await (await second.find(id))!.outcome(LONG);
    expect(asked).toEqual([id]);
  });

  it('is told again what it could not hear', async () => {
    const heard: unknown[] = [];
    const { ended, ...rest } = heardBy(heard);
    let deaf = 2;
    const witness: Witness = {
      ...rest,
      ended: async (id, outcome) => {
        if (deaf-- > 0) throw new Error('even niet');
        return ended(id, outcome);
      },
    };
    const saga = await launch(async () => 'klaar', { witness });
    const id = randomUUID();
    const outcome = { state: 'completed', result: 'klaar' };
    await expect((await saga.start(id, { naam: 'Mira' })).outcome(LONG)).resolves.toEqual(outcome);
    expect(heard).toEqual([['ended', id, outcome]]);
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

  it('says of a run that the engine gave up that a person must look', async () => {
    const saga = await launch(async () => 'klaar');
    const id = randomUUID();
    await (await saga.start(id, { naam: 'Mira' })).outcome(LONG);
    await query(
      `update dbos.workflow_status set status = 'MAX_RECOVERY_ATTEMPTS_EXCEEDED' where workflow_uuid = $1`,
      id,
    );
    const found = await saga.find(id);
    expect(found).toMatchObject({ hasEnded: true });
    await expect(found!.outcome(0)).resolves.toMatchObject({ state: 'attention', failedAt: 'onvoorzien' });
    // Which is of use: it can be tried again.
    await expect(saga.reopen(id)).resolves.toBe(true);
    await expect((await saga.find(id))!.outcome(LONG)).resolves.toMatchObject({ state: 'completed' });
  });
});

describe('a run that cannot be written into the log', () => {
  it('is refused, and comes to nothing when it is written after all', async () => {
    const calls: boolean[] = [];
    const saga = await launch(async (saga) => saga.round('ronde', { a: step('a', calls) }));
    const id = randomUUID();
    await whileLocked(async () => {
      await expect(saga.start(id, { naam: 'Mira' })).rejects.toThrow('in time');
    });
    let run = await saga.find(id);
    while (!run) run = await saga.find(id);
    await expect(run.outcome(LONG)).resolves.toMatchObject({ state: 'undone', failedAt: ABANDONED });
    expect(calls).toEqual([]);
  });
});

/** What a witness hears, in order. */
function heardBy(heard: unknown[], history: History = { wasReopened: false }): Witness {
  return {
    turned: async (id) => void heard.push(['turned', id]),
    ended: async (id, outcome) => void heard.push(['ended', id, outcome]),
    history: async () => history,
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

/** How many rows a table has of a run. */
const inLog = async (table: string, id: string): Promise<number> =>
  (await query(`select 1 from ${table} where workflow_uuid = $1`, id)).length;

/** Does something while nobody can write into the log. */
async function whileLocked(work: () => Promise<void>): Promise<void> {
  const client = new Client({ connectionString: database.url });
  await client.connect();
  await client.query('begin');
  await client.query('lock table dbos.workflow_status in share mode');
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
