import { describe, expect, it } from '@jest/globals';
import { findLost, type Lost, type Registers } from './find-lost.js';

const GAP = 20;
const LAST = { referentienummer: 1_000_000_000n, zaaknummer: 41n };

type Standing = Readonly<Partial<Record<Lost['soort'], Readonly<Record<string, { uuid: string; aanvraag?: string }>>>>>;

/** Registers in which this stands, and which numbers were looked up. */
function registersWith(standing: Standing) {
  const asked: Record<Lost['soort'], string[]> = { klantcontact: [], interneTaak: [], partij: [], zaak: [] };
  const lookUp = (soort: Lost['soort']) => async (nummer: string) => {
    asked[soort].push(nummer);
    return standing[soort]?.[nummer];
  };
  const registers: Registers = {
    klantcontact: lookUp('klantcontact'),
    interneTaak: lookUp('interneTaak'),
    partij: lookUp('partij'),
    zaak: lookUp('zaak'),
  };
  return { registers, asked };
}

async function find(standing: Standing, { known = [] as readonly string[], gap = GAP } = {}) {
  const { registers, asked } = registersWith(standing);
  const found = await findLost(registers, LAST, async (aanvraag) => known.includes(aanvraag), gap);
  return { ...found, asked };
}

describe(findLost.name, () => {
  it('finds nothing where nothing stands beyond the last numbers', async () => {
    const { lost, highest, asked } = await find({
      klantcontact: { 1000000000: { uuid: 'k' } },
      zaak: { '000041': { uuid: 'z' } },
    });
    expect({ lost, highest }).toEqual({ lost: [], highest: LAST });
    const numbers = Array.from({ length: GAP }, (_, index) => 1_000_000_001 + index).map(String);
    expect(asked).toEqual({
      klantcontact: numbers,
      interneTaak: numbers,
      partij: numbers,
      zaak: Array.from({ length: GAP }, (_, index) => `0000${42 + index}`),
    });
  });

  it('tells what stands, with its number, and the highest numbers', async () => {
    const { lost, highest } = await find({
      klantcontact: { 1000000001: { uuid: 'k', aanvraag: 'a' } },
      partij: { 1000000003: { uuid: 'p' } },
      interneTaak: { 1000000002: { uuid: 't' } },
      zaak: { '000042': { uuid: 'z' } },
    });
    expect(lost).toEqual([
      { soort: 'klantcontact', nummer: '1000000001', uuid: 'k', aanvraag: 'a' },
      { soort: 'interneTaak', nummer: '1000000002', uuid: 't' },
      { soort: 'partij', nummer: '1000000003', uuid: 'p' },
      { soort: 'zaak', nummer: '000042', uuid: 'z' },
    ]);
    expect(highest).toEqual({ referentienummer: 1_000_000_003n, zaaknummer: 42n });
  });

  it('does not count as lost what our own list knows, and counts its number', async () => {
    const standing = {
      klantcontact: { 1000000001: { uuid: 'k', aanvraag: 'a' }, 1000000002: { uuid: 'l', aanvraag: 'b' } },
    };
    const { lost, highest } = await find(standing, { known: ['b'] });
    expect(lost.map(({ uuid }) => uuid)).toEqual(['k']);
    expect(highest.referentienummer).toBe(1_000_000_002n);
  });

  it('looks beyond numbers that were skipped, as far as the gap is', async () => {
    const at = (nummer: number) => ({ klantcontact: { [nummer]: { uuid: 'k' } } });
    const lostAt = async (nummer: number, gap: number) => (await find(at(nummer), { gap })).lost.length;
    expect(await lostAt(1_000_000_040, 40)).toBe(1);
    expect(await lostAt(1_000_000_041, 40)).toBe(0);
    expect(await lostAt(1_000_000_041, 41)).toBe(1);
    // After the last that stands the gap is looked through anew.
    const { lost } = await find({
      klantcontact: { 1000000020: { uuid: 'k' }, 1000000040: { uuid: 'l' }, 1000000061: { uuid: 'm' } },
    });
    expect(lost.map(({ uuid }) => uuid)).toEqual(['k', 'l']);
  });
});
