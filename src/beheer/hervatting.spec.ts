import { describe, expect, it } from '@jest/globals';
import type { HervatteAanvraag } from '../database/hervattingen.js';
import { hervattingOf } from './hervatting.js';

const ROW = {
  id: 'h',
  vingerafdruk: 'v',
  gemaakt: new Date('2026-03-01T09:00:00Z'),
  medewerkerId: 'bea',
  medewerkerNaam: 'Bea',
};

const STUCK: HervatteAanvraag = {
  id: 'a',
  product: null,
  kenmerk: null,
  nummer: null,
  uitkomst: 'vraagtAandacht',
  afgesloten: null,
  isGedaan: false,
  melding: null,
};

const shown = (values: Partial<HervatteAanvraag>) => hervattingOf(ROW, [{ ...STUCK, ...values }]).aanvragen[0];

describe('requests that are resumed together', () => {
  it.each<[string, Partial<HervatteAanvraag>]>([
    ['wacht', {}],
    ['aandacht', { isGedaan: true }],
    ['bezig', { uitkomst: 'wordtVoltooid', isGedaan: true }],
    ['bezig', { uitkomst: 'wordtOngedaanGemaakt' }],
    ['klaar', { uitkomst: 'voltooid', isGedaan: true }],
    ['klaar', { uitkomst: 'ongedaanGemaakt' }],
    ['klaar', { afgesloten: new Date(0), isGedaan: true }],
    ['klaar', { afgesloten: new Date(0) }],
  ])('are each %s when %j', (stand, values) => {
    expect(shown(values)?.stand).toBe(stand);
  });

  it('say of each what is known, and no more', () => {
    expect(shown({})).toStrictEqual({ id: 'a', uitkomst: 'vraagtAandacht', stand: 'wacht' });
    const known = { product: 'verhuizing', kenmerk: 'k', nummer: 'KCC-1', melding: 'Dit kan niet.' };
    expect(shown(known)).toStrictEqual({ id: 'a', ...known, uitkomst: 'vraagtAandacht', stand: 'wacht' });
  });

  it('are counted by how far they are', () => {
    const all = [
      {},
      {},
      { isGedaan: true },
      { uitkomst: 'voltooid' },
      { uitkomst: 'wordtVoltooid' },
      { uitkomst: 'voltooid' },
    ];
    const { aanvragen, ...rest } = hervattingOf(
      ROW,
      all.map((values) => ({ ...STUCK, ...values })),
    );
    expect(aanvragen).toHaveLength(6);
    expect(rest).toStrictEqual({
      id: 'h',
      gemaaktOp: '2026-03-01T09:00:00.000Z',
      door: { id: 'bea', naam: 'Bea' },
      aantal: 6,
      standen: { wacht: 2, bezig: 1, klaar: 2, aandacht: 1 },
    });
  });
});
