import { beforeEach, describe, expect, it } from '@jest/globals';
import { Outbox } from './outbox.js';
import type { LogboekRecord } from './record.js';
import { RefusedError } from './send.js';

/** Rows that wait, by id; each has a record of that name. */
let waiting: string[];
let setAside: string[];
/** What was said to the database, without its values. */
let said: string[];
/** Of each connection that was given back, whether it was closed. */
let released: (boolean | undefined)[];
/** Which records the logboek was sent, each time. */
let sent: string[][];
let broken: RegExp | undefined;
let outbox: Outbox;

beforeEach(() => {
  [waiting, setAside, said, released, sent] = [[], [], [], [], []];
  broken = undefined;
  const query = async (statement: string, [value]: unknown[] = []) => {
    said.push(statement.trim().split(/\s/)[0]!);
    if (broken?.test(statement)) throw new Error('no database');
    if (statement.startsWith('select id')) {
      const rows = waiting.slice(0, Number(value)).map((id) => ({ id, records: [{ name: id }] }));
      return { rows };
    }
    const ids = (value ?? []) as string[];
    if (statement.startsWith('update')) setAside.push(...ids);
    waiting = waiting.filter((id) => !ids.includes(id));
    return { rows: [] };
  };
  const release = (destroy?: boolean) => void released.push(destroy);
  outbox = new Outbox({ connect: async () => ({ query, release }), query }, 'uitgaand');
});

/** A logboek that refuses these for good, whatever else comes with them. */
const refusing =
  (...refused: readonly string[]) =>
  async (records: readonly LogboekRecord[]): Promise<void> => {
    const names = records.map(({ name }) => name);
    sent.push(names);
    if (names.some((it) => refused.includes(it))) throw new RefusedError();
  };

describe(Outbox.name, () => {
  it('keeps records in the transaction of what they tell of', () => {
    expect(Outbox.insertInto('uitgaand', '$2')).toBe('insert into uitgaand (records) values ($2::jsonb)');
  });

  it('sends the oldest together, and forgets them', async () => {
    waiting = ['a', 'b', 'c'];
    expect(await outbox.ship(2, refusing())).toBe(2);
    expect([sent, waiting]).toEqual([[['a', 'b']], ['c']]);
    expect(said).toEqual(['begin', 'select', 'delete', 'commit']);
    expect(released).toEqual([false]);
  });

  it('sends nothing when there is nothing', async () => {
    expect(await outbox.ship(2, refusing())).toBe(0);
    expect([sent, said]).toEqual([[], ['begin', 'select', 'commit']]);
  });

  it('sends fewer of what is refused for good, until it is one, and sets that aside', async () => {
    waiting = ['a', 'b', 'c', 'd', 'e'];
    expect(await outbox.ship(9, refusing('b'))).toBe(1);
    expect([sent, waiting]).toEqual([
      [['a', 'b', 'c', 'd', 'e'], ['a', 'b', 'c'], ['a', 'b'], ['a']],
      ['b', 'c', 'd', 'e'],
    ]);
    sent = [];
    expect(await outbox.ship(9, refusing('b'))).toBe(1);
    expect(sent).toEqual([['b', 'c', 'd', 'e'], ['b', 'c'], ['b']]);
    expect([setAside, waiting]).toEqual([['b'], ['c', 'd', 'e']]);
    expect(await outbox.ship(9, refusing('b'))).toBe(3);
    expect([setAside, waiting]).toEqual([['b'], []]);
  });

  it.each([
    ['the logboek does not take them', undefined],
    ['the database fails', /^delete/],
    ['it is not known whether they are gone', /^commit/],
  ])('forgets nothing, and closes the connection, when %s', async (_, statement) => {
    waiting = ['a', 'b'];
    broken = statement;
    const send = statement ? refusing() : () => Promise.reject(new Error('the logboek did not answer'));
    await expect(outbox.ship(9, send)).rejects.toThrow(statement ? 'no database' : 'the logboek did not answer');
    expect(released).toEqual([true]);
  });
});
