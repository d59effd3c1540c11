import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import type { Saga } from '../saga/saga.js';
import type { Blanking, ListKeeper, LogEnd } from './durable.js';
import { write } from './log-change.js';
import { withEngine, LONG, Input, launch, step, fatal } from '../../test/support/engine.js';

withEngine();

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
