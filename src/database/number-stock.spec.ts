import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Pool } from 'pg';
import { NumberStock } from './number-stock.js';

/** How many times numbers were drawn, and for how many requests each time. */
let draws: unknown[];
let failure: Error | undefined;
let stock: NumberStock;

beforeEach(() => {
  [draws, failure] = [[], undefined];
  let drawn = 0;
  const pool = {
    query: async ({ values: [count] }: { readonly values: readonly number[] }) => {
      if (failure) throw failure;
      draws.push(count);
      return { rows: Array.from({ length: count! }, () => ({ klantcontact: String((drawn += 1)) })) };
    },
  };
  stock = new NumberStock(pool as unknown as Pool);
});

const next = async () => Number((await stock.next()).klantcontact);
const several = async (count: number) => {
  const numbers: number[] = [];
  while (numbers.length < count) numbers.push(await next());
  return numbers;
};

describe('numbers that are issued to nobody yet', () => {
  it('are drawn several at once, and each is issued once', async () => {
    expect(await several(5)).toEqual([1, 2, 3, 4, 5]);
    expect(draws).toEqual([8]);
  });

  it('are drawn anew when few are left, before somebody has to wait for that', async () => {
    await several(6);
    expect(draws).toEqual([8, 8]);
    expect(await several(9)).toEqual([7, 8, 9, 10, 11, 12, 13, 14, 15]);
  });

  it('are drawn once for all who wait for them', async () => {
    expect(await Promise.all([next(), next(), next()])).toEqual([1, 2, 3]);
    expect(draws).toEqual([8]);
    const many = await Promise.all(Array.from({ length: 20 }, next));
    expect(new Set(many).size).toBe(20);
  });

  it('are issued for as long as there are any when no more can be drawn, and then it is said why', async () => {
    await several(5);
    failure = new Error('no database');
    expect(await several(3)).toEqual([6, 7, 8]);
    await expect(next()).rejects.toBe(failure);
    failure = undefined;
    expect(await next()).toBe(9);
  });

  it('are forgotten when they count no more', async () => {
    await several(5);
    stock.forget();
    expect(await next()).toBe(9);
  });
});
