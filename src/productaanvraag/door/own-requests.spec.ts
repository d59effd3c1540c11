import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Caller } from '../../auth/caller.js';
import type { Aanvraagfilter } from '../../database/aanvraagfilter.js';
import type { Aanvraagregel, Aanvragen } from '../../database/aanvragen.js';
import { createLog } from '../../telemetry/log.js';
import { amsterdamDate } from '../../zaken/amsterdam-date.js';
import { PROCESSES } from '../intake/kinds.js';
import { OwnRequests } from './own-requests.js';

const MIRA = { id: 'mira', soort: 'medewerker' } as Caller;
const KEY = '6f1c0a52-5d0e-4a55-9d3b-2f6a7c1e8b90';
const MOMENT = new Date('2026-03-01T09:00:00Z');
const ROW = {
  id: 'a',
  soort: 'klantcontact',
  product: null,
  ontvangen: MOMENT,
  geeindigd: null,
  uitkomst: 'wordtVoltooid',
  kenmerk: null,
  nummer: null,
} as Aanvraagregel;
const SHOWN = { id: 'a', soort: 'klantcontact', ontvangenOp: '2026-03-01T09:00:00.000Z', uitkomst: 'wordtVoltooid' };

let rows: readonly Aanvraagregel[];
let asked: [Aanvraagfilter, object][];
let own: OwnRequests;

beforeEach(() => {
  [rows, asked] = [[ROW], []];
  const list = async (filter: Aanvraagfilter, part: object) => {
    asked.push([filter, part]);
    return rows;
  };
  own = new OwnRequests({ list } as unknown as Aanvragen, createLog('silent'));
});

describe('what somebody sent before', () => {
  it('is theirs, of today', async () => {
    await expect(own.list(MIRA, {})).resolves.toEqual({ aanvragen: [SHOWN], page: 1, hasNext: false });
    expect(asked).toStrictEqual([
      [
        { medewerkerId: 'mira', vanaf: amsterdamDate(new Date()) },
        { offset: 0, limit: 21 },
      ],
    ]);
  });

  it('is of another day when that is asked', async () => {
    await own.list(MIRA, { vanaf: '2026-02-01', page: 2, pageSize: 5 });
    expect(asked).toStrictEqual([
      [
        { medewerkerId: 'mira', vanaf: '2026-02-01' },
        { offset: 5, limit: 6 },
      ],
    ]);
  });

  it('is found by its key, of whatever kind it is and whenever it was', async () => {
    await own.list(MIRA, { sleutel: KEY });
    const [[filter] = []] = asked;
    expect(filter).toMatchObject({ medewerkerId: 'mira', vanaf: undefined });
    const ids = filter?.ids ?? [];
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBeGreaterThanOrEqual(Object.keys(PROCESSES).length);
    await own.list({ ...MIRA, id: 'bram' }, { sleutel: KEY });
    expect(asked[1]?.[0].ids).not.toContain(ids[0]);
    await own.list(MIRA, { sleutel: KEY, vanaf: '2026-02-01' });
    expect(asked[2]?.[0]).toStrictEqual({ medewerkerId: 'mira', vanaf: '2026-02-01', ids });
  });

  it.each([
    [{ product: 'verhuizing' }, { product: 'verhuizing' }],
    [{ geeindigd: MOMENT }, { geeindigdOp: '2026-03-01T09:00:00.000Z' }],
    [{ kenmerk: '1000000001' }, { kenmerk: '1000000001' }],
    [{ nummer: 'KCC-1' }, { nummer: 'KCC-1' }],
    [{ stap: 'zaak', register: 'zaken' }, {}],
  ])('says what is known of it, and nothing else: %j', async (kept, shown) => {
    rows = [{ ...ROW, ...kept } as Aanvraagregel];
    const { aanvragen } = await own.list(MIRA, {});
    expect(aanvragen).toStrictEqual([{ ...SHOWN, ...shown }]);
  });
});
