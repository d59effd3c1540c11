import { randomUUID } from 'node:crypto';
import { DBOS } from '@dbos-inc/dbos-sdk';
import { describe, expect, it, jest } from '@jest/globals';
import { Pool } from 'pg';
import { mutex } from '../database/mutex.js';
import { keep, type Failure, type ReversibleStep, type Step } from '../saga/step.js';
import type { Saga } from '../saga/saga.js';
import type { ListKeeper } from './durable.js';
import { withEngine, LONG, database, launch, refused, fatal, gate, endOf, heardBy } from '../../test/support/engine.js';

withEngine();

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
