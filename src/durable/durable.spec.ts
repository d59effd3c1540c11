import { randomUUID } from 'node:crypto';
import { DBOS } from '@dbos-inc/dbos-sdk';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Pool } from 'pg';
import { createScratchDatabase, type ScratchDatabase } from '../database/scratch-database.js';
import { keep, type Failure, type Step } from '../saga/step.js';
import type { Saga } from '../saga/saga.js';
import { registerSaga, type DurableSaga } from './durable.js';

const PATIENCE = { quick: [0], first: 1, longest: 4, giveUpAfter: 20, late: 0 };
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
  name = 'proef',
): Promise<DurableSaga<Input, Result>> {
  await stop();
  const saga = registerSaga(name, PATIENCE, (error) => surprises.push(error), process);
  DBOS.setConfig({
    name: 'klantregie',
    systemDatabaseUrl: database.url,
    systemDatabasePoolSize: 4,
    executorID: 'durable-spec',
    applicationVersion: '1',
    logger: { info: () => {}, debug: () => {}, warn: () => {}, error: () => {} },
  });
  await DBOS.launch();
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
        value: { a: { value: 1 }, b: { value: 'twee' } },
        startedAt: expect.any(Number),
        completedAt: expect.any(Number),
      },
    ]);
    expect(rest).toEqual({});
  });

  it('is not found when it was never started, or is one of another saga', async () => {
    const other = registerSaga(
      'ander',
      PATIENCE,
      () => {},
      async () => 'ander',
    );
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
    const undoing: Step<string> = { ...step('a'), undo: () => waiting.run(false) };
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
    const undoable = (name: string, undo: Step<string>['undo']): Step<string> => ({ ...step(name), undo });
    const remember = async (value: string) => {
      undone.push(value);
    };
    const process = (last: Step<string>['undo']) => async (saga: Saga) => {
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

/** All that stands in the log. */
async function everythingStored(): Promise<string> {
  const pool = new Pool({ connectionString: database.url });
  try {
    const { rows: runs } = await pool.query('select * from dbos.workflow_status');
    const { rows: steps } = await pool.query('select * from dbos.operation_outputs');
    expect(runs.length).toBeGreaterThan(0);
    expect(steps.length).toBeGreaterThan(0);
    return JSON.stringify([runs, steps]);
  } finally {
    await pool.end();
  }
}
