import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { AbsentPartijen } from './absent-partijen.js';
import type { Zoeksleutel } from './zoeksleutel.js';

const phone = (adres: string): Zoeksleutel => ({ soort: 'digitaalAdres', soortDigitaalAdres: 'telefoonnummer', adres });

describe(AbsentPartijen.name, () => {
  let absent: AbsentPartijen;
  beforeEach(() => {
    jest.useFakeTimers();
    absent = new AbsentPartijen();
  });
  afterEach(() => void jest.useRealTimers());

  it('are so to who searched by that, once', () => {
    absent.remember('mia', phone('0612345678'));
    expect(absent.take('mia', phone('0687654321'))).toBe(false);
    expect(absent.take('mia', phone('0612345678'))).toBe(true);
    expect(absent.take('mia', phone('0612345678'))).toBe(false);
  });

  it('are so to nobody else, and to nobody any more once another may have registered somebody', () => {
    for (const caller of ['mia', 'noor']) absent.remember(caller, phone('0612345678'));
    expect(absent.take('piet', phone('0612345678'))).toBe(false);
    expect(absent.take('mia', phone('0612345678'))).toBe(false);
  });

  it('are so to each who searched, until one of them goes on', () => {
    for (const caller of ['mia', 'noor']) absent.remember(caller, phone('0612345678'));
    expect(absent.take('noor', phone('0612345678'))).toBe(true);
    expect(absent.take('mia', phone('0612345678'))).toBe(false);
  });

  it('are so for two minutes, counted from the last time', () => {
    for (const adres of ['1', '2']) absent.remember('mia', phone(adres));
    jest.advanceTimersByTime(60_000);
    absent.remember('mia', phone('1'));
    jest.advanceTimersByTime(60_000);
    expect([absent.take('mia', phone('1')), absent.take('mia', phone('2'))]).toEqual([true, false]);
  });

  it('are never more than so many: the oldest go first', () => {
    absent.remember('mia', phone('first'));
    for (let index = 0; index < 4999; index += 1) absent.remember('mia', phone(String(index)));
    absent.remember('mia', phone('first'));
    absent.remember('mia', phone('last'));
    expect(['first', '0', '1', 'last'].map((adres) => absent.take('mia', phone(adres)))).toEqual([
      true,
      false,
      true,
      true,
    ]);
  });
});
