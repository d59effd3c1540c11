import { createPublicKey, generateKeyPairSync, randomUUID, type JsonWebKey } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startIssuer, type DevelopmentIssuer } from '../src/sandbox/embedded/issuer.js';
import { ProductUnderTest, type Answer } from './support/product.js';
import { VARIANTS } from './support/requests.js';
import { until } from './support/round-trips.js';
import { startSurroundings, type Surroundings } from './support/surroundings.js';
import { unhurried } from './support/unhurried.js';

const BODY = VARIANTS['A + zaak'];

let surroundings: Surroundings;
let product: ProductUnderTest;

/** As the header says; without one when it is undefined. */
function submitAs(authorization: string | undefined): Promise<Answer> {
  return product.request('POST', '/api/v1/productaanvragen', {
    body: JSON.stringify(BODY),
    headers: {
      'content-type': 'application/json',
      'idempotency-key': randomUUID(),
      ...(authorization !== undefined && { authorization }),
    },
  });
}

function expectProblem({ status, headers, body }: Answer, expectedStatus: number, slug: string): void {
  expect({ status, type: body.type }).toEqual({ status: expectedStatus, type: `/problemen/${slug}` });
  expect(headers.get('content-type')).toBe('application/problem+json');
}

const part = (json: object) => Buffer.from(JSON.stringify(json)).toString('base64url');

/** The claims of a good token, for another header and signature. */
const payloadOf = (token: string) => token.split('.')[1]!;

/** A token with claims that the issuer would not give. */
const tokenOf = (issuer: DevelopmentIssuer, claims: Record<string, unknown>) => issuer.token(claims);

/** The public key of the issuer, as everybody can read it. */
async function publicKeyOf({ issuer }: DevelopmentIssuer): Promise<{ kid: string; pem: string | Buffer }> {
  const { keys } = (await (await fetch(`${issuer}/jwks`)).json()) as { keys: [JsonWebKey & { kid: string }] };
  const key = createPublicKey({ key: keys[0], format: 'jwk' });
  return { kid: keys[0].kid, pem: key.export({ type: 'spki', format: 'pem' }) };
}

describe('who may hand in a productaanvraag', () => {
  let other: DevelopmentIssuer;
  let calls: number;
  const made = () => surroundings.klanten.calls.length + surroundings.zaken.calls.length;

  beforeAll(async () => {
    surroundings = await startSurroundings();
    other = await startIssuer();
    product = await ProductUnderTest.start(surroundings, unhurried);
    const { klanten, zaken } = surroundings;
    expect((await product.submit(BODY)).status).toBe(201);
    expect((await product.submit(VARIANTS['A + interne taak'])).status).toBe(201);
    await until(() => [...klanten.calls, ...zaken.calls].every(({ open }) => !open));
    calls = made();
  });
  afterAll(async () => {
    await product.stop();
    await Promise.all([surroundings.stop(), other.stop()]);
  });

  const strangers: Record<string, (issuer: DevelopmentIssuer) => string | undefined | Promise<string | undefined>> = {
    'without a token': () => undefined,
    'with an empty token': () => 'Bearer ',
    'with another scheme': () => `Basic ${Buffer.from('mira.jansen:geheim').toString('base64')}`,
    'with garbage': () => 'Bearer onzin',
    'with garbage of the right shape': () => `Bearer ${part({ alg: 'RS256' })}.${part({ sub: 'mira' })}.c2ln`,
    'with a token in the scheme of another': async (issuer) => `Token ${await issuer.token()}`,
    'with a token that has expired': async (issuer) => `Bearer ${await issuer.token({}, { lifetime: -120 })}`,
    'with a token that never expires': async (issuer) => `Bearer ${await tokenOf(issuer, { exp: undefined })}`,
    'with a token that does not hold yet': async (issuer) =>
      `Bearer ${await issuer.token({ nbf: Math.floor(Date.now() / 1000) + 3600 })}`,
    'with a token for another product': async (issuer) => `Bearer ${await issuer.token({ aud: 'iets-anders' })}`,
    'with a token for nobody in particular': async (issuer) => `Bearer ${await tokenOf(issuer, { aud: undefined })}`,
    'with a token without a subject': async (issuer) => `Bearer ${await tokenOf(issuer, { sub: undefined })}`,
    'with a token that names another issuer': async (issuer) => `Bearer ${await issuer.token({ iss: other.issuer })}`,
    'with a token of another issuer': async () => `Bearer ${await other.token()}`,
    'with what told a page who logged in': async (issuer) => `Bearer ${await issuer.token({ nonce: 'n-0S6_WzA2Mj' })}`,
    'with a token that is of another kind': async (issuer) =>
      `Bearer ${await issuer.token({}, { header: { typ: 'logout+jwt' } })}`,
    'with a token that another key signed': async (issuer) => {
      const { privateKey: key } = generateKeyPairSync('rsa', { modulusLength: 2048 });
      return `Bearer ${await issuer.token({}, { key })}`;
    },
    'with a token that says it needs no signature': async (issuer) =>
      `Bearer ${part({ alg: 'none', typ: 'JWT' })}.${payloadOf(await issuer.token())}.`,
    'with a token whose signature was left out': async (issuer) =>
      `Bearer ${(await issuer.token()).replace(/[^.]+$/, '')}`,
    'with a token that has the public key for a secret': async (issuer) => {
      const { kid, pem } = await publicKeyOf(issuer);
      const options = { header: { alg: 'HS256', kid }, key: Buffer.from(pem) };
      return `Bearer ${await issuer.token({}, options)}`;
    },
    'with a token whose claims were changed': async (issuer) => {
      const [header, , signature] = (await issuer.token()).split('.');
      return `Bearer ${header}.${payloadOf(await other.token({ iss: issuer.issuer, sub: 'iemand' }))}.${signature}`;
    },
  };

  it.each(Object.keys(strangers))('not someone %s', async (who) => {
    const answer = await submitAs(await strangers[who]!(surroundings.issuer));
    expectProblem(answer, 401, 'niet-ingelogd');
    expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer/);
    expect(made()).toBe(calls);
  });

  it.each<[string, (issuer: DevelopmentIssuer) => Promise<string>]>([
    ['of another issuer that names ours', (issuer) => other.token({ iss: issuer.issuer })],
    ['of an unknown key', (issuer) => issuer.token({}, { header: { kid: 'onbekend' } })],
  ])('not someone with a token %s, as soon as the keys were read again', async (_, made) => {
    const authorization = `Bearer ${await made(surroundings.issuer)}`;
    let answer = await submitAs(authorization);
    await until(async () => {
      if (answer.status !== 503) return true;
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
      answer = await submitAs(authorization);
      return false;
    });
    expectProblem(answer, 401, 'niet-ingelogd');
  });

  it.each<[string, Record<string, unknown>]>([
    ['has another role', { roles: ['beheerder'] }],
    ['has no role', { roles: [] }],
    ['has no roles at all', { roles: undefined }],
    ['has a role that looks like it', { roles: 'klantcontactmedewerker-in-opleiding' }],
    ['has no e-mail address', { email: undefined }],
    ['has an empty e-mail address', { email: ' ' }],
    ['has an e-mail address that is no text', { email: { adres: 'mira@gemeente.example' } }],
  ])('not someone who %s', async (_, claims) => {
    const answer = await submitAs(`Bearer ${await surroundings.issuer.token(claims)}`);
    expectProblem(answer, 403, 'geen-toegang');
    expect(made()).toBe(calls);
  });

  it.each<[string, Record<string, unknown>]>([
    ['more than one role', { roles: ['beheerder', 'klantcontactmedewerker'] }],
    ['one role that is no list', { roles: 'klantcontactmedewerker' }],
    ['a token for more than one product', { aud: ['iets-anders', 'klantregie'] }],
    ['no name', { name: undefined }],
  ])('someone with %s', async (_, claims) => {
    expect((await submitAs(`Bearer ${await surroundings.issuer.token(claims)}`)).status).toBe(201);
    calls = made();
  });

  it('someone whose token has just expired: clocks differ', async () => {
    expect((await submitAs(`bearer ${await surroundings.issuer.token({}, { lifetime: -5 })}`)).status).toBe(201);
    calls = made();
  });

  it('nobody sees a productaanvraag without a token', async () => {
    const { body } = await product.submit(BODY);
    calls = made();
    const answer = await product.request('GET', `/api/v1/productaanvragen/${body.id}`, {});
    expectProblem(answer, 401, 'niet-ingelogd');
  });

  it.each(['/health/live', '/health/ready'])('everybody may ask %s', async (path) => {
    expect(await product.request('GET', path, {})).toMatchObject({ status: 200, body: { status: 'ok' } });
  });
});

describe('an issuer that does not answer', () => {
  beforeAll(async () => {
    surroundings = await startSurroundings();
    product = await ProductUnderTest.start(surroundings, unhurried);
    await surroundings.issuer.stop();
  });
  afterAll(async () => {
    await product.stop();
    await surroundings.stop();
  });

  it('lets nobody in, and says when to try again', async () => {
    const counted = product.counting();
    const answer = await product.submit(BODY);
    expectProblem(answer, 503, 'niet-beschikbaar');
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(counted()).toEqual({});
  });

  it.each(['/health/live', '/health/ready'])('is no reason not to answer %s', async (path) => {
    expect((await product.request('GET', path, {})).status).toBe(200);
  });
});

describe('an issuer that does not answer any more', () => {
  beforeAll(async () => {
    surroundings = await startSurroundings();
    product = await ProductUnderTest.start(surroundings, unhurried);
  });
  afterAll(async () => {
    await product.stop();
    await surroundings.stop();
  });

  it('still lets those in whose token its known keys can tell', async () => {
    const bram = await surroundings.issuer.token({ sub: 'bram', email: 'bram@gemeente.example', name: 'Bram' });
    expect((await product.submit(BODY)).status).toBe(201);
    await surroundings.issuer.stop();
    expect((await product.submit(BODY, { token: bram })).status).toBe(201);
  });
});
