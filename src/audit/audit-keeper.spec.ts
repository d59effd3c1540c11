import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Settings } from '../config/settings.js';
import type { Auditregels, Seal } from '../database/auditregels.js';
import { writingLines } from '../database/lines-written.js';
import type { Log } from '../telemetry/log.js';
import { Metrics } from '../telemetry/metrics.js';
import { AuditKeeper } from './audit-keeper.js';

const SECOND = 1000;
const HOUR = 3600 * SECOND;
const ONDERHOUD = 60 * SECOND;
const REGEL = { op: new Date(0), rollen: [], actie: 'partijBekijken', objecten: [], resultaat: 'gelukt', aantal: 1 };

/** How many lines have no seal. */
let unsealed: number;
/** How many have expired. */
let expired: number;
/** Whether another process is sealing. */
let isTaken: boolean;
/** What was done, in its order. */
let done: string[];
let logged: unknown[];
let failure: Error | undefined;
let metrics: Metrics;
let keeper: AuditKeeper;

beforeEach(() => {
  jest.useFakeTimers();
  [unsealed, expired, isTaken, done, logged, failure] = [0, 0, false, [], [], undefined];
  let nummer = 0;
  const auditregels = {
    isAnyUnsealed: async () => {
      if (failure) throw failure;
      return unsealed > 0;
    },
    seal: async (limit: number, seal: Seal) => {
      const count = isTaken ? 0 : Math.min(limit, unsealed);
      unsealed -= count;
      nummer += count;
      done.push(`seal ${count}`);
      if (count > 0) seal({ nummer: nummer - 1, zegel: '0' } as never, [REGEL] as never);
      return count;
    },
    removeExpired: async (dagen: number, limit: number) => {
      const count = Math.min(limit, expired);
      expired -= count;
      done.push(`remove ${count} of ${dagen} days`);
      return count;
    },
    oldestUnsealed: async () => 7,
  };
  const log = {
    info: (...args: unknown[]) => logged.push(...args),
    warn: (...args: unknown[]) => logged.push(...args),
  } as unknown as Log;
  metrics = new Metrics();
  keeper = new AuditKeeper(
    auditregels as unknown as Auditregels,
    { configuration: { tijden: { onderhoud: ONDERHOUD }, audit: { dagen: 90 } } } as Settings,
    log,
    metrics,
  );
  keeper.onApplicationBootstrap();
});
afterEach(async () => {
  await keeper.beforeApplicationShutdown();
  jest.useRealTimers();
});

const letPass = (milliseconds: number) => jest.advanceTimersByTimeAsync(milliseconds);

describe('sealing the audit log', () => {
  it('begins soon, with as many at once as fit, and goes on for as long as there are more', async () => {
    unsealed = 1001;
    await letPass(SECOND - 1);
    expect(done).toEqual([]);
    await letPass(1);
    expect(done).toEqual(['seal 500', 'seal 500', 'seal 1']);
    unsealed = 2;
    await letPass(SECOND);
    expect(done.slice(3)).toEqual(['seal 2']);
  });

  it('is done soon after lines were written, and now and then in any case', async () => {
    await letPass(2 * SECOND);
    unsealed = 1;
    await writingLines(async () => {});
    await letPass(SECOND);
    expect(done).toEqual(['seal 1']);
    await letPass(SECOND);
    unsealed = 1;
    await letPass(14 * SECOND);
    expect(done).toEqual(['seal 1']);
    await letPass(SECOND);
    expect(done).toEqual(['seal 1', 'seal 1']);
  });

  it('tells the log up to where, once an hour', async () => {
    const told = () => logged.filter((it) => it === 'the audit log is sealed up to here').length;
    for (const [after, times] of [
      [SECOND, 1],
      [HOUR - 60 * SECOND, 1],
      [60 * SECOND, 2],
    ] as const) {
      unsealed = 1;
      await writingLines(async () => {});
      await letPass(after);
      unsealed = 1;
      await writingLines(async () => {});
      await letPass(SECOND);
      expect(told()).toBe(times);
    }
    expect(logged[0]).toEqual({ nummer: 1, zegel: expect.stringMatching(/^[0-9a-f]{64}$/) });
  });

  it('says nothing of what another process is sealing, and is tried again', async () => {
    [unsealed, isTaken] = [1, true];
    await letPass(SECOND);
    expect([done, logged]).toEqual([['seal 0'], []]);
    isTaken = false;
    await letPass(SECOND);
    expect(done).toEqual(['seal 0', 'seal 1']);
  });

  it('says so when it does not succeed, and is tried again', async () => {
    failure = new Error('no database');
    await letPass(SECOND);
    expect(logged).toEqual([{ err: failure }, 'the audit log could not be kept']);
    failure = undefined;
    unsealed = 1;
    await letPass(2 * SECOND);
    expect(done).toEqual(['seal 1']);
  });

  it('ends when the product stops', async () => {
    await keeper.beforeApplicationShutdown();
    unsealed = 1;
    await writingLines(async () => {});
    await letPass(HOUR);
    expect(done).toEqual([]);
  });

  it('is told of by how long the oldest line waits', async () => {
    expect((await metrics.read()).text).toContain('klantregie_audit_onverzegeld_seconds 7');
  });
});

describe('what need not be kept any more', () => {
  it('is taken out now and then', async () => {
    expired = 3;
    for (let time = 0; time < 3; time += 1) await letPass(ONDERHOUD);
    expect(done).toEqual([3, 0, 0].map((count) => `remove ${count} of 90 days`));
  });

  it('is taken out a few at a time, with a pause in which others have their turn', async () => {
    expired = 501;
    await letPass(ONDERHOUD);
    expect(done).toEqual(['remove 500 of 90 days']);
    jest.useRealTimers();
    while (done.length < 2) await new Promise((resolve) => setTimeout(resolve, 5));
    expect(done).toEqual([500, 1].map((count) => `remove ${count} of 90 days`));
  });
});
