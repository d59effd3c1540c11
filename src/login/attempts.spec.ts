import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Request, Response } from 'express';
import { Attempts } from './attempts.js';

const ORIGIN = 'https://klantregie.example';
const ATTEMPT = { state: 'Een_staat-van-veertig-tekens', nonce: 'n', verifier: 'v', naar: '/beheer' };
const NAME = '__Host-klantregie-inloggen-Een_staat-van-ve';

/** What the browser has, by name. */
let jar: Map<string, string>;
/** How long the last one lasts, in milliseconds. */
let lifetime: number | undefined;
/** Which of them it was told to forget. */
let cleared: string[];

beforeEach(() => {
  jar = new Map();
  lifetime = undefined;
  cleared = [];
});

function attempts(origin = ORIGIN): Attempts {
  const request = { headers: { cookie: [...jar].map((pair) => pair.join('=')).join('; ') } };
  const response = {
    cookie: (name: string, value: string, { maxAge }: { maxAge?: number }) => {
      jar.set(name, value);
      lifetime = maxAge;
    },
    clearCookie: (name: string) => {
      cleared.push(name);
      jar.delete(name);
    },
  };
  return new Attempts(origin, request as Request, response as unknown as Response);
}

describe(Attempts.name, () => {
  it.each([ORIGIN, 'http://localhost:3000'])('are found again, once, by the browser that set out at %s', (origin) => {
    attempts(origin).keep(ATTEMPT);
    expect(attempts(origin).take(ATTEMPT.state)).toEqual(ATTEMPT);
    expect(attempts(origin).take(ATTEMPT.state)).toBeUndefined();
    expect([jar.size, cleared.length]).toEqual([0, 1]);
  });

  it('are kept for ten minutes, each in a cookie of its own', () => {
    attempts().keep(ATTEMPT);
    attempts().keep({ ...ATTEMPT, state: 'ander' });
    expect([...jar.keys()]).toEqual([NAME, '__Host-klantregie-inloggen-ander']);
    expect(lifetime).toBe(600_000);
  });

  it.each(['ander', '', `${ATTEMPT.state}x`])('are nothing with another state: %j', (state) => {
    attempts().keep(ATTEMPT);
    expect(attempts().take(state)).toBeUndefined();
  });

  it.each(['', 'onzin', Buffer.from('null').toString('base64url'), Buffer.from('{}').toString('base64url')])(
    'are nothing when the cookie holds %j, and it is gone',
    (value) => {
      jar.set(NAME, value);
      expect(attempts().take(ATTEMPT.state)).toBeUndefined();
      expect(jar.size).toBe(0);
    },
  );

  it('make no more than ten cookies, and leave those of others alone', () => {
    jar.set('__Host-klantregie', 'sessie');
    const sizes = Array.from({ length: 12 }, (_, index) => {
      attempts().keep({ ...ATTEMPT, state: `staat-${index}` });
      return jar.size - 1;
    });
    expect(sizes).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 1, 2]);
    expect(jar.get('__Host-klantregie')).toBe('sessie');
  });
});
