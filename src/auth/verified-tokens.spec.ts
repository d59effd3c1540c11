import { expect, it } from '@jest/globals';
import { VerifiedTokens } from './verified-tokens.js';

const KEYS = {};
const until = Math.floor(Date.now() / 1000) + 3600;

it('forgets the oldest when there are more than it keeps', () => {
  const tokens = new VerifiedTokens();
  for (let number = 0; number <= 5000; number += 1)
    tokens.add(`token ${number}`, { claims: { sub: String(number) }, keys: KEYS, until });
  expect(tokens.find('token 0', KEYS)).toBeUndefined();
  expect(tokens.find('token 1', KEYS)).toEqual({ sub: '1' });
  expect(tokens.find('token 5000', KEYS)).toEqual({ sub: '5000' });
});

it('knows a token by other keys no more', () => {
  const tokens = new VerifiedTokens();
  tokens.add('token', { claims: {}, keys: KEYS, until });
  expect(tokens.find('token', {})).toBeUndefined();
});
