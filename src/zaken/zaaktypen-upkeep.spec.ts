import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Product, Zaaktypeverwijzing } from '../config/configuration.js';
import type { Log } from '../telemetry/log.js';
import { ZaaktypenUpkeep } from './zaaktypen-upkeep.js';
import type { Zaaktypen } from './zaaktypen.js';

const PRODUCTEN = new Map(
  ['parkeervergunning', 'verhuizing'].map((product) => [
    product,
    { product, zaaktype: { catalogus: { domein: 'KLREG', rsin: '002220647' }, identificatie: product } } as Product,
  ]),
);

let refreshed: string[];
let warned: string[];
let failing: string | undefined;
let upkeep: ZaaktypenUpkeep;

beforeEach(() => {
  jest.useFakeTimers();
  [refreshed, warned, failing] = [[], [], undefined];
  const refresh = async ({ identificatie }: Zaaktypeverwijzing, day: string) => {
    refreshed.push(`${identificatie} ${day}`);
    if (identificatie === 'parkeervergunning' && failing !== undefined) throw new Error(failing);
  };
  const warn = ({ product }: { product: string }) => warned.push(product);
  upkeep = new ZaaktypenUpkeep({ refresh } as unknown as Zaaktypen, PRODUCTEN, { warn } as unknown as Log);
});
afterEach(() => {
  jest.useRealTimers();
});

describe(ZaaktypenUpkeep.name, () => {
  it.each([
    ['2026-03-28T22:59:59Z', '2026-03-28'],
    ['2026-03-28T23:00:00Z', '2026-03-29'],
    ['2026-03-29T22:00:00Z', '2026-03-30'],
  ])('looks up at %s what is in force on %s, the day that it is in the Netherlands', async (moment, day) => {
    jest.setSystemTime(new Date(moment));
    await upkeep.refresh();
    expect(refreshed).toEqual([`parkeervergunning ${day}`, `verhuizing ${day}`]);
  });

  it('goes on with the next product when one cannot be looked up, and tells it once', async () => {
    failing = 'catalogi was niet bereikbaar';
    for (let times = 0; times < 3; times += 1) await upkeep.refresh();
    expect(refreshed.filter((each) => each.startsWith('verhuizing'))).toHaveLength(3);
    expect(warned).toEqual(['parkeervergunning']);
  });

  it('tells it again when it is for another reason, or after it went well', async () => {
    for (const reason of ['onbereikbaar', 'niet gepubliceerd', undefined, 'niet gepubliceerd']) {
      failing = reason;
      await upkeep.refresh();
    }
    expect(warned).toHaveLength(3);
  });
});
