import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import type { ListKeeper } from './durable.js';
import { withEngine, LONG, launch, step, refused, failing, fatal, endOf, heardBy } from '../../test/support/engine.js';

withEngine();

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
