import { describe, expect, it } from '@jest/globals';
import { judge, type Verdict } from './answer.js';
import { nothing, object, uuid } from './shape.js';

const UUID = '171ac15c-f5a5-46c3-a25e-b5f14fc63988';

const verdictOf = (status: number, body: string | object = '', headers: Record<string, string> = {}): Verdict =>
  judge({ status, headers, text: typeof body === 'string' ? body : JSON.stringify(body) });

const failureOf = (status: number, body: string | object = '') => {
  const verdict = verdictOf(status, body);
  if (!('failure' in verdict)) throw new Error('it is a good answer');
  return verdict.failure;
};

/** As a register says it. */
const own = (status: number, more: object = {}) => ({
  type: 'http://localhost/ref/fouten/ValidationError/',
  code: 'invalid',
  title: 'Ongeldige invoer.',
  status,
  detail: '',
  instance: 'urn:uuid:dbe38e75-a336-4fd2-9f0f-6cded7188670',
  ...more,
});

/** What something in between says, whatever the status. */
const BODIES: Readonly<Record<string, (status: number) => string | object>> = {
  'no body': () => '',
  'a page': () => '<!DOCTYPE html><html><body>Not found</body></html>',
  'a page after white space': () => '\n  <html></html>',
  text: () => 'Bad Request',
  'half an answer': (status) => JSON.stringify(own(status)).slice(0, -2),
  'JSON without a code': () => ({ message: 'no Route matched with those values' }),
  'a problem without a code': (status) => ({ type: 'about:blank', title: 'Fout', status, detail: 'Fout' }),
  'a code that is a number': (status) => own(status, { code: status }),
  'a title that is none': (status) => own(status, { title: null }),
  'a detail that is none': (status) => own(status, { detail: undefined }),
  'another status': (status) => own(status + 1),
  'a status that is text': (status) => own(status, { status: String(status) }),
  'a list': (status) => [own(status)],
  null: () => 'null',
  'a string': () => '"refused"',
  'invalidParams alone': () => ({ invalidParams: [{ name: 'identificatie', code: 'identificatie-niet-uniek' }] }),
};

const REDIRECTS = [300, 301, 302, 303, 304, 307, 308];
const REFUSALS = [
  400, 401, 402, 403, 404, 405, 406, 407, 409, 410, 411, 412, 413, 414, 415, 417, 418, 421, 422, 423, 424, 425, 426,
  428, 431, 451, 494, 495, 496, 497, 498, 499,
];

describe('who answered', () => {
  describe.each(Object.entries(BODIES))('%s', (_, bodyOf) => {
    it.each([...REDIRECTS, ...REFUSALS])('leaves unknown what was done, and proves nothing (%i)', (status) => {
      expect(verdictOf(status, bodyOf(status))).toEqual({
        sign: 'none',
        failure: {
          kind: 'unknown',
          what: `gaf zelf geen antwoord (${status}) op`,
          status,
          isBetween: true,
          fields: [],
        },
      });
    });

    it.each([502, 503, 504])('says that the register does not answer (%i)', (status) => {
      expect(verdictOf(status, bodyOf(status))).toMatchObject({
        sign: 'dead',
        failure: { kind: 'unknown', isBetween: true },
      });
    });

    it.each([408, 500, 501, 505, 520, 599])('leaves unknown what was done, and proves nothing (%i)', (status) => {
      const verdict = verdictOf(status, bodyOf(status));
      expect(verdict).toMatchObject({ sign: 'none', failure: { kind: 'unknown', status } });
    });

    it('asks to come back later (429)', () => {
      expect(failureOf(429, bodyOf(429))).toMatchObject({ kind: 'unavailable' });
    });
  });

  it.each(REFUSALS)('is the register, which refuses (%i)', (status) => {
    expect(verdictOf(status, own(status))).toEqual({
      sign: 'alive',
      failure: { kind: 'refused', what: `weigerde (${status})`, status, code: 'invalid', fields: [] },
    });
  });

  it.each([408, 500, 501])('is the register, which leaves in doubt what it did (%i)', (status) => {
    const { failure, ...verdict } = verdictOf(status, own(status)) as Extract<Verdict, { failure: unknown }>;
    expect([verdict, failure.kind]).toEqual([{ sign: 'alive' }, 'unknown']);
    expect(failure).not.toHaveProperty('isBetween');
  });

  it.each([502, 503, 504])('is the register, which is too busy to live (%i)', (status) => {
    const verdict = verdictOf(status, own(status));
    expect(verdict).toMatchObject({ sign: 'dead', failure: { kind: 'unknown' } });
    expect(verdict).not.toHaveProperty('failure.isBetween');
  });

  it('is the register when it asks to come back later, and something else when it does not say who it is', () => {
    expect(verdictOf(429, own(429)).sign).toBe('alive');
    expect(verdictOf(429, 'Too Many Requests').sign).toBe('none');
  });

  it.each(['ERROR_DOMAIN_INWAY', 'ERROR_DOMAIN_OUTWAY'])('is FSC, which passed nothing on below 500 (%s)', (domain) => {
    const body = { message: 'unknown service', domain, code: 'SERVICE_NOT_FOUND' };
    for (const status of [400, 401, 403, 404, 405, 499])
      expect(verdictOf(status, body)).toMatchObject({ sign: 'none', failure: { kind: 'unavailable', status } });
    for (const status of [500, 502]) expect(failureOf(status, body)).toMatchObject({ kind: 'unknown', status });
  });

  it.each([{ domain: 'parkeren' }, { domain: 7 }])('is not FSC when it only looks like it: %j', (body) => {
    expect(failureOf(404, body).kind).toBe('unknown');
  });
});

describe('how long to leave it alone', () => {
  it.each([429, 499, 500, 503])('is passed on (%i)', (status) => {
    expect(verdictOf(status, '', { 'retry-after': '7' })).toMatchObject({ failure: { retryAfter: 7000 } });
  });

  it('is not told when nobody asks', () => {
    expect(failureOf(503, '')).not.toHaveProperty('retryAfter');
  });

  it('is not asked for by a refusal', () => {
    expect(verdictOf(400, own(400), { 'retry-after': '7' })).not.toHaveProperty('failure.retryAfter');
  });
});

describe('a good answer', () => {
  const asked = object({ uuid });
  const judged = (status: number, text: string, shape = asked) => judge({ status, headers: {}, text }, shape);

  it.each([200, 201, 202])('has what was asked for (%i)', (status) => {
    expect(judged(status, JSON.stringify({ uuid: UUID }))).toEqual({ sign: 'alive', body: { uuid: UUID } });
  });

  it('has no body only as a 204', () => {
    expect(judged(204, '', nothing)).toEqual({ sign: 'alive', body: undefined });
    expect(judged(200, '', nothing)).toMatchObject({ sign: 'none', failure: { kind: 'unknown' } });
    expect(judged(204, '')).toMatchObject({ failure: { kind: 'unknown' } });
    expect(judged(200, '{}', nothing)).toMatchObject({ failure: { kind: 'unknown' } });
  });

  it.each([
    ['a page', '<html>Onderhoud</html>', true],
    ['a page after white space', '\n <html></html>', true],
    ['half an answer', '{"uuid":"', undefined],
    ['something else', '{}', undefined],
    ['a uuid that is none', '{"uuid":"../klantcontacten/1"}', undefined],
  ])('is none: %s', (_, text, isBetween) => {
    const verdict = judged(200, text);
    expect(verdict).toEqual({
      sign: 'none',
      failure: {
        kind: 'unknown',
        what: 'gaf een onleesbaar antwoord op',
        status: 200,
        fields: [],
        ...(isBetween && { isBetween }),
      },
    });
  });
});

it.each(['<html></html>', '{"uuid":"'])('what cannot be read is never good, whatever was asked for: %s', (text) => {
  expect(verdictOf(200, text)).toMatchObject({ sign: 'none', failure: { kind: 'unknown' } });
});

describe('names and codes', () => {
  const field = (name: unknown, code: unknown = 'invalid') => ({ name, code, reason: 'Ongeldig.' });
  const fieldsOf = (...invalidParams: unknown[]) => failureOf(400, own(400, { invalidParams })).fields;

  it.each([
    'nonFieldErrors',
    '__all__',
    'bezoekadres.adresregel_1',
    'partijIdentificatoren.0.partijIdentificator.codeSoortObjectId',
    'metadata.eigen-sleutel',
    'a'.repeat(200),
  ])('are kept: %s', (name) => {
    expect(fieldsOf(field(name))).toEqual([{ name, code: 'invalid' }]);
  });

  it.each(['identificatie-niet-uniek', 'max_length', 'does_not_exist'])('are kept: %s', (code) => {
    expect(fieldsOf(field('naam', code))).toEqual([{ name: 'naam', code }]);
    expect(failureOf(400, own(400, { code })).code).toBe(code);
  });

  it.each([
    '',
    'Jan Jansen',
    'jan@inwoner.test',
    'naam\n',
    '<b>',
    'a..b',
    '.a',
    'a.',
    '-a',
    'é',
    'a'.repeat(201),
    7,
    null,
    {},
  ])('are left out when they are none: %j', (text) => {
    expect(fieldsOf(field(text), field('naam', text), field('nummer'))).toEqual([{ name: 'nummer', code: 'invalid' }]);
    if (typeof text === 'string')
      expect(failureOf(400, own(400, { code: text }))).toEqual({
        kind: 'refused',
        what: 'weigerde (400)',
        status: 400,
        fields: [],
      });
  });

  it.each([null, 'naam', { 0: field('naam') }, 7])('are left out when they are no list: %j', (invalidParams) => {
    expect(failureOf(400, own(400, { invalidParams })).fields).toEqual([]);
  });
});
