import { beforeEach, describe, expect, it } from '@jest/globals';
import { listRow } from '../../test/support/list-row.js';
import type { Caller } from '../auth/caller.js';
import type { Settings } from '../config/settings.js';
import type { Aanvraagregel, Aanvragen } from '../database/aanvragen.js';
import type { Ingreep, Ingrepen, NieuweIngreep } from '../database/ingrepen.js';
import type { Reopening } from '../durable/durable.js';
import type { Accepted, Stand } from '../productaanvraag/intake/intake.js';
import type { Intakes } from '../productaanvraag/intake/intakes.js';
import type { StepTools } from '../productaanvraag/steps/step-tools.js';
import { NOWHERE } from '../saga/outcome.js';
import type { Log } from '../telemetry/log.js';
import { BeheerService } from './beheer.service.js';

const MOMENT = new Date('2026-03-02T10:00:00Z');
const ID = '9194a0f8-df7b-4b8c-a227-709a5ca27835';
const WACHTTIJD = 8000;
const BEA = { id: 'bea', naam: 'Bea' } as Caller;
const ROW = listRow({ id: ID, ontvangen: MOMENT, uitkomst: 'vraagtAandacht', geeindigd: MOMENT });
const TIJDEN = { eerstePauze: 1, langstePauze: 1, opgevenNa: 1 };
const OPDRACHT = { aanvraag: {}, aanvrager: {}, sleutels: {}, terms: { tijden: TIJDEN } };
const ANSWER = { status: 202, location: '/', body: { id: ID, uitkomst: 'wordtVoltooid', tekst: '' } };
const GESPREK = { klantcontact: { value: { uuid: 'gesprek', betrokkene: 'b' } } };
const TURNED = { failedAt: 'zaak', failure: { kind: 'refused', message: 'nee' } };

const completed = { state: 'completed', result: {} };
const undone = { state: 'undone', ...TURNED, kept: [] };
const attention = { state: 'attention', ...TURNED, left: [], gaveUpAt: 'zaak#2' };

let row: Aanvraagregel;
let stand: Stand;
/** Whether its version is that of this process. */
let isOfThisVersion: boolean;
/** Whether the log has it. */
let isInLog: boolean;
/** Whether somebody else was earlier. */
let isLate: boolean;
/** What was done, in its order. */
let done: unknown[];
let logged: unknown[];
/** For how long was waited, each time. */
let waited: number[];
/** What hangs on its gesprek beside what is its own. */
let others: string[];
let beheer: BeheerService;

beforeEach(() => {
  [row, stand] = [ROW, standing(attention)];
  [isOfThisVersion, isInLog, isLate, done, logged, waited, others] = [true, true, false, [], [], [], []];
  const aanvragen = {
    list: async (...asked: unknown[]) => {
      done.push(asked);
      return [ROW, ROW, ROW];
    },
    find: async (id: string) => (id === ID ? row : undefined),
    markReopened: async (...marked: unknown[]) => void done.push(['reopened', ...marked]),
    close: async (id: string) => {
      done.push(['closed', id]);
      row = { ...row, afgesloten: MOMENT };
    },
  };
  const ingrepen = {
    add: async (id: string, ingreep: NieuweIngreep) => void done.push([id, ingreep]),
    list: async (): Promise<Ingreep[]> => [],
  };
  const intake = {
    run: async (id: string) =>
      isInLog ? ({ id, input: OPDRACHT, isOfThisVersion } as unknown as Accepted) : undefined,
    look: async (_: Accepted, wait: number) => {
      waited.push(wait);
      return stand;
    },
    reopen: async ({ id }: Accepted, { from, mark }: Reopening) => {
      if (isLate) return false;
      done.push(['reopen', id, from]);
      await mark();
      return true;
    },
  };
  const klanten = {
    findExpandedKlantcontact: async () => ({
      _expand: { hadBetrokkenen: ['b', ...others].map((uuid) => ({ uuid })) },
    }),
  };
  beheer = new BeheerService(
    aanvragen as unknown as Aanvragen,
    ingrepen as unknown as Ingrepen,
    { of: (soort: string) => (soort === ROW.soort ? intake : undefined) } as unknown as Intakes,
    { klanten } as unknown as StepTools,
    { configuration: { tijden: { wachttijd: WACHTTIJD }, adressen: {} } } as Settings,
    { info: (...args: unknown[]) => logged.push(...args) } as unknown as Log,
  );
});

const standing = (outcome: object | undefined, turned?: object): Stand =>
  ({
    answer: ANSWER,
    outcome,
    progress: {
      checkpoints: [{ name: 'klantcontact', value: GESPREK, startedAt: undefined, completedAt: undefined }],
      ...(turned && { turned }),
    },
    isOfThisVersion,
  }) as unknown as Stand;

const pressed = (soort: Ingreep['soort'], more: object = {}) => [
  ID,
  { soort, reden: null, medewerkerId: 'bea', medewerkerNaam: 'Bea', ...more },
];
const resumed = pressed('hervatting', { hervatting: null });

async function expectRefused(asked: Promise<unknown>, slug: string, status = 409): Promise<void> {
  await expect(asked).rejects.toMatchObject({ problem: { type: `/problemen/${slug}`, status } });
  expect(done).toEqual([]);
}

describe('the list of requests', () => {
  it('is read a page at a time, by what is asked', async () => {
    const asked = { medewerker: 'mira', product: 'paspoort', page: 2, pageSize: 2 };
    const { aanvragen, ...page } = await beheer.list({ ...asked, volgorde: 'oudste' });
    expect(page).toEqual({ page: 2, hasNext: true });
    expect(aanvragen.map(({ id }) => id)).toEqual([ID, ID]);
    const filter = { product: 'paspoort', medewerkerId: 'mira' };
    expect(done[0]).toEqual([filter, { offset: 2, limit: 3, isOldestFirst: true }]);
    await beheer.list({ volgorde: 'nieuwste' });
    expect(done[1]).toEqual([{}, { offset: 0, limit: 21, isOldestFirst: false }]);
  });
});

describe('one request', () => {
  it('is shown as it stands, without waiting', async () => {
    expect(await beheer.find(ID)).toMatchObject({ id: ID, registratie: ANSWER.body });
    expect([waited, done]).toEqual([[0], []]);
  });

  it('is not found when the list does not have it, or the log', async () => {
    await expectRefused(beheer.find('anders'), 'niet-gevonden', 404);
    isInLog = false;
    await expectRefused(beheer.find(ID), 'niet-gevonden', 404);
  });
});

describe('resuming', () => {
  it.each<[string, object, object | undefined, string, unknown]>([
    ['what was given up', attention, undefined, 'wordtVoltooid', false],
    ['an undoing that was given up', attention, TURNED, 'wordtOngedaanGemaakt', 'gebleven'],
    ['what was broken off', { ...attention, failedAt: NOWHERE }, undefined, 'wordtVoltooid', 'gebleven'],
  ])('goes on with %s, from where that was', async (_, outcome, turned, uitkomst, terug) => {
    stand = standing(outcome, turned);
    expect(await beheer.resume(BEA, ID)).toMatchObject({ id: ID });
    expect(done).toEqual([['reopen', ID, 'zaak#2'], resumed, ['reopened', ID, uitkomst, terug]]);
    expect(waited).toEqual([0, WACHTTIJD]);
  });

  it.each([
    ['is under way', undefined],
    ['was completed', completed],
    ['was undone', undone],
  ])('is only remembered when it %s', async (_, outcome) => {
    stand = standing(outcome);
    await beheer.resume(BEA, ID);
    expect(done).toEqual([resumed]);
  });

  it('remembers with which others it was', async () => {
    await beheer.goOn(BEA, ID, 'samen');
    expect(done[1]).toEqual(pressed('hervatting', { hervatting: 'samen' }));
    expect(waited).toEqual([0]);
  });

  it('is told to the log, with who it was', async () => {
    await beheer.goOn(BEA, ID);
    expect(logged).toEqual([
      { aanvraag: ID, ingreep: 'hervatting', medewerker: 'bea' },
      'a beheerder pressed a button',
    ]);
  });

  it('is refused when there is nothing to try', async () => {
    stand = standing({ ...attention, gaveUpAt: undefined });
    await expectRefused(beheer.resume(BEA, ID), 'hervatten-kan-niet');
  });

  it('is refused when what it needs is not kept any more', async () => {
    row = { ...ROW, geschoond: new Date(MOMENT.getTime() + 1) };
    await expectRefused(beheer.resume(BEA, ID), 'gegevens-niet-bewaard');
  });

  it('is refused when another version has to do it', async () => {
    isOfThisVersion = false;
    await expectRefused(beheer.resume(BEA, ID), 'andere-versie');
  });

  it('is refused when somebody else was earlier', async () => {
    isLate = true;
    await expectRefused(beheer.resume(BEA, ID), 'iemand-was-u-voor');
  });
});

describe('taking back', () => {
  const takenBack = [pressed('ongedaanmaking'), ['reopened', ID, 'wordtOngedaanGemaakt', true]];

  it.each<[string, object, object | undefined, string | undefined]>([
    ['what was completed', completed, undefined, undefined],
    ['what asks for attention', attention, undefined, undefined],
    ['an undoing that was given up, from where that was', attention, TURNED, 'zaak#2'],
  ])('undoes %s', async (_, outcome, turned, from) => {
    stand = standing(outcome, turned);
    expect(await beheer.takeBack(BEA, ID)).toMatchObject({ id: ID });
    expect(done).toEqual([['reopen', ID, from], ...takenBack]);
    expect(waited).toEqual([0, WACHTTIJD]);
  });

  it.each<[string, object | undefined, object | undefined]>([
    ['is being undone', undefined, TURNED],
    ['was undone', undone, TURNED],
  ])('is only remembered when it %s', async (_, outcome, turned) => {
    stand = standing(outcome, turned);
    expect(await beheer.takeBack(BEA, ID)).toMatchObject({ id: ID });
    expect(done).toEqual([pressed('ongedaanmaking')]);
  });

  it('is refused while it is under way', async () => {
    stand = standing(undefined);
    await expectRefused(beheer.takeBack(BEA, ID), 'aanvraag-loopt-nog');
  });

  it('is refused when others build on it by now, and says why', async () => {
    others = ['c'];
    const redenen = ['Bij dit gesprek is intussen ook iets anders geregistreerd.'];
    const taken = beheer.takeBack(BEA, ID);
    await expect(taken).rejects.toMatchObject({ problem: { detail: redenen[0], redenen } });
    await expectRefused(taken, 'terugdraaien-kan-niet');
  });

  it('is refused when what it needs is not kept any more', async () => {
    row = { ...ROW, geschoond: new Date(MOMENT.getTime() + 1) };
    await expectRefused(beheer.takeBack(BEA, ID), 'gegevens-niet-bewaard');
  });

  it('is refused when another version has to do it', async () => {
    isOfThisVersion = false;
    await expectRefused(beheer.takeBack(BEA, ID), 'andere-versie');
  });

  it('is refused when somebody else was earlier', async () => {
    isLate = true;
    await expectRefused(beheer.takeBack(BEA, ID), 'iemand-was-u-voor');
  });
});

describe('closing', () => {
  it('marks as solved what asks for attention, with why', async () => {
    expect(await beheer.close(BEA, ID, 'Met de hand gedaan.')).toMatchObject({ afgeslotenOp: MOMENT.toISOString() });
    expect(done).toEqual([pressed('afsluiting', { reden: 'Met de hand gedaan.' }), ['closed', ID]]);
  });

  it.each([
    ['while it is under way', undefined, 'aanvraag-loopt-nog'],
    ['when it was completed', completed, 'afsluiten-kan-niet'],
    ['when it was undone', undone, 'afsluiten-kan-niet'],
  ])('is refused %s', async (_, outcome, slug) => {
    stand = standing(outcome);
    await expectRefused(beheer.close(BEA, ID, 'Klaar.'), slug);
  });
});
