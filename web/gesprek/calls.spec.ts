import { describe, expect, it } from '@jest/globals';
import {
  firstCalls,
  isDone,
  isInDoubt,
  labelOf,
  MOST_CALLS,
  reduce,
  type Action,
  type Calls,
  type Stage,
} from './calls.js';

const AT = new Date('2026-03-03T10:15:00Z');
const after = (...actions: Action[]): Calls => actions.reduce(reduce, firstCalls(AT));
const type = (number: number, inhoud = 'iets'): Action => ({ type: 'change', number, patch: { inhoud } });
const begin: Action = { type: 'begin', at: AT };
const stage = (number: number, to: Stage): Action => ({ type: 'stage', number, stage: to });
const underway: Stage = { kind: 'ended', outcome: { kind: 'underway', id: 'a', tekst: '' }, steps: [] };
const registered: Stage = {
  kind: 'ended',
  outcome: { kind: 'registered', registratie: { id: 'a', uitkomst: 'voltooid', tekst: '' } },
  steps: [],
};
const numbers = ({ calls }: Calls) => calls.map(({ number }) => number);

describe('several calls', () => {
  it('a new one beside one that has something in it', () => {
    const state = after(type(1), begin);
    expect(numbers(state)).toEqual([1, 2]);
    expect(state.current).toBe(2);
  });

  it('none beside one that has nothing in it yet', () => expect(numbers(after(begin))).toEqual([1]));

  it('one that is registered makes room', () => expect(numbers(after(stage(1, registered), begin))).toEqual([2]));

  it('one that is being finished stays', () => expect(numbers(after(stage(1, underway), begin))).toEqual([1, 2]));

  it('no more than there may be', () => {
    const actions = Array.from({ length: MOST_CALLS + 2 }, (_, index) => [type(index + 1), begin]).flat();
    expect(numbers(after(...actions))).toHaveLength(MOST_CALLS);
  });

  it('after the last one there is a new one', () => {
    const state = after(type(1), { type: 'end', number: 1, at: AT });
    expect(state.calls).toMatchObject([{ number: 2, form: { inhoud: '' } }]);
    expect(state.current).toBe(2);
  });

  it('all of them are gone when somebody else comes', () => {
    const { calls } = after(type(1), begin, type(2), { type: 'wipe', at: AT });
    expect(calls).toMatchObject([{ form: { inhoud: '' } }]);
  });
});

describe('a call', () => {
  it('cannot be changed while it is sent, nor while it is not known whether it arrived', () => {
    const waiting: Stage = { kind: 'waiting', doubt: 'noConnection', isCertain: false };
    for (const locked of [{ kind: 'sending' }, waiting] as const) {
      const [call] = after(type(1, 'eerst'), stage(1, locked), type(1, 'later')).calls;
      expect(call?.form.inhoud).toBe('eerst');
      expect(isInDoubt(call!)).toBe(true);
    }
  });

  it('that came to its end elsewhere is news until it is looked at', () => {
    const toestand = {
      id: 'a',
      ontvangenOp: '',
      uitkomst: 'voltooid',
      stappen: [],
      registratie: { id: 'a', uitkomst: 'voltooid', tekst: '' },
    } as const;
    const ended = after(stage(1, underway), begin, { type: 'progress', number: 1, toestand });
    expect(ended.calls.map(({ isNews }) => isNews)).toEqual([true, false]);
    expect(reduce(ended, { type: 'show', number: 1 }).calls[0]?.isNews).toBe(false);
  });

  it('with another request keeps the customer, and asks the rest anew', () => {
    const patch = { product: 'verhuizing', beller: 'S. de Vries', toelichting: 'x' };
    const { calls } = after({ type: 'change', number: 1, patch }, stage(1, registered), {
      type: 'further',
      number: 1,
      earlier: { klantcontact: 'k' },
    });
    expect(calls[0]).toMatchObject({
      stage: { kind: 'filling' },
      earlier: { klantcontact: 'k' },
      form: { product: '', toelichting: '', beller: 'S. de Vries' },
    });
    expect(isDone(calls[0]!)).toBe(false);
  });

  it.each([
    ['S. de Vries', 'S. de Vries'],
    ['Sanne de Vries', 'S. de Vries'],
    ['', 'Gesprek 1'],
  ])('of %j is called %j', (beller, label) => {
    expect(labelOf(after({ type: 'change', number: 1, patch: { beller } }).calls[0]!)).toBe(label);
  });
});
