import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { lookUntilSettled } from './look-until-settled.js';

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

/** A register in which a row appears after so many milliseconds; each look-up takes some, and tells what stood at its start. */
function register(appearsAfter: number, lookUpTakes = 0) {
  const begun = Date.now();
  const lookUps: number[] = [];
  const find = async (): Promise<string | undefined> => {
    const at = Date.now() - begun;
    lookUps.push(at);
    if (lookUpTakes > 0) await new Promise((resolve) => setTimeout(resolve, lookUpTakes));
    return at >= appearsAfter ? 'gevonden' : undefined;
  };
  return { find, lookUps };
}

async function ending<T>(promise: Promise<T>): Promise<T> {
  await jest.runAllTimersAsync();
  return promise;
}

describe(lookUntilSettled.name, () => {
  it('finds at once what is there', async () => {
    const { find, lookUps } = register(0);
    await expect(ending(lookUntilSettled(find, 60_000))).resolves.toBe('gevonden');
    expect(lookUps).toEqual([0]);
  });

  it('finds what appears later, soon after', async () => {
    const { find, lookUps } = register(2500);
    await expect(ending(lookUntilSettled(find, 60_000))).resolves.toBe('gevonden');
    expect(lookUps).toEqual([0, 1000, 2000, 3000]);
  });

  it('gives up once the register can no longer be busy with it', async () => {
    const { find, lookUps } = register(Infinity);
    await expect(ending(lookUntilSettled(find, 400))).resolves.toBeUndefined();
    expect(lookUps.at(-1)).toBeGreaterThanOrEqual(400);
    expect(lookUps.at(-1)).toBeLessThan(500);
  });

  it('looks once more after the end, for a look-up that began before it proves nothing', async () => {
    const { find, lookUps } = register(1000, 300);
    await expect(ending(lookUntilSettled(find, 1000))).resolves.toBe('gevonden');
    expect(lookUps.at(-2)).toBeLessThan(1000);
  });

  it('looks once when there is nothing to wait for', async () => {
    const { find, lookUps } = register(Infinity);
    await expect(ending(lookUntilSettled(find, 0))).resolves.toBeUndefined();
    expect(lookUps).toEqual([0]);
  });

  it('fails when it cannot look', async () => {
    await expect(lookUntilSettled(() => Promise.reject(new Error('onbereikbaar')), 1000)).rejects.toThrow(
      'onbereikbaar',
    );
  });
});
