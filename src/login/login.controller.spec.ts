import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Request } from 'express';
import type { Sessions } from '../auth/sessions.js';
import { readConfiguration } from '../config/read-configuration.js';
import type { Settings } from '../config/settings.js';
import type { Log } from '../telemetry/log.js';
import { ShownResponse } from '../../test/support/shown-response.js';
import { LoginController } from './login.controller.js';
import { LoginError } from './login.error.js';
import type { Login } from './login.js';

const ORIGIN = 'https://klantregie.example';
const TO_ISSUER = new URL('https://login.example/authorize');
const ATTEMPT = { state: 'staat', nonce: 'n', verifier: 'v' };
const configuration = readConfiguration('config');

/** What happened: at the issuer, and to the sessions. */
let happened: unknown[];
let logged: unknown[];
/** Who comes back from the issuer, or why nobody does. */
let back: { rollen: readonly string[] } | Error;
/** Where somebody logs out as well. */
let logout: URL | undefined;
let isLoggedIn: boolean;
let isFromElsewhere: boolean;
let pages: object | undefined;
let response: ShownResponse;
let cookies: string[];

beforeEach(() => {
  [happened, logged, cookies] = [[], [], []];
  [back, logout, isLoggedIn, isFromElsewhere] = [{ rollen: ['medewerker'] }, undefined, false, false];
  pages = { publicUrl: ORIGIN };
  response = new ShownResponse();
});

function controller(): LoginController {
  const login = {
    start: async (...args: unknown[]) => {
      happened.push(['start', ...args]);
      if (back instanceof Error) throw back;
      return { url: TO_ISSUER, attempt: ATTEMPT };
    },
    finish: async () => {
      if (back instanceof Error) throw back;
      return { caller: { rollen: new Set(back.rollen) }, session: { sid: 's' } };
    },
    end: async (origin: string) => {
      happened.push(['end', origin]);
      return logout;
    },
  };
  const sessions = {
    of: async () => (isLoggedIn ? {} : undefined),
    start: async (_: unknown, __: unknown, caller: unknown, session: unknown) =>
      happened.push(['session', caller, session]),
    requireOwnPage: () => {
      if (isFromElsewhere) throw new RangeError('from elsewhere');
    },
    end: async () => happened.push('session ends'),
  };
  return new LoginController(
    login as unknown as Login,
    sessions as unknown as Sessions,
    { configuration, pages } as unknown as Settings,
    { warn: (...args: unknown[]) => logged.push(...args) } as unknown as Log,
  );
}

const request = (path = '/'): Request =>
  ({ headers: { cookie: cookies.join('; ') }, originalUrl: path }) as unknown as Request;

/** Sets out with a browser. */
const start = (naar?: unknown, ander?: unknown) => controller().start(request(), response.asResponse, naar, ander);

/** Sets out, and comes back. */
async function comeBack(naar?: string): Promise<void> {
  const outcome = back;
  back = { rollen: [] };
  await start(naar);
  back = outcome;
  cookies = response.cookies;
  response = new ShownResponse();
  await controller().finish(request('/inloggen/terug?state=staat&code=c'), response.asResponse);
}

describe('who sets out', () => {
  it('is led to the issuer, and remembered', async () => {
    await start('/beheer');
    expect(response.redirected).toEqual([303, TO_ISSUER.href]);
    expect(response.cookies).toEqual([expect.stringMatching(/^__Host-klantregie-inloggen-staat=/)]);
    expect(happened).toEqual([['start', ORIGIN, false]]);
  });

  it('may want to be somebody else', async () => {
    await start('/beheer', 'ja');
    expect(happened).toEqual([['start', ORIGIN, true]]);
  });

  it('is told on a page what goes wrong, and may try again', async () => {
    back = new LoginError('away', 'fetch failed', { cause: new Error('a', { cause: new Error('b') }) });
    await start('/beheer');
    expect([response.statusCode, response.headers['Content-Type']]).toEqual([503, 'text/html; charset=utf-8']);
    expect(response.body).toContain('href="/inloggen?naar=%2Fbeheer"');
    expect(logged).toEqual([{ failure: 'away', reason: 'fetch failed: a: b' }, 'somebody could not log in']);
  });

  it('meets a mistake of ours as one', async () => {
    back = new TypeError('x is not a function');
    await expect(start()).rejects.toBe(back);
  });

  it('does so nowhere where nobody can log in', async () => {
    pages = undefined;
    await expect(start()).rejects.toMatchObject({ problem: { status: 404 } });
  });
});

describe('who comes back', () => {
  it.each([
    ['/beheer?uitkomst=gelukt#top', '/beheer?uitkomst=gelukt#top'],
    [`${ORIGIN}/gesprek`, '/'],
    ['gesprek', '/'],
    ['//kwaad.example/x', '/'],
    ['/\\kwaad.example', '/'],
    ['//', '/'],
    ['//[', '/'],
    [undefined, '/'],
  ])('is led to where they wanted to be, when that is here: %j', async (naar, path) => {
    await comeBack(naar);
    expect(response.redirected).toEqual([303, path]);
    expect(happened.at(-1)).toEqual(['session', { rollen: new Set(['medewerker']) }, { sid: 's' }]);
  });

  it('is told when there is nothing here for them', async () => {
    back = { rollen: ['auditor'] };
    await comeBack('/beheer');
    expect([response.statusCode, response.redirected]).toEqual([403, undefined]);
    expect(response.body).toContain('naar=%2Fbeheer');
    expect(happened).toEqual([['start', ORIGIN, false]]);
  });

  it('is told why they were not let in', async () => {
    back = new LoginError('refused');
    await comeBack('/beheer');
    expect([response.statusCode, response.redirected]).toEqual([403, undefined]);
    expect(happened).toEqual([['start', ORIGIN, false]]);
  });

  it.each(['/inloggen/terug?state=staat', '/inloggen/terug'])('without having set out is nobody: %s', async (path) => {
    await controller().finish(request(path), response.asResponse);
    expect(response.statusCode).toBe(400);
    expect(response.body).toContain('href="/inloggen?naar=%2F"');
    expect(happened).toEqual([]);
  });

  it('and is in already, stays so', async () => {
    isLoggedIn = true;
    await controller().finish(request('/inloggen/terug?state=staat'), response.asResponse);
    expect([response.statusCode, response.redirected]).toEqual([undefined, [303, '/']]);
  });
});

describe('who logs out', () => {
  it('does so here', async () => {
    await controller().end(request(), response.asResponse);
    expect(response.redirected).toEqual([303, '/uitgelogd']);
    expect(happened).toEqual(['session ends', ['end', ORIGIN]]);
  });

  it('is led on to the issuer by a page', async () => {
    logout = new URL('https://login.example/logout');
    await controller().end(request(), response.asResponse);
    expect([response.statusCode, response.redirected]).toEqual([200, undefined]);
    expect(response.headers).toMatchObject({
      Refresh: `0; url=${logout.href}`,
      'Content-Type': 'text/html; charset=utf-8',
    });
    expect(response.body).toContain(`href="${logout.href}"`);
  });

  it('is not somebody whom another page sends', async () => {
    isFromElsewhere = true;
    await expect(controller().end(request(), response.asResponse)).rejects.toThrow('from elsewhere');
    expect(happened).toEqual([]);
  });

  it('is told that it was done', () => {
    expect(controller().ended(response.asResponse)).toContain('<h1>U bent uitgelogd</h1>');
    expect(response.headers['Content-Type']).toBe('text/html; charset=utf-8');
  });
});
