import { beforeEach, describe, expect, it } from '@jest/globals';
import { LogBehind, type Entry } from './log-behind.js';

describe(LogBehind.name, () => {
  let stored: Entry[];
  /** What was done, and what stood in the log by then. */
  let done: [string, number][];
  let log: LogBehind;
  beforeEach(() => {
    stored = [];
    done = [];
    log = new LogBehind(async (entries) => void stored.push(...entries));
  });
  const work = (name: string) => async () => {
    done.push([name, stored.length]);
    return `${name} is done`;
  };

  it('has everything written before anything else is begun, and holds the last', async () => {
    await expect(log.keep('first', work('first'))).resolves.toBe('first is done');
    await log.keep('second', work('second'));
    await log.keep('third', work('third'));
    expect(done).toEqual([
      ['first', 0],
      ['second', 1],
      ['third', 2],
    ]);
    expect(stored.map(({ position, name, value }) => [position, name, value])).toEqual([
      [0, 'first', 'first is done'],
      [1, 'second', 'second is done'],
    ]);
    expect(log.held).toMatchObject([{ position: 2, name: 'third', value: 'third is done' }]);
  });

  it('writes what it holds once', async () => {
    await log.keep('first', work('first'));
    await log.write();
    await log.write();
    expect(stored).toHaveLength(1);
    expect(log.held).toEqual([]);
  });

  it('leaves a place open for what brings nothing', async () => {
    log.pass();
    await log.keep('first', work('first'));
    expect(log.held).toMatchObject([{ position: 1 }]);
  });

  it('begins nothing when what came before cannot be written', async () => {
    log = new LogBehind(() => Promise.reject(new Error('it is not ours any more')));
    await log.keep('first', work('first'));
    await expect(log.keep('second', work('second'))).rejects.toThrow('not ours');
    expect(done).toEqual([['first', 0]]);
    expect(log.held).toHaveLength(1);
  });
});
