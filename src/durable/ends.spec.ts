import { describe, expect, it } from '@jest/globals';
import { Ends } from './ends.js';
import { allowWaiting, stopWaiting } from './wait-at-most.js';

const LONG = 30_000;

/** Somebody who is asked for ends, and says what is there when they are. */
function log() {
  const asked: string[] = [];
  const ended = new Map<string, string>();
  const ends = new Ends(async (id) => {
    asked.push(id);
    return ended.get(id);
  });
  const until = async (holds: () => boolean) => {
    while (!holds()) await new Promise((resolve) => setTimeout(resolve, 5));
  };
  return { ends, asked, ended, until };
}

describe(Ends.name, () => {
  it('asks until there is an end', async () => {
    const { ends, asked, ended, until } = log();
    const end = ends.wait('a', LONG);
    await until(() => asked.length === 2);
    ended.set('a', 'klaar');
    await expect(end).resolves.toBe('klaar');
    expect(ends.size).toBe(0);
  });

  it('asks once for all who wait', async () => {
    const { ends, asked, ended } = log();
    ended.set('a', 'klaar');
    const all = Array.from({ length: 50 }, () => ends.wait('a', LONG));
    await expect(Promise.all(all)).resolves.toEqual(all.map(() => 'klaar'));
    expect(asked).toEqual(['a']);
  });

  it('asks nothing for who does not wait', async () => {
    const { ends, asked } = log();
    await expect(ends.wait('a', 0)).resolves.toBeUndefined();
    expect(asked).toEqual([]);
  });

  it('asks no more once nobody waits, and goes on for who still does', async () => {
    const { ends, asked, ended, until } = log();
    const patient = ends.wait('a', LONG);
    await expect(ends.wait('a', 1)).resolves.toBeUndefined();
    expect(ends.size).toBe(1);
    ended.set('a', 'klaar');
    await expect(patient).resolves.toBe('klaar');

    await expect(ends.wait('b', 1)).resolves.toBeUndefined();
    expect(ends.size).toBe(0);
    const soFar = asked.length;
    const later = ends.wait('c', LONG);
    await until(() => asked.filter((id) => id === 'c').length === 3);
    expect(asked.slice(soFar).filter((id) => id !== 'c')).toEqual([]);
    ended.set('c', 'klaar');
    await later;
  });

  it('asks again when it could not be told', async () => {
    let times = 0;
    const ends = new Ends(async () => {
      times += 1;
      if (times < 3) throw new Error('even niet');
      return 'klaar';
    });
    await expect(ends.wait('a', LONG)).resolves.toBe('klaar');
  });

  it('lets everybody go when the process stops', async () => {
    const { ends } = log();
    const waiting = ends.wait('a', LONG);
    stopWaiting();
    await expect(waiting).resolves.toBeUndefined();
    allowWaiting();
    expect(ends.size).toBe(0);
  });
});
