import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Pool } from 'pg';
import { scratchKeyring } from '../../test/support/scratch-keys.js';
import type { Beside } from '../database/change.js';
import { keep, type Step } from '../saga/step.js';
import { logContext, withLogContext, type LogContext } from '../telemetry/log-context.js';
import { NotConfirmedError, StandsOtherwiseError } from './acceptance.js';
import { forgetRuns, listUnfinished, registerSaga } from './durable.js';
import { writeForEngine } from './engine-writes.js';
import {
  withEngine,
  PATIENCE,
  LONG,
  Input,
  surprises,
  surprisedIn,
  launch,
  step,
  refused,
  failing,
  fatal,
  gate,
  endOf,
  query,
  inLog,
  whileLocked,
} from '../../test/support/engine.js';

withEngine();

const mark = async (): Promise<void> => {};

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

describe('what is written beside a run that begins', () => {
  const WHAT = `beside as (insert into beside values ($1, $2) on conflict do nothing returning id)`;
  const ask: Beside['ask'] = async (text, values) => ({ rowCount: (await query(text, ...values)).length });
  const besideOf = (id: string, changes: Partial<Beside> = {}): Beside => ({
    change: { parts: WHAT, values: [id, 'zo'], condition: 'exists (select from beside)' },
    ask,
    alone: async () => {
      await ask(`with ${WHAT} select from beside`, [id, 'zo']);
      return (await query(`select from beside where id = $1 and what = 'zo'`, id)).length === 1;
    },
    ...changes,
  });
  const standing = (id: string) => query('select what from beside where id = $1', id);

  beforeEach(() => query('create table beside (id text primary key, what text)'));
  afterEach(() => query('drop table beside'));

  it('stands when the run does', async () => {
    const saga = await launch(async () => 'klaar');
    const id = randomUUID();
    const alone = () => Promise.reject(new Error('it is written twice'));
    await expect(endOf(await saga.start(id, { naam: 'Mira' }, besideOf(id, { alone })))).resolves.toMatchObject({
      result: 'klaar',
    });
    expect(await standing(id)).toEqual([{ what: 'zo' }]);
  });

  it('does not stand when the run does not', async () => {
    const saga = await launch(async () => 'klaar');
    const id = randomUUID();
    await query(`alter table dbos.workflow_status add constraint vol check (workflow_uuid <> '${id}')`);
    const alone = () => ask('select from nowhere', []).then(() => true);
    await expect(saga.start(id, { naam: 'Mira' }, besideOf(id, { alone }))).rejects.toThrow('nowhere');
    await query('alter table dbos.workflow_status drop constraint vol');
    expect(await standing(id)).toEqual([]);
  });

  it('keeps a run from beginning in whose place there is something else', async () => {
    const calls: boolean[] = [];
    const saga = await launch(async (saga) => (await saga.round('ronde', { a: step('a', calls) })).a);
    const id = randomUUID();
    await query(`insert into beside values ($1, 'anders')`, id);
    await expect(saga.start(id, { naam: 'Mira' }, besideOf(id))).rejects.toThrow(StandsOtherwiseError);
    await expect(saga.find(id)).resolves.toBeUndefined();
    expect([calls, await standing(id)]).toEqual([[], [{ what: 'anders' }]]);
  });

  it('is not known to stand otherwise when that cannot be asked after an attempt that was broken off', async () => {
    const saga = await launch(async () => 'klaar');
    const id = randomUUID();
    const brokenOff = {
      ask: () => Promise.reject(new Error('broken off')),
      alone: () => ask('select from nowhere', []),
    };
    await expect(
      saga.start(id, { naam: 'Mira' }, besideOf(id, brokenOff as unknown as Partial<Beside>)),
    ).rejects.toThrow(NotConfirmedError);
  });

  it.each([
    ['arrived', async (text: string, values: readonly unknown[]) => void (await ask(text, values))],
    ['did not arrive', async () => {}],
  ])('stands once when the connection broke off, whether that %s', async (_, arrive) => {
    const calls: boolean[] = [];
    const saga = await launch(async (saga) => (await saga.round('ronde', { a: step('a', calls) })).a);
    const id = randomUUID();
    const cut: Beside['ask'] = async (text, values) => {
      await arrive(text, values);
      throw new Error('broken off');
    };
    await expect(endOf(await saga.start(id, { naam: 'Mira' }, besideOf(id, { ask: cut })))).resolves.toMatchObject({
      result: 'a',
    });
    expect(await standing(id)).toEqual([{ what: 'zo' }]);
    // Nobody tried any of it before.
    expect(calls).toEqual([false]);
  });

  it('is left alone by a run that was there', async () => {
    const saga = await launch(async (_, { naam }) => naam);
    const id = randomUUID();
    await endOf(await saga.start(id, { naam: 'Mira' }, besideOf(id)));
    const again = await saga.start(id, { naam: 'Iemand anders' }, besideOf(id));
    await expect(endOf(again)).resolves.toMatchObject({ result: 'Mira' });
    expect(await standing(id)).toEqual([{ what: 'zo' }]);
  });
});
