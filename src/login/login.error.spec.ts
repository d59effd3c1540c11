import { describe, expect, it } from '@jest/globals';
import { AuthorizationResponseError, ClientError, ResponseBodyError } from 'openid-client';
import { IssuerUnavailableError, OtherIssuerError } from '../auth/issuer.js';
import { InvalidTokenError } from '../auth/token-verifier.js';
import { failureOf, LoginError } from './login.error.js';

const atAuthorization = (error: string) =>
  new AuthorizationResponseError('authorization response is an error', { cause: new URLSearchParams({ error }) });

const atToken = (error: string, status = 400) =>
  new ResponseBodyError('server responded with an error', {
    cause: { error },
    response: new Response(null, { status }),
  });

describe(failureOf.name, () => {
  it.each<[string, Error]>([
    ['away', new IssuerUnavailableError('the issuer does not answer')],
    ['misfit', new OtherIssuerError('the issuer has another name than was configured')],
    ['away', new TypeError('fetch failed')],
    ['away', new ClientError('something went wrong', { cause: new TypeError('fetch failed') })],
    ['away', Object.assign(new ClientError('operation timed out'), { code: 'OAUTH_TIMEOUT' })],
    ['away', new ClientError('unexpected status', { cause: new Response('<html>', { status: 500 }) })],
    ['away', atAuthorization('temporarily_unavailable')],
    ['away', atAuthorization('server_error')],
    ['away', atToken('server_error', 503)],
    ['refused', atAuthorization('access_denied')],
    ['refused', atAuthorization('login_required')],
    ['lapsed', atToken('invalid_grant')],
    ['misfit', atAuthorization('invalid_scope')],
    ['misfit', atToken('invalid_client', 401)],
    ['misfit', new ClientError('unexpected JWT claim value encountered')],
    ['misfit', new ClientError('unexpected status', { cause: new Response('<html>', { status: 404 }) })],
    ['misfit', Object.assign(new Error('only https'), { code: 'OAUTH_HTTP_REQUEST_FORBIDDEN' })],
    ['misfit', new InvalidTokenError('ERR_JWT_CLAIM_VALIDATION_FAILED')],
  ])('is %s: %s', (failure, error) => {
    expect(failureOf(error)).toMatchObject({ name: 'LoginError', failure, cause: error });
  });

  it('says what the issuer said', () => {
    expect(failureOf(atToken('invalid_client', 401))).toMatchObject({ message: 'invalid_client' });
    expect(failureOf(new ClientError('invalid response'))).toMatchObject({ message: 'invalid response' });
    expect(new LoginError('lapsed').message).toBe('lapsed');
  });

  it('leaves what is known, and mistakes of our own, as they are', () => {
    const known = new LoginError('nobody', 'nobody', { cause: new TypeError('fetch failed') });
    const ofSystem = Object.assign(new Error('x'), { code: 'ENOENT' });
    const ofNothing = new RangeError('x', { cause: null });
    for (const error of [
      known,
      new TypeError('x is not a function'),
      ofNothing,
      ofSystem,
      undefined,
      null,
      'fetch failed',
    ])
      expect(failureOf(error)).toBe(error);
  });
});
