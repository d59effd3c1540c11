import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { PartijIdentity } from '../klanten/klanten.types.js';
import { ShownPartijen } from './shown-partijen.js';

const partij = (uuid: string): PartijIdentity => ({
  uuid,
  soortPartij: 'persoon',
  partijIdentificatie: { naam: `partij ${uuid}` },
  partijIdentificatoren: [],
});

describe(ShownPartijen.name, () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  it('are known to who was shown them, and to nobody else', () => {
    const shown = new ShownPartijen();
    shown.remember('mia', [partij('a'), partij('b')]);
    expect(shown.recall('mia', 'b')).toEqual(partij('b'));
    expect(shown.recall('noor', 'b')).toBeUndefined();
    expect(shown.recall('mia', 'c')).toBeUndefined();
  });

  it('are known by what matters of them', () => {
    const shown = new ShownPartijen();
    shown.remember('mia', [{ ...partij('a'), betrokkenen: [] } as PartijIdentity]);
    expect(shown.recall('mia', 'a')).not.toHaveProperty('betrokkenen');
  });

  it('are forgotten after some minutes, counted from the last time', () => {
    const shown = new ShownPartijen();
    shown.remember('mia', [partij('a'), partij('b')]);
    jest.advanceTimersByTime(4 * 60_000);
    shown.remember('mia', [partij('a')]);
    jest.advanceTimersByTime(60_000);
    expect([shown.recall('mia', 'a'), shown.recall('mia', 'b')]).toEqual([partij('a'), undefined]);
  });

  it('are never more than so many: the oldest go first', () => {
    const shown = new ShownPartijen();
    shown.remember('mia', [partij('first')]);
    shown.remember(
      'mia',
      Array.from({ length: 4999 }, (_, index) => partij(String(index))),
    );
    expect(shown.recall('mia', 'first')).toBeDefined();
    shown.remember('mia', [partij('last')]);
    expect([shown.recall('mia', 'first'), shown.recall('mia', '0'), shown.recall('mia', 'last')]).toEqual([
      undefined,
      partij('0'),
      partij('last'),
    ]);
  });
});
