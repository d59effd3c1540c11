import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  exportJWK,
  exportSPKI,
  generateKeyPair,
  SignJWT,
  UnsecuredJWT,
  type CryptoKey,
  type GenerateKeyPairResult,
  type JWTPayload,
} from 'jose';
import { InvalidTokenError, IssuerUnavailableError, TokenVerifier } from './token-verifier.js';

const AUDIENCE = 'klantregie';
const DISCOVERY = '/.well-known/openid-configuration';

/** What the issuer has to say, by path. Text is sent as it is. */
type Answers = Record<string, { readonly status?: number; readonly body: unknown }>;

let key: GenerateKeyPairResult;
let other: GenerateKeyPairResult;
let server: Server | undefined;
let issuer: string;
let answers: Answers;
let asked: string[];
let verifier: TokenVerifier;

beforeAll(async () => {
  [key, other] = await Promise.all([generateKeyPair('RS256'), generateKeyPair('RS256')]);
});
beforeEach(async () => {
  asked = [];
  await start(0);
  verifier = new TokenVerifier(issuer, AUDIENCE);
  answers = {
    [DISCOVERY]: { body: { issuer, jwks_uri: `${issuer}/jwks` } },
    '/jwks': { body: { keys: [{ ...(await exportJWK(key.publicKey)), kid: 'een', alg: 'RS256', use: 'sig' }] } },
  };
});
afterEach(stop);

async function start(port: number): Promise<void> {
  const listening = createServer(({ url = '' }, response) => {
    asked.push(url);
    const { status = 200, body } = answers[url] ?? { status: 404, body: '' };
    response.writeHead(status).end(typeof body === 'string' ? body : JSON.stringify(body));
  });
  await new Promise<void>((resolve) => listening.listen(port, '127.0.0.1', resolve));
  server = listening;
  issuer = `http://127.0.0.1:${(listening.address() as AddressInfo).port}`;
}

async function stop(): Promise<void> {
  const stopping = server;
  server = undefined;
  if (!stopping) return;
  const closed = new Promise<void>((resolve) => stopping.close(() => resolve()));
  stopping.closeAllConnections();
  await closed;
}

const seconds = () => Math.floor(Date.now() / 1000);

/** Claims over the good ones; one that is undefined is left out. */
type Changed = { readonly [Name in keyof JWTPayload]: JWTPayload[Name] | undefined };

const claims = (changed: Changed = {}): Changed => ({
  iss: issuer,
  aud: AUDIENCE,
  sub: 'mira.jansen',
  iat: seconds(),
  exp: seconds() + 300,
  ...changed,
});

const present = (changed: Changed): JWTPayload =>
  Object.fromEntries(Object.entries(changed).filter(([, value]) => value !== undefined));

function token(
  changed: Changed = {},
  header: object = {},
  signingKey: CryptoKey | Uint8Array = key.privateKey,
): Promise<string> {
  return new SignJWT(present(claims(changed)))
    .setProtectedHeader({ alg: 'RS256', kid: 'een', typ: 'JWT', ...header })
    .sign(signingKey);
}

describe('a good token', () => {
  it('gives its claims', async () => {
    await expect(verifier.verify(await token({ roles: ['x'] }))).resolves.toMatchObject({
      sub: 'mira.jansen',
      roles: ['x'],
    });
  });

  it('may name us among others, and the issuer with a slash', async () => {
    await expect(verifier.verify(await token({ aud: ['ander', AUDIENCE] }))).resolves.toBeDefined();
    await expect(verifier.verify(await token({ iss: `${issuer}/` }))).resolves.toBeDefined();
  });

  it('may be a minute off, for clocks differ', async () => {
    await expect(verifier.verify(await token({ exp: seconds() - 50 }))).resolves.toBeDefined();
    await expect(verifier.verify(await token({ nbf: seconds() + 50 }))).resolves.toBeDefined();
  });

  it('asks the issuer once, however many come', async () => {
    const tokens = await Promise.all(Array.from({ length: 5 }, () => token()));
    await Promise.all(tokens.map((it) => verifier.verify(it)));
    await verifier.verify(await token());
    expect(asked).toEqual([DISCOVERY, '/jwks']);
  });
});

describe('a token that is not for us, or no longer', () => {
  it.each([
    ['has expired', () => token({ exp: seconds() - 61 })],
    ['never expires', () => token({ exp: undefined })],
    ['is not yet valid', () => token({ nbf: seconds() + 120 })],
    ['is for another', () => token({ aud: 'ander' })],
    ['is for nobody', () => token({ aud: undefined })],
    ['comes from another issuer', () => token({ iss: 'https://login.elders.example' })],
    ['comes from an issuer whose name begins the same', () => token({ iss: `${issuer}.elders.example` })],
    ['does not say where it comes from', () => token({ iss: undefined })],
    ['does not say who it is about', () => token({ sub: undefined })],
    ['is signed with another key', () => token({}, {}, other.privateKey)],
    ['is signed with a key that the issuer does not have', () => token({}, { kid: 'twee' }, other.privateKey)],
    ['is not signed', async () => new UnsecuredJWT(present(claims())).encode()],
    [
      'is signed with the public key as if it were a secret',
      async () => token({}, { alg: 'HS256' }, new TextEncoder().encode(await exportSPKI(key.publicKey))),
    ],
    [
      'is signed with the published key as if it were a secret',
      async () => token({}, { alg: 'HS256' }, new TextEncoder().encode(JSON.stringify(await exportJWK(key.publicKey)))),
    ],
    ['was changed on the way', async () => (await token()).replace(/\.[^.]+\./, `.${part(claims({ sub: 'ander' }))}.`)],
    ['lost its signature', async () => (await token()).replace(/[^.]+$/, '')],
    ['brings its own key', async () => token({}, { jwk: await exportJWK(other.publicKey) }, other.privateKey)],
    ['is not a token', async () => 'rommel'],
    ['is half a token', async () => `${part({ alg: 'RS256', kid: 'een' })}.${part(claims())}`],
    ['is nothing', async () => ''],
  ])('is invalid when it %s', async (_, made) => {
    const error = await verifier.verify(await made()).catch((it: unknown) => it);
    expect(error).toBeInstanceOf(InvalidTokenError);
    expect((error as Error).message).toMatch(/^ERR_J[A-Z_]+$/);
  });
});

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('an issuer that cannot be asked', () => {
  const metadata = () => answers[DISCOVERY]!.body as object;
  const breaks: [string, () => void | Promise<void>][] = [
    ['is down', stop],
    ['fails', () => void (answers[DISCOVERY] = { status: 500, body: 'Internal Server Error' })],
    ['is not there', () => void delete answers[DISCOVERY]],
    ['answers with a page', () => void (answers[DISCOVERY] = { body: '<!DOCTYPE html>' })],
    ['says nothing', () => void (answers[DISCOVERY] = { body: {} })],
    ['says null', () => void (answers[DISCOVERY] = { body: 'null' })],
    ['says that its keys are nowhere', () => void (answers[DISCOVERY] = { body: { ...metadata(), jwks_uri: 'x' } })],
    ['fails to give its keys', () => void (answers['/jwks'] = { status: 500, body: '' })],
    ['does not have its keys', () => void delete answers['/jwks']],
    ['gives a page for its keys', () => void (answers['/jwks'] = { body: '<!DOCTYPE html>' })],
    ['gives keys that are none', () => void (answers['/jwks'] = { body: { keys: 'geen' } })],
  ];
  /** What is remembered: the address of the keys, and the keys. */
  const lasting: typeof breaks = [
    [
      'gives a broken key',
      () => void (answers['/jwks'] = { body: { keys: [{ kty: 'RSA', kid: 'een', n: '', e: '' }] } }),
    ],
    [
      'has its keys where nobody answers',
      () => void (answers[DISCOVERY] = { body: { ...metadata(), jwks_uri: 'http://127.0.0.1:1/jwks' } }),
    ],
  ];

  it.each([...breaks, ...lasting])('says nothing of a token: it %s', async (_, breakIt) => {
    const good = await token();
    await breakIt();
    await expect(verifier.verify(good)).rejects.toBeInstanceOf(IssuerUnavailableError);
  });

  it.each(breaks)('is asked again when it %s', async (_, breakIt) => {
    const good = await token();
    const { port } = new URL(issuer);
    const before = { ...answers };
    await breakIt();
    await expect(verifier.verify(good)).rejects.toBeInstanceOf(IssuerUnavailableError);
    answers = before;
    if (!server) await start(Number(port));
    await expect(verifier.verify(good)).resolves.toMatchObject({ sub: 'mira.jansen' });
  });

  it('does not matter to tokens whose key is known', async () => {
    await verifier.verify(await token());
    await stop();
    await expect(verifier.verify(await token())).resolves.toMatchObject({ sub: 'mira.jansen' });
    await expect(verifier.verify(await token({ aud: 'ander' }))).rejects.toBeInstanceOf(InvalidTokenError);
  });
});
