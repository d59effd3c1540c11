import { describe, expect, it } from '@jest/globals';
import type { Log } from '../telemetry/log.js';
import { onceReachable } from './once-reachable.js';

const failing = (code: string, message: string = code) => Object.assign(new Error(message), { code });

/** A log that remembers. */
function logging() {
  const said: object[] = [];
  const log = { warn: (details: object, text: string) => said.push({ ...details, text }) } as unknown as Log;
  return { said, log };
}

describe(onceReachable.name, () => {
  it.each([
    ['is not there yet', failing('ECONNREFUSED')],
    ['is full', failing('53300', 'sorry, too many clients already')],
    ['starts', failing('57P03', 'the database system is starting up')],
    ['is nowhere at several addresses', new AggregateError([failing('ECONNREFUSED')])],
    ['does not answer', new Error('timeout expired')],
  ])('tries again when the database %s, and says so once', async (_, error) => {
    const { said, log } = logging();
    const failures = [error, error];
    const work = async () => {
      const failure = failures.pop();
      if (failure) throw failure;
      return 'gelukt';
    };
    await expect(onceReachable(log, work)).resolves.toBe('gelukt');
    expect(said).toEqual([{ reason: error.message, text: 'waiting for the database' }]);
  });

  it.each([
    ['a wrong password', failing('28P01')],
    ['a mistake of ours', new TypeError('x is not a function')],
    ['a database that is not there', failing('3D000')],
  ])('does not wait because of %s', async (_, error) => {
    const { said, log } = logging();
    await expect(onceReachable(log, () => Promise.reject(error))).rejects.toBe(error);
    expect(said).toEqual([]);
  });

  it('does not wait for ever', async () => {
    const { log } = logging();
    await expect(onceReachable(log, () => Promise.reject(failing('ECONNREFUSED')), 0)).rejects.toThrow('ECONNREFUSED');
  });
});
