import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
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
