import { describe, expect, it, jest } from '@jest/globals';
import { notKnown } from './problem.js';
import { createLog } from '../telemetry/log.js';
import { withinDatabaseLimit } from './within-database-limit.js';

const log = createLog('silent');
const unavailable = {
  problem: { type: '/problemen/niet-beschikbaar', status: 503 },
  headers: { 'Retry-After': '5' },
};

describe(withinDatabaseLimit.name, () => {
  it('gives what the database gave', async () => {
    await expect(withinDatabaseLimit(log, async () => 'rij')).resolves.toBe('rij');
  });

  it('is a 503 when the database cannot be used, without saying why', async () => {
    const refusal = Object.assign(new Error('geheim-adres'), { code: 'ECONNREFUSED' });
    const refused = withinDatabaseLimit(log, () => Promise.reject(refusal), {
      problem: notKnown,
    });
    await expect(refused).rejects.toMatchObject({
      problem: { type: '/problemen/aanname-niet-bekend', status: 503, opnieuwProberen: true },
      headers: { 'Retry-After': '5' },
    });
    await expect(refused).rejects.not.toMatchObject({ message: expect.stringContaining('geheim') });
  });

  it('takes some time, unless it is said how long', async () => {
    const slow = () => new Promise((resolve) => setTimeout(resolve, 20, 'rij'));
    await expect(withinDatabaseLimit(log, slow)).resolves.toBe('rij');
  });

  it('says in the log what was wrong', async () => {
    const told: unknown[] = [];
    const listening = { error: ({ err }: { err: unknown }) => told.push(err) } as unknown as typeof log;
    const refusal = Object.assign(new Error('weg'), { code: 'ECONNREFUSED' });
    await expect(withinDatabaseLimit(listening, () => Promise.reject(refusal))).rejects.toMatchObject(unavailable);
    expect(told).toEqual([refusal]);
  });

  it('leaves no limit behind', async () => {
    jest.useFakeTimers();
    try {
      await withinDatabaseLimit(log, async () => 'rij');
      expect(jest.getTimerCount()).toBe(0);
    } finally {
      jest.useRealTimers();
    }
  });

  it('lets through what is no fault of the database', async () => {
    const mistake = new TypeError('x is not a function');
    await expect(withinDatabaseLimit(log, () => Promise.reject(mistake))).rejects.toBe(mistake);
    const thrown = () => {
      throw mistake;
    };
    await expect(withinDatabaseLimit(log, thrown)).rejects.toBe(mistake);
  });

  it('is a 503 when the database takes too long, whatever it says later', async () => {
    let fail: (error: Error) => void = () => {};
    const never = new Promise<void>((_, reject) => (fail = reject));
    await expect(withinDatabaseLimit(log, () => never, { limit: 1 })).rejects.toMatchObject(unavailable);
    fail(new Error('alsnog'));
  });
});
