import { afterEach, describe, expect, it } from '@jest/globals';
import type { Settings } from '../config/settings.js';
import { beginRun, endRun } from '../durable/ownership.js';
import { Admission } from './admission.js';

const LONG = 60_000;

const admission = (verzoeken: object) => new Admission({ configuration: { verzoeken } } as unknown as Settings);

/** Work that goes on until it is told to end. */
function work() {
  let end: (value: string) => void = () => {};
  let begun = false;
  const ended = new Promise<string>((resolve) => (end = resolve));
  return {
    end,
    hasBegun: () => begun,
    work: () => {
      begun = true;
      return ended;
    },
  };
}

const tooBusy = { problem: { type: '/problemen/te-druk', status: 503 }, headers: { 'Retry-After': '2' } };

describe(Admission.name, () => {
  it('lets in so many at once; others wait their turn', async () => {
    const door = admission({ tegelijk: 1, wachtrij: 1 });
    const [first, second] = [work(), work()];
    const answers = [door.enter(LONG, first.work), door.enter(LONG, second.work)];
    expect([first.hasBegun(), second.hasBegun()]).toEqual([true, false]);
    first.end('een');
    second.end('twee');
    await expect(Promise.all(answers)).resolves.toEqual(['een', 'twee']);
  });

  it('sends away at once who finds the line full', async () => {
    const door = admission({ tegelijk: 1, wachtrij: 1 });
    const [first, second, third] = [work(), work(), work()];
    const waiting = [door.enter(LONG, first.work), door.enter(LONG, second.work)];
    await expect(door.enter(LONG, third.work)).rejects.toMatchObject(tooBusy);
    first.end('een');
    second.end('twee');
    await Promise.all(waiting);
    expect(third.hasBegun()).toBe(false);
  });

  it('sends away who has stood in line too long, and never does that work', async () => {
    const door = admission({ tegelijk: 1, wachtrij: 5 });
    const [first, second, third] = [work(), work(), work()];
    const busy = door.enter(LONG, first.work);
    await expect(door.enter(1, second.work)).rejects.toMatchObject(tooBusy);
    const waiting = door.enter(LONG, third.work);
    first.end('een');
    third.end('drie');
    await expect(Promise.all([busy, waiting])).resolves.toEqual(['een', 'drie']);
    expect(second.hasBegun()).toBe(false);
  });

  it('makes room when work fails, and says how it failed', async () => {
    const door = admission({ tegelijk: 1, wachtrij: 0 });
    const error = new Error('mislukt');
    await expect(door.enter(LONG, () => Promise.reject(error))).rejects.toBe(error);
    await expect(door.enter(LONG, async () => 'daarna')).resolves.toBe('daarna');
  });

  describe('with more under way than one process can have in its memory', () => {
    const run = beginRun('een-lopende');
    afterEach(() => endRun(run));

    it('lets in nobody until there is less', async () => {
      const door = admission({ lopend: 1 });
      await expect(door.enter(LONG, async () => 'nu')).rejects.toMatchObject(tooBusy);
      endRun(run);
      await expect(door.enter(LONG, async () => 'straks')).resolves.toBe('straks');
    });
  });
});
