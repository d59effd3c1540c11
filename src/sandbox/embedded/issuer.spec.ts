import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createRemoteJWKSet, decodeProtectedHeader, generateKeyPair, jwtVerify, type JWTPayload } from 'jose';
import { startIssuer, type DevelopmentIssuer, type IssuerOptions } from './issuer.js';

let dir: string;
let running: DevelopmentIssuer[] = [];

beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'klantregie-issuer-'));
});

afterEach(async () => {
  await Promise.all(running.map((issuer) => issuer.stop()));
  running = [];
});

afterAll(() => rmSync(dir, { recursive: true, force: true }));

async function start(options?: IssuerOptions): Promise<DevelopmentIssuer> {
  const issuer = await startIssuer(options);
  running.push(issuer);
  return issuer;
}

/** Verifies as a resource server does: with nothing but the issuer's address and the audience. */
async function verify(token: string, { issuer, audience }: DevelopmentIssuer): Promise<JWTPayload> {
  const response = await fetch(`${issuer}/.well-known/openid-configuration`);
  const metadata = (await response.json()) as { issuer: string; jwks_uri: string };
  expect(metadata.issuer).toBe(issuer);
  const keys = createRemoteJWKSet(new URL(metadata.jwks_uri));
  return (await jwtVerify(token, keys, { issuer, audience })).payload;
}

function ask(issuer: DevelopmentIssuer, form: Record<string, string>): Promise<Response> {
  return fetch(`${issuer.issuer}/token`, { method: 'POST', body: new URLSearchParams(form) });
}

describe('development issuer', () => {
  it('gives a medewerker a token that verifies', async () => {
    const issuer = await start();
    expect(await verify(await issuer.token(), issuer)).toMatchObject({
      sub: 'mira.jansen',
      email: 'mira.jansen@gemeente.example',
      name: 'Mira Jansen',
      roles: ['klantcontactmedewerker'],
    });
  });

  it('gives a token by client credentials', async () => {
    const issuer = await start();
    const response = await ask(issuer, { grant_type: 'client_credentials', client_id: 'bram.de.boer' });
    expect(response.status).toBe(200);
    const { access_token, token_type } = (await response.json()) as { access_token: string; token_type: string };
    expect(token_type).toBe('Bearer');
    expect((await verify(access_token, issuer))['roles']).toContain('beheerder');
  });

  it('gives nothing but the token to who asks for text', async () => {
    const issuer = await start();
    const response = await fetch(`${issuer.issuer}/token`, {
      method: 'POST',
      headers: { accept: 'text/plain' },
      body: new URLSearchParams({ grant_type: 'client_credentials', client_id: 'mira.jansen' }),
    });
    expect(response.headers.get('content-type')).toBe('text/plain');
    expect(await verify(await response.text(), issuer)).toMatchObject({ sub: 'mira.jansen' });
  });

  it('refuses what it does not know', async () => {
    const issuer = await start();
    expect((await ask(issuer, { grant_type: 'client_credentials', client_id: 'onbekend' })).status).toBe(401);
    expect((await ask(issuer, { grant_type: 'password', client_id: 'mira.jansen' })).status).toBe(400);
    expect((await fetch(`${issuer.issuer}/token`)).status).toBe(404);
  });

  it('does not publish the private part of its key', async () => {
    const issuer = await start();
    const { keys } = (await (await fetch(`${issuer.issuer}/jwks`)).json()) as { keys: object[] };
    expect(keys.map((key) => Object.keys(key).toSorted())).toEqual([['alg', 'e', 'kid', 'kty', 'n', 'use']]);
  });

  it('lets everything of a token be overridden', async () => {
    const issuer = await start();
    const expired = await issuer.token({}, { lifetime: -60 });
    await expect(verify(expired, issuer)).rejects.toMatchObject({ code: 'ERR_JWT_EXPIRED' });
    await expect(verify(await issuer.token({ aud: 'ander' }), issuer)).rejects.toMatchObject({ claim: 'aud' });
    await expect(verify(await issuer.token({ iss: 'http://ander' }), issuer)).rejects.toMatchObject({ claim: 'iss' });
    const other = await generateKeyPair('RS256');
    const forged = await issuer.token({}, { key: other.privateKey });
    await expect(verify(forged, issuer)).rejects.toMatchObject({ code: 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED' });
    const unknown = await issuer.token({}, { header: { kid: 'onbekend' } });
    await expect(verify(unknown, issuer)).rejects.toMatchObject({ code: 'ERR_JWKS_NO_MATCHING_KEY' });
    const symmetric = await issuer.token({}, { header: { alg: 'HS256' }, key: new Uint8Array(32) });
    expect(decodeProtectedHeader(symmetric).alg).toBe('HS256');

    const payload = await verify(await issuer.token({ roles: [], email: undefined, extra: 1 }), issuer);
    expect(payload).toMatchObject({ roles: [], extra: 1 });
    expect(payload).not.toHaveProperty('email');
  });

  it('keeps its key, so that a token survives a restart', async () => {
    const first = await start({ dir });
    const port = Number(new URL(first.issuer).port);
    const token = await first.token();
    await first.stop();
    expect(statSync(join(dir, 'issuer-key.json')).mode & 0o077).toBe(0);
    expect(await verify(token, await start({ dir, port }))).toMatchObject({ sub: 'mira.jansen' });
  });
});

describe('logging in', () => {
  const BACK = 'http://127.0.0.1:3000/inloggen/terug';
  const VERIFIER = 'geheim'.repeat(8);
  const CHALLENGE = createHash('sha256').update(VERIFIER).digest('base64url');

  let issuer: DevelopmentIssuer;

  beforeEach(async () => {
    issuer = await start();
  });

  const asked = (changes: Record<string, string> = {}) =>
    new URLSearchParams({
      client_id: issuer.client.id,
      redirect_uri: BACK,
      response_type: 'code',
      scope: 'openid',
      state: 'de-stand',
      nonce: 'een-keer',
      code_challenge: CHALLENGE,
      code_challenge_method: 'S256',
      ...changes,
    });

  const look = (changes: Record<string, string> = {}) =>
    fetch(`${issuer.issuer}/authorize?${asked(changes)}`, { redirect: 'manual' });

  /** As the page of the issuer does. */
  const choose = (keuze: Record<string, string>, origin: string | undefined = issuer.issuer) =>
    fetch(`${issuer.issuer}/authorize`, {
      method: 'POST',
      body: asked(keuze),
      redirect: 'manual',
      headers: origin === '' ? {} : { origin },
    });

  async function codeFor(keuze: Record<string, string>): Promise<string> {
    const back = new URL((await choose(keuze)).headers.get('location') ?? '');
    expect([back.searchParams.get('state'), back.searchParams.get('iss')]).toEqual(['de-stand', issuer.issuer]);
    return back.searchParams.get('code') ?? '';
  }

  const exchange = (code: string, changes: Record<string, string> = {}) =>
    ask(issuer, {
      grant_type: 'authorization_code',
      code,
      redirect_uri: BACK,
      code_verifier: VERIFIER,
      client_id: issuer.client.id,
      client_secret: issuer.client.secret,
      ...changes,
    });

  it('shows whom one can be, and leads nowhere else', async () => {
    const response = await look();
    const page = await response.text();
    for (const name of ['Mira Jansen', 'Bram de Boer', 'Fatima el Amrani', 'Joost Bakker', 'Weiger'])
      expect(page).toContain(name);
    expect(response.headers.get('content-security-policy')).toContain(`form-action 'self' ${new URL(BACK).origin};`);
    expect(response.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
  });

  it('escapes what it is asked with', async () => {
    expect(await (await look({ state: '"><script>' })).text()).not.toContain('<script>');
  });

  it('gives a code that is good for both tokens', async () => {
    const response = await exchange(await codeFor({ keuze: 'bram.de.boer' }));
    expect(response.status).toBe(200);
    const { access_token, id_token } = (await response.json()) as { access_token: string; id_token: string };
    const access = await verify(access_token, issuer);
    expect(access).toMatchObject({ sub: 'bram.de.boer', roles: ['klantcontactmedewerker', 'beheerder'] });
    const id = await verify(id_token, { ...issuer, audience: issuer.client.id });
    expect(id).toMatchObject({ sub: 'bram.de.boer', nonce: 'een-keer', sid: access['sid'] });
    expect(id).not.toHaveProperty('session_expiry');
  });

  it('takes the secret of the client in a header as well', async () => {
    const basic = Buffer.from(`${issuer.client.id}:${issuer.client.secret}`).toString('base64');
    const response = await fetch(`${issuer.issuer}/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${basic}` },
      body: new URLSearchParams({
        grant_type: 'authorization_code',
        code: await codeFor({ keuze: 'mira.jansen' }),
        redirect_uri: BACK,
        code_verifier: VERIFIER,
      }),
    });
    expect(response.status).toBe(200);
  });

  it('can ask for a session of a minute', async () => {
    const response = await exchange(await codeFor({ keuze: 'mira.jansen', kort: 'ja' }));
    const { id_token } = (await response.json()) as { id_token: string };
    const { session_expiry: end, iat } = await verify(id_token, { ...issuer, audience: issuer.client.id });
    expect(Number(end) - Number(iat)).toBe(60);
  });

  it('can be refused', async () => {
    const { searchParams } = new URL((await choose({ keuze: 'weigeren' })).headers.get('location') ?? '');
    expect(Object.fromEntries(searchParams)).toEqual({
      error: 'access_denied',
      state: 'de-stand',
      iss: issuer.issuer,
    });
  });

  it.each<[string, Record<string, string>]>([
    ['another verifier', { code_verifier: 'anders'.repeat(8) }],
    ['no verifier', { code_verifier: '' }],
    ['another place to go back to', { redirect_uri: 'http://127.0.0.1:3001/inloggen/terug' }],
  ])('takes no code with %s, nor that code again', async (_, changes) => {
    const code = await codeFor({ keuze: 'mira.jansen' });
    const refused = await exchange(code, changes);
    expect([refused.status, await refused.json()]).toEqual([400, { error: 'invalid_grant' }]);
    expect((await exchange(code)).status).toBe(400);
  });

  it('takes a code once, and one that it gave', async () => {
    const code = await codeFor({ keuze: 'mira.jansen' });
    expect((await exchange(code)).status).toBe(200);
    for (const used of [code, 'verzonnen', '']) expect((await exchange(used)).status).toBe(400);
  });

  it('exchanges nothing for who is not the client', async () => {
    const code = await codeFor({ keuze: 'mira.jansen' });
    for (const changes of [{ client_secret: 'geraden' }, { client_secret: '' }, { client_id: 'mira.jansen' }])
      expect((await exchange(code, changes)).status).toBe(401);
    expect((await exchange(code)).status).toBe(200);
  });

  it.each<[string, Record<string, string>]>([
    ['an unknown client', { client_id: 'iets-anders' }],
    ['another machine', { redirect_uri: 'https://kwaad.example/terug' }],
    ['another machine that looks like this one', { redirect_uri: 'http://localhost.kwaad.example/terug' }],
    ['no address', { redirect_uri: 'javascript:alert(1)' }],
  ])('leads nobody to %s', async (_, changes) => {
    const answers = [await look(changes), await choose({ ...changes, keuze: 'mira.jansen' })];
    for (const { status, headers } of answers) expect([status, headers.get('location')]).toEqual([400, null]);
  });

  it.each<[string, Record<string, string>, string]>([
    ['without a challenge', { code_challenge: '' }, 'invalid_request'],
    ['with a challenge that hides nothing', { code_challenge_method: 'plain' }, 'invalid_request'],
    ['for a token in the address', { response_type: 'token' }, 'unsupported_response_type'],
    ['without saying that it is a login', { scope: 'profile' }, 'invalid_scope'],
  ])('is not asked %s', async (_, changes, error) => {
    for (const response of [await look(changes), await choose({ ...changes, keuze: 'mira.jansen' })]) {
      const { searchParams } = new URL(response.headers.get('location') ?? '');
      expect([searchParams.get('error'), searchParams.get('code')]).toEqual([error, null]);
    }
  });

  it('is for who sees the page, and not for a page of somebody else', async () => {
    for (const origin of ['http://127.0.0.1:3000', 'https://kwaad.example', 'null', ''])
      expect((await choose({ keuze: 'mira.jansen' }, origin)).status).toBe(403);
  });

  it('ends where it is asked to, on this machine', async () => {
    const end = (parameters: Record<string, string>) =>
      fetch(`${issuer.issuer}/logout?${new URLSearchParams(parameters)}`, { redirect: 'manual' });
    const { id: client_id } = issuer.client;
    const back = 'http://127.0.0.1:3000/uitgelogd';
    const ended = await end({ client_id, post_logout_redirect_uri: back, state: 's' });
    expect([ended.status, ended.headers.get('location')]).toEqual([303, `${back}?state=s`]);
    expect((await end({ client_id })).status).toBe(200);
    for (const post_logout_redirect_uri of ['https://kwaad.example/', 'verzonnen'])
      expect((await end({ client_id, post_logout_redirect_uri })).status).toBe(400);
  });
});

describe('a page of somebody else', () => {
  let issuer: DevelopmentIssuer;

  beforeEach(async () => {
    issuer = await start();
  });

  /** As a browser asks, under the name that it thinks that we have. */
  function send(path: string, headers: Record<string, string>, method = 'GET'): Promise<number | undefined> {
    const { port } = new URL(issuer.issuer);
    return new Promise((resolve, reject) => {
      const sent = httpRequest({ host: '127.0.0.1', port, path, method, headers }, (response) => {
        response.resume();
        resolve(response.statusCode);
      });
      sent.once('error', reject);
      sent.end(method === 'POST' ? 'grant_type=client_credentials&client_id=mira.jansen' : undefined);
    });
  }

  const PATHS = ['/.well-known/openid-configuration', '/jwks', '/authorize', '/logout'];

  it('cannot ask anything under a name of its own', async () => {
    for (const host of ['kwaad.example', `kwaad.example:${new URL(issuer.issuer).port}`, 'localhost'])
      for (const path of PATHS) expect(await send(path, { host })).toBe(403);
    expect(await send('/token', { host: 'kwaad.example' }, 'POST')).toBe(403);
  });

  it('gets no token, and reads nothing', async () => {
    const { host } = new URL(issuer.issuer);
    for (const headers of [
      { host, origin: 'https://kwaad.example' },
      { host, origin: 'null' },
      { host, 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' },
      { host, 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'cors' },
    ]) {
      for (const path of PATHS) expect(await send(path, headers)).toBe(403);
      expect(await send('/token', headers, 'POST')).toBe(403);
    }
    expect(await send('/token', { host }, 'POST')).toBe(200);
  });

  it('can lead somebody here', async () => {
    const { host } = new URL(issuer.issuer);
    const headers = { host, 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' };
    expect(await send('/logout', headers)).toBe(200);
  });
});
