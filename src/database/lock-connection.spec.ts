import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Pool } from 'pg';
import { mutex, NotBegunError } from './mutex.js';

/** What was done, in its order. */
let done: string[];
/** What the database fails at. */
let failing: string | undefined;
let isEnding: boolean;

const FAILURE = new Error('no database');

beforeEach(() => {
  [done, failing, isEnding] = [[], undefined, false];
});

async function attempt(what: string): Promise<void> {
  done.push(what);
  if (failing === what) throw FAILURE;
}

const client = {
  query: (statement: string) => attempt(/pg_advisory_(\w+)/.exec(statement)![1]!),
  release: (isClosed: boolean) => void done.push(isClosed ? 'close' : 'give back'),
};
const pool = {
  get ending() {
    return isEnding;
  },
  connect: async () => {
    await attempt('connect');
    return client;
  },
} as unknown as Pool;

const exclusively = () => mutex(pool)('sleutel', async () => done.push('work'));

describe('the connection of a lock', () => {
  it('is given back when the lock is off', async () => {
    await expect(exclusively()).resolves.toBe(3);
    expect(done).toEqual(['connect', 'lock', 'work', 'unlock', 'give back']);
  });

  it('is closed when the lock may be on it yet', async () => {
    failing = 'unlock';
    await expect(exclusively()).resolves.toBe(3);
    expect(done.at(-1)).toBe('close');
  });

  it('is closed when the work fails, which is told as it is', async () => {
    const mistake = new Error('mistake');
    await expect(mutex(pool)('sleutel', () => Promise.reject(mistake))).rejects.toBe(mistake);
    expect(done).toEqual(['connect', 'lock', 'close']);
  });

  it('is closed when the lock could not be taken: nothing was begun', async () => {
    failing = 'lock';
    await expect(exclusively()).rejects.toThrow(NotBegunError);
    expect(done).toEqual(['connect', 'lock', 'close']);
  });

  it('may not be had: nothing was begun', async () => {
    failing = 'connect';
    await expect(exclusively()).rejects.toMatchObject({ name: 'NotBegunError', cause: FAILURE });
    expect(done).toEqual(['connect']);
  });

  it('is not to be had any more when the product stops, which is told as it is', async () => {
    [failing, isEnding] = ['connect', true];
    await expect(exclusively()).rejects.toBe(FAILURE);
  });
});
