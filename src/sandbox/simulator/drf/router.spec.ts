import { describe, expect, it } from '@jest/globals';
import type { RegisterAnswer, RegisterRequest } from '../register-server.js';
import { notAuthenticated } from './problem.js';
import { Router, type Call } from './router.js';

const router = new Router(
  {
    root: '/api/v1',
    apiVersion: '1.2.3',
    authenticate: ({ headers }) => {
      if (!headers.authorization) throw notAuthenticated();
    },
  },
  [
    { path: '/', open: true, handlers: { GET: () => ({ status: 200, body: {} }) } },
    { path: '/rijen', handlers: { POST: (call) => ({ status: 201, body: [call.json()] }) } },
    {
      path: '/rijen/{uuid}',
      handlers: { GET: ({ params, url, base }) => ({ status: 200, body: { params, url, base } }) },
    },
    { path: '/stuk', handlers: { GET: () => fail() } },
  ],
);

function fail(): never {
  throw new Error('kapot');
}

interface Sent {
  readonly headers?: Call['headers'];
  readonly body?: string | Buffer;
}

function ask(method: string, path: string, { headers = {}, body = '' }: Sent = {}): RegisterAnswer {
  const request: RegisterRequest = {
    method,
    path,
    query: new URLSearchParams(),
    headers: { authorization: 'x', 'content-type': 'application/json', ...headers },
    body: Buffer.from(body),
    origin: 'http://host:1',
  };
  return router.answer(request);
}

const code = ({ status, body }: RegisterAnswer) => `${status} ${(body as { code?: string }).code}`;

describe('the router', () => {
  it('finds a row by the variable part of its path', () => {
    const { body, headers } = ask('GET', '/rijen/a%20b');
    expect(body).toEqual({
      params: { uuid: 'a b' },
      url: 'http://host:1/api/v1/rijen/a%20b',
      base: 'http://host:1/api/v1',
    });
    expect(headers).toEqual({ 'api-version': '1.2.3' });
  });

  it('says https when a proxy did', () => {
    expect(ask('GET', '/rijen/a', { headers: { 'x-forwarded-proto': 'https' } }).body).toMatchObject({
      base: 'https://host:1/api/v1',
    });
  });

  it.each(['/rijen/', '/elders', '/rijen/a/b'])('has an HTML page for %s', (path) => {
    expect(ask('GET', path)).toMatchObject({ status: 404, body: expect.stringMatching(/^<!doctype html>/) });
  });

  it('redirects to its root', () => {
    expect(ask('GET', '')).toEqual({ status: 301, headers: { location: '/api/v1/' } });
  });

  it('looks at Accept first, then at who asks, then at the method', () => {
    const nobody = { authorization: undefined };
    expect(code(ask('PUT', '/rijen', { headers: { ...nobody, accept: 'text/html' } }))).toBe('406 not_acceptable');
    expect(code(ask('PUT', '/rijen', { headers: nobody }))).toBe('401 not_authenticated');
    expect(code(ask('PUT', '/rijen'))).toBe('405 method_not_allowed');
    expect(ask('PUT', '/rijen').headers).toMatchObject({ allow: 'POST, OPTIONS' });
    expect(ask('GET', '/', { headers: nobody }).status).toBe(200);
  });

  it.each(['{"a":1,}', '\uFEFF{}', Buffer.from([0x7b, 0xff, 0x7d])])('refuses what is not JSON: %j', (body) => {
    expect(code(ask('POST', '/rijen', { body }))).toBe('400 parse_error');
  });

  it('reads only application/json, and no body as an empty object', () => {
    const headers = { 'content-type': 'application/hal+json' };
    expect(code(ask('POST', '/rijen', { body: '{}', headers }))).toBe('415 unsupported_media_type');
    expect(ask('POST', '/rijen', { headers }).body).toEqual([{}]);
    expect(ask('POST', '/rijen', { body: '{"a":1}' }).body).toEqual([{ a: 1 }]);
  });

  it('answers 500 when a handler fails', () => {
    expect(code(ask('GET', '/stuk'))).toBe('500 error');
  });
});
