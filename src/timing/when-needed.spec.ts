import { AsyncLocalStorage } from 'node:async_hooks';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { whenNeeded, type Needed } from './when-needed.js';

const CADENCE = { soon: 100, again: 1000, late: 15_000 };

let at: number[];
let begun: number;
let left: number;
let needed: Needed;

beforeEach(() => {
  jest.useFakeTimers();
  begun = Date.now();
  at = [];
  left = 0;
});
afterEach(() => {
  jest.useRealTimers();
});

/** Work of which there is as much as `left` says. */
const count = async (): Promise<boolean> => {
  at.push(Date.now() - begun);
  left = Math.max(0, left - 1);
  return left > 0;
};
const surely = (work: (stopping: AbortSignal) => Promise<boolean>): Needed =>
  whenNeeded(CADENCE, work, (error) => {
    throw error;
  });

describe(whenNeeded.name, () => {
  it('is done now and then when nobody asks', async () => {
    needed = surely(count);
    await jest.advanceTimersByTimeAsync(45_000);
    expect(at).toEqual([15_000, 30_000, 45_000]);
    await needed.stop();
  });

  it('is done soon after it was asked for, once for all who ask meanwhile', async () => {
    needed = surely(count);
    await jest.advanceTimersByTimeAsync(5000);
    needed.soon();
    await jest.advanceTimersByTimeAsync(60);
    needed.soon();
    await jest.advanceTimersByTimeAsync(15_040);
    expect(at).toEqual([5100, 20_100]);
    await needed.stop();
  });

  it('goes on for as long as there is more', async () => {
    left = 3;
    needed = surely(count);
    needed.soon();
    await jest.advanceTimersByTimeAsync(17_100);
    expect(at).toEqual([100, 1100, 2100, 17_100]);
    await needed.stop();
  });

  it('is done sooner when that is asked while there is more', async () => {
    left = 3;
    needed = surely(count);
    needed.soon();
    await jest.advanceTimersByTimeAsync(200);
    needed.soon();
    await jest.advanceTimersByTimeAsync(2000);
    expect(at).toEqual([100, 300, 1300]);
    await needed.stop();
  });

  it('is done once more when it is asked for meanwhile, but never two at a time', async () => {
    let [busy, most, times] = [0, 0, 0];
    needed = surely(async () => {
      most = Math.max(most, (busy += 1));
      times += 1;
      await new Promise((resolve) => setTimeout(resolve, 500));
      busy -= 1;
      return false;
    });
    needed.soon();
    await jest.advanceTimersByTimeAsync(300);
    needed.soon();
    await jest.advanceTimersByTimeAsync(5000);
    expect({ times, most }).toEqual({ times: 2, most: 1 });
    await needed.stop();
  });

  it('is tried later and later when it fails, however often it is asked for, and tells of each time', async () => {
    const told: unknown[] = [];
    const work = async () => {
      await count();
      if (at.length < 4) throw new Error(`keer ${at.length}`);
      return false;
    };
    needed = whenNeeded(CADENCE, work, (error) => told.push(error));
    needed.soon();
    await jest.advanceTimersByTimeAsync(500);
    needed.soon();
    await jest.advanceTimersByTimeAsync(20_000);
    expect(at).toEqual([100, 2100, 6100, 14_100]);
    expect(told).toHaveLength(3);
    needed.soon();
    await jest.advanceTimersByTimeAsync(200);
    expect(at).toHaveLength(5);
    await needed.stop();
  });

  it('is tried each minute at least, however often it fails', async () => {
    const work = async () => {
      await count();
      throw new Error('no database');
    };
    needed = whenNeeded(CADENCE, work, () => {});
    needed.soon();
    await jest.advanceTimersByTimeAsync(250_000);
    expect(at).toEqual([100, 2100, 6100, 14_100, 30_100, 62_100, 122_100, 182_100, 242_100]);
    await needed.stop();
  });

  it('does not belong to whoever asked', async () => {
    const request = new AsyncLocalStorage<string>();
    const seen: unknown[] = [];
    needed = surely(async () => {
      seen.push(request.getStore());
      return false;
    });
    request.run('van een medewerker', () => needed.soon());
    await jest.advanceTimersByTimeAsync(15_100);
    expect(seen).toEqual([undefined, undefined]);
    await needed.stop();
  });

  it('says to what it is doing that it must end, waits for it, and begins nothing more', async () => {
    let ended = 0;
    let told: AbortSignal | undefined;
    needed = surely(async (stopping) => {
      told = stopping;
      await new Promise((resolve) => setTimeout(resolve, 500));
      ended += 1;
      return true;
    });
    needed.soon();
    await jest.advanceTimersByTimeAsync(200);
    expect(told?.aborted).toBe(false);
    const stopped = needed.stop().then(() => ended);
    expect(told?.aborted).toBe(true);
    needed.soon();
    await jest.advanceTimersByTimeAsync(60_000);
    await expect(stopped).resolves.toBe(1);
    expect(ended).toBe(1);
  });

  it('tells of no failure once it was stopped', async () => {
    const told: unknown[] = [];
    const work = async () => {
      await new Promise((resolve) => setTimeout(resolve, 500));
      throw new Error('onderbroken');
    };
    needed = whenNeeded(CADENCE, work, (error) => told.push(error));
    needed.soon();
    await jest.advanceTimersByTimeAsync(200);
    await Promise.all([needed.stop(), jest.advanceTimersByTimeAsync(1000)]);
    expect(told).toEqual([]);
  });
});
