import { beforeEach, describe, expect, it } from '@jest/globals';
import { readSettings, type Settings } from '../config/settings.js';
import { ProblemException } from '../http/problem.js';
import type { AuthenticatedRequest, Session } from './caller.js';
import { Callers } from './callers.js';
import { IssuerUnavailableError } from './issuer.js';
import type { Sessions } from './sessions.js';
import { InvalidTokenError, type TokenVerifier } from './token-verifier.js';

const { configuration } = readSettings({
  DATABASE_URL: 'postgres://database.test/klantregie',
  ENCRYPTION_KEYS: `geen:${Buffer.alloc(32).toString('base64')}`,
  KLANTEN_URL: 'https://klanten.test',
  KLANTEN_TOKEN: 'geen',
  ZAKEN_URL: 'https://zaken.test',
  CATALOGI_URL: 'https://catalogi.test',
  ZAKEN_CLIENT_ID: 'geen',
  ZAKEN_SECRET: 'geen',
  OIDC_ISSUER: 'https://login.test',
  OIDC_AUDIENCE: 'geen',
});
const CLAIMS = {
  sub: 'mira',
  email: 'mira@gemeente.example',
  name: 'Mira Jansen',
  roles: [configuration.token.medewerkerRol],
};
const SESSION = { caller: { id: 'sanne' } } as Session;

let claims: object;
let failure: Error | undefined;
let session: Session | undefined;
let verified: string[];
let asked: number;

beforeEach(() => {
  [claims, failure, session, verified, asked] = [CLAIMS, undefined, undefined, [], 0];
});

const callers = new Callers(
  {
    verify: async (token: string) => {
      verified.push(token);
      if (failure) throw failure;
      return claims;
    },
  } as unknown as TokenVerifier,
  {
    of: async () => {
      asked += 1;
      return session;
    },
  } as unknown as Sessions,
  { configuration } as Settings,
);
const request = (authorization?: string) => ({ headers: { authorization } }) as AuthenticatedRequest;

const refused = (status: number, headers: object = {}) =>
  expect.objectContaining({ problem: expect.objectContaining({ status }), headers: expect.objectContaining(headers) });

describe(Callers.name, () => {
  it('knows who sends a token, and asks for no session then', async () => {
    session = SESSION;
    await expect(callers.of(request('Bearer a.b-c_~+/=='))).resolves.toMatchObject({ id: 'mira' });
    expect([verified, asked]).toEqual([['a.b-c_~+/=='], 0]);
    await expect(callers.of(request('bearer  abc'))).resolves.toMatchObject({ id: 'mira' });
  });

  it('knows who has a session, and keeps that with the request', async () => {
    session = SESSION;
    const it = request();
    await expect(callers.of(it)).resolves.toBe(SESSION.caller);
    expect([it.session, verified]).toEqual([SESSION, []]);
  });

  it.each([undefined, '', 'Basic abc', 'Bearer', 'Bearer a b', 'Bearer a!', 'x Bearer a'])(
    'asks who says nothing that is a token to log in: %j',
    async (authorization) => {
      await expect(callers.of(request(authorization))).rejects.toEqual(refused(401, { 'WWW-Authenticate': 'Bearer' }));
      expect(verified).toEqual([]);
    },
  );

  it('leaves a request without a session as it is', async () => {
    const it = request();
    await expect(callers.of(it)).rejects.toThrow();
    expect('session' in it).toBe(false);
  });

  it('refuses a token that is not good, and one that says nobody', async () => {
    failure = new InvalidTokenError('fout');
    const headers = { 'WWW-Authenticate': 'Bearer error="invalid_token"' };
    await expect(callers.of(request('Bearer a'))).rejects.toEqual(refused(401, headers));
    [failure, claims] = [undefined, {}];
    await expect(callers.of(request('Bearer a'))).rejects.toMatchObject({
      problem: { status: 403, detail: 'In uw token staat niet wie u bent.' },
    });
  });

  it('does not know who it is while the issuer is away, and says when it looks again', async () => {
    failure = new IssuerUnavailableError('weg');
    await expect(callers.of(request('Bearer a'))).rejects.toEqual(refused(503, { 'Retry-After': '5' }));
    failure = new IssuerUnavailableError('weg', { retryAfter: 17 });
    await expect(callers.of(request('Bearer a'))).rejects.toEqual(refused(503, { 'Retry-After': '17' }));
  });

  it('finds nobody instead, for what answers everybody; but a mistake of ours stays one', async () => {
    await expect(callers.find(request())).resolves.toBeUndefined();
    await expect(callers.find(request('Bearer a'))).resolves.toMatchObject({ id: 'mira' });
    failure = new TypeError('een fout van ons');
    await expect(callers.of(request('Bearer a'))).rejects.toBe(failure);
    await expect(callers.find(request('Bearer a'))).rejects.toBe(failure);
    expect(failure).not.toBeInstanceOf(ProblemException);
  });
});
