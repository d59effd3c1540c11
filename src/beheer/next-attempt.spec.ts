import { describe, expect, it } from '@jest/globals';
import type { Checkpoint, Progress } from '../durable/durable.js';
import type { AnyAanvraag, Opdracht } from '../productaanvraag/opdracht.js';
import { nextAttemptOf } from './next-attempt.js';

const NOW = Date.parse('2026-03-01T09:00:00.000Z');
const SOON = NOW + 4000;
const failure = { kind: 'unavailable', message: 'zaken was niet bereikbaar' } as const;
const at = (name: string, value: unknown): Checkpoint => ({ name, value, startedAt: 1, completedAt: 2 });
const paused = (...checkpoints: Checkpoint[]): Progress => ({ checkpoints, pausedUntil: SOON });

/** Pauses of 1, 2, 4, 4 … seconds. */
const opdracht = (aanvraag: object = {}) =>
  ({
    aanvraag,
    terms: { tijden: { eerstePauze: 1000, langstePauze: 4000, opgevenNa: 60_000 } },
  }) as unknown as Opdracht<AnyAanvraag>;
const next = (progress: Progress, aanvraag?: object) => nextAttemptOf(progress, opdracht(aanvraag), NOW);

const volgendePogingOp = '2026-03-01T09:00:04.000Z';

describe(nextAttemptOf.name, () => {
  it('is nothing for what does not wait', () => {
    const checkpoints = [at('afmaken van onderwerpobject', { failure })];
    expect(next({ checkpoints })).toEqual({});
    expect(next({ checkpoints, pausedUntil: NOW - 1 })).toEqual({});
  });

  it('says when it is tried again, and what is left of the time after that', () => {
    const first = at('afmaken van onderwerpobject', { failure });
    expect(next(paused(first))).toEqual({ volgendePogingOp, opgevenOp: '2026-03-01T09:01:03.000Z' });
    // 1 + 2 + 4 + 4 seconds.
    const fourth = at('afmaken van onderwerpobject (poging 4)', { failure });
    expect(next(paused(first, fourth))).toEqual({ volgendePogingOp, opgevenOp: '2026-03-01T09:00:53.000Z' });
    const last = at('zaak ongedaan maken (poging 40)', { failure });
    expect(next(paused(first, last))).toEqual({ volgendePogingOp, opgevenOp: volgendePogingOp });
  });

  it('goes on for longer with a zaak that may come later', () => {
    const later = { vervolg: { soort: 'zaak', uitwijk: { soort: 'later', gedurende: 3_601_000 } } };
    const { opgevenOp } = next(paused(at('afmaken van zaak', { failure })), later);
    expect(opgevenOp).toBe('2026-03-01T10:00:04.000Z');
    expect(next(paused(at('afmaken van partij', { failure })), later).opgevenOp).toBe('2026-03-01T09:01:03.000Z');
  });

  it.each([
    ['a round trip', at('vervolg', { zaak: { failure } })],
    ['what is only repeated to be certain', at('zekerheid over zaak', { failure })],
    ['what was done', at('zaak ongedaan maken', { value: undefined })],
  ])('is not given up after %s', (_, checkpoint) => {
    expect(next(paused(checkpoint))).toEqual({ volgendePogingOp });
  });
});
