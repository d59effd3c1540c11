import type { Fault, FaultRule } from '../../src/sandbox/simulator/faults.js';

/** How a call goes wrong. */
export interface Way {
  readonly name: string;
  readonly rule: Omit<FaultRule, 'operation' | 'call'>;
  /** Needs a product that soon stops waiting for an answer. */
  readonly isHanging?: true;
  /** Whether it can end otherwise than without the failure, although the register comes back: it says no, or stays away. */
  readonly mayTurn?: true;
  /** Whether it lasts until somebody mends the register: only then may a person have to look. */
  readonly isForGood?: true;
}

/** How long after a lost connection a register does what it was asked: well within its limit. Milliseconds. */
export const LATE = 15;
const SLOW = 30;

const once = (name: string, fault: Fault): Way => ({ name, rule: { fault } });
const DEAD = { kind: 'dropBefore' } as const;
/** What the ingress answers for a register that it has lost. */
const LOST = { kind: 'betweenBefore', status: 404, body: 'page' } as const;

export const WAYS: readonly Way[] = [
  { ...once('refused', { kind: 'refuse', status: 400 }), mayTurn: true },
  once('400 of a gateway, after', { kind: 'betweenAfter', status: 400 }),
  once('401 page, before', { kind: 'betweenBefore', status: 401, body: 'page' }),
  once('404 page, after', { kind: 'betweenAfter', status: 404, body: 'page' }),
  once('409 without a code, after', { kind: 'betweenAfter', status: 409, body: 'json' }),
  once('499 without a body, after', { kind: 'betweenAfter', status: 499 }),
  once('redirect, before', { kind: 'betweenBefore', status: 302, body: 'page' }),
  once('200 with a page, after', { kind: 'betweenAfter', status: 200, body: 'page' }),
  { name: '404 for all, 3 attempts', rule: { fault: LOST, times: 3, spreads: true }, mayTurn: true },
  { name: '404 for all, for good', rule: { fault: LOST, times: Infinity, spreads: true }, isForGood: true },
  once('500 before effect', { kind: 'errorBefore' }),
  once('500 after effect', { kind: 'errorAfter' }),
  once('dropped before', { kind: 'dropBefore' }),
  once('dropped after', { kind: 'dropAfter' }),
  once('dropped, effect later', { kind: 'dropThenEffect', ms: LATE }),
  { ...once('answer lost by time-out', { kind: 'hangAfter' }), isHanging: true, mayTurn: true },
  once('unreadable answer', { kind: 'unreadable' }),
  once('strange answer', { kind: 'strange' }),
  once('slow but in time', { kind: 'slow', ms: SLOW }),
  { name: 'down for 3 attempts', rule: { fault: DEAD, times: 3, spreads: true }, mayTurn: true },
  { name: 'down for good', rule: { fault: DEAD, times: Infinity, spreads: true }, isForGood: true },
  { name: 'refused for good', rule: { fault: { kind: 'refuse', status: 403 }, times: Infinity }, isForGood: true },
  {
    name: 'late and lost for good',
    rule: { fault: { kind: 'dropThenEffect', ms: LATE }, times: Infinity },
    isForGood: true,
  },
];
