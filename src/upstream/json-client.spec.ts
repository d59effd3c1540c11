import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { describe, expect, it } from '@jest/globals';
import nock, { type Body } from 'nock';
import { JsonClients, type JsonRequest, type MeasuredCall } from './json-client.js';
import { withLogContext } from '../telemetry/log-context.js';
import { pageOf, text } from './shape.js';
import { UpstreamError, type UpstreamFailure } from './upstream.error.js';
import {
  withRegister,
  ORIGIN,
  ROOT,
  SECRETS,
  REQUESTS,
  WIDE,
  WRITES,
  module,
  client,
  servers,
  clientOf,
  listen,
  withoutNock,
  abandonedPort,
  textOf,
  answer,
  errorOf,
  failureOf,
  expectDiscreet,
  fout,
  HTML_NOT_FOUND,
  VERBODEN,
  SERVERFOUT,
} from '../../test/support/register-on-the-wire.js';

withRegister();

describe('an answer that succeeds', () => {
  it.each([
    [200, { uuid: '171ac15c-f5a5-46c3-a25e-b5f14fc63988' }],
    [201, { naam: 'Zoë', leeg: null, lijst: [] }],
    [200, []],
    [200, null],
  ])('%i gives its body', async (status, body) => {
    answer(status, JSON.stringify(body));
    await expect(client.send(REQUESTS.POST)).resolves.toEqual(body);
  });

  it('of 204 gives nothing', async () => {
    answer(204);
    await expect(client.send(REQUESTS.DELETE)).resolves.toBeUndefined();
  });

  it('is read whatever content type it claims', async () => {
    answer(200, '{"a":1}', 'text/html');
    await expect(client.send(REQUESTS.GET)).resolves.toEqual({ a: 1 });
  });
});

describe('a refusal', () => {
  const refusals: [name: string, status: number, body: Body, expected: Partial<UpstreamFailure>][] = [
    [
      'a validation error',
      400,
      fout(400, 'ValidationError', 'invalid', 'Ongeldige invoerwaarde.', [
        { name: 'soortPartij', code: 'required', reason: 'Dit veld is vereist.' },
        { name: 'betrokkene.wasPartij.uuid', code: 'invalid', reason: SECRETS.antwoord },
      ]),
      {
        code: 'invalid',
        fields: [
          { name: 'soortPartij', code: 'required' },
          { name: 'betrokkene.wasPartij.uuid', code: 'invalid' },
        ],
      },
    ],
    [
      'one that names a field twice',
      400,
      fout(400, 'ValidationError', 'invalid', 'Ongeldige invoer.', [
        { name: 'rollen.0.betrokkeneIdentificatie.innNnpId', code: 'invalid', reason: 'Onjuist RSIN nummer' },
        { name: 'rollen.0.betrokkeneIdentificatie.innNnpId', code: 'min_length', reason: SECRETS.antwoord },
      ]),
      {
        code: 'invalid',
        fields: [
          { name: 'rollen.0.betrokkeneIdentificatie.innNnpId', code: 'invalid' },
          { name: 'rollen.0.betrokkeneIdentificatie.innNnpId', code: 'min_length' },
        ],
      },
    ],
    [
      'an unreadable body',
      400,
      fout(400, 'ParseError', 'parse_error', `JSON parse error - ${SECRETS.antwoord}: line 1 column 2 (char 1)`),
      { code: 'parse_error', fields: [] },
    ],
    [
      'no token',
      401,
      fout(401, 'NotAuthenticated', 'not_authenticated', 'Authenticatiegegevens zijn niet opgegeven.'),
      { code: 'not_authenticated' },
    ],
    [
      'a wrong token',
      401,
      fout(401, 'AuthenticationFailed', 'authentication_failed', 'Ongeldige token.'),
      { code: 'authentication_failed' },
    ],
    ...(
      [
        ['permission_denied', VERBODEN],
        ['invalid-jwt-signature', 'Client credentials zijn niet geldig'],
        ['invalid-client-identifier', 'Client identifier bestaat niet'],
        ['missing-client-identifier', 'Client identifier is niet aanwezig in JWT'],
        ['jwt-expired', 'De JWT die gebruikt is voor dit verzoek is verlopen'],
        ['jwt-missing-iat-claim', 'Missing required iat claim'],
        ['jwt-decode-error', 'Het JWT kon niet gedecodeerd worden. Mogelijks heb je een copy-paste fout gemaakt'],
        ['jwt-invalidaudienceerror', 'JWT is niet valide'],
      ] as const
    ).map(([code, detail]): [string, number, Body, Partial<UpstreamFailure>] => [
      code,
      403,
      { ...fout(403, 'PermissionDenied', code, detail), title: VERBODEN },
      { code },
    ]),
    ['an absent row', 404, fout(404, 'NotFound', 'not_found', 'Niet gevonden.'), { code: 'not_found' }],
    [
      'a wrong method',
      405,
      fout(405, 'MethodNotAllowed', 'method_not_allowed', 'Methode "GET" niet toegestaan.'),
      { code: 'method_not_allowed' },
    ],
    [
      'a wrong Accept',
      406,
      fout(406, 'NotAcceptable', 'not_acceptable', "CRS 'EPSG:28992' is niet ondersteund"),
      { code: 'not_acceptable' },
    ],
    ['a conflict', 409, fout(409, 'Conflict', 'conflict', 'Conflict.'), { code: 'conflict' }],
    [
      'a missing Accept-Crs',
      412,
      fout(412, 'PreconditionFailed', 'precondition_failed', "'Accept-Crs' header ontbreekt"),
      { code: 'precondition_failed' },
    ],
    [
      'a wrong Content-Type',
      415,
      fout(415, 'UnsupportedMediaType', 'unsupported_media_type', 'Ongeldige media type "text/plain" in aanvraag.'),
      { code: 'unsupported_media_type' },
    ],
  ];

  it.each(refusals)('is certain: %s (%i)', async (_, status, body, expected) => {
    answer(status, body);
    expect(await failureOf(REQUESTS.POST)).toEqual({
      kind: 'refused',
      message: `klanten weigerde (${status}) POST partijen`,
      system: 'klanten',
      operation: 'POST partijen',
      status,
      fields: [],
      ...expected,
    });
  });

  it('stays a refusal when something is read', async () => {
    answer(403, fout(403, 'PermissionDenied', 'jwt-expired', VERBODEN));
    expect(await failureOf(REQUESTS.GET)).toMatchObject({ kind: 'refused', code: 'jwt-expired' });
  });

  it('says that a row is absent only when the register itself does', async () => {
    answer(404, fout(404, 'NotFound', 'not_found', 'Niet gevonden.'));
    expect((await errorOf(REQUESTS.DELETE)).isAbsent).toBe(true);
    nock.cleanAll();
    answer(404, fout(404, 'NotFound', 'unknown-service', 'Niet gevonden.'));
    expect((await errorOf(REQUESTS.DELETE)).isAbsent).toBe(false);
    nock.cleanAll();
    answer(404, HTML_NOT_FOUND, 'text/html; charset=utf-8');
    const page = await errorOf(REQUESTS.DELETE);
    expect([page.isAbsent, page.isStatus(404), page.isUnknown, page.mayBeNoEndpoint]).toEqual([
      false,
      false,
      true,
      true,
    ]);
  });

  it('says which field it is about, and why', async () => {
    const field = { name: 'nummer', code: 'unique', reason: SECRETS.antwoord };
    answer(400, fout(400, 'ValidationError', 'invalid', '', [field]));
    const error = await errorOf(REQUESTS.POST);
    expect([error.refuses('nummer'), error.refuses('nummer', 'unique')]).toEqual([true, true]);
    expect([error.refuses('nummer', 'required'), error.refuses('Nummer')]).toEqual([false, false]);
  });
});

describe('an answer that leaves doubt', () => {
  const doubts: [name: string, status: number, body: Body, contentType: string][] = [
    ['an error of the register', 500, SERVERFOUT, 'application/json'],
    ['an error page of the register', 500, HTML_NOT_FOUND, 'text/html'],
    ['an error of the register with fields', 500, { ...SERVERFOUT, invalidParams: [] }, 'application/json'],
    ['a proxy that lost the register', 502, HTML_NOT_FOUND, 'text/html'],
    ['a proxy without a register', 503, HTML_NOT_FOUND, 'text/html'],
    ['a proxy that gave up', 504, '', 'text/html'],
    ['a register that gave up', 408, '', 'text/plain'],
    ['a gateway that gave up', 400, '', 'text/plain'],
    ['a caller that gave up', 499, HTML_NOT_FOUND, 'text/html'],
    ['an unknown path', 404, HTML_NOT_FOUND, 'text/html'],
    ['JSON of something in between', 409, { message: SECRETS.antwoord }, 'application/json'],
    ['a good answer that breaks off', 201, `{"uuid":"${SECRETS.antwoord}`, 'application/json'],
    ['a good answer that is a page', 200, HTML_NOT_FOUND, 'text/html'],
  ];

  it.each(doubts)('is unknown for every write: %s (%i)', async (_, status, body, contentType) => {
    answer(status, body, contentType);
    for (const method of WRITES)
      expect(await failureOf(REQUESTS[method])).toMatchObject({
        kind: 'unknown',
        operation: `${method} partijen`,
        status,
        fields: [],
      });
  });

  it.each(doubts)('is no doubt when something is only read: %s (%i)', async (_, status, body, contentType) => {
    answer(status, body, contentType);
    expect(await failureOf(REQUESTS.GET)).toMatchObject({ kind: 'unavailable', operation: 'GET partijen', status });
  });

  it.each([
    [500, '{}', 'klanten gaf fout 500 op POST partijen'],
    [403, '', 'klanten gaf zelf geen antwoord (403) op POST partijen'],
    [201, '{', 'klanten gaf een onleesbaar antwoord op POST partijen'],
  ])('says so (%i)', async (status, body, message) => {
    answer(status, body);
    expect((await failureOf(REQUESTS.POST)).message).toBe(message);
  });
});

describe('a redirect', () => {
  it('is never followed, and says nothing of what the register did', async () => {
    nock(ORIGIN)
      .post('/klantinteracties/api/v1/partijen')
      .reply(301, '', { location: `${ORIGIN}/${SECRETS.adres}` });
    const elsewhere = nock(ORIGIN).persist().get(`/${SECRETS.adres}`).reply(200, '{}');
    expect(await failureOf(REQUESTS.POST)).toMatchObject({ kind: 'unknown', status: 301, isBetween: true });
    expect(elsewhere.isDone()).toBe(false);
    nock.cleanAll();
  });
});

describe('a look at how a register answers', () => {
  const look = { path: ['partijen', SECRETS.uuid], query: { nummer: SECRETS.zoekwaarde } };
  const registerAnswers = (status: number, body: Body, headers: Record<string, string> = {}) =>
    nock(ORIGIN)
      .get(`/klantinteracties/api/v1/partijen/${SECRETS.uuid}?nummer=${SECRETS.zoekwaarde}`)
      .reply(status, body, headers);

  it.each([
    ['a resource', 200, '{}', { 'api-version': '0.9.0' }, { status: 200, isOwn: true, apiVersion: '0.9.0' }],
    [
      'an error',
      405,
      fout(405, 'MethodNotAllowed', 'method_not_allowed', 'Niet toegestaan.'),
      {},
      { status: 405, isOwn: true, code: 'method_not_allowed' },
    ],
    ['an error with an odd code', 500, fout(500, 'APIException', '<b>', ''), {}, { status: 500, isOwn: true }],
    ['an error of something else', 405, '{"code":"method_not_allowed"}', {}, { status: 405, isOwn: false }],
    ['a page', 404, HTML_NOT_FOUND, {}, { status: 404, isOwn: false }],
    ['a page of another kind', 200, HTML_NOT_FOUND, {}, { status: 200, isOwn: false }],
    ['nothing', 204, '', {}, { status: 204, isOwn: false }],
    ['an empty page', 200, '', {}, { status: 200, isOwn: false }],
  ])('sees %s, and never fails at it', async (_, status, body, headers, expected) => {
    registerAnswers(status, body, headers as Record<string, string>);
    await expect(client.probe(look)).resolves.toStrictEqual(expected);
  });

  it.each([
    [true, '{"results":[]}'],
    [false, '{}'],
  ])('sees whether it is what was asked for: %s', async (isOwn, body) => {
    registerAnswers(200, body);
    await expect(client.probe({ ...look, answer: pageOf(text) })).resolves.toStrictEqual({ status: 200, isOwn });
  });

  it('fails when there is no answer at all', async () => {
    const of = clientOf(await listen((request) => request.socket.destroy()));
    const error = await of.probe(look).catch((it: unknown) => it);
    expect(error).toMatchObject({ failure: { kind: 'unavailable' } });
    expectDiscreet(error as UpstreamError);
  });
});

describe('a request', () => {
  interface Received {
    readonly method: string | undefined;
    readonly url: string | undefined;
    readonly headers: IncomingMessage['headers'];
    readonly body: string;
  }

  async function received(request: JsonRequest): Promise<Received> {
    let seen: Received | undefined;
    const url = await listen(async (incoming, response) => {
      const { method, url, headers } = incoming;
      seen = { method, url, headers, body: await textOf(incoming) };
      response.end('{}');
    });
    await clientOf(`${url}/api/v1`).send(request);
    if (!seen) throw new Error('nothing was received');
    return seen;
  }

  it('has its path and query encoded', async () => {
    const { url } = await received({
      method: 'GET',
      path: ['partijen', 'a/b?c#d e%20+é'],
      query: { plaatsgevondenOp: '2026-03-01T10:00:00+01:00', 'naam&x': 'a=b c%é' },
    });
    expect(url).toBe(
      '/api/v1/partijen/a%2Fb%3Fc%23d%20e%2520%2B%C3%A9' +
        '?plaatsgevondenOp=2026-03-01T10%3A00%3A00%2B01%3A00&naam%26x=a%3Db+c%25%C3%A9',
    );
  });

  it.each(WRITES.filter((method) => method !== 'DELETE'))('sends a %s in JSON', async (method) => {
    const body = { naam: 'Zoë "Z" 😀', leeg: '', niets: null, getal: 0, geneste: { lijst: [1, false] } };
    const seen = await received({ method, path: ['actoren'], body, headers: { authorization: 'Token abc' } });
    expect(seen.method).toBe(method);
    expect(seen.headers).toMatchObject({
      accept: 'application/json',
      'content-type': 'application/json',
      authorization: 'Token abc',
      'content-length': String(Buffer.byteLength(JSON.stringify(body))),
    });
    expect(seen.body).toBe(JSON.stringify(body));
  });

  it.each(['GET', 'DELETE'] as const)('sends a %s without a body or its type', async (method) => {
    const seen = await received({ method, path: ['actoren', '1'] });
    expect(seen).toMatchObject({ method, url: '/api/v1/actoren/1', body: '' });
    expect(seen.headers).not.toHaveProperty('content-type');
    expect(seen.headers).toHaveProperty('accept', 'application/json');
  });

  it('reuses its connection', async () => {
    const sockets = new Set<unknown>();
    const url = await listen((request, response) => {
      sockets.add(request.socket);
      request.resume().on('end', () => response.end('{}'));
    });
    await withoutNock(async () => {
      for (let number = 0; number < 3; number += 1) await clientOf(url).send(REQUESTS.POST);
    });
    expect(sockets.size).toBe(1);
  });

  it('leaves no connection open for as long as a register would', async () => {
    let closed: Promise<unknown> = Promise.resolve();
    const url = await listen((request, response) => {
      closed = once(request.socket, 'close');
      response.setHeader('connection', 'keep-alive').end('{}');
    });
    servers.at(-1)!.keepAliveTimeout = 600_000;
    await withoutNock(() => clientOf(url).send(REQUESTS.GET));
    await closed;
  });

  it('may be answered later than that', async () => {
    const url = await listen((_, response) => void setTimeout(() => response.end('{}'), 2000));
    await withoutNock(() => expect(clientOf(url).send(REQUESTS.POST)).resolves.toEqual({}));
  });

  it('goes to no proxy of the surroundings', async () => {
    const names = ['HTTP_PROXY', 'http_proxy', 'HTTPS_PROXY', 'https_proxy', 'NO_PROXY', 'no_proxy'];
    const before = names.map((name) => [name, process.env[name]] as const);
    const proxy = `http://127.0.0.1:${await abandonedPort()}`;
    for (const name of names) {
      if (/^no/i.test(name)) delete process.env[name];
      else process.env[name] = proxy;
    }
    try {
      await expect(received(REQUESTS.GET)).resolves.toMatchObject({ method: 'GET' });
    } finally {
      for (const [name, value] of before) {
        if (value === undefined) delete process.env[name];
        else process.env[name] = value;
      }
    }
  });
});

describe('an answer of something in between', () => {
  const counting = (baseUrl: string) =>
    module
      .get(JsonClients)
      .to({ system: 'zaken', baseUrl, timeout: 5000, circuit: { naFouten: 2, pauze: 60_000 }, line: WIDE });
  const circuit = () => module.get(JsonClients).standen.zaken;

  it('is no reason to leave the register alone, nor a sign that it lives', async () => {
    const answers = [404, 503, 404, 404, 503];
    const of = counting(await listen((_, response) => response.writeHead(answers.shift()!).end('<html></html>')));
    for (const status of [404, 503, 404, 404]) {
      expect(await failureOf(REQUESTS.POST, of)).toMatchObject({ kind: 'unknown', status });
      expect(circuit()).toBe('gesloten');
    }
    expect(await failureOf(REQUESTS.GET, of)).toMatchObject({ kind: 'unavailable', status: 503 });
    expect(circuit()).toBe('open');
  });
});

describe('the measure of a call', () => {
  it('tells of which register it is, how it was called, and what came of it', async () => {
    const clients = module.get(JsonClients);
    const measured: MeasuredCall[] = [];
    let open = 0;
    clients.measureWith(() => {
      open += 1;
      return (call) => {
        open -= 1;
        measured.push(call);
      };
    });
    for (const status of [200, 404, 503]) {
      answer(status, status === 200 ? '{}' : '');
      await client.send(REQUESTS.POST).catch(() => {});
      nock.cleanAll();
    }
    await failureOf(REQUESTS.DELETE, clientOf(await listen((request) => request.socket.resetAndDestroy())));
    await failureOf(REQUESTS.GET, clientOf(`http://127.0.0.1:${await abandonedPort()}`));
    clients.measureWith(() => () => {});
    expect(open).toBe(0);
    expect(measured).toEqual([
      { register: 'klanten', methode: 'POST', resultaat: '2xx' },
      { register: 'klanten', methode: 'POST', resultaat: '4xx' },
      { register: 'klanten', methode: 'POST', resultaat: '5xx' },
      { register: 'klanten', methode: 'DELETE', resultaat: 'geenAntwoord' },
      { register: 'klanten', methode: 'GET', resultaat: 'nietBereikbaar' },
    ]);
  });
});

describe('the trace of which a call is a part', () => {
  const request = '4bf92f35-77b3-4da6-a3ce-929d0e0e4736';

  it('is told to the register', async () => {
    const traceparent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';
    nock(ROOT, { reqheaders: { traceparent } }).get('/partijen').reply(200, {});
    const call = () => client.send({ method: 'GET', path: ['partijen'] });
    await expect(withLogContext({ request, span: '00f067aa0ba902b7' }, call)).resolves.toEqual({});
  });

  it('is not made up when there is none', async () => {
    nock(ROOT, { badheaders: ['traceparent'] })
      .get('/partijen')
      .reply(200, {});
    await expect(client.send({ method: 'GET', path: ['partijen'] })).resolves.toEqual({});
  });
});
