import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { exportJWK, generateKeyPair, SignJWT, type GenerateKeyPairResult, type JWTPayload } from 'jose';
import { calculatePKCECodeChallenge } from 'openid-client';
import { IssuerKeys } from '../auth/issuer-keys.js';
import { Issuer } from '../auth/issuer.js';
import { TokenVerifier } from '../auth/token-verifier.js';
import { readConfiguration } from '../config/read-configuration.js';
import type { PageSettings, Settings } from '../config/settings.js';
import { createLog } from '../telemetry/log.js';
import { Login } from './login.js';

const ORIGIN = 'https://klantregie.example';
const BACK = `${ORIGIN}/inloggen/terug`;
const DAY = 24 * 3_600_000;
const PERSON: JWTPayload = { sub: 'mira', email: 'Mira@gemeente.example', name: 'Mira' };
const configuration = readConfiguration('config');

let key: GenerateKeyPairResult;
let server: Server;
let issuer: string;
/** What the issuer tells of itself, over the least that it must. */
let metadata: object;
/** What it says of who logs in, over the least that it must. */
let person: JWTPayload;
let session: JWTPayload;
/** What comes with the token, over what should. */
let tokens: object;
/** Whether it never says anything at this path. */
let silentAt: string | undefined;
/** With what a code was exchanged. */
let exchange: { readonly authorization: string | undefined; readonly form: URLSearchParams };
let nonce: string;

beforeAll(async () => void (key = await generateKeyPair('RS256')));
beforeEach(async () => {
  [metadata, person, session, tokens, silentAt] = [{}, {}, {}, {}, undefined];
  server = createServer(async (request, response) => {
    const form = new URLSearchParams(Buffer.concat(await request.toArray()).toString());
    if (request.url === '/token') exchange = { authorization: request.headers.authorization, form };
    if (request.url === silentAt) return;
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(await answerTo(request.url)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(stop);

async function stop(): Promise<void> {
  if (!server.listening) return;
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeAllConnections();
  await closed;
}

async function answerTo(path: string | undefined): Promise<object> {
  switch (path) {
    case '/jwks':
      return { keys: [{ ...(await exportJWK(key.publicKey)), alg: 'RS256', use: 'sig' }] };
    case '/token':
      return {
        access_token: await signed({ ...PERSON, aud: 'klantregie', ...person }),
        id_token: await signed({ sub: 'mira', aud: 'web', nonce, ...session }),
        token_type: 'Bearer',
        ...tokens,
      };
    default:
      return {
        issuer,
        jwks_uri: `${issuer}/jwks`,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        ...metadata,
      };
  }
}

const signed = (claims: JWTPayload): Promise<string> =>
  new SignJWT(claims)
    .setProtectedHeader({ alg: 'RS256' })
    .setIssuer(issuer)
    .setIssuedAt()
    .setExpirationTime('5m')
    .sign(key.privateKey);

function loginWith(pages: Partial<PageSettings> = {}, from = new Issuer(issuer, 300)): Login {
  const verifier = new TokenVerifier(new IssuerKeys(from, createLog('silent'), DAY), {
    issuers: from.names,
    audience: 'klantregie',
    hoogstensOud: DAY,
    atJwtVereist: false,
  });
  const ours = { publicUrl: ORIGIN, client: { id: 'web', secret: 'geheim' }, scopes: [], ...pages };
  return new Login(from, verifier, { configuration, pages: ours } as unknown as Settings);
}

/** Sets out, and comes back. */
async function logIn(login: Login) {
  const { attempt } = await login.start(ORIGIN, false);
  nonce = attempt.nonce;
  return login.finish(new URL(`${BACK}?${new URLSearchParams({ code: 'c', state: attempt.state })}`), attempt);
}

describe('who sets out', () => {
  it('is sent to the issuer with what ties the way back to them', async () => {
    const { url, attempt } = await loginWith().start(ORIGIN, false);
    expect(url.origin + url.pathname).toBe(`${issuer}/authorize`);
    expect(Object.fromEntries(url.searchParams)).toEqual({
      client_id: 'web',
      response_type: 'code',
      redirect_uri: BACK,
      scope: 'openid',
      state: attempt.state,
      nonce: attempt.nonce,
      code_challenge: await calculatePKCECodeChallenge(attempt.verifier),
      code_challenge_method: 'S256',
    });
  });

  it('is asked again who they are when they want to be somebody else', async () => {
    const { url } = await loginWith().start(ORIGIN, true);
    expect(url.searchParams.get('prompt')).toBe('login');
  });

  it('is asked for more when that was set', async () => {
    const { url } = await loginWith({ scopes: ['a', 'b'] }).start(ORIGIN, false);
    expect(url.searchParams.get('scope')).toBe('openid a b');
  });

  it('hears that the issuer is away', async () => {
    await stop();
    await expect(loginWith().start(ORIGIN, false)).rejects.toMatchObject({ name: 'LoginError', failure: 'away' });
  });
});

describe('who comes back', () => {
  it('is who the token says', async () => {
    const { caller, session } = await logIn(loginWith());
    expect(caller).toMatchObject({ id: 'mira', identificatie: 'mira@gemeente.example', naam: 'Mira' });
    expect(session).toStrictEqual({});
  });

  it('has a session that ends when the issuer says', async () => {
    session = { sid: 's', session_expiry: 1_800_000_000 };
    await expect(logIn(loginWith())).resolves.toMatchObject({
      session: { sid: 's', until: new Date('2027-01-15T08:00:00Z') },
    });
    session = { sid: 7, session_expiry: 'morgen' };
    expect((await logIn(loginWith())).session).toStrictEqual({});
  });

  it('is nobody when the token does not say who', async () => {
    person = { email: '' };
    await expect(logIn(loginWith())).rejects.toMatchObject({ name: 'LoginError', failure: 'nobody' });
  });

  it.each(['state', 'nonce'])('is not let in with another %s', async (part) => {
    const login = loginWith();
    const { attempt } = await login.start(ORIGIN, false);
    nonce = attempt.nonce;
    const url = new URL(`${BACK}?${new URLSearchParams({ code: 'c', state: attempt.state })}`);
    await expect(login.finish(url, { ...attempt, [part]: 'x' })).rejects.toMatchObject({ name: 'LoginError' });
  });

  it('is not let in without an id token, which ties it to the way out', async () => {
    tokens = { id_token: undefined };
    await expect(logIn(loginWith())).rejects.toMatchObject({ name: 'LoginError', failure: 'misfit' });
  });

  it('does not wait for an issuer that never answers', async () => {
    silentAt = '/token';
    await expect(logIn(loginWith())).rejects.toMatchObject({ name: 'LoginError', failure: 'away' });
  });

  const BASIC = `Basic ${Buffer.from('web:geheim').toString('base64')}`;
  it.each([
    ['what is usual', undefined, 'geheim', BASIC, null],
    ['a header', ['client_secret_basic'], 'geheim', BASIC, null],
    ['a field', ['client_secret_basic', 'client_secret_post'], 'geheim', undefined, 'geheim'],
    ['nothing, when there is no secret', ['none'], '', undefined, null],
  ])('is vouched for by us, in the way that the issuer takes: %s', async (_, ways, secret, header, field) => {
    metadata = { token_endpoint_auth_methods_supported: ways };
    await logIn(loginWith({ client: { id: 'web', secret: secret || undefined } }));
    expect([exchange.authorization, exchange.form.get('client_secret')]).toEqual([header, field]);
    expect(exchange.form.get('redirect_uri')).toBe(BACK);
  });
});

describe('who logs out', () => {
  it('does so at the issuer as well, and comes back', async () => {
    metadata = { end_session_endpoint: `${issuer}/logout` };
    const url = await loginWith().end(ORIGIN);
    expect(url?.href).toMatch(`${issuer}/logout?`);
    expect(url?.searchParams.get('post_logout_redirect_uri')).toBe(`${ORIGIN}/uitgelogd`);
  });

  it('does so here alone when the issuer offers nothing, or is away', async () => {
    await expect(loginWith().end(ORIGIN)).resolves.toBeUndefined();
    await stop();
    await expect(loginWith().end(ORIGIN)).resolves.toBeUndefined();
  });
});

it.each(['http://login.example', 'https://login.example'])('sends nobody to %s unless it is safe', async (url) => {
  const away = new Issuer(url);
  const told = { issuer: url, jwks_uri: `${url}/jwks`, authorization_endpoint: `${url}/authorize` };
  const sent = loginWith({}, Object.assign(away, { metadata: async () => told })).start(ORIGIN, false);
  if (url.startsWith('https:')) await expect(sent).resolves.toMatchObject({ url: { host: 'login.example' } });
  else await expect(sent).rejects.toMatchObject({ name: 'LoginError', failure: 'misfit' });
});

it('is a mistake of ours where there are no pages', async () => {
  const login = new Login(new Issuer(issuer), undefined as never, { configuration } as Settings);
  const mistake = new TypeError('somebody logs in while there are no pages');
  await expect(login.start(ORIGIN, false)).rejects.toEqual(mistake);
  await expect(login.end(ORIGIN)).rejects.toEqual(mistake);
});
