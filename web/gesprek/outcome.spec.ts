import { describe, expect, it } from '@jest/globals';
import type { NoAnswer, Probleem, Refused } from '../../client/src/index.js';
import { doubtOf, outcomeOf } from './outcome.js';

const refused = (problem: Partial<Probleem>, status = 409): Refused => ({
  kind: 'problem',
  status,
  headers: new Headers(),
  problem: { type: '/problemen/ongedaan-gemaakt', title: '', status, detail: '', ...problem },
});
const good = (uitkomst: 'voltooid' | 'wordtVoltooid') =>
  outcomeOf({ kind: 'good', body: { id: 'a', uitkomst, tekst: 'Lees mij.' } });

describe('an answer', () => {
  it('with everything registered', () => expect(good('voltooid').kind).toBe('registered'));
  it('that is being finished', () =>
    expect(good('wordtVoltooid')).toEqual({ kind: 'underway', id: 'a', tekst: 'Lees mij.' }));

  it.each([
    [{ id: 'a', uitkomst: 'vraagtAandacht' }, { kind: 'attention' }],
    [
      { id: 'a', uitkomst: 'wordtOngedaanGemaakt' },
      { kind: 'undoing', id: 'a' },
    ],
    [
      { id: 'a', uitkomst: 'ongedaanGemaakt', opnieuwProberen: true },
      { kind: 'undone', mayRetry: true },
    ],
    [
      { id: 'a', uitkomst: 'ongedaanGemaakt' },
      { kind: 'undone', mayRetry: false },
    ],
    [{ type: '/problemen/klant-al-bekend' }, { kind: 'known', isCertain: true, kandidaten: [] }],
    [{ type: '/problemen/klant-mogelijk-bekend' }, { kind: 'known', isCertain: false }],
    [{ type: '/problemen/idempotency-key-hergebruikt' }, { kind: 'keyReused' }],
    [{ type: '/problemen/ongeldige-invoer' }, { kind: 'rejected' }],
    [{ type: '/problemen/geen-toegang' }, { kind: 'rejected' }],
  ] as [Partial<Probleem>, object][])('%j', (problem, outcome) => {
    expect(outcomeOf(refused(problem))).toMatchObject(outcome);
  });

  it('of a register that does not like a field, leads back to the form', () => {
    const errors = [{ in: 'body', location: '/klant', code: 'x', detail: 'x' }] as const;
    expect(outcomeOf(refused({ id: 'a', uitkomst: 'ongedaanGemaakt', errors })).kind).toBe('rejected');
  });
});

describe('why it is not known', () => {
  it.each([
    [{ kind: 'none' } as NoAnswer, 'noConnection'],
    [refused({}, 401), 'loggedOut'],
    [refused({}, 429), 'busy'],
    [refused({}, 503), 'busy'],
    [refused({}, 500), 'ourFault'],
  ])('%j', (answer, doubt) => expect(doubtOf(answer)).toBe(doubt));
});
