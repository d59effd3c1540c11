import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import type { Request } from 'express';
import type { Settings } from '../config/settings.js';
import type { ApiDocument } from '../openapi/api-document.js';
import { ShownResponse } from '../../test/support/shown-response.js';
import { PagesController } from './pages.controller.js';
import type { WebAssets } from './web-assets.js';

const DOCUMENT = {
  info: { title: 'Proef', version: '1', description: 'x', contact: {} },
  tags: [],
  paths: {},
  components: { schemas: {} },
};
const LOGO = { name: 'abc.svg', type: 'image/svg+xml', base64: Buffer.from('<svg/>').toString('base64') };
const PAGES = { publicUrl: undefined, client: { id: 'web', secret: undefined }, scopes: [] };

function controllerWith(settings: object = {}, weergave: object = {}): PagesController {
  const configuration = { weergave, kwetsbaarheden: { contact: 'mailto:veilig@gemeente.example' } };
  return new PagesController(
    { get: () => DOCUMENT } as unknown as ApiDocument,
    { simulatedRegisters: false, pages: undefined, configuration, ...settings } as unknown as Settings,
    { pathOf: (name: string) => `a1/${name}` } as WebAssets,
  );
}

/** Somebody who takes these, of what is offered. */
const asking = (...takes: readonly string[]): Request =>
  ({
    acceptsEncodings: (name: string) => takes.includes(name),
    accepts: (offered: readonly string[]) => offered.find((it) => takes.includes(it)) ?? false,
  }) as unknown as Request;

function docsWith(settings?: object, weergave?: object): ShownResponse {
  const response = new ShownResponse();
  controllerWith(settings, weergave).docs(asking(), response.asResponse);
  return response;
}

describe('the description of the API', () => {
  it('is sent packed to who can unpack it', () => {
    const [plain, packed] = [new ShownResponse(), new ShownResponse()];
    const controller = controllerWith();
    controller.docs(asking(), plain.asResponse);
    controller.docs(asking('gzip'), packed.asResponse);
    expect(plain.headers).toMatchObject({ Vary: 'Accept-Encoding', 'Content-Type': 'text/html; charset=utf-8' });
    expect(plain.headers).not.toHaveProperty('Content-Encoding');
    expect(packed.headers).toEqual({ ...plain.headers, 'Content-Encoding': 'gzip' });
    expect(gunzipSync(packed.body as Buffer).toString()).toBe(plain.body);
  });

  it('can be tried only where nothing is done for real, and somebody can log in', () => {
    const tried = docsWith({ simulatedRegisters: true, pages: PAGES });
    expect(tried.body).toContain('src="/web/a1/docs.js"');
    expect(tried.headers['Content-Security-Policy']).toContain("script-src 'self'");
    for (const settings of [{ pages: PAGES }, { simulatedRegisters: true }]) {
      const { body, headers } = docsWith(settings);
      expect(body).not.toContain('<script');
      expect(headers['Content-Security-Policy']).not.toContain('script-src');
    }
  });

  it('has the logo of the gemeente, when there is one', () => {
    expect(docsWith({}, { logo: LOGO }).body).toContain('src="/logo/abc.svg"');
    expect(docsWith().body).not.toContain('/logo/');
  });
});

describe('what the type of a problem leads to', () => {
  it('is a page for a person', () => {
    const response = new ShownResponse();
    const page = controllerWith().problem('niet-gevonden', asking('html'), response.asResponse);
    expect(page).toMatch(/^<!doctype html>[^]*<h1>/);
    expect(response.headers).toMatchObject({ Vary: 'Accept', 'Content-Type': 'text/html; charset=utf-8' });
  });

  it('is JSON for a program', () => {
    const response = new ShownResponse();
    const explanation = controllerWith().problem('niet-gevonden', asking('json'), response.asResponse);
    expect(explanation).toMatchObject({ type: '/problemen/niet-gevonden', status: 404 });
    expect(response.headers).toEqual({ Vary: 'Accept' });
  });

  it('is not there for what is no problem', () => {
    const open = () => controllerWith().problem('verzonnen', asking('html'), new ShownResponse().asResponse);
    expect(open).toThrow(expect.objectContaining({ problem: expect.objectContaining({ status: 404 }) }));
  });
});

describe('the logo', () => {
  it('is a picture that does nothing, and is kept', () => {
    const response = new ShownResponse();
    controllerWith({}, { logo: LOGO }).logo('abc.svg', response.asResponse);
    expect(response.headers).toEqual({
      'Content-Type': 'image/svg+xml',
      'Content-Security-Policy': expect.stringMatching(/^default-src 'none';.* sandbox$/),
      'Cache-Control': expect.stringContaining('immutable'),
    });
    expect(String(response.body)).toBe('<svg/>');
  });

  it.each([
    ['of before', { logo: LOGO }],
    ['of nobody', {}],
  ])('%s is not there', (_, weergave) => {
    const open = () => controllerWith({}, weergave).logo('oud.svg', new ShownResponse().asResponse);
    expect(open).toThrow(expect.objectContaining({ problem: expect.objectContaining({ status: 404 }) }));
  });
});

it('says where a vulnerability is reported', () => {
  expect(controllerWith().security()).toContain('mailto:veilig@gemeente.example');
});
