import { request } from 'node:http';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { ProductUnderTest } from './support/product.js';
import { VARIANTS } from './support/requests.js';
import { startSurroundings, type Surroundings } from './support/surroundings.js';
import { unhurried } from './support/unhurried.js';
import { Visitor } from './support/visitor.js';

const MIRA = 'mira.jansen';
const BRAM = 'bram.de.boer';

let surroundings: Surroundings;
let product: ProductUnderTest;
let visitor: Visitor;

beforeAll(async () => {
  surroundings = await startSurroundings();
});
afterEach(() => product.stop());
afterAll(() => surroundings.stop());

async function start(environment: Readonly<Record<string, string>> = {}): Promise<void> {
  const changed = { ...surroundings, environment: { ...surroundings.environment, ...environment } };
  product = await ProductUnderTest.start(changed, unhurried);
  visitor = new Visitor(product);
}

/** A start of the product with other settings, of which the same browser knows nothing. */
async function restart(environment: Readonly<Record<string, string>>): Promise<void> {
  const before = visitor;
  await product.stop();
  await start(environment);
  for (const [name, value] of before.cookies) visitor.cookies.set(name, value);
}

describe('without pages', () => {
  it.each([{ PAGES: 'false' }, { OIDC_CLIENT_ID: '' }])('(%j) nothing is there, and no cookie counts', async (off) => {
    await start();
    await visitor.logIn(MIRA);
    expect((await visitor.sessie()).status).toBe(200);
    await restart(off);

    expect((await visitor.browser.ask(visitor.at('/'))).headers.get('location')).toBe('/docs');
    for (const path of ['/gesprek', '/beheer', '/beheer/aanvragen/1', '/inloggen']) {
      const shown = await visitor.open(path);
      expect([shown.status, shown.url.pathname]).toEqual([404, path]);
      expect(shown.text).toContain('<h1>De schermen staan uit</h1>');
      expect((await visitor.call('GET', path)).body).toMatchObject({ type: '/problemen/niet-gevonden' });
    }
    expect((await visitor.sessie()).status).toBe(404);
    expect((await visitor.call('GET', '/api/v1/medewerker')).status).toBe(401);
    expect((await product.submit(VARIANTS['A + zaak'])).status).toBe(201);
  });
});

describe('PUBLIC_URL', () => {
  it('is where people are, and over https a cookie is of this host alone', async () => {
    const origin = 'https://localhost:8443';
    await start({ PUBLIC_URL: origin });
    const set = await visitor.browser.ask(visitor.at('/inloggen'));
    expect(set.headers.get('set-cookie')).toMatch(
      /^__Host-klantregie-inloggen-[\w-]{16}=[\w-]+; Max-Age=600; Path=\/; .*HttpOnly; Secure; SameSite=Lax$/,
    );
    const asked = new URL(set.headers.get('location')!);
    expect(asked.searchParams.get('redirect_uri')).toBe(`${origin}/inloggen/terug`);
    const back = await visitor.browser.chosen(await visitor.browser.open(asked), MIRA);
    const shown = await visitor.browser.ask(visitor.at(back.pathname + back.search));
    const cookies = shown.headers.getSetCookie().filter((line) => line.startsWith('__Host-klantregie='));
    expect(cookies.at(-1)).toMatch(/^__Host-klantregie=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax$/);

    expect((await visitor.sessie()).status).toBe(200);
    expect((await visitor.call('POST', '/sessie/verlenging')).status).toBe(403);
    expect((await visitor.call('POST', '/sessie/verlenging', { origin })).status).toBe(200);
    visitor.cookies.set('klantregie', visitor.cookies.get('__Host-klantregie')!);
    visitor.cookies.delete('__Host-klantregie');
    expect((await visitor.sessie()).status).toBe(401);
  });

  it('is left out where only a browser on this machine logs in', async () => {
    await start();
    const { port } = new URL(product.product.url);
    const startUnder = (host: string) =>
      new Promise<string | undefined>((resolve, reject) => {
        const headers = { host, accept: 'text/html' };
        const asked = request({ host: '127.0.0.1', port, path: '/', headers }, (response) => {
          response.resume();
          resolve(response.headers.location);
        });
        asked.once('error', reject).end();
      });
    for (const host of [`localhost:${port}`, `127.0.0.1:${port}`, `[::1]:${port}`])
      expect(await startUnder(host)).toBe('/inloggen');
    for (const host of ['klantregie.example', 'localhost.kwaad.example', 'localhost@kwaad.example', '0.0.0.0'])
      expect(await startUnder(host)).toBe('/docs');
  });
});

describe('OIDC_SCOPE', () => {
  it('is asked for as well', async () => {
    await start({ OIDC_SCOPE: 'api://klantregie/.default  email' });
    const page = await visitor.open('/');
    expect(page.url.searchParams.get('scope')).toBe('openid api://klantregie/.default email');
  });
});

describe('settings that do not go with the issuer', () => {
  it.each([{ OIDC_CLIENT_SECRET: 'verkeerd' }, { OIDC_CLIENT_SECRET: '' }, { OIDC_AUDIENCE: 'iets-anders' }])(
    '(%j) are told to be so, and let nobody in',
    async (wrong) => {
      await start(wrong);
      const shown = await visitor.logIn(MIRA);
      expect(shown.status).toBe(502);
      expect(shown.text).toContain('<h1>Inloggen lukt niet</h1>');
      expect(visitor.cookie).toBeUndefined();
    },
  );
});

describe('CORS_ORIGINS', () => {
  it('lets other pages in with a token, and never with a cookie', async () => {
    const origin = 'https://kcc.example';
    await start({ CORS_ORIGINS: origin });
    await visitor.logIn(MIRA);
    const read = await visitor.call('GET', '/api/v1/medewerker', { origin });
    expect(read.headers.get('access-control-allow-origin')).toBe(origin);
    expect(read.headers.get('access-control-allow-credentials')).toBeNull();
    const preflight = await visitor.call('OPTIONS', '/api/v1/productaanvragen', {
      origin,
      'access-control-request-method': 'POST',
    });
    expect([preflight.status, preflight.headers.get('access-control-allow-credentials')]).toEqual([204, null]);
    const written = await visitor.submit({ origin });
    expect(written).toMatchObject({ status: 403, body: { type: '/problemen/vreemde-herkomst' } });
  });
});

describe('an issuer that does not answer', () => {
  let away: Surroundings;

  beforeAll(async () => {
    away = await startSurroundings();
  });
  afterAll(() => away.stop());

  it('lets nobody in, and keeps nobody out who is in', async () => {
    product = await ProductUnderTest.start(away, unhurried);
    const [late, colleague] = [new Visitor(product), new Visitor(product)];
    const back = await late.browser.chosen(await late.open('/beheer'), BRAM);
    await colleague.logIn(MIRA);
    await away.issuer.stop();

    const shown = await late.browser.open(back);
    expect([shown.status, shown.headers.get('content-type')]).toEqual([503, 'text/html; charset=utf-8']);
    expect(shown.text).toContain('<h1>Inloggen kan nu niet</h1>');
    expect(shown.text).toContain('href="/inloggen?naar=%2Fbeheer"');
    expect((await colleague.sessie()).body).toMatchObject({ naam: 'Mira Jansen' });
    expect((await colleague.submit()).status).toBe(201);
  });

  it('is nowhere to be sent to, to log in or out', async () => {
    // This process never heard of it.
    product = await ProductUnderTest.start(away, unhurried);
    visitor = new Visitor(product);
    const [asked, ended] = [await visitor.open('/inloggen'), await visitor.logOut()];
    expect([asked.status, asked.url.pathname]).toEqual([503, '/inloggen']);
    expect([ended.status, ended.url.pathname]).toEqual([200, '/uitgelogd']);
  });
});
