import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
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
import { createLog } from '../telemetry/log.js';
import { IssuerKeys } from './issuer-keys.js';
import { Issuer, IssuerUnavailableError, OtherIssuerError } from './issuer.js';
import { InvalidTokenError, TokenVerifier, type TokenDemands } from './token-verifier.js';
import { EVERY_TIMER } from '../../test/support/every-timer.js';

const AUDIENCE = 'klantregie';
const DISCOVERY = '/.well-known/openid-configuration';

/** What the issuer has to say, by path. Text is sent as it is. */
type Answers = Record<string, { readonly status?: number; readonly body: unknown; readonly never?: true }>;

let key: GenerateKeyPairResult;
let other: GenerateKeyPairResult;
let server: Server | undefined;
let issuer: string;
let answers: Answers;
let asked: string[];
let verifier: TokenVerifier;
/** The time by which the keys are kept. */
let now: number;

beforeAll(async () => {
  [key, other] = await Promise.all([generateKeyPair('RS256'), generateKeyPair('RS256')]);
});
beforeEach(async () => {
  asked = [];
  await start(0);
  now = Date.now();
  verifier = verifierOf();
  answers = {
    [DISCOVERY]: { body: { issuer, jwks_uri: `${issuer}/jwks` } },
    '/jwks': { body: { keys: [await published(key)] } },
  };
});
afterEach(stop);

function verifierOf(demands: Partial<TokenDemands> = {}, timeout?: number, log = createLog('silent')): TokenVerifier {
  const from = new Issuer(issuer, timeout);
  const keys = new IssuerKeys(from, log, 24 * HOUR, () => now);
  return new TokenVerifier(keys, {
    issuers: from.names,
    audience: AUDIENCE,
    hoogstensOud: 24 * HOUR,
    atJwtVereist: false,
    ...demands,
  });
}

const HOUR = 3_600_000;
/** The issuer is asked no more often than this. */
const PAUSE = 3000;

async function published(pair: GenerateKeyPairResult, fields: object = { kid: 'een', alg: 'RS256', use: 'sig' }) {
  return { ...(await exportJWK(pair.publicKey)), ...fields };
}

/** The issuer has these keys from now on. */
const publish = (...keys: object[]) => void (answers['/jwks'] = { body: { keys } });

async function start(port: number): Promise<void> {
  const listening = createServer(({ url = '' }, response) => {
    asked.push(url);
    const { status = 200, body, never } = answers[url] ?? { status: 404, body: '' };
    if (never) return;
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

  it.each([undefined, 'JWT', 'jwt', 'at+jwt', 'application/at+jwt'])('may say that it is %j', async (typ) => {
    await expect(verifier.verify(await token({}, { typ }))).resolves.toBeDefined();
  });

  it('may be made a day ago', async () => {
    const iat = seconds() - 24 * 3600;
    await expect(verifier.verify(await token({ iat }))).resolves.toBeDefined();
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
    ['has long been made, whatever it says of its end', () => token({ iat: seconds() - 24 * 3600 - 61 })],
    ['was made later than now', () => token({ iat: seconds() + 61 })],
    ['does not say when it was made', () => token({ iat: undefined })],
    ['was made at no time', () => token({ iat: '2026' } as unknown as Changed)],
    ['says that it is something else', () => token({}, { typ: 'logout+jwt' })],
    ['says that it is an id token', () => token({}, { typ: 'id_token+jwt' })],
    ['tells what happened', () => token({ events: { 'http://schemas.openid.net/event/backchannel-logout': {} } })],
    ['tells a page who logged in', () => token({ nonce: 'n-0S6_WzA2Mj' })],
    ['belongs to another token', () => token({ at_hash: 'MTIzNDU2Nzg5MDEyMzQ1Ng' })],
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
    expect((error as Error).message).toMatch(/^ERR_[A-Z_]+$/);
  });

  it('is one that does not say that it is an access token, where that is demanded', async () => {
    const strict = verifierOf({ atJwtVereist: true });
    for (const typ of ['at+jwt', 'application/at+jwt'])
      await expect(strict.verify(await token({}, { typ }))).resolves.toBeDefined();
    for (const typ of [undefined, 'JWT'])
      await expect(strict.verify(await token({}, { typ }))).rejects.toBeInstanceOf(InvalidTokenError);
  });

  it('is one of another issuer, without asking ours for its key', async () => {
    await verifier.verify(await token());
    const elsewhere = await token({ iss: 'https://login.elders.example' }, { kid: 'twee' });
    await expect(verifier.verify(elsewhere)).rejects.toBeInstanceOf(InvalidTokenError);
    expect(asked).toEqual([DISCOVERY, '/jwks']);
  });
});

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('a key that is not known', () => {
  let late: string;

  beforeEach(async () => {
    await verifier.verify(await token());
    late = await token({}, { kid: 'twee' }, other.privateKey);
  });

  it('is looked up, but not at once after the last time', async () => {
    publish(await published(key), await published(other, { kid: 'twee' }));
    await expect(verifier.verify(late)).rejects.toMatchObject({ name: 'IssuerUnavailableError', retryAfter: 3 });
    now += PAUSE - 1;
    await expect(verifier.verify(late)).rejects.toMatchObject({ retryAfter: 1 });
    expect(asked.length).toBe(2);
    now += 1;
    await expect(verifier.verify(late)).resolves.toBeDefined();
  });

  it('is none when it was looked up and not there, and may come to be one', async () => {
    now += PAUSE;
    await expect(verifier.verify(late)).rejects.toBeInstanceOf(InvalidTokenError);
    // Known to be absent until it is looked up again; of another one that is not known.
    now += PAUSE - 1;
    await expect(verifier.verify(late)).rejects.toBeInstanceOf(InvalidTokenError);
    const third = await token({}, { kid: 'drie' }, other.privateKey);
    await expect(verifier.verify(third)).rejects.toBeInstanceOf(IssuerUnavailableError);
    publish(await published(other, { kid: 'twee' }));
    now += 1;
    await expect(verifier.verify(late)).resolves.toBeDefined();
  });

  it('is looked up once for all who come at the same time', async () => {
    now += PAUSE;
    const all = await Promise.allSettled(Array.from({ length: 5 }, () => verifier.verify(late)));
    expect(all.map(({ status }) => status)).toEqual(Array(5).fill('rejected'));
    expect(asked.length).toBe(3);
  });

  it('stays unknown when the issuer does not answer, and keeps nobody else out', async () => {
    await stop();
    now += PAUSE;
    for (let turn = 0; turn < 2; turn += 1)
      await expect(verifier.verify(late)).rejects.toMatchObject({ name: 'IssuerUnavailableError', retryAfter: 3 });
    await expect(verifier.verify(await token())).resolves.toBeDefined();
  });
});

describe('a token that does not say its key', () => {
  const without = (pair: GenerateKeyPairResult) => token({}, { kid: undefined }, pair.privateKey);

  it('was signed with one of those that fit', async () => {
    const ours = (pair: GenerateKeyPairResult) => published(pair, { alg: 'RS256', use: 'sig' });
    const third = await generateKeyPair('RS256');
    publish(
      await published(third, { use: 'enc' }),
      { kty: 'RSA', n: '', e: '' },
      await ours(other),
      await published(key, { alg: 'PS256' }),
      await ours(key),
    );
    for (const pair of [key, other]) await expect(verifier.verify(await without(pair))).resolves.toBeDefined();
    await expect(verifier.verify(await without(third))).rejects.toBeInstanceOf(InvalidTokenError);
    const late = await token({ exp: seconds() - 61 }, { kid: undefined });
    await expect(verifier.verify(late)).rejects.toThrow('ERR_JWT_EXPIRED');
  });

  it('is no reason to ask the issuer again when several fit', async () => {
    const ours = (pair: GenerateKeyPairResult) => published(pair, { alg: 'RS256', use: 'sig' });
    publish(await ours(other), await ours(key));
    for (let turn = 0; turn < 2; turn += 1) {
      await expect(verifier.verify(await without(key))).resolves.toBeDefined();
      now += PAUSE;
    }
    expect(asked.length).toBe(2);
  });
});

describe('keys that are known', () => {
  const FRESH = 10 * 60_000;
  beforeEach(async () => void (await verifier.verify(await token())));

  it('are read again after a while, so that one that was withdrawn is not used any more', async () => {
    publish(await published(other, { kid: 'twee' }));
    now += FRESH - 1;
    await expect(verifier.verify(await token())).resolves.toBeDefined();
    now += 1;
    await expect(verifier.verify(await token())).rejects.toBeInstanceOf(IssuerUnavailableError);
    now += PAUSE;
    await expect(verifier.verify(await token())).rejects.toBeInstanceOf(InvalidTokenError);
  });

  it('stay usable for a day while the issuer is away, and no longer', async () => {
    const { port } = new URL(issuer);
    await stop();
    now += 24 * HOUR;
    const made = await token();
    await expect(verifier.verify(made)).resolves.toBeDefined();
    now += 1;
    await expect(verifier.verify(made)).rejects.toBeInstanceOf(IssuerUnavailableError);
    await start(Number(port));
    now += PAUSE;
    await expect(verifier.verify(made)).resolves.toBeDefined();
  });

  it('let nobody wait for an issuer that did not answer a moment ago', async () => {
    const patient = verifierOf({}, HOUR);
    await patient.verify(await token());
    answers['/jwks'] = { status: 500, body: '' };
    now += FRESH;
    await expect(patient.verify(await token())).resolves.toBeDefined();
    answers['/jwks'] = { body: '', never: true };
    now += PAUSE;
    await expect(patient.verify(await token())).resolves.toBeDefined();
  });
});

describe('an issuer with another name', () => {
  it.each(['https://login.elders.example', undefined])('is not ours: %j', async (name) => {
    answers[DISCOVERY] = { body: { issuer: name, jwks_uri: `${issuer}/jwks` } };
    const error = await verifier.verify(await token()).catch((it: unknown) => it);
    expect(error).toBeInstanceOf(IssuerUnavailableError);
    expect((error as Error).cause).toBeInstanceOf(OtherIssuerError);
    expect(asked).toEqual([DISCOVERY]);
  });

  it('may end its name with a slash', async () => {
    answers[DISCOVERY] = { body: { issuer: `${issuer}/`, jwks_uri: `${issuer}/jwks` } };
    await expect(verifier.verify(await token())).resolves.toBeDefined();
  });
});

describe('an issuer that cannot be asked', () => {
  const metadata = () => answers[DISCOVERY]!.body as object;
  const breaks: [string, () => void | Promise<void>][] = [
    ['is down', stop],
    ['fails', () => void (answers[DISCOVERY] = { status: 500, body: 'Internal Server Error' })],
    ['is not there', () => void delete answers[DISCOVERY]],
    ['answers with a page', () => void (answers[DISCOVERY] = { body: '<!DOCTYPE html>' })],
    ['fails with what it would say', () => void (answers[DISCOVERY] = { status: 500, body: metadata() })],
    ['says nothing', () => void (answers[DISCOVERY] = { body: {} })],
    ['says null', () => void (answers[DISCOVERY] = { body: 'null' })],
    ['says that its keys are nowhere', () => void (answers[DISCOVERY] = { body: { ...metadata(), jwks_uri: 'x' } })],
    [
      'has its keys where nobody answers',
      () => void (answers[DISCOVERY] = { body: { ...metadata(), jwks_uri: 'http://127.0.0.1:1/jwks' } }),
    ],
    ['fails to give its keys', () => void (answers['/jwks'] = { status: 500, body: '' })],
    ['does not have its keys', () => void delete answers['/jwks']],
    ['gives a page for its keys', () => void (answers['/jwks'] = { body: '<!DOCTYPE html>' })],
    ['gives keys that are none', () => void (answers['/jwks'] = { body: { keys: 'geen' } })],
  ];
  /** What is remembered for a while. */
  const lasting: typeof breaks = [
    [
      'gives a broken key',
      () => void (answers['/jwks'] = { body: { keys: [{ kty: 'RSA', kid: 'een', n: '', e: '' }] } }),
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
    now += PAUSE;
    await expect(verifier.verify(good)).resolves.toMatchObject({ sub: 'mira.jansen' });
  });

  it.each([
    [DISCOVERY, 'the issuer does not answer'],
    ['/jwks', 'the keys of the issuer could not be read'],
  ])('is not waited for without end: %s', async (path, message) => {
    const hurried = verifierOf({}, 500);
    const good = await token();
    answers[path] = { ...answers[path]!, never: true };
    const error = await hurried.verify(good).catch((it: unknown) => it);
    expect(error).toBeInstanceOf(IssuerUnavailableError);
    expect(((error as Error).cause as Error).message).toBe(message);
  });

  it('is told of once in the log, and once when it can be asked again', async () => {
    const told: string[] = [];
    const log = createLog('silent');
    for (const level of ['error', 'info'] as const)
      jest
        .spyOn(log, level)
        .mockImplementation((...entry: unknown[]) => void told.push(`${level} ${String(entry.at(-1))}`));
    const heard = verifierOf({}, undefined, log);
    const asks = async () => {
      now += PAUSE;
      await heard.verify(await token({}, { kid: 'onbekend' })).catch(() => {});
    };
    await asks();
    answers['/jwks'] = { status: 500, body: '' };
    for (let time = 0; time < 2; time += 1) await asks();
    publish(await published(key));
    for (let time = 0; time < 2; time += 1) await asks();
    expect(told).toEqual([
      'error the keys of the issuer cannot be read',
      'info the keys of the issuer can be read again',
    ]);
  });

  it('does not matter to tokens whose key is known', async () => {
    await verifier.verify(await token());
    await stop();
    await expect(verifier.verify(await token())).resolves.toMatchObject({ sub: 'mira.jansen' });
    await expect(verifier.verify(await token({ aud: 'ander' }))).rejects.toBeInstanceOf(InvalidTokenError);
  });
});

describe('a token that was good a moment ago', () => {
  const minutes = (count: number) => count * 60_000;
  let found: number;
  let keys: IssuerKeys;

  beforeEach(() => {
    keys = new IssuerKeys(new Issuer(issuer), createLog('silent'), 24 * HOUR, () => now);
    found = 0;
    const counted = {
      current: () => keys.current(),
      find: (...of: Parameters<IssuerKeys['find']>) => {
        found += 1;
        return keys.find(...of);
      },
    };
    const demands = { issuers: [issuer], audience: AUDIENCE, hoogstensOud: HOUR, atJwtVereist: false };
    verifier = new TokenVerifier(counted as IssuerKeys, demands);
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  /** Only the clock by which a token is held to its end. */
  const setClock = (to: number) =>
    jest.useFakeTimers({ now: to, doNotFake: EVERY_TIMER.filter((it) => it !== 'Date') });

  /** Sent until it is known: the first one has the keys read. */
  async function knownToken(changed: Changed = {}): Promise<string> {
    const good = await token(changed);
    for (let time = 0; time < 2; time += 1) await verifier.verify(good);
    found = 0;
    return good;
  }

  it('is not looked at again, and any other is', async () => {
    const good = await knownToken({ roles: ['x'] });
    await expect(verifier.verify(good)).resolves.toMatchObject({ sub: 'mira.jansen', roles: ['x'] });
    expect(found).toBe(0);
    await expect(verifier.verify(`${good.slice(0, -4)}AAAA`)).rejects.toBeInstanceOf(InvalidTokenError);
    expect(found).toBe(1);
  });

  it('is refused once its key is gone', async () => {
    const good = await knownToken();
    publish(await published(other, { kid: 'twee', alg: 'RS256' }));
    now += minutes(10);
    // Not known yet, as of every key that is not there.
    await expect(verifier.verify(good)).rejects.toBeInstanceOf(IssuerUnavailableError);
    now += PAUSE;
    await expect(verifier.verify(good)).rejects.toBeInstanceOf(InvalidTokenError);
  });

  it('is looked at again each time that the keys have been read', async () => {
    const good = await knownToken();
    now += minutes(10);
    await expect(verifier.verify(good)).resolves.toBeDefined();
    expect(found).toBe(1);
  });

  it.each([
    ['after its end', { exp: 100 }, 160],
    ['once it is older than it may be', { exp: 100_000 }, 3661],
  ])('is refused %s', async (_, { exp }, lasts) => {
    const begun = seconds();
    const good = await knownToken({ iat: begun, exp: begun + exp });
    setClock((begun + lasts - 1) * 1000);
    await expect(verifier.verify(good)).resolves.toBeDefined();
    expect(found).toBe(0);
    setClock((begun + lasts) * 1000);
    await expect(verifier.verify(good)).rejects.toBeInstanceOf(InvalidTokenError);
  });

  it('is not good when none of the keys may be used any more', async () => {
    const good = await knownToken();
    await stop();
    now += 24 * HOUR + 1;
    await expect(verifier.verify(good)).rejects.toBeInstanceOf(IssuerUnavailableError);
  });
});
