import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Pool } from 'pg';
import type { Caller } from '../auth/caller.js';
import type { Settings } from '../config/settings.js';
import type { Aanvraagfilter } from '../database/aanvraagfilter.js';
import type { Aanvragen } from '../database/aanvragen.js';
import { recorded } from '../database/handeling.js';
import type { AanDeBeurt, Hervattingen, Hervattingregel } from '../database/hervattingen.js';
import { ProblemException } from '../http/problem.js';
import type { Log } from '../telemetry/log.js';
import type { BeheerService } from './beheer.service.js';
import { HervattingenService } from './hervattingen.service.js';

const BEA = { id: 'bea', naam: 'Bea' } as Caller;
const KEY = ['sleutel'];
const SOON = 1;
const SELDOM = 1_000_000;

/** What is kept of those that were begun, by id. */
let kept: Map<string, Hervattingregel>;
/** What was asked of the database, and with what limit. */
let asked: { readonly filter: Aanvraagfilter; readonly most?: number }[];
/** Whose turn it is yet, and for how long nobody else gets it. */
let turns: AanDeBeurt[];
let leases: number[];
/** What was resumed, by whom and with which others. */
let resumed: unknown[];
/** What became of each turn. */
let done: unknown[];
/** What the audit log was told. */
let told: unknown[];
/** What stands in the way of resuming, by request. */
let obstacles: Map<string, Error>;
let logged: unknown[];
/** What happens while one is resumed. */
let meanwhile: () => unknown;
let service: HervattingenService;

beforeEach(() => {
  [kept, obstacles] = [new Map(), new Map()];
  [asked, turns, leases, resumed, done, told, logged] = [[], [], [], [], [], [], []];
  meanwhile = () => {};
  service = serviceEvery(SELDOM);
});
afterEach(() => service.beforeApplicationShutdown());

const turn = (aanvraag: string): AanDeBeurt => ({
  hervatting: 'samen',
  aanvraag,
  medewerkerId: 'bea',
  medewerkerNaam: 'Bea',
});

/** Takes down the line of the audit log that goes with a statement. */
const pool = {
  query: async ({ values: [line] }: { readonly values: readonly string[] }) => void told.push(JSON.parse(line!)),
} as unknown as Pool;

const beheer = {
  goOn: async ({ id, naam }: Caller, aanvraag: string, hervatting: string) => {
    meanwhile();
    const obstacle = obstacles.get(aanvraag);
    if (obstacle) throw obstacle;
    resumed.push([id, naam, aanvraag, hervatting]);
    await recorded(pool, 'select 1', []);
  },
};

function serviceEvery(onderhoud: number): HervattingenService {
  const hervattingen = {
    open: async (row: Hervattingregel, filter: Aanvraagfilter, most: number) => {
      asked.push({ filter, most });
      if (!kept.has(row.id)) kept.set(row.id, { ...row, gemaakt: new Date('2026-03-01T09:00:00Z') });
      turns.push(turn('a'));
    },
    find: async (id: string) => kept.get(id),
    listAanvragen: async () => [],
    claim: async (lease: number) => {
      leases.push(lease);
      return turns[0];
    },
    markDone: async (next: AanDeBeurt, melding: string | undefined) => {
      turns = turns.filter((it) => it !== next);
      done.push([next.aanvraag, melding]);
    },
  };
  const aanvragen = {
    count: async (filter: Aanvraagfilter) => {
      asked.push({ filter });
      return 7;
    },
  };
  return new HervattingenService(
    hervattingen as unknown as Hervattingen,
    aanvragen as unknown as Aanvragen,
    beheer as unknown as BeheerService,
    { configuration: { tijden: { onderhoud } } } as Settings,
    { warn: (...args: unknown[]) => logged.push(...args) } as unknown as Log,
  );
}

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 1));
}

describe('how many can be resumed together', () => {
  it('is counted of what asks for attention and was not closed, by how it got stuck', async () => {
    expect(await service.count({ register: 'klanten' })).toEqual({ aantal: 7, hoogstens: 500 });
    expect(asked).toEqual([{ filter: { register: 'klanten', uitkomst: 'vraagtAandacht', afgesloten: false } }]);
  });
});

describe('resuming requests together', () => {
  it('is kept as who asked for it, of what, and what there is', async () => {
    const { id, ...shown } = await service.begin(BEA, KEY, { stap: 'zaak', aanvragen: ['a', 'b'] });
    expect(id).toMatch(/^[0-9a-f-]{36}$/);
    expect(shown).toMatchObject({ door: { id: 'bea', naam: 'Bea' }, gemaaktOp: '2026-03-01T09:00:00.000Z', aantal: 0 });
    const filter = { stap: 'zaak', ids: ['a', 'b'], uitkomst: 'vraagtAandacht', afgesloten: false };
    expect(asked).toEqual([{ filter, most: 500 }]);
    expect(await service.find(id)).toEqual({ id, ...shown });
  });

  it('is the same under the same key, of the same person and for the same wish', async () => {
    const { id } = await service.begin(BEA, KEY, { stap: 'zaak' });
    expect((await service.begin(BEA, KEY, { stap: 'zaak' })).id).toBe(id);
    expect((await service.begin({ ...BEA, id: 'bob' }, KEY, { stap: 'zaak' })).id).not.toBe(id);
    await expect(service.begin(BEA, KEY, { stap: 'partij' })).rejects.toMatchObject({
      problem: { type: '/problemen/idempotency-key-hergebruikt', status: 409 },
    });
  });

  it('is not found under a number that was never given', async () => {
    await expect(service.find('anders')).rejects.toMatchObject({ problem: { status: 404 } });
  });

  it('is begun at once', async () => {
    service.onApplicationBootstrap();
    await until(() => leases.length > 0);
    await service.begin(BEA, KEY, {});
    await until(() => done.length > 0);
    expect(done).toEqual([['a', undefined]]);
  });

  it('is not begun for a wish that is refused', async () => {
    await service.begin(BEA, KEY, { stap: 'zaak' });
    turns = [];
    service.onApplicationBootstrap();
    await until(() => leases.length > 0);
    await expect(service.begin(BEA, KEY, { stap: 'partij' })).rejects.toThrow(ProblemException);
    await service.beforeApplicationShutdown();
    expect(leases).toHaveLength(1);
  });
});

describe('whose turn it is', () => {
  it('is resumed one after another, by who asked for it, as soon as the product starts', async () => {
    turns = ['a', 'b'].map(turn);
    service.onApplicationBootstrap();
    await until(() => done.length === 2);
    expect(resumed).toEqual(['a', 'b'].map((aanvraag) => ['bea', 'Bea', aanvraag, 'samen']));
    expect(done).toEqual([
      ['a', undefined],
      ['b', undefined],
    ]);
    expect(leases.every((lease) => lease === 60_000)).toBe(true);
  });

  it('is in the audit log as a press of the button, each with its own request', async () => {
    turns = ['a', 'b'].map(turn);
    service.onApplicationBootstrap();
    await until(() => done.length === 2);
    const pressed = { persoon: 'bea', rollen: [], actie: 'aanvraagHervatten', resultaat: 'gelukt' };
    expect(told).toEqual(['a', 'b'].map((aanvraag) => ({ ...pressed, objecten: ['samen', aanvraag] })));
  });

  it('is over when it cannot be resumed, with why', async () => {
    turns = ['a', 'b'].map(turn);
    const refused = new ProblemException('iemand-was-u-voor');
    obstacles.set('a', refused);
    service.onApplicationBootstrap();
    await until(() => done.length === 2);
    expect(done).toEqual([
      ['a', refused.problem.detail],
      ['b', undefined],
    ]);
    expect(logged).toEqual([]);
  });

  it.each([
    ['our own database is away', new ProblemException('niet-beschikbaar')],
    ['of a fault of ours', new ProblemException('interne-fout')],
    ['nobody foresaw it', new Error('mistake')],
  ])('comes again when it failed because %s', async (_, failure) => {
    service = serviceEvery(SOON);
    turns = [turn('a')];
    obstacles.set('a', failure);
    service.onApplicationBootstrap();
    await until(() => logged.length > 0);
    expect(logged.slice(0, 2)).toEqual([
      { err: failure },
      'requests could not be resumed together; that is tried again',
    ]);
    expect(done).toEqual([]);
    obstacles.clear();
    await until(() => done.length > 0);
    expect(done).toEqual([['a', undefined]]);
  });

  it('waits for another process once the product stops', async () => {
    turns = ['a', 'b'].map(turn);
    let stopped: Promise<void> | undefined;
    meanwhile = () => (stopped ??= service.beforeApplicationShutdown());
    service.onApplicationBootstrap();
    await until(() => stopped !== undefined);
    await stopped;
    expect(done).toEqual([['a', undefined]]);
  });
});
