import type { Dossierstap } from '../../client/src/index.js';

/** What was done at once, as one round trip: its steps share their times. */
export interface Round {
  readonly steps: readonly Dossierstap[];
  readonly begun: number;
  readonly ended: number;
  /** Milliseconds of waiting before it, when that is worth telling. */
  readonly waited: number;
  /** Where its bar stands, in hundredths of the width. */
  readonly left: number;
  readonly width: number;
}

/** So long between two round trips is waiting. */
const WAITING_MS = 250;
/** Of the width, whatever the time was: ten milliseconds of work are seen beside hours of waiting. */
const GAP = 6;
const THINNEST = 1;

/** Steps by round trip, in the order of the work. */
export function roundsOf(stappen: readonly Dossierstap[]): Round[] {
  const groups = new Map<number, Dossierstap[]>();
  for (const step of stappen) groups.set(step.ronde, [...(groups.get(step.ronde) ?? []), step]);
  return laidOut(
    [...groups.values()].map((steps) => ({
      steps,
      begun: momentOf(steps[0]?.begonnenOp),
      ended: momentOf(steps[0]?.afgerondOp),
    })),
  );
}

const momentOf = (text: string | undefined): number =>
  text === undefined ? Number.POSITIVE_INFINITY : Date.parse(text);

function laidOut(timed: readonly Pick<Round, 'steps' | 'begun' | 'ended'>[]): Round[] {
  const waits = timed.map(({ begun }, index) => {
    const before = Math.max(
      ...timed
        .slice(0, index)
        .map(({ ended }) => ended)
        .filter(Number.isFinite),
    );
    const waited = begun - before;
    return Number.isFinite(waited) && waited >= WAITING_MS ? waited : 0;
  });
  const lengths = timed.map(({ begun, ended }) => (Number.isFinite(ended - begun) ? Math.max(1, ended - begun) : 1));
  const gaps = waits.filter((it) => it > 0).length * GAP;
  const total = lengths.reduce((sum, it) => sum + it, 0);
  const scale = Math.max(0, 100 - gaps - THINNEST * timed.length) / Math.max(1, total);
  let left = 0;
  return timed.map((round, index) => {
    left += waits[index]! > 0 ? GAP : 0;
    const width = THINNEST + lengths[index]! * scale;
    const placed = { ...round, waited: waits[index]!, left, width };
    left += width;
    return placed;
  });
}
