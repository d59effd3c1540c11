import { describe, expect, it, jest } from '@jest/globals';
import { FairLine, NoPlaceError } from './fair-line.js';

const LONG = 60_000;

/** Somebody who is inside until told to go. */
function visitor(line: FairLine, who: string, order: string[], patience = LONG) {
  let go: () => void = () => {};
  const until = new Promise<void>((resolve) => (go = resolve));
  const ended = line.within(who, patience, async () => {
    order.push(who);
    await until;
    return who;
  });
  ended.catch(() => {});
  return { go, ended };
}

/** Keeps this process from doing anything else. Milliseconds. */
function standStill(milliseconds: number): void {
  const end = performance.now() + milliseconds;
  while (performance.now() < end);
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

describe(FairLine.name, () => {
  it('lets somebody who is alone have all places', async () => {
    const line = new FairLine({ places: 3, line: 0 });
    const order: string[] = [];
    const visits = [1, 2, 3].map(() => visitor(line, 'an', order));
    await settled();
    expect(order).toEqual(['an', 'an', 'an']);
    expect(line.size).toEqual({ taken: 3, waiting: 0 });
    for (const { go } of visits) go();
    await Promise.all(visits.map(({ ended }) => ended));
    expect(line.size).toEqual({ taken: 0, waiting: 0 });
  });

  it('lets in by turns who waits', async () => {
    const line = new FairLine({ places: 1, line: 10 });
    const order: string[] = [];
    const names = ['an', 'an', 'an', 'an', 'bo', 'cy', 'bo'];
    const visits = names.map((who) => visitor(line, who, order));
    for (const { go } of visits) go();
    await Promise.all(visits.map(({ ended }) => ended));
    expect(order).toEqual(['an', 'an', 'bo', 'cy', 'an', 'bo', 'an']);
    expect(line.size).toEqual({ taken: 0, waiting: 0 });
  });

  it('refuses who finds the line full of others', async () => {
    const line = new FairLine({ places: 1, line: 1 });
    const order: string[] = [];
    const [first, second, third] = ['an', 'bo', 'cy'].map((who) => visitor(line, who, order));
    await expect(third!.ended).rejects.toMatchObject({ reason: 'full' });
    first!.go();
    second!.go();
    await expect(Promise.all([first!.ended, second!.ended])).resolves.toEqual(['an', 'bo']);
  });

  it('has the one who waits longest make way for another of the same', async () => {
    const line = new FairLine({ places: 1, line: 1 });
    const order: string[] = [];
    const [first, second, third] = [1, 2, 3].map(() => visitor(line, 'an', order));
    await expect(second!.ended).rejects.toMatchObject({ reason: 'full' });
    first!.go();
    third!.go();
    await expect(Promise.all([first!.ended, third!.ended])).resolves.toEqual(['an', 'an']);
  });

  it('helps the newest first when the line is full, and the oldest first when it is not', async () => {
    const line = new FairLine({ places: 1, line: 3 });
    const order: string[] = [];
    const come = (name: string) => {
      let go: () => void = () => {};
      const until = new Promise<void>((resolve) => (go = resolve));
      const ended = line.within('an', LONG, async () => {
        order.push(name);
        await until;
      });
      return { go, ended };
    };
    const visits = ['een', 'twee', 'drie', 'vier'].map(come);
    for (const { go } of visits) go();
    await Promise.all(visits.map(({ ended }) => ended));
    expect(order).toEqual(['een', 'vier', 'twee', 'drie']);
  });

  it('makes way for somebody who waits with fewer', async () => {
    const line = new FairLine({ places: 1, line: 2 });
    const order: string[] = [];
    const visits = ['an', 'an', 'an', 'bo'].map((who) => visitor(line, who, order));
    await expect(visits[1]!.ended).rejects.toBeInstanceOf(NoPlaceError);
    for (const { go } of visits) go();
    await expect(visits[3]!.ended).resolves.toBe('bo');
    expect(order).toEqual(['an', 'an', 'bo']);
  });

  it('does not make way for somebody who then would wait with as many', async () => {
    const line = new FairLine({ places: 1, line: 1 });
    const order: string[] = [];
    const visits = ['an', 'an', 'bo'].map((who) => visitor(line, who, order));
    await expect(visits[2]!.ended).rejects.toMatchObject({ reason: 'full' });
    for (const { go } of visits) go();
    await expect(visits[1]!.ended).resolves.toBe('an');
  });

  it('lets nobody make way but the same for who then would wait with as many', async () => {
    const line = new FairLine({ places: 1, line: 3 });
    const order: string[] = [];
    const visits = ['an', 'an', 'an', 'bo', 'bo'].map((who) => visitor(line, who, order));
    await expect(visits[3]!.ended).rejects.toMatchObject({ reason: 'full' });
    for (const { go } of visits) go();
    await Promise.all([0, 1, 2, 4].map((index) => visits[index]!.ended));
    expect(order).toEqual(['an', 'an', 'bo', 'an']);
  });

  it('has who waits with most make way, whosever turn it is', async () => {
    const line = new FairLine({ places: 1, line: 4 });
    const order: string[] = [];
    const visits = ['an', 'bo', 'cy', 'cy', 'dy', 'eef'].map((who) => visitor(line, who, order));
    await expect(visits[2]!.ended).rejects.toMatchObject({ reason: 'full' });
    for (const { go } of visits) go();
    await Promise.all([0, 1, 3, 4, 5].map((index) => visits[index]!.ended));
    expect(order).toEqual(['an', 'bo', 'cy', 'dy', 'eef']);
    expect(line.size).toEqual({ taken: 0, waiting: 0 });
  });

  /** So many of one in line, and one of another, of which the first takes three seconds: it goes once in 600 ms then. */
  async function afterStandstill(count: number) {
    const line = new FairLine({ places: 1, line: 100, promptly: 1000 });
    const order: string[] = [];
    const first = visitor(line, 'an', order);
    const visits = Array.from({ length: count }, () => visitor(line, 'bo', order));
    first.go();
    await first.ended;
    const late = visitor(line, 'cy', order);
    expect(line.size.waiting).toBe(count);
    await jest.advanceTimersByTimeAsync(3000);
    visits[0]!.go();
    await visits[0]!.ended;
    await jest.advanceTimersByTimeAsync(0);
    return { visits, others: [late, visitor(line, 'dy', order)] };
  }

  it('holds a line to be full that takes too long, until it is over', async () => {
    jest.useFakeTimers();
    try {
      const { visits, others } = await afterStandstill(12);
      await expect(visits[2]!.ended).rejects.toMatchObject({ reason: 'full' });
      for (const { go } of [...others, ...visits]) go();
      await jest.advanceTimersByTimeAsync(0);
    } finally {
      jest.useRealTimers();
    }
  });

  it('sends nobody away from a short line because everything stood still once', async () => {
    jest.useFakeTimers();
    try {
      const { visits, others } = await afterStandstill(6);
      for (const { go } of [...others, ...visits]) go();
      await jest.advanceTimersByTimeAsync(0);
      await Promise.all([...others, ...visits].map(({ ended }) => ended));
    } finally {
      jest.useRealTimers();
    }
  });

  it('refuses who has waited too long, and never does that work', async () => {
    const line = new FairLine({ places: 1, line: 5 });
    const order: string[] = [];
    const first = visitor(line, 'an', order);
    const late = visitor(line, 'bo', order, 1);
    await expect(late.ended).rejects.toMatchObject({ reason: 'tooLong' });
    expect(line.size).toEqual({ taken: 1, waiting: 0 });
    const next = visitor(line, 'cy', order);
    for (const { go } of [first, next]) go();
    await Promise.all([first.ended, next.ended]);
    expect(order).toEqual(['an', 'cy']);
  });

  it('lets in, after a standstill, whom a place came free for meanwhile', async () => {
    const line = new FairLine({ places: 1, line: 5 });
    const order: string[] = [];
    const first = visitor(line, 'an', order);
    const late = visitor(line, 'bo', order, 1);
    // It goes off in the same turn, after the time of who waits is up.
    setTimeout(first.go, 1);
    standStill(20);
    await settled();
    late.go();
    await expect(late.ended).resolves.toBe('bo');
  });

  it('keeps who waits until there is room, whatever the places', async () => {
    let hasRoom = false;
    const line = new FairLine({ places: 5, line: 5, hasRoom: () => hasRoom });
    const order: string[] = [];
    const visit = visitor(line, 'an', order);
    await settled();
    expect(order).toEqual([]);
    hasRoom = true;
    line.look();
    visit.go();
    await expect(visit.ended).resolves.toBe('an');
  });

  it('lets in nobody for whom there is no place, however often it looks', async () => {
    const line = new FairLine({ places: 1, line: 5 });
    const order: string[] = [];
    const visits = ['an', 'bo'].map((who) => visitor(line, who, order));
    line.look();
    await settled();
    expect(order).toEqual(['an']);
    expect(line.size).toEqual({ taken: 1, waiting: 1 });
    for (const { go } of visits) go();
    await Promise.all(visits.map(({ ended }) => ended));
  });

  it('lets nobody pass who waits, also when there has come room', async () => {
    let hasRoom = false;
    const line = new FairLine({ places: 1, line: 5, hasRoom: () => hasRoom });
    const order: string[] = [];
    const first = visitor(line, 'an', order);
    hasRoom = true;
    const second = visitor(line, 'bo', order);
    line.look();
    for (const { go } of [first, second]) go();
    await Promise.all([first.ended, second.ended]);
    expect(order).toEqual(['an', 'bo']);
  });

  it('stops counting the time of who was let in, and of who made way', async () => {
    jest.useFakeTimers();
    try {
      const line = new FairLine({ places: 1, line: 2 });
      const visits = ['an', 'an', 'an', 'bo'].map((who) => visitor(line, who, []));
      await expect(visits[1]!.ended).rejects.toMatchObject({ reason: 'full' });
      expect(jest.getTimerCount()).toBe(2);
      for (const { go } of visits) go();
      await visits[3]!.ended;
      expect(jest.getTimerCount()).toBe(0);
    } finally {
      jest.useRealTimers();
    }
  });

  it('lets nobody wait any more once it is closed, and lets go on who is inside', async () => {
    const line = new FairLine({ places: 1, line: 10 });
    const order: string[] = [];
    const inside = visitor(line, 'an', order);
    const waiting = [visitor(line, 'bo', order), visitor(line, 'bo', order), visitor(line, 'cas', order)];
    line.close();
    waiting.push(visitor(line, 'an', order));
    for (const { ended } of waiting) await expect(ended).rejects.toMatchObject({ reason: 'closed' });
    expect(line.size).toEqual({ taken: 1, waiting: 0 });
    inside.go();
    await expect(inside.ended).resolves.toBe('an');
    expect(order).toEqual(['an']);
  });

  it('gives the place free when the work fails', async () => {
    const line = new FairLine({ places: 1, line: 0 });
    const error = new Error('mislukt');
    await expect(line.within('an', LONG, () => Promise.reject(error))).rejects.toBe(error);
    await expect(line.within('an', LONG, async () => 'daarna')).resolves.toBe('daarna');
  });
});
