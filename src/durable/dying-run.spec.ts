import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { keep, type ReversibleStep, type Step } from '../saga/step.js';
import type { Saga } from '../saga/saga.js';
import {
  withEngine,
  launch,
  step,
  refused,
  failing,
  fatal,
  endOf,
  everythingStored,
} from '../../test/support/engine.js';

withEngine();

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
