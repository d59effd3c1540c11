import { createHash } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import type { Shown } from './support/browser.js';
import { ProductUnderTest, type Answer } from './support/product.js';
import { until } from './support/round-trips.js';
import { startSurroundings, type Surroundings } from './support/surroundings.js';
import { unhurried } from './support/unhurried.js';
import { Visitor } from './support/visitor.js';

const MIRA = 'mira.jansen';
const BRAM = 'bram.de.boer';
const FATIMA = 'fatima.el.amrani';
const JOOST = 'joost.bakker';

let surroundings: Surroundings;
let product: ProductUnderTest;
let database: Client;
/** Who looks at the pages. */
let visitor: Visitor;

beforeAll(async () => {
  surroundings = await startSurroundings();
  product = await ProductUnderTest.start(surroundings, (configuration) => ({
    tijden: { ...configuration.tijden, ...unhurried(configuration).tijden, onderhoud: 50 },
  }));
  database = new Client({ connectionString: surroundings.environment['DATABASE_URL'] });
  await database.connect();
});
afterAll(async () => {
  await database.end();
  await product.stop();
  await surroundings.stop();
});
beforeEach(async () => {
  visitor = new Visitor(product);
  await database.query('delete from klantregie.sessies');
});

const rowsOf = async () => (await database.query('select * from klantregie.sessies')).rows as { id: Buffer }[];

/** Makes a session look as if so much time has gone by. */
const letPass = (interval: string) =>
  database.query('update klantregie.sessies set gebruikt = gebruikt - $1::interval', [interval]);

describe('who opens the pages', () => {
  it('chooses who to be, and is where they belong', async () => {
    for (const [who, path] of [
      [MIRA, '/gesprek'],
      [BRAM, '/gesprek'],
      [FATIMA, '/beheer'],
    ] as const) {
      visitor = new Visitor(product);
      expect((await visitor.logIn(who)).url.pathname).toBe(path);
      expect((await visitor.open('/')).url.pathname).toBe(path);
    }
  });

  it('sees the name and the colours of the gemeente', async () => {
    await visitor.logIn(MIRA);
    const { text } = await visitor.open('/gesprek');
    expect(text).toContain('<title>Gesprek – Klantregie</title>');
    expect(text).toContain('data-naam="Klantregie"');
    expect(text).toContain('href="/thema.css"');
    const theme = await fetch(`${product.product.url}/thema.css`);
    expect(theme.headers.get('content-type')).toBe('text/css; charset=utf-8');
    expect(await theme.text()).toMatch(/\n\.voorbeeld-theme \{\n {2}--klantregie-action: #0b57a4;/);
  });

  it('comes back to where they wanted to be', async () => {
    const shown = await visitor.browser.choose(await visitor.open('/beheer/aanvragen?uitkomst=vraagtAandacht'), BRAM);
    expect(shown.url.pathname + shown.url.search).toBe('/beheer/aanvragen?uitkomst=vraagtAandacht');
  });

  it.each(['https://kwaad.example', '//kwaad.example', '/\\kwaad.example', 'javascript:alert(1)', 'kwaad', ''])(
    'is not led to %j',
    async (naar) => {
      const page = await visitor.open(`/inloggen?${new URLSearchParams({ naar })}`);
      const back = await visitor.browser.ask(await visitor.browser.chosen(page, MIRA));
      expect([back.status, back.headers.get('location')]).toEqual([303, '/']);
    },
  );

  it('never has a token, and has a cookie that no script can read', async () => {
    await visitor.logIn(MIRA);
    expect(visitor.browser.seen.join('\n')).not.toMatch(/\.eyJ|access_token|id_token|om-mee-te-ontwikkelen/);
    const set = visitor.browser.seen.flatMap((text) => /\["set-cookie","klantregie=[^"]*"\]/.exec(text) ?? []);
    expect(set).toEqual([
      expect.stringMatching(/^\["set-cookie","klantregie=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax"\]$/),
    ]);
    expect([...visitor.cookies.keys()]).toEqual(['klantregie']);
  });

  it('is known by a hash of what the cookie holds', async () => {
    await visitor.logIn(MIRA);
    const [row] = await rowsOf();
    const stored = JSON.stringify(row);
    expect(row?.id).toEqual(createHash('sha256').update(visitor.cookie!).digest());
    expect(stored).not.toContain(visitor.cookie);
    expect((row as { beller?: unknown } | undefined)?.beller).toMatch(/^kr1\.proef\./);
    expect(stored).not.toMatch(/eyJ/);
  });

  it('is told that who works there must have a role', async () => {
    const shown = await visitor.logIn(JOOST);
    expect(shown.status).toBe(403);
    expect(shown.text).toContain('<h1>U hebt nog geen toegang</h1>');
    for (const rol of ['klantcontactmedewerker', 'beheerder']) expect(shown.text).toContain(`<code>${rol}</code>`);
    expect(visitor.cookie).toBeUndefined();
    expect(await rowsOf()).toEqual([]);
    // Somebody else can log in from there.
    const [, again = ''] = /href="(\/inloggen\?[^"]*)"/.exec(shown.text) ?? [];
    const page = await visitor.open(again.replaceAll('&amp;', '&'));
    expect(page.url.searchParams.get('prompt')).toBe('login');
    expect((await visitor.browser.choose(page, MIRA)).url.pathname).toBe('/gesprek');
  });

  it('is told which role is needed for a page that is for others', async () => {
    await visitor.logIn(MIRA);
    const shown = await visitor.open('/beheer');
    expect(shown.status).toBe(403);
    expect(shown.text).toContain('Vraag uw beheerder om de rol beheerder');
    expect((await visitor.call('GET', '/api/v1/beheer/productaanvragen')).status).toBe(403);
  });

  it('can refuse', async () => {
    const shown = await visitor.logIn('weigeren');
    expect([shown.status, shown.url.pathname]).toEqual([403, '/inloggen/terug']);
    expect(shown.text).toContain('<h1>U bent niet ingelogd</h1>');
    expect(visitor.cookie).toBeUndefined();
  });

  it('may have several tabs open to log in with', async () => {
    const [first, second] = [await visitor.open('/gesprek'), await visitor.open('/beheer')];
    expect((await visitor.browser.choose(first, BRAM)).url.pathname).toBe('/gesprek');
    expect((await visitor.browser.choose(second, BRAM)).url.pathname).toBe('/beheer');
  });

  it('keeps no more than ten tries to log in', async () => {
    for (let count = 0; count < 25; count += 1) await visitor.open('/');
    expect(visitor.cookies.size).toBeLessThanOrEqual(10);
    expect((await visitor.logIn(MIRA)).url.pathname).toBe('/gesprek');
  });
});

describe('the way back from the issuer', () => {
  const expectLapsed = (shown: Shown) => {
    expect(shown.status).toBe(400);
    expect(shown.text).toContain('<h1>U bent nog niet ingelogd</h1>');
    expect(visitor.cookie).toBeUndefined();
  };

  it('is for the browser that set out', async () => {
    const back = await visitor.browser.chosen(await visitor.open('/'), MIRA);
    visitor = new Visitor(product);
    expectLapsed(await visitor.browser.open(back));
  });

  it('is nothing without the state with which it began, or with that of somebody else', async () => {
    const back = await visitor.browser.chosen(await visitor.open('/'), MIRA);
    for (const state of [undefined, '', 'verzonnen', `${back.searchParams.get('state')}x`]) {
      const changed = new URL(back);
      if (state === undefined) changed.searchParams.delete('state');
      else changed.searchParams.set('state', state);
      expectLapsed(await visitor.browser.open(changed));
    }
  });

  it('is gone once, whether or not it was any good', async () => {
    const back = await visitor.browser.chosen(await visitor.open('/'), MIRA);
    await visitor.browser.open(back);
    const again = await visitor.browser.open(back);
    expect([again.url.pathname, visitor.cookies.size]).toEqual(['/gesprek', 1]);
    visitor.cookies.clear();
    expectLapsed(await visitor.browser.open(back));
  });

  it('is not for a code that was used before', async () => {
    const used = await visitor.browser.chosen(await visitor.open('/'), MIRA);
    await visitor.browser.open(used);
    visitor = new Visitor(product);
    const own = await visitor.browser.chosen(await visitor.open('/'), MIRA);
    own.searchParams.set('code', used.searchParams.get('code')!);
    expectLapsed(await visitor.browser.open(own));
  });

  it('is not for the code of somebody else, who has another verifier', async () => {
    const colleague = new Visitor(product);
    const theirs = await colleague.browser.chosen(await colleague.open('/'), BRAM);
    const own = await visitor.browser.chosen(await visitor.open('/'), MIRA);
    own.searchParams.set('code', theirs.searchParams.get('code')!);
    expectLapsed(await visitor.browser.open(own));
  });

  it.each([
    ['verifier', 400],
    ['nonce', 502],
  ])('is nothing with another %s', async (part, status) => {
    const back = await visitor.browser.chosen(await visitor.open('/'), MIRA);
    const jar = visitor.cookies;
    const [name, value] = [...jar].find(([it]) => it.startsWith('klantregie-inloggen-'))!;
    const attempt = JSON.parse(Buffer.from(value, 'base64url').toString()) as Record<string, string>;
    jar.set(name, Buffer.from(JSON.stringify({ ...attempt, [part]: 'x'.repeat(43) })).toString('base64url'));
    expect((await visitor.browser.open(back)).status).toBe(status);
    expect(await rowsOf()).toEqual([]);
  });

  it('is nothing with garbage in the cookie', async () => {
    const back = await visitor.browser.chosen(await visitor.open('/'), MIRA);
    const jar = visitor.cookies;
    for (const value of ['', 'onzin', Buffer.from('null').toString('base64url')]) {
      for (const name of jar.keys()) jar.set(name, value);
      expectLapsed(await visitor.browser.open(back));
    }
  });

  it('must name the issuer that we know', async () => {
    const back = await visitor.browser.chosen(await visitor.open('/'), MIRA);
    back.searchParams.set('iss', 'https://kwaad.example');
    expect((await visitor.browser.open(back)).status).toBe(502);
    expect(await rowsOf()).toEqual([]);
  });
});

describe('a session', () => {
  it('says who is logged in, and until when', async () => {
    await visitor.logIn(BRAM);
    const { status, headers, body } = await visitor.sessie();
    expect([status, headers.get('cache-control')]).toEqual([200, 'no-store']);
    expect(body).toMatchObject({
      identificatie: 'bram.de.boer@gemeente.example',
      naam: 'Bram de Boer',
      rollen: ['medewerker', 'beheerder'],
    });
    const minutes = (moment: string) => Math.round((Date.parse(moment) - Date.parse(body.nu)) / 60_000);
    expect([minutes(body.verlooptOp), minutes(body.eindigtOp)]).toEqual([60, 600]);
  });

  it('lets a page do what a token would', async () => {
    await visitor.logIn(MIRA);
    expect((await visitor.call('GET', '/api/v1/medewerker')).body).toMatchObject({ naam: 'Mira Jansen' });
    const { status, body } = await visitor.submit();
    expect(status).toBe(201);
    const token = await surroundings.issuer.token();
    expect((await product.find(body.id, token)).status).toBe(200);
  });

  it('is of one person: another sees nothing of it', async () => {
    await visitor.logIn(BRAM);
    const { body } = await visitor.submit();
    const path = `/api/v1/productaanvragen/${body.id}`;
    expect((await visitor.call('GET', path)).status).toBe(200);
    const bram = visitor.cookie!;
    visitor = new Visitor(product);
    await visitor.logIn(MIRA);
    expect((await visitor.call('GET', path)).status).toBe(404);
    // Whoever has the cookie of Bram is Bram; whoever has something like it is nobody.
    visitor.cookies.set('klantregie', bram);
    expect((await visitor.sessie()).body).toMatchObject({ naam: 'Bram de Boer' });
    for (const value of ['', 'x'.repeat(43), bram.slice(1), `${bram}x`, bram.toUpperCase()]) {
      visitor.cookies.set('klantregie', value);
      expect((await visitor.sessie()).status).toBe(401);
    }
  });

  it('ends when nobody used it for an hour', async () => {
    await visitor.logIn(MIRA);
    await letPass('59 minutes');
    expect((await visitor.sessie()).status).toBe(200);
    await letPass('61 seconds');
    expect((await visitor.sessie()).status).toBe(401);
    expect((await visitor.submit()).status).toBe(401);
    expect((await visitor.open('/gesprek')).url.pathname).toBe('/authorize');
  });

  it('lasts longer by what somebody does, and not by what a page asks by itself', async () => {
    await visitor.logIn(MIRA);
    const left = async () => {
      const { body } = await visitor.sessie();
      return Math.round((Date.parse(body.verlooptOp) - Date.parse(body.nu)) / 60_000);
    };
    for (const use of [
      () => visitor.call('POST', '/sessie/verlenging'),
      () => visitor.submit(),
      () => visitor.open('/gesprek'),
    ]) {
      await letPass('50 minutes');
      await visitor.call('GET', '/api/v1/producten');
      expect(await left()).toBe(10);
      await use();
      expect(await left()).toBe(60);
    }
  });

  it('ends after ten hours, whatever is done', async () => {
    await visitor.logIn(MIRA);
    await database.query(`update klantregie.sessies set eindigt = eindigt - interval '9 hours 59 minutes'`);
    const { body } = await visitor.call('POST', '/sessie/verlenging');
    expect(body.verlooptOp).toBe(body.eindigtOp);
    await database.query(`update klantregie.sessies set eindigt = eindigt - interval '61 seconds'`);
    expect((await visitor.call('POST', '/sessie/verlenging')).status).toBe(401);
  });

  it('ends when the issuer wants it to', async () => {
    await visitor.logIn(MIRA, { kort: 'ja' });
    const { body } = await visitor.sessie();
    const left = Date.parse(body.eindigtOp) - Date.parse(body.nu);
    expect(left).toBeGreaterThan(0);
    expect(left).toBeLessThanOrEqual(60_000);
  });

  it('is forgotten once it has ended, also when nobody logs in', async () => {
    await visitor.logIn(MIRA);
    await letPass('2 hours');
    visitor = new Visitor(product);
    await visitor.logIn(BRAM);
    await until(async () => (await rowsOf()).length === 1);
    expect((await visitor.sessie()).status).toBe(200);
  });

  it('is a new one at each login, and the one before it is over', async () => {
    visitor.cookies.set('klantregie', 'x'.repeat(43));
    await visitor.logIn(BRAM);
    const first = visitor.cookie!;
    expect(first).not.toBe('x'.repeat(43));
    await visitor.browser.choose(await visitor.open('/inloggen'), MIRA);
    expect(visitor.cookie).not.toBe(first);
    expect((await visitor.sessie()).body).toMatchObject({ naam: 'Mira Jansen', rollen: ['medewerker'] });
    visitor.cookies.set('klantregie', first);
    expect((await visitor.sessie()).status).toBe(401);
    expect(await rowsOf()).toHaveLength(1);
  });

  it('gives the roles of when it began', async () => {
    await visitor.logIn(BRAM);
    expect((await visitor.call('GET', '/api/v1/beheer/productaanvragen')).status).toBe(200);
    // The issuer takes a role away: that is seen at the next login, and by a token at once.
    const token = await surroundings.issuer.token({ sub: BRAM, roles: ['klantcontactmedewerker'] });
    const byToken = { authorization: `Bearer ${token}` };
    expect((await visitor.call('GET', '/api/v1/beheer/productaanvragen', byToken)).status).toBe(403);
    expect((await visitor.call('GET', '/api/v1/beheer/productaanvragen')).status).toBe(200);
  });

  it('is not what a token has: who sends one is who it says', async () => {
    await visitor.logIn(MIRA);
    const authorization = `Bearer ${await surroundings.issuer.token({ name: 'Een ander' })}`;
    expect((await visitor.call('GET', '/api/v1/medewerker', { authorization })).body).toMatchObject({
      naam: 'Een ander',
    });
    expect((await visitor.call('GET', '/sessie', { authorization })).status).toBe(404);
    expect((await visitor.call('GET', '/api/v1/medewerker', { authorization: 'Bearer onzin' })).status).toBe(401);
  });

  it('cannot be looked at without a database, and then nobody is logged out', async () => {
    await visitor.logIn(MIRA);
    await database.query('begin; lock table klantregie.sessies in access exclusive mode');
    const answer = await visitor.sessie();
    await database.query('rollback');
    expect([answer.status, answer.body.type]).toEqual([503, '/problemen/niet-beschikbaar']);
    expect(answer.headers.get('retry-after')).not.toBeNull();
    expect((await visitor.sessie()).status).toBe(200);
  });
});

describe('logging out', () => {
  it('ends the session here and at the issuer', async () => {
    await visitor.logIn(MIRA);
    const cookie = visitor.cookie!;
    const asked = visitor.browser.seen.length;
    const shown = await visitor.logOut();
    expect([shown.status, shown.url.href]).toEqual([200, visitor.at('/uitgelogd')]);
    const atIssuer = visitor.browser.seen
      .slice(asked)
      .find((it) => it.startsWith(`${surroundings.issuer.issuer}/logout?`));
    expect(Object.fromEntries(new URL(atIssuer!).searchParams)).toEqual({
      client_id: surroundings.issuer.client.id,
      post_logout_redirect_uri: visitor.at('/uitgelogd'),
    });
    expect([visitor.cookie, await rowsOf()]).toEqual([undefined, []]);
    visitor.cookies.set('klantregie', cookie);
    expect((await visitor.sessie()).status).toBe(401);
  });

  it('also works when the session has ended already', async () => {
    expect((await visitor.logOut()).url.href).toBe(visitor.at('/uitgelogd'));
  });

  it('is not for a page of somebody else, nor for a link', async () => {
    await visitor.logIn(MIRA);
    for (const headers of [{ origin: 'https://kwaad.example' }, { origin: 'null' }])
      expect((await visitor.browser.ask(visitor.at('/uitloggen'), { method: 'POST', headers })).status).toBe(403);
    expect((await visitor.browser.ask(visitor.at('/uitloggen'))).status).toBe(405);
    expect((await visitor.sessie()).status).toBe(200);
  });
});

describe('a page of somebody else', () => {
  const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
  let id: string;

  /** As a browser sends it along, with the cookie of who is logged in. */
  const sendFrom = (path: string, headers: Record<string, string>): Promise<Answer> =>
    visitor.call('POST', path, { ...FORM, origin: '', ...headers });

  beforeEach(async () => {
    await visitor.logIn(BRAM);
    surroundings.klanten.faults.add({
      operation: 'POST /actorklantcontacten',
      times: Infinity,
      fault: { kind: 'refuse', status: 400 },
    });
    const { body } = await visitor.submit();
    expect(body.uitkomst).toBe('vraagtAandacht');
    id = body.id;
    surroundings.klanten.faults.clear();
  });
  afterEach(() => surroundings.klanten.faults.clear());

  it.each<[string, Record<string, string>]>([
    ['of another site', { origin: 'https://kwaad.example' }],
    [
      'of another site that claims to be no other',
      { origin: 'https://kwaad.example', 'sec-fetch-site': 'same-origin' },
    ],
    ['of a sister site', { origin: 'https://klantregie.gemeente.example', 'sec-fetch-site': 'same-site' }],
    ['that hides where it is from', { origin: 'null' }],
    ['that hides where it is from, and the browser tells', { origin: 'null', 'sec-fetch-site': 'cross-site' }],
    ['of which the browser says nothing', { origin: '' }],
    ['at another port', { origin: 'http://127.0.0.1:1' }],
  ])('%s presses no button', async (_, headers) => {
    const sent = Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== ''));
    const path = `/api/v1/beheer/productaanvragen/${id}`;
    for (const button of ['hervatting', 'ongedaanmaking']) {
      const response = await fetch(visitor.at(`${path}/${button}`), {
        method: 'POST',
        headers: { ...FORM, cookie: `klantregie=${visitor.cookie}`, ...sent },
      });
      const problem = (await response.json()) as { type: string };
      expect([response.status, problem.type]).toEqual([403, '/problemen/vreemde-herkomst']);
    }
    expect((await visitor.call('GET', path)).body).toMatchObject({ uitkomst: 'vraagtAandacht', ingrepen: [] });
  });

  it('of our own does', async () => {
    const path = `/api/v1/beheer/productaanvragen/${id}/hervatting`;
    const origin = new URL(visitor.at('/')).origin;
    const form = await sendFrom(path, { origin: 'null', 'sec-fetch-site': 'same-origin' });
    expect(form.status).toBeLessThan(300);
    expect((await sendFrom(path, { origin })).status).not.toBe(403);
  });

  it('needs no such thing with a token, which no browser sends by itself', async () => {
    const authorization = `Bearer ${await surroundings.issuer.token({ sub: 'bea', roles: ['beheerder'] })}`;
    const path = `/api/v1/beheer/productaanvragen/${id}/hervatting`;
    const answer = await sendFrom(path, { authorization, origin: 'https://kcc.example' });
    expect(answer.status).toBeLessThan(300);
  });
});
