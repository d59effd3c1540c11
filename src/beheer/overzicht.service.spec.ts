import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Aanvragen, Today } from '../database/aanvragen.js';
import type { IngreepMetAanvraag, Ingrepen } from '../database/ingrepen.js';
import { readQuery } from '../http/read-query.js';
import type { Log } from '../telemetry/log.js';
import { IngrepenFilterDto } from './ingrepen.dto.js';
import { OverzichtService } from './overzicht.service.js';

const MOMENT = new Date('2026-03-01T10:00:00Z');
const VANDAAG: Today = { ontvangen: 4, voltooid: 3, zonderZaak: 1, ongedaanGemaakt: 0 };
const INGREEP: IngreepMetAanvraag = {
  soort: 'hervatting',
  reden: null,
  medewerkerId: 'bea',
  medewerkerNaam: 'Bea',
  op: MOMENT,
  hervatting: null,
  aanvraag: 'a',
  aanvraagsoort: 'zaak',
  product: null,
  kenmerk: null,
  nummer: null,
};

/** What was asked of the database. */
let asked: unknown[];
let failure: Error | undefined;
let service: OverzichtService;

beforeEach(() => {
  [asked, failure] = [[], undefined];
  const aanvragen = {
    countOpen: async () => [{ uitkomst: 'vraagtAandacht', aantal: 2, sinds: MOMENT, oudste: 60 }],
    countToday: async () => {
      if (failure) throw failure;
      return VANDAAG;
    },
    groupStuck: async (most: number) => {
      asked.push(most);
      return [{ stap: null, register: null, oorzaak: null, code: null, aantal: 2, oudste: MOMENT, sinds: MOMENT }];
    },
  };
  const ingrepen = {
    listAll: async (...filter: unknown[]) => {
      asked.push(filter);
      return [INGREEP, INGREEP, INGREEP];
    },
  };
  service = new OverzichtService(
    aanvragen as unknown as Aanvragen,
    ingrepen as unknown as Ingrepen,
    { error: () => {} } as unknown as Log,
  );
});

describe('what there is to see over all requests', () => {
  it('is what is open, what came today, and what most of them got stuck at', async () => {
    const before = Date.now();
    const { gemaaktOp, open, vandaag, oorzaken } = await service.look();
    expect(Date.parse(gemaaktOp)).toBeGreaterThanOrEqual(before);
    expect(open[0]).toMatchObject({ uitkomst: 'vraagtAandacht', aantal: 2 });
    expect(vandaag).toEqual(VANDAAG);
    expect(oorzaken).toMatchObject([{ aantal: 2 }]);
    expect(asked).toEqual([50]);
  });

  it('cannot be told without a database', async () => {
    failure = Object.assign(new Error('full'), { code: '53100' });
    await expect(service.look()).rejects.toMatchObject({ problem: { status: 503 } });
  });
});

describe('who pressed which button', () => {
  it('is read a page at a time, by what is asked', async () => {
    const query = { persoon: ' bea ', vanaf: '2026-03-01', totEnMet: '2026-03-31', page: '2', pageSize: '2' };
    const { ingrepen, ...page } = await service.listIngrepen(readQuery(IngrepenFilterDto, query));
    expect(page).toEqual({ page: 2, hasNext: true });
    expect(ingrepen).toMatchObject([{ door: { id: 'bea' }, aanvraag: { id: 'a' } }, { soort: 'hervatting' }]);
    const filter = { medewerkerId: 'bea', vanaf: '2026-03-01', totEnMet: '2026-03-31' };
    expect(asked).toEqual([[filter, { offset: 2, limit: 3 }]]);
  });

  it('is only looked for by a name that there can be, and by days', () => {
    const refused = (query: object) =>
      expect(() => readQuery(IngrepenFilterDto, query)).toThrow(
        expect.objectContaining({ problem: expect.objectContaining({ status: 400 }) }),
      );
    expect(readQuery(IngrepenFilterDto, { persoon: 'b'.repeat(255) })).toMatchObject({ persoon: 'b'.repeat(255) });
    refused({ persoon: 'b'.repeat(256) });
    refused({ vanaf: '2026-02-30' });
    refused({ totEnMet: 'morgen' });
  });
});
