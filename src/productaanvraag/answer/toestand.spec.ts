import { describe, expect, it } from '@jest/globals';
import type { Checkpoint, Progress } from '../../durable/durable.js';
import type { Outcome } from '../../saga/outcome.js';
import { TURNED } from '../../saga/undo-all.js';
import type { Failure } from '../../saga/step.js';
import { answerForNow, finalAnswer } from './answer.js';
import type { Opdracht, Registratie } from '../opdracht.js';
import { standOf, type Stap } from './toestand.js';

const ID = '354cb53d-7d8a-8f65-a8da-5cac4658854c';
const STARTED = Date.parse('2026-03-01T09:00:00.000Z');
const opdracht = {
  id: ID,
  aanvraag: { product: 'parkeervergunning' },
  terms: { product: { naam: 'Parkeervergunning' } },
  sleutels: { klantcontact: '1000000001' },
} as unknown as Opdracht;
const registratie: Registratie = {
  klantcontact: { uuid: 'k', nummer: '1000000001' },
  betrokkene: { uuid: 'b' },
  zaak: { uuid: 'z', identificatie: 'KCC-2026-000001' },
};
const failure = (kind: Failure['kind']): Failure => ({ kind, message: kind });
const turned = { failedAt: 'zaak', failure: failure('refused') };

const toestandOf = (outcome?: Outcome<Registratie>, progress: Progress = { checkpoints: [] }, of = opdracht) => {
  const answer = outcome ? finalAnswer('productaanvraag', of, outcome) : answerForNow(of, progress.turned, []);
  return standOf({ input: of, startedAt: STARTED }, { answer, progress });
};

describe('how a productaanvraag stands', () => {
  it('is said with what it is', () => {
    expect(toestandOf()).toMatchObject({
      id: ID,
      product: 'parkeervergunning',
      ontvangenOp: '2026-03-01T09:00:00.000Z',
      stappen: [],
    });
  });

  it('is said without a product when it is not about one', () => {
    const toestand = toestandOf(undefined, undefined, { ...opdracht, aanvraag: {} } as Opdracht);
    expect(toestand).not.toHaveProperty('product');
  });

  it('is good when it is registered, or still may be', () => {
    expect(toestandOf({ state: 'completed', result: registratie })).toMatchObject({
      uitkomst: 'voltooid',
      registratie: { uitkomst: 'voltooid', tekst: expect.stringContaining('KCC-2026-000001') },
    });
    const underWay = toestandOf();
    expect(underWay).toMatchObject({ uitkomst: 'wordtVoltooid', registratie: { uitkomst: 'wordtVoltooid' } });
    expect(underWay).not.toHaveProperty('probleem');
  });

  it.each<[string, Outcome<Registratie> | undefined, Progress]>([
    ['ongedaanGemaakt', { state: 'undone', ...turned, kept: [] }, { checkpoints: [] }],
    ['vraagtAandacht', { state: 'attention', ...turned, left: [] }, { checkpoints: [] }],
    ['wordtOngedaanGemaakt', undefined, { checkpoints: [], turned }],
  ])('is a problem otherwise: %s', (uitkomst, outcome, progress) => {
    const toestand = toestandOf(outcome, progress);
    expect(toestand).toMatchObject({ uitkomst, probleem: { uitkomst, id: ID, stap: 'zaak' } });
    expect(toestand).not.toHaveProperty('registratie');
  });

  it('is that of its end, also when it was turned round before', () => {
    const progress = { checkpoints: [], turned };
    expect(toestandOf({ state: 'undone', ...turned, kept: [] }, progress).uitkomst).toBe('ongedaanGemaakt');
  });
});

describe('the steps of a productaanvraag', () => {
  const checkpoint = (name: string, value: unknown, times: Partial<Checkpoint> = {}): Checkpoint => ({
    name,
    value,
    startedAt: STARTED,
    completedAt: STARTED + 250,
    ...times,
  });
  const times = { begonnenOp: '2026-03-01T09:00:00.000Z', afgerondOp: '2026-03-01T09:00:00.250Z' };
  const stappenOf = (...checkpoints: Checkpoint[]): readonly Stap[] => toestandOf(undefined, { checkpoints }).stappen;

  it('are those of every round, with how each ended', () => {
    const round = checkpoint('klantcontact', {
      klantcontact: { value: { uuid: 'k' } },
      leeg: { value: undefined },
      digitaalAdres1: { failure: failure('refused') },
      digitaalAdres2: { failure: failure('unavailable') },
      digitaalAdres3: { failure: failure('unknown'), doubt: STARTED },
    });
    expect(stappenOf(round)).toEqual([
      { naam: 'klantcontact', resultaat: 'gedaan', ...times },
      { naam: 'leeg', resultaat: 'gedaan', ...times },
      { naam: 'digitaalAdres1', resultaat: 'geweigerd', ...times },
      { naam: 'digitaalAdres2', resultaat: 'onbereikbaar', ...times },
      { naam: 'digitaalAdres3', resultaat: 'onbekend', ...times },
    ]);
  });

  it('are those of every later attempt', () => {
    expect(
      stappenOf(
        checkpoint('zekerheid over zaak', { failure: failure('unavailable') }),
        checkpoint('zekerheid over zaak (poging 2)', { value: { uuid: 'z' } }),
        checkpoint('zaak ongedaan maken', { value: undefined }),
      ),
    ).toEqual([
      { naam: 'zekerheid over zaak', resultaat: 'onbereikbaar', ...times },
      { naam: 'zekerheid over zaak (poging 2)', resultaat: 'gedaan', ...times },
      { naam: 'zaak ongedaan maken', resultaat: 'gedaan', ...times },
    ]);
  });

  it('are not what the log holds beside them', () => {
    expect(
      stappenOf(
        checkpoint(TURNED, turned),
        checkpoint('DBOS.sleep', 1_790_000_000_000),
        checkpoint('leeg', undefined),
        checkpoint('niets', null),
        checkpoint('tekst', 'tekst'),
      ),
    ).toEqual([]);
  });

  it('have no times that the log does not know', () => {
    const begun = checkpoint('zaak', { zaak: { value: 1 } }, { startedAt: undefined, completedAt: undefined });
    expect(stappenOf(begun)).toEqual([{ naam: 'zaak', resultaat: 'gedaan' }]);
  });

  it('never tell what was sent or answered', () => {
    const round = checkpoint('klantcontact', {
      klantcontact: { value: { naam: 'geheim' } },
      ander: { failure: { ...failure('refused'), message: 'geheim' } },
    });
    expect(JSON.stringify(stappenOf(round))).not.toContain('geheim');
  });
});
