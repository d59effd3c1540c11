import { describe, expect, it } from '@jest/globals';
import type { Request } from 'express';
import type { Sessions } from '../auth/sessions.js';
import type { Settings } from '../config/settings.js';
import { ShownResponse } from '../../test/support/shown-response.js';
import { ScreensController } from './screens.controller.js';
import { SCREEN_HEADERS } from './screen-page.js';
import type { WebAssets } from './web-assets.js';

const LOGO = { name: 'abc.svg', type: 'image/svg+xml', base64: '' };
const TOKEN = { medewerkerRol: 'kcc', beheerderRol: 'functioneel-beheer' };
const BUILT = ['gesprek.js', 'gesprek.css', 'beheer.js', 'beheer.css'];

/** Of each encoding a body that says which one it is. */
const bodies = (...encodings: readonly string[]) => new Map(encodings.map((it) => [it, Buffer.from(it)]));
const ASSETS: Readonly<Record<string, unknown>> = {
  'a1/gesprek.js': { type: 'text/javascript', bodies: bodies('br', 'gzip', 'identity') },
  'a1/klein.svg': { type: 'image/svg+xml', bodies: bodies('identity') },
};

function controllerWith({ weergave = {}, built = BUILT, extended = [] as unknown[] } = {}): ScreensController {
  return new ScreensController(
    {
      pathOf: (name: string) => (built.includes(name) ? `a1/${name}` : undefined),
      find: (path: string) => ASSETS[path],
    } as unknown as WebAssets,
    { extend: async (request: unknown) => void extended.push(request) } as unknown as Sessions,
    { configuration: { weergave: { naam: 'Ons dorp', ...weergave }, token: TOKEN } } as unknown as Settings,
  );
}

const withRollen = (...rollen: readonly string[]): Request =>
  ({ caller: { rollen: new Set(rollen) } }) as unknown as Request;

describe('a screen', () => {
  it.each(['gesprek', 'beheer'] as const)('%s is its program, with the name of the gemeente', async (name) => {
    const response = new ShownResponse();
    const request = withRollen('medewerker', 'beheerder');
    const extended: unknown[] = [];
    const page = await controllerWith({ extended })[name](request, response.asResponse);
    expect(page).toContain(`<script type="module" src="/web/a1/${name}.js">`);
    expect(page).toContain(`<link rel="stylesheet" href="/web/a1/${name}.css" />`);
    expect(page).toContain('data-naam="Ons dorp"');
    expect(page).not.toContain('data-logo');
    expect(response.headers).toEqual(SCREEN_HEADERS);
    // Who opens it is there.
    expect(extended).toEqual([request]);
  });

  it('has the logo of the gemeente, when there is one', async () => {
    const controller = controllerWith({ weergave: { logo: LOGO } });
    const page = await controller.gesprek(withRollen('medewerker'), new ShownResponse().asResponse);
    expect(page).toContain('data-logo="/logo/abc.svg"');
  });

  it.each([
    ['gesprek', 'beheerder', 'kcc'],
    ['beheer', 'medewerker', 'functioneel-beheer'],
  ] as const)('%s is not for a %s, who is told which role it takes', async (name, rol, wanted) => {
    const opened = controllerWith()[name](withRollen(rol), new ShownResponse().asResponse);
    await expect(opened).rejects.toMatchObject({
      problem: { status: 403, detail: `Vraag uw beheerder om de rol ${wanted}, en log opnieuw in.` },
    });
  });

  it.each(['gesprek.js', 'gesprek.css'])('is not there without its %s', async (lacking) => {
    const controller = controllerWith({ built: BUILT.filter((it) => it !== lacking) });
    const opened = controller.gesprek(withRollen('medewerker'), new ShownResponse().asResponse);
    await expect(opened).rejects.toMatchObject({ problem: { status: 404 } });
  });
});

describe('what a screen is made of', () => {
  function fetched(path: string, ...takes: readonly string[]): ShownResponse {
    const response = new ShownResponse();
    const request = { acceptsEncodings: (name: string) => takes.includes(name) } as unknown as Request;
    controllerWith().asset(path.split('/'), request, response.asResponse);
    return response;
  }
  const KEPT = { Vary: 'Accept-Encoding', 'Cache-Control': expect.stringContaining('immutable') };

  it.each([
    ['br', ['gzip', 'br', 'identity']],
    ['gzip', ['gzip', 'identity']],
  ])('is sent as %s to who takes %j', (encoding, takes) => {
    const { headers, body } = fetched('a1/gesprek.js', ...takes);
    expect(headers).toEqual({ ...KEPT, 'Content-Type': 'text/javascript', 'Content-Encoding': encoding });
    expect(String(body)).toBe(encoding);
  });

  it.each([
    ['a1/gesprek.js', ['identity']],
    ['a1/gesprek.js', []],
    ['a1/klein.svg', ['br', 'gzip', 'identity']],
  ])('is sent as it is: %s to who takes %j', (path, takes) => {
    const { headers, body } = fetched(path, ...takes);
    expect(headers).toEqual({ ...KEPT, 'Content-Type': expect.any(String) });
    expect(String(body)).toBe('identity');
  });

  it('is not there when it was not built', () => {
    expect(() => fetched('a1/verzonnen.js')).toThrow(
      expect.objectContaining({ problem: expect.objectContaining({ status: 404 }) }),
    );
  });
});

it('has the colours of the gemeente, for a minute', () => {
  const response = new ShownResponse();
  controllerWith({ weergave: { kleuren: {}, kleurenDonker: {} } }).theme(response.asResponse);
  expect(response.headers).toEqual({
    'Content-Type': 'text/css; charset=utf-8',
    'Cache-Control': 'public, max-age=60',
  });
  expect(response.body).toContain('{');
});
