import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { regularly } from './regularly.js';

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

describe(regularly.name, () => {
  it('does nothing at once, and then again and again', async () => {
    let times = 0;
    const regular = regularly(1000, async () => void (times += 1));
    expect(times).toBe(0);
    await jest.advanceTimersByTimeAsync(3500);
    expect(times).toBe(3);
    await regular.stop();
  });

  it('never does two at a time', async () => {
    let [busy, most] = [0, 0];
    const regular = regularly(10, async () => {
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
    await regularly(10, async () => void (times += 1)).stop();
    await jest.advanceTimersByTimeAsync(100);
    expect(times).toBe(0);
  });

  it('does nothing more once it is stopped, and waits for what it was doing', async () => {
    let [begun, ended] = [0, 0];
    const regular = regularly(10, async () => {
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
});
