import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { regularly, type Regular } from './regularly.js';

/** Work that is not expected to fail. */
const surely = (milliseconds: number, work: (stopping: AbortSignal) => Promise<void>): Regular =>
  regularly(milliseconds, work, (error) => {
    throw error;
  });

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

describe(regularly.name, () => {
  it('does nothing at once, and then again and again', async () => {
    let times = 0;
    const regular = surely(1000, async () => void (times += 1));
    expect(times).toBe(0);
    await jest.advanceTimersByTimeAsync(3500);
    expect(times).toBe(3);
    await regular.stop();
  });

  it('never does two at a time', async () => {
    let [busy, most] = [0, 0];
    const regular = surely(10, async () => {
      most = Math.max(most, (busy += 1));
      await new Promise((resolve) => setTimeout(resolve, 100));
      busy -= 1;
    });
    await jest.advanceTimersByTimeAsync(1000);
    expect(most).toBe(1);
    await Promise.all([regular.stop(), jest.runAllTimersAsync()]);
  });

  it('does nothing at all when it is stopped before', async () => {
    let times = 0;
    await surely(10, async () => void (times += 1)).stop();
    await jest.advanceTimersByTimeAsync(100);
    expect(times).toBe(0);
  });

  it('does nothing more once it is stopped, and waits for what it was doing', async () => {
    let [begun, ended] = [0, 0];
    const regular = surely(10, async () => {
      begun += 1;
      await new Promise((resolve) => setTimeout(resolve, 100));
      ended += 1;
    });
    await jest.advanceTimersByTimeAsync(15);
    const stopped = regular.stop().then(() => ended);
    await jest.runAllTimersAsync();
    await expect(stopped).resolves.toBe(1);
    await jest.advanceTimersByTimeAsync(1000);
    expect(begun).toBe(1);
  });

  it('says to what it is doing that it must end', async () => {
    let told: AbortSignal | undefined;
    const regular = surely(10, async (stopping) => void (told = stopping));
    await jest.advanceTimersByTimeAsync(10);
    expect(told?.aborted).toBe(false);
    await regular.stop();
    expect(told?.aborted).toBe(true);
  });

  it('does it now when that is asked, and then after the usual time', async () => {
    const at: number[] = [];
    const begun = Date.now();
    const regular = surely(1000, async () => void at.push(Date.now() - begun));
    await jest.advanceTimersByTimeAsync(400);
    regular.now();
    await jest.advanceTimersByTimeAsync(2000);
    expect(at).toEqual([400, 1400, 2400]);
    await regular.stop();
  });

  it('does it once more when it is asked meanwhile, but never two at a time', async () => {
    const order: string[] = [];
    const regular = surely(1000, async () => {
      order.push('begun');
      await new Promise((resolve) => setTimeout(resolve, 100));
      order.push('ended');
    });
    regular.now();
    await jest.advanceTimersByTimeAsync(50);
    regular.now();
    await jest.advanceTimersByTimeAsync(500);
    expect(order).toEqual(['begun', 'ended', 'begun', 'ended']);
    await regular.stop();
  });

  it('does nothing that was asked for before it was stopped, or is after', async () => {
    let times = 0;
    const regular = surely(10, async () => void (times += 1));
    regular.now();
    const stopped = regular.stop();
    regular.now();
    await Promise.all([stopped, jest.runAllTimersAsync()]);
    expect(times).toBe(0);
  });

  it('tells of each time that it fails, and does it again later and later until it succeeds', async () => {
    const at: number[] = [];
    const told: unknown[] = [];
    const begun = Date.now();
    const work = async () => {
      at.push((Date.now() - begun) / 1000);
      if (at.length < 9) throw new Error(`keer ${at.length}`);
    };
    const regular = regularly(1000, work, (error) => told.push(error));
    await jest.advanceTimersByTimeAsync(260_000);
    expect(at.slice(0, 11)).toEqual([1, 3, 7, 15, 31, 63, 123, 183, 243, 244, 245]);
    expect(told).toHaveLength(8);
    expect(told[0]).toEqual(new Error('keer 1'));
    await regular.stop();
  });

  it('does not hurry because it fails', async () => {
    let times = 0;
    const work = async () => {
      times += 1;
      throw new Error('mislukt');
    };
    const regular = regularly(300_000, work, () => {});
    await jest.advanceTimersByTimeAsync(900_000);
    expect(times).toBe(3);
    await regular.stop();
  });

  it('tells of no failure once it was stopped', async () => {
    const told: unknown[] = [];
    const work = async () => {
      await new Promise((resolve) => setTimeout(resolve, 100));
      throw new Error('onderbroken');
    };
    const regular = regularly(10, work, (error) => told.push(error));
    await jest.advanceTimersByTimeAsync(50);
    await Promise.all([regular.stop(), jest.runAllTimersAsync()]);
    expect(told).toEqual([]);
  });
});
