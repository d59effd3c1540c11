import type { Fault, FaultRule } from '../../src/simulator/faults.js';

/** How a call goes wrong. */
export interface Way {
  readonly name: string;
  readonly rule: Omit<FaultRule, 'operation' | 'call'>;
  /** Needs a product that soon stops waiting for an answer. */
  readonly isHanging?: true;
  /** Whether it lasts until somebody mends the register: only then may a person have to look. */
  readonly isForGood?: true;
}

/** How long after a lost connection a register does what it was asked: well within its limit. Milliseconds. */
export const LATE = 15;
const SLOW = 30;

const once = (name: string, fault: Fault): Way => ({ name, rule: { fault } });
const DEAD = { kind: 'dropBefore' } as const;

export const WAYS: readonly Way[] = [
  once('refused', { kind: 'refuse', status: 400 }),
  once('500 before effect', { kind: 'errorBefore' }),
  once('500 after effect', { kind: 'errorAfter' }),
  once('dropped before', { kind: 'dropBefore' }),
  once('dropped after', { kind: 'dropAfter' }),
  once('dropped, effect later', { kind: 'dropThenEffect', ms: LATE }),
  { ...once('answer lost by time-out', { kind: 'hangAfter' }), isHanging: true },
  once('unreadable answer', { kind: 'unreadable' }),
  once('strange answer', { kind: 'strange' }),
  once('slow but in time', { kind: 'slow', ms: SLOW }),
  { name: 'down for 3 attempts', rule: { fault: DEAD, times: 3, spreads: true } },
  { name: 'down for good', rule: { fault: DEAD, times: Infinity, spreads: true }, isForGood: true },
  { name: 'refused for good', rule: { fault: { kind: 'refuse', status: 403 }, times: Infinity }, isForGood: true },
  {
    name: 'late and lost for good',
    rule: { fault: { kind: 'dropThenEffect', ms: LATE }, times: Infinity },
    isForGood: true,
  },
];
