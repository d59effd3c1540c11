import { describe, expect, it } from '@jest/globals';
import { scratchKeyring } from '../../../test/support/scratch-keys.js';
import type { Outcome } from '../../saga/outcome.js';
import { UNFORESEEN, type Failure } from '../../saga/step.js';
import type { UpstreamFailure } from '../../upstream/upstream.error.js';
import type { Registratie } from '../opdracht.js';
import { eindeOf, listKeeperOf } from './list-keeper.js';

type End = Outcome<Partial<Registratie>>;

const upstream = (system: UpstreamFailure['system'], kind: Failure['kind'], code?: string): UpstreamFailure => ({
  kind,
  message: 'geheim',
  system,
  operation: 'POST iets',
  fields: [],
  ...(code !== undefined && { code }),
});
const klantcontact = { uuid: 'k', nummer: '1000000000' };
const interneTaak = { uuid: 't', nummer: '1000000001' };
const zaak = { uuid: 'z', identificatie: 'KCC-2026-000001' };
const refused = upstream('zaken', 'refused', 'invalid');
const down = upstream('klanten', 'unavailable');
const attention = (it: Partial<Extract<End, { state: 'attention' }>>): End => ({
  state: 'attention',
  failedAt: 'zaak',
  failure: refused,
  left: [],
  ...it,
});

describe('what the list says of an end', () => {
  it.each<[string, End, object]>([
    ['a zaak', { state: 'completed', result: { klantcontact, zaak } }, { nummer: zaak.identificatie }],
    ['an interne taak', { state: 'completed', result: { klantcontact, interneTaak } }, { nummer: interneTaak.nummer }],
    ['a klantcontact alone', { state: 'completed', result: { klantcontact } }, { nummer: klantcontact.nummer }],
    ['something without a number', { state: 'completed', result: { betrokkene: { uuid: 'b' } } }, {}],
    [
      'an interne taak because there is no zaak',
      { state: 'completed', result: { klantcontact, interneTaak, zaakNietGemaakt: { because: refused } } },
      { nummer: interneTaak.nummer, stap: 'zaak', register: 'zaken', oorzaak: 'geweigerd', code: 'invalid' },
    ],
    [
      'one from before failures were kept',
      { state: 'completed', result: { interneTaak, zaakNietGemaakt: { reden: 'Zaken was weg.' } as never } },
      { nummer: interneTaak.nummer },
    ],
    [
      'one that was undone',
      { state: 'undone', failedAt: 'partij', failure: down, kept: [] },
      { stap: 'partij', register: 'klanten', oorzaak: 'onbereikbaar' },
    ],
    [
      'one that a person took back',
      { state: 'undone', failedAt: 'ingreep', failure: { kind: 'refused', message: 'gevraagd' }, kept: [] },
      {},
    ],
    [
      'our own mistake',
      attention({ failedAt: 'onvoorzien', failure: UNFORESEEN }),
      { stap: 'onvoorzien', oorzaak: 'onbekend' },
    ],
    [
      'one that lacks something',
      attention({
        failedAt: 'onderwerpobject',
        failure: down,
        left: [{ step: 'onderwerpobject', failure: down }],
        gaveUpAt: 'afmaken van onderwerpobject',
        result: { klantcontact, zaak },
      }),
      { nummer: zaak.identificatie, stap: 'onderwerpobject', register: 'klanten', oorzaak: 'onbereikbaar' },
    ],
    [
      'one of which it never became certain whether it stands',
      attention({
        failure: upstream('zaken', 'unknown'),
        left: [{ step: 'zaak', failure: refused }],
        gaveUpAt: 'kijken naar zaak',
      }),
      { stap: 'zaak', register: 'zaken', oorzaak: 'onbekend' },
    ],
    [
      'one that could not be undone: that, and not why it had to be',
      attention({
        left: [
          { step: 'partij', failure: refused },
          { step: 'klantcontact', failure: down },
        ],
        gaveUpAt: 'klantcontact ongedaan maken',
      }),
      { stap: 'klantcontact ongedaan maken', register: 'klanten', oorzaak: 'onbereikbaar' },
    ],
    [
      'one that could not be undone at the step that failed',
      attention({ left: [{ step: 'zaak', failure: down }], gaveUpAt: 'zaak ongedaan maken' }),
      { stap: 'zaak ongedaan maken', register: 'klanten', oorzaak: 'onbereikbaar' },
    ],
    [
      'one of which it is not known what to undo',
      attention({
        left: [{ step: 'klantcontact', failure: upstream('klanten', 'unknown') }],
        gaveUpAt: 'kijken naar klantcontact',
      }),
      { stap: 'klantcontact', register: 'klanten', oorzaak: 'onbekend' },
    ],
  ])('of %s', (_, outcome, einde) => {
    expect(eindeOf(outcome)).toStrictEqual(einde);
  });
});

describe(listKeeperOf.name, () => {
  const keeping = (
    given: { readonly wasReopened?: boolean; readonly isTakenBack?: boolean; readonly isWritten?: boolean } = {},
  ) => {
    const { isWritten = true, ...history } = { wasReopened: false, isTakenBack: false, ...given };
    const log: unknown[] = [];
    const keeper = listKeeperOf('zaak', {
      aanvragen: {
        markTurned: async (id: string) => void log.push(['turned', id]),
        markEnded: async (...given: unknown[]) => log.push(['ended', ...given]) > 0 && isWritten,
        historyOf: async () => history,
      },
      keys: scratchKeyring(),
      exclusively: async (key: string, work: () => Promise<unknown>) => (log.push(['alone', key]), work()),
      metrics: { ended: (labels: unknown) => void log.push(['counted', labels]) },
    } as unknown as Parameters<typeof listKeeperOf>[1]);
    return { keeper, log };
  };

  it('tells the list what happens, and counts how it ended', async () => {
    const { keeper, log } = keeping();
    await keeper.turned('aanvraag');
    const ofLog = { end: 'einde', change: { parts: '', values: [] }, isBlanked: true };
    const outcome = { state: 'completed', result: { zaak, klantcontact } } as const;
    await expect(keeper.ended('aanvraag', outcome, ofLog)).resolves.toBe(true);
    await expect(keeper.alone('aanvraag', async () => true)).resolves.toBe(true);
    expect(log).toEqual([
      ['turned', 'aanvraag'],
      [
        'ended',
        'aanvraag',
        'voltooid',
        { nummer: zaak.identificatie },
        { zoeksleutels: [scratchKeyring().digest('person', 'klantcontact k')], log: ofLog },
      ],
      ['counted', { soort: 'zaak', uitkomst: 'voltooid' }],
      ['alone', 'aanvraag aanvraag'],
    ]);
  });

  it('counts nothing that was kept already, and finds nobody by what was not registered', async () => {
    const { keeper, log } = keeping({ isWritten: false });
    const outcome = { state: 'undone', failedAt: 'zaak', failure: refused, kept: [] } as const;
    const ofLog = { end: 'einde', change: { parts: '', values: [] }, isBlanked: true };
    await expect(keeper.ended('aanvraag', outcome, ofLog)).resolves.toBe(false);
    expect(log).toEqual([
      ['ended', 'aanvraag', 'ongedaanGemaakt', expect.anything(), { zoeksleutels: [], log: ofLog }],
    ]);
  });

  it.each([true, false])('knows whether it was gone on with, and whether that is to undo it: %s', async (is) => {
    const { keeper } = keeping({ wasReopened: is, isTakenBack: is });
    await expect(keeper.history('aanvraag')).resolves.toStrictEqual({
      wasReopened: is,
      ...(is && { takenBack: { kind: 'refused', message: expect.stringContaining('beheerder') } }),
    });
  });
});
