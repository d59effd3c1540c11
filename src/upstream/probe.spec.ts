import { describe, expect, it } from '@jest/globals';
import { isApi, isEndpoint, isTokenAccepted, type Probe } from './probe.js';

/** As Open Klant 2.18 and Open Zaak 1.30 answer. */
const PAGE: Probe = { status: 404, isOwn: false };
const answer = (status: number, code?: string): Probe => ({
  status,
  apiVersion: '0.9.0',
  isOwn: true,
  ...(code !== undefined && { code }),
});

describe('an answer to a GET', () => {
  it.each<[boolean | undefined, string, Probe]>([
    [true, 'it is not even looked at', answer(400, 'parse_error')],
    [true, 'another method is needed', answer(405, 'method_not_allowed')],
    [true, 'the token is looked at first', answer(401, 'authentication_failed')],
    [true, 'the rights are looked at first', answer(403, 'permission_denied')],
    [false, 'a page for a path that is none', PAGE],
    [undefined, 'the register does not find an object', answer(404, 'not_found')],
    [undefined, 'an error of the register', answer(500, 'error')],
    [undefined, 'a page of something between us', { status: 403, isOwn: false }],
    [undefined, 'it is something that can be read', answer(200)],
  ])('says %s about an endpoint that only takes a POST: %s', (present, _, probe) => {
    expect(isEndpoint(probe)).toBe(present);
  });

  it.each<[boolean | undefined, Probe]>([
    [true, answer(200)],
    [false, answer(401, 'authentication_failed')],
    [false, answer(403, 'jwt-expired')],
    [undefined, answer(404, 'not_found')],
    [undefined, answer(500, 'error')],
    [undefined, { status: 403, isOwn: false }],
    [undefined, { status: 200, isOwn: false }],
  ])('says %s about the token: %j', (accepted, probe) => {
    expect(isTokenAccepted(probe)).toBe(accepted);
  });

  it.each<[boolean, Probe]>([
    [true, answer(200)],
    [true, answer(401, 'not_authenticated')],
    [true, { status: 404, isOwn: false, apiVersion: '0.9.0' }],
    [false, PAGE],
    [false, { status: 200, isOwn: false }],
    [true, { status: 200, isOwn: true }],
    [false, answer(500)],
    [false, answer(502)],
  ])('says %s about whether there is an API: %j', (there, probe) => {
    expect(isApi(probe)).toBe(there);
  });
});
