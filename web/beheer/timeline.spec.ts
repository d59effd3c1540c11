import { describe, expect, it } from '@jest/globals';
import type { Dossierstap } from '../../client/src/index.js';
import { roundsOf } from './timeline.js';

const at = (milliseconds: number) => new Date(Date.UTC(2026, 2, 3) + milliseconds).toISOString();
const step = (naam: string, ronde: number, begun: number, ended: number): Dossierstap => ({
  naam,
  ronde,
  resultaat: 'gedaan',
  begonnenOp: at(begun),
  afgerondOp: at(ended),
});

describe('the round trips of a request', () => {
  const rounds = roundsOf([
    step('vooraf', 1, 0, 9),
    step('klantcontact', 1, 0, 9),
    step('zaak', 2, 12, 25),
    step('zaak', 3, 3_600_000, 3_600_010),
  ]);

  it('are what was done at once', () => {
    expect(rounds.map(({ steps }) => steps.map(({ naam }) => naam))).toEqual([
      ['vooraf', 'klantcontact'],
      ['zaak'],
      ['zaak'],
    ]);
  });

  it('have waiting between them only when it is worth telling', () => {
    expect(rounds.map(({ waited }) => waited)).toEqual([0, 0, 3_600_000 - 25]);
  });

  it('fill the width, whatever the time was', () => {
    const last = rounds.at(-1)!;
    expect(last.left + last.width).toBeCloseTo(100);
    expect(rounds.every(({ width }) => width >= 1)).toBe(true);
  });

  it('have a place also when they have no times', () => {
    const untimed = roundsOf([
      step('vooraf', 1, 0, 9),
      { naam: 'zaak', ronde: 2, resultaat: 'onbekend' },
      step('zaak', 3, 20, 30),
    ]);
    expect(untimed.map(({ waited }) => waited)).toEqual([0, 0, 0]);
    expect(untimed.every(({ left }) => Number.isFinite(left))).toBe(true);
  });
});
