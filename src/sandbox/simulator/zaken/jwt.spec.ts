import { createHmac } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { Problem } from '../drf/problem.js';
import { readJwt } from './jwt.js';

const SECRET = 'geheim-van-ten-minste-32-tekens-lang';
const NOW = 1_790_000_000;
const secretOf = (clientId: string) => (clientId === 'klantregie' ? SECRET : undefined);

function token(claims: object, { secret = SECRET, alg = 'HS256' } = {}): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const unsigned = `${part({ alg, typ: 'JWT' })}.${part(claims)}`;
  return `Bearer ${unsigned}.${createHmac('sha256', secret).update(unsigned).digest('base64url')}`;
}

function refusalOf(authorization: string): string | undefined {
  try {
    readJwt(authorization, secretOf, NOW);
    return undefined;
  } catch (error) {
    return (error as Problem).parts.code;
  }
}

describe('a JWT for the registers of zaken', () => {
  const good = { client_id: 'klantregie', iat: NOW - 60 };

  it('says who calls', () => {
    const claims = { ...good, user_id: 'jansen', user_representation: 'J. Jansen' };
    expect(readJwt(token(claims), secretOf, NOW)).toEqual({
      clientId: 'klantregie',
      userId: 'jansen',
      userRepresentation: 'J. Jansen',
    });
  });

  it.each(['', 'Bearer ', 'bearer x.y.z', 'Token abc'])('is absent in %j', (authorization) => {
    expect(readJwt(authorization, secretOf, NOW)).toBeUndefined();
  });

  it.each([
    ['jwt-decode-error', 'Bearer rommel'],
    ['jwt-decode-error', 'Bearer a.b.c'],
    ['missing-client-identifier', token({ iat: NOW })],
    ['invalid-client-identifier', token({ ...good, client_id: 'onbekend' })],
    ['invalid-jwt-signature', token(good, { secret: `${SECRET}x` })],
    ['jwt-invalidalgorithmerror', token(good, { alg: 'none' })],
    ['jwt-missing-iat-claim', token({ client_id: 'klantregie' })],
    ['permission_denied', token({ ...good, iat: 'gisteren' })],
    ['jwt-expired', token({ ...good, iat: NOW - 3600 })],
    ['jwt-expiredsignatureerror', token({ ...good, exp: NOW - 1 })],
    ['jwt-immaturesignatureerror', token({ ...good, nbf: NOW + 10 })],
    ['jwt-invalidaudienceerror', token({ ...good, aud: 'zaken' })],
  ])('is refused with %s', (code, authorization) => {
    expect(refusalOf(authorization)).toBe(code);
  });

  it('may be from the future, and is good for an hour from its iat whatever its exp says', () => {
    expect(refusalOf(token({ ...good, iat: NOW + 86_400 }))).toBeUndefined();
    expect(refusalOf(token({ ...good, iat: NOW - 3599 }))).toBeUndefined();
    expect(refusalOf(token({ ...good, iat: NOW - 3601, exp: NOW + 3600 }))).toBe('jwt-expired');
  });
});
