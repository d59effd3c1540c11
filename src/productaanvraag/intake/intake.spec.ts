import { beforeEach, describe, expect, it } from '@jest/globals';
import { scratchKeyring } from '../../../test/support/scratch-keys.js';
import type { Configuration } from '../../config/configuration.js';
import { StandsOtherwiseError } from '../../durable/acceptance.js';
import type { Ended, Run, SagaDefinition } from '../../durable/durable.js';
import { whoIsServed } from '../../fence/on-behalf-of.js';
import type { Saga } from '../../saga/saga.js';
import type { StepTools } from '../steps/step-tools.js';
import { Intake, type Accepted, type IntakeTools } from './intake.js';
import type { SoortAanvraag } from './kinds.js';
import { fingerprintOf } from './sleutels.js';
import type { Submission } from './submission.js';

const NOW = new Date('2026-03-01T10:00:00Z');
const configuration = {
  tijden: { wachttijd: 1, registerGrens: 7 },
  organisatie: { rsin: '002220647' },
  codes: {},
  producten: new Map(),
  zaak: { nummerPrefix: 'KCC' },
} as unknown as Configuration;
const mira = { id: 'mira', soort: 'medewerker', identificatie: 'mira@gemeente.example', naam: 'Mira' };
const submission = {
  soort: 'klantcontact',
  caller: { ...mira, rollen: new Set(['medewerker']) },
  id: 'aanvraag',
  earlierIds: ['eerder'],
  content: 'zo',
} as unknown as Submission;

const keys = scratchKeyring();
const [ZO, ANDERS] = [fingerprintOf(keys, 'zo'), fingerprintOf(keys, 'anders')];

/** What the engine was told when the intake was made. */
let definition: SagaDefinition<object, object, object>;
/** The runs in the log, by id. */
let runs: Map<string, Run<object, object, object>>;
let listed: object[];
/** With what beside it each run was begun. */
let begun: unknown[];
/** Whether it was on the list before. */
let standsOtherwise: boolean;
let lines: unknown[];
let reopened: unknown[];
/** What the list was told of ends. */
let ends: unknown[];
let locks: string[];
/** What somebody else does who is alone with a request first. */
let beforeItsTurn: () => Promise<unknown>;
let intake: Intake<'klantcontact'>;
let takingIn: (soort: SoortAanvraag) => Intake<SoortAanvraag>;

const soon = () => new Promise((resolve) => setTimeout(resolve, 20));

/** A run that has not ended, of the request with this fingerprint. */
const run = (id: string, changed: object = {}, vingerafdruk = ZO) =>
  ({
    id,
    input: { id, vingerafdruk, aanvraag: {}, aanvrager: mira, sleutels: { klantcontact: '1' }, terms: {} },
    isOfThisVersion: true,
    outcome: async () => undefined,
    turned: async () => undefined,
    progress: async () => ({ checkpoints: [] }),
    ...changed,
  }) as unknown as Run<object, object, object>;

beforeEach(() => {
  runs = new Map();
  [listed, begun, lines, reopened, standsOtherwise] = [[], [], [], [], false];
  [ends, locks, beforeItsTurn] = [[], [], soon];
  const say = (_: object, line: string) => lines.push(line);
  const tools = {
    steps: {} as StepTools,
    configuration,
    aanvragen: {
      draw: async () => (await soon(), { klantcontact: '1', interneTaak: '2', partij: '3', zaak: '4' }),
      opening: (row: object, nummers: object) => (listed.push(row), { nummers }),
      markEnded: async (...end: unknown[]) => (ends.push(end), true),
      open: async () => (await soon(), { klantcontact: '5', interneTaak: '6', partij: '7', zaak: '8' }),
    },
    registerSaga: (it: typeof definition) => {
      definition = it;
      return {
        find: async (id: string) => runs.get(id),
        start: async (id: string, input: object, beside?: object) => {
          begun.push(beside);
          if (beside && standsOtherwise) throw new StandsOtherwiseError();
          return runs.get(id) ?? { ...run(id), input };
        },
        reopen: async (...given: unknown[]) => (reopened.push(given), false),
      };
    },
    exclusively: async (key: string, work: () => Promise<unknown>) => {
      locks.push(key);
      await beforeItsTurn();
      return work();
    },
    keys,
    log: { error: say, warn: say },
    metrics: { checkpoint: () => () => {}, ended: () => {} },
  } as unknown as IntakeTools;
  takingIn = (soort) => new Intake(soort, tools);
  intake = takingIn('klantcontact') as Intake<'klantcontact'>;
});

describe('a key that was used before', () => {
  it('is found as it is kept, and as it may have been kept', async () => {
    await expect(intake.find(submission)).resolves.toBeUndefined();
    runs.set('eerder', run('eerder'));
    await expect(intake.find(submission)).resolves.toMatchObject({ id: 'eerder' });
    runs.set('aanvraag', run('aanvraag'));
    await expect(intake.find(submission)).resolves.toMatchObject({ id: 'aanvraag' });
  });

  it.each(['aanvraag', 'eerder'])('is not used again for something else: %s', async (id) => {
    runs.set(id, run(id, {}, ANDERS));
    await expect(intake.find(submission)).rejects.toMatchObject({ problem: { status: 409 } });
  });
});

describe('a request that is accepted', () => {
  it('is put on the list, and has all that it needs', async () => {
    const accepted = await intake.accept(submission, { klantcontact: {} } as never, NOW);
    expect(accepted.input).toMatchObject({
      id: 'aanvraag',
      vingerafdruk: ZO,
      sleutels: { klantcontact: '1', zaak: 'KCC-2026-4' },
      terms: { rsin: '002220647' },
    });
    expect(accepted.input.aanvrager).toStrictEqual(mira);
    const of = { medewerkerId: 'mira', medewerkerNaam: 'Mira', sleutel: 'proef', zoeksleutels: [] };
    expect(listed).toEqual([{ id: 'aanvraag', soort: 'klantcontact', product: null, ...of }]);
    await intake.accept(submission, { product: 'paspoort', klantcontact: {} } as never, NOW);
    expect(listed[1]).toMatchObject({ product: 'paspoort' });
  });

  it('is begun in the statement that puts it on the list', async () => {
    await intake.accept(submission, { klantcontact: {} } as never, NOW);
    expect(begun).toEqual([{ nummers: { klantcontact: '1', interneTaak: '2', partij: '3', zaak: '4' } }]);
  });

  it('is begun with the numbers that it has when it was on the list already', async () => {
    standsOtherwise = true;
    const accepted = await intake.accept(submission, { klantcontact: {} } as never, NOW);
    expect(accepted.input.sleutels).toMatchObject({ klantcontact: '5', interneTaak: '6', zaak: 'KCC-2026-8' });
    expect(begun).toEqual([expect.anything(), undefined]);
  });

  it('is not another one that was accepted meanwhile', async () => {
    runs.set('aanvraag', run('aanvraag', {}, ANDERS));
    await expect(intake.accept(submission, {} as never, NOW)).rejects.toMatchObject({ problem: { status: 409 } });
  });

  it('is carried out on behalf of whose it is, and says what is kept nowhere', async () => {
    let served: unknown;
    const saga = {
      round: async () => ((served = whoIsServed()), { klantcontact: 'gesprek' }),
      forward: async () => {},
    };
    const { input } = run('aanvraag');
    await expect(definition.process(saga as unknown as Saga, input)).resolves.not.toHaveProperty('nietBewaard');
    expect(served).toBe('mira');
  });

  it('says what of it is kept nowhere', async () => {
    takingIn('betrokkene');
    const bsn = { codeSoortObjectId: 'bsn', objectId: '999990019' };
    const klant = { soort: 'eenmalig', digitaleAdressen: [], partijIdentificatoren: [bsn] };
    const { input } = run('aanvraag');
    const aanvraag = { contact: { klantcontact: 'gesprek', betrokkenen: [] }, klant };
    const saga = { round: async () => ({ betrokkene: 'b' }), forward: async () => {} };
    await expect(definition.process(saga as unknown as Saga, { ...input, aanvraag })).resolves.toMatchObject({
      nietBewaard: [{ naam: 'BSN' }],
    });
  });

  it('is tried as long as its terms say', () => {
    expect(definition.patience({ terms: { tijden: { registerGrens: 9 } } })).toMatchObject({ lateEffectLimit: 9 });
  });

  it('is told about in the log when it waits, or fails unforeseen', () => {
    definition.surprise(new Error());
    definition.waits(new Error());
    expect(lines).toEqual(['a step failed in a way that nobody foresaw', 'work waits for our own database']);
  });
});

describe('an end that the list did not hear of', () => {
  const failure = { kind: 'refused', message: '' } as const;
  const outcome = { state: 'attention', failedAt: 'zaak', failure, left: [], gaveUpAt: 'zaak' } as const;
  const hasEnded = () =>
    runs.set('aanvraag', run('aanvraag', { outcome: async () => ({ outcome, answer: undefined }) }));

  it('is told to it', async () => {
    hasEnded();
    await intake.tellEnd('aanvraag');
    expect(ends).toEqual([['aanvraag', 'vraagtAandacht', { stap: 'zaak', oorzaak: 'geweigerd' }]]);
    expect(locks).toEqual(['aanvraag aanvraag']);
  });

  it('is none when it has not ended, or is not there', async () => {
    await intake.tellEnd('aanvraag');
    runs.set('aanvraag', run('aanvraag'));
    await intake.tellEnd('aanvraag');
    expect(ends).toEqual([]);
  });

  it('is none when somebody went on with it meanwhile', async () => {
    hasEnded();
    beforeItsTurn = async () => runs.set('aanvraag', run('aanvraag'));
    await intake.tellEnd('aanvraag');
    expect(ends).toEqual([]);
  });
});

describe('how a request stands', () => {
  const failure = { kind: 'refused', message: '' } as const;
  const ended = (changed: object = {}) =>
    ({ outcome: { state: 'completed', result: {} }, ...changed }) as Ended<never, never>;
  const known = async (changed: object) => {
    runs.set('aanvraag', run('aanvraag', changed));
    return (await intake.run('aanvraag')) as Accepted;
  };

  it('is nothing when there is none', async () => {
    await expect(intake.run('aanvraag')).resolves.toBeUndefined();
  });

  it('is under the terms of today when it was accepted before these were kept', async () => {
    const before = run('aanvraag');
    const { terms: _, ...input } = before.input as { terms: object };
    expect((await known({ input })).input.terms).toMatchObject({ rsin: '002220647' });
    expect((await known({})).input.terms).toEqual({});
  });

  it('is the answer that was kept at its end, or else the one that it would get', async () => {
    const kept = { status: 201, location: '/', body: {} };
    const answered = await known({ outcome: async () => ended({ answer: kept }) });
    await expect(intake.answer(answered, 0)).resolves.toBe(kept);
    await expect(intake.look(answered)).resolves.toMatchObject({ answer: kept, outcome: { state: 'completed' } });
    await expect(intake.answer(await known({ outcome: async () => ended() }), 0)).resolves.toMatchObject({
      status: 201,
      body: { uitkomst: 'voltooid' },
    });
  });

  it('is, as long as it has not ended, that it is under way or is being undone', async () => {
    const turned = { failedAt: 'zaak', failure };
    const onItsWay = await known({});
    await expect(intake.answer(onItsWay, 0)).resolves.toMatchObject({ body: { uitkomst: 'wordtVoltooid' } });
    await expect(intake.look(onItsWay)).resolves.toMatchObject({ isOfThisVersion: true, outcome: undefined });
    const isTurned = { turned: async () => turned, progress: async () => ({ checkpoints: [], turned }) };
    const undoing = await known({ ...isTurned, isOfThisVersion: false });
    await expect(intake.answer(undoing, 0)).resolves.toMatchObject({ body: { uitkomst: 'wordtOngedaanGemaakt' } });
    await expect(intake.look(undoing)).resolves.toMatchObject({
      answer: { body: { uitkomst: 'wordtOngedaanGemaakt' } },
      isOfThisVersion: false,
    });
  });

  it('is waited for as long as somebody waits', async () => {
    const waits: number[] = [];
    const accepted = await known({ outcome: async (wait: number) => void waits.push(wait) });
    await intake.answer(accepted, 5);
    await intake.look(accepted);
    await intake.look(accepted, 7);
    expect(waits).toEqual([5, 0, 7]);
  });

  it('goes on from where a beheerder says', async () => {
    const how = { from: 'zaak', mark: async () => {} };
    await expect(intake.reopen({ id: 'aanvraag', endedAt: 4 }, how)).resolves.toBe(false);
    expect(reopened).toEqual([[{ id: 'aanvraag', endedAt: 4 }, how]]);
  });
});
