import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { logOfRuns, type LoggedRun } from '../../test/support/logged-runs.js';
import type { Settings } from '../config/settings.js';
import type { Aanvragen } from '../database/aanvragen.js';
import type { Hervattingen } from '../database/hervattingen.js';
import type { Sessies } from '../database/sessies.js';
import type { Intakes } from '../productaanvraag/intake/intakes.js';
import type { Log } from '../telemetry/log.js';
import { Upkeep } from './upkeep.js';

const DAY = 86_400_000;
/** Of what is done a few at a time, milliseconds in between, as a timer may count them. */
const PAUSE = 49;

/** What the log has of each run; absent: nothing. */
let runs: Map<string, LoggedRun>;
/** Which of them have ended, when that is looked at. */
let ended: Set<string>;
/** Ids of what the list has, by what becomes of it, in their order. */
let list: { underWay: string[]; unblanked: string[]; expired: string[] };
/** What is in line to go on, and so is not blanked. */
let inLine: Set<string>;
/** What was done in each round, in its order. */
let rounds: string[][];
let failure: Error | undefined;
let logged: unknown[];
let upkeep: Upkeep;

beforeEach(() => {
  [runs, ended, inLine, rounds, failure, logged] = [new Map(), new Set(), new Set(), [[]], undefined, []];
  list = { underWay: [], unblanked: [], expired: [] };
  logOfRuns(runs, (ids) => did(`forget ${named(ids)}`));
  upkeep = upkeepEvery(1);
});
afterEach(async () => {
  await upkeep.beforeApplicationShutdown();
  jest.restoreAllMocks();
  jest.useRealTimers();
});

const did = (what: string) => void rounds.at(-1)!.push(what);
const named = (ids: readonly string[]) => (ids.length > 3 ? `${ids.length} of them` : ids.join());
const without = (all: readonly string[], some: readonly string[]) => all.filter((id) => !some.includes(id));
const rowsOf = (ids: readonly string[]) => ids.map((id) => ({ id, soort: 'zaak' }));
const many = (count: number) => Array.from({ length: count }, (_, index) => `id-${String(index).padStart(4, '0')}`);

const aanvragen = {
  listUnderWay: async (settled: number, limit: number, after = '') => {
    if (failure) throw failure;
    did(`look at ${settled} ms after ${after}`);
    return rowsOf(list.underWay.filter((id) => id > after).slice(0, limit));
  },
  listUnblanked: async (milliseconds: number, limit: number) => {
    did(`blank after ${milliseconds / DAY} days`);
    return rowsOf(list.unblanked.slice(0, limit));
  },
  forgetErased: async () => did('forget who was erased'),
  listExpired: async (milliseconds: number, limit: number) => {
    did(`expire after ${milliseconds / DAY} days`);
    return list.expired.slice(0, limit);
  },
  remove: async (ids: readonly string[]) => {
    if (ids.length > 0) did(`remove ${named(ids)}`);
    list = { ...list, underWay: without(list.underWay, ids), expired: without(list.expired, ids) };
  },
};

const intake = {
  tellEnd: async (id: string) => {
    if (!ended.has(id)) return;
    did(`${id} ended`);
    list.underWay = without(list.underWay, [id]);
  },
  blank: async (id: string) => {
    if (!inLine.has(id)) list.unblanked = without(list.unblanked, [id]);
    return !inLine.has(id);
  },
};

function upkeepEvery(onderhoud: number): Upkeep {
  const hervattingen = {
    removeExpired: async (milliseconds: number) => {
      did(`hervattingen of ${milliseconds / DAY} days ago`);
      rounds.push([]);
    },
  };
  const log = {
    info: (...args: unknown[]) => logged.push(...args),
    warn: (...args: unknown[]) => logged.push(...args),
  };
  return new Upkeep(
    aanvragen as unknown as Aanvragen,
    hervattingen as unknown as Hervattingen,
    { removeEnded: async () => did('sessies') } as unknown as Sessies,
    { of: (soort: string) => (soort === 'zaak' ? intake : undefined) } as unknown as Intakes,
    { configuration: { tijden: { onderhoud }, bewaren: { dagen: 30, herstelbaar: 7 } } } as Settings,
    log as unknown as Log,
  );
}

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 1));
}

/** What is done in so many rounds. */
async function keptUp(count = 1): Promise<string[][]> {
  upkeep.onApplicationBootstrap();
  await until(() => rounds.length > count);
  await upkeep.beforeApplicationShutdown();
  return rounds.slice(0, count);
}

/** The same of one round, but for what is done in every round. */
async function keptUpBeside(): Promise<string[]> {
  const [round] = await keptUp();
  return without(round!, USUAL);
}

const USUAL = [
  'look at 1 ms after ',
  'blank after 7 days',
  'forget who was erased',
  'expire after 30 days',
  'sessies',
  'hervattingen of 30 days ago',
];

describe('a round of upkeep', () => {
  it('looks at everything that is kept, and says nothing when there is nothing to do', async () => {
    expect(await keptUp(2)).toEqual([USUAL, USUAL]);
    expect(logged).toEqual([]);
  });

  it('leaves what came in a moment ago, however seldom it comes', async () => {
    jest.useFakeTimers();
    upkeep = upkeepEvery(100_000);
    upkeep.onApplicationBootstrap();
    await jest.advanceTimersByTimeAsync(100_000);
    expect(rounds[0]![0]).toBe('look at 60000 ms after ');
  });

  it('says so when it fails, and is done again', async () => {
    failure = new Error('no database');
    upkeep.onApplicationBootstrap();
    await until(() => logged.length > 0);
    expect(logged.slice(0, 2)).toEqual([{ err: failure }, 'what is kept could not be put in order']);
    failure = undefined;
    await until(() => rounds.length > 1);
    expect(rounds[0]).toEqual(USUAL);
  });

  it('need not have begun when the product stops', async () => {
    await expect(upkeep.beforeApplicationShutdown()).resolves.toBeUndefined();
  });

  it('ends early when the product stops', async () => {
    list = { underWay: many(201), unblanked: ['a'], expired: ['b'] };
    upkeep.onApplicationBootstrap();
    await until(() => rounds[0]!.length > 0);
    await upkeep.beforeApplicationShutdown();
    expect(rounds[0]).toEqual(without(USUAL, ['blank after 7 days', 'expire after 30 days']));
    expect(list.unblanked).toEqual(['a']);
  });
});

describe('what the list has as under way', () => {
  it('has ended when the log says so', async () => {
    list.underWay = ['a', 'b'];
    for (const id of ['a', 'b']) runs.set(id, { status: 'SUCCESS' });
    ended = new Set(['a', 'b']);
    expect(await keptUpBeside()).toEqual(['a ended', 'b ended', 'look at 1 ms after b']);
  });

  it.each<[string, LoggedRun]>([
    ['is under way in the log', { status: 'PENDING' }],
    ['is in line', { status: 'ENQUEUED' }],
    ['is delayed', { status: 'DELAYED' }],
    ['rests until its moment comes', { status: 'CANCELLED', delayUntilEpochMS: 1 }],
  ])('stays so when it %s', async (_, run) => {
    list.underWay = ['a'];
    runs.set('a', run);
    ended = new Set(['a']);
    expect(await keptUpBeside()).toEqual(['look at 1 ms after a']);
  });

  it('stays so when nobody can tell how it ended', async () => {
    list.underWay = ['a'];
    runs.set('a', { status: 'SUCCESS' });
    expect(await keptUpBeside()).toEqual(['look at 1 ms after a']);
  });

  it('is taken out when the log has not had it for five rounds, and not before', async () => {
    list.underWay = ['a', 'b'];
    runs.set('b', { status: 'PENDING' });
    ended = new Set(['a']);
    const removed = (await keptUp(6)).map((round) => round.filter((it) => it.startsWith('remove')));
    expect(removed).toEqual([[], [], [], [], ['remove a'], []]);
  });

  it('is all looked at, a few at a time', async () => {
    list.underWay = many(201);
    runs.set('id-0200', { status: 'SUCCESS' });
    ended = new Set(['id-0200']);
    expect(await keptUpBeside()).toEqual(['look at 1 ms after id-0199', 'id-0200 ended', 'look at 1 ms after id-0200']);
  });
});

describe('what is about a customer', () => {
  it('is taken out of all that does not need it any more, a few at a time, and that is told once', async () => {
    list.unblanked = many(401);
    const before = performance.now();
    const [round] = await keptUp();
    expect(performance.now() - before).toBeGreaterThanOrEqual(3 * PAUSE);
    expect(round!.filter((it) => it.startsWith('blank'))).toHaveLength(4);
    expect(list.unblanked).toEqual([]);
    expect(logged).toEqual([{ blanked: 401 }, 'what is about the customer was taken out of requests']);
  });

  it('stays in what is in line to go on, until the next round', async () => {
    list.unblanked = many(3);
    inLine = new Set(['id-0001']);
    expect(await keptUp()).toEqual([USUAL]);
    expect(list.unblanked).toEqual(['id-0001']);
    expect(logged[0]).toEqual({ blanked: 2 });
  });
});

describe('what ended long ago', () => {
  it('is taken out of the log and then out of the list, a few at a time, and that is told once', async () => {
    list.expired = many(201);
    const before = performance.now();
    expect(await keptUpBeside()).toEqual([
      'forget 200 of them',
      'remove 200 of them',
      'forget id-0200',
      'remove id-0200',
    ]);
    expect(performance.now() - before).toBeGreaterThanOrEqual(2 * PAUSE);
    expect(logged).toEqual([{ removed: 201 }, 'requests that ended long ago were removed']);
  });
});
