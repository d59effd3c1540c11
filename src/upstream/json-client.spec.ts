import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { inspect } from 'node:util';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Test, type TestingModule } from '@nestjs/testing';
import nock, { type Body } from 'nock';
import { JsonClients, type JsonClient, type JsonRequest, type MeasuredCall } from './json-client.js';
import { withPermission } from '../fence/fence.js';
import { withLogContext } from '../telemetry/log-context.js';
import { pageOf, text } from './shape.js';
import { UpstreamError, type UpstreamFailure } from './upstream.error.js';
import { UpstreamModule } from './upstream.module.js';

const ORIGIN = 'https://klanten.voorbeeld.test';
const ROOT = `${ORIGIN}/klantinteracties/api/v1`;

/** Every value that a failure must keep to itself. */
const SECRETS = {
  token: 'geheim-token-7b1f',
  zoekwaarde: 'geheim-zoekwaarde-22',
  inhoud: 'geheim-inhoud-91',
  uuid: 'geheim-uuid-4c',
  antwoord: 'geheim-antwoord-83',
  adres: 'geheim-adres-5e',
};

const REQUESTS: Readonly<Record<JsonRequest['method'], JsonRequest>> = {
  GET: { method: 'GET', path: ['partijen', SECRETS.uuid], query: { nummer: SECRETS.zoekwaarde } },
  POST: { method: 'POST', path: ['partijen'], body: { interneNotitie: SECRETS.inhoud } },
  PUT: { method: 'PUT', path: ['partijen', SECRETS.uuid], body: { interneNotitie: SECRETS.inhoud } },
  PATCH: { method: 'PATCH', path: ['partijen', SECRETS.uuid], body: { interneNotitie: SECRETS.inhoud } },
  DELETE: { method: 'DELETE', path: ['partijen', SECRETS.uuid] },
};
const WIDE = { tegelijk: 100, wachten: 60_000 };
const WRITES = ['POST', 'PUT', 'PATCH', 'DELETE'] as const;

let module: TestingModule;
let client: JsonClient;
const servers: Server[] = [];

beforeAll(async () => {
  nock.disableNetConnect();
  module = await Test.createTestingModule({ imports: [UpstreamModule] }).compile();
});
beforeEach(() => {
  client = clientOf(ROOT);
});
afterEach(async () => {
  const pending = nock.pendingMocks();
  nock.cleanAll();
  nock.disableNetConnect();
  await Promise.all(servers.splice(0).map(close));
  expect(pending).toEqual([]);
});
afterAll(async () => {
  nock.restore();
  await module.close();
});

/** The client as the product has it: over the tuned HTTP client of the module. */
function clientOf(baseUrl: string, timeout = 5000): JsonClient {
  return module
    .get(JsonClients)
    .to({ system: 'klanten', baseUrl, timeout, circuit: { naFouten: 1e6, pauze: 1 }, line: WIDE });
}

/** A register of which every byte counts. Resolves to its address. */
async function listen(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  servers.push(server);
  nock.enableNetConnect(/^(127\.0\.0\.1|localhost):/);
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Nock would give every request a socket of its own. */
async function withoutNock<T>(work: () => Promise<T>): Promise<T> {
  nock.restore();
  try {
    return await work();
  } finally {
    nock.activate();
  }
}

function close(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeAllConnections();
  return closed;
}

/** An address where nobody listens any more. */
async function abandonedPort(): Promise<number> {
  const url = await listen(() => {});
  await close(servers.pop()!);
  return Number(new URL(url).port);
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

/** Has the register answer whatever comes next. */
function answer(status: number, body: Body = '', contentType = 'application/json'): void {
  nock(ORIGIN)
    .intercept(() => true, 'GET')
    .optionally()
    .reply(status, body, { 'content-type': contentType });
  for (const method of WRITES)
    nock(ORIGIN)
      .intercept(() => true, method)
      .optionally()
      .reply(status, body, { 'content-type': contentType });
}

async function errorOf(request: JsonRequest, of = client): Promise<UpstreamError> {
  const headers = { authorization: `Token ${SECRETS.token}` };
  const ended = await of.send({ ...request, headers }).then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  );
  if (!('error' in ended)) throw new Error('the request succeeded');
  if (!(ended.error instanceof UpstreamError)) throw ended.error;
  expectDiscreet(ended.error);
  return ended.error;
}

async function failureOf(request: JsonRequest, of = client): Promise<UpstreamFailure> {
  return (await errorOf(request, of)).failure;
}

function expectDiscreet(error: UpstreamError): void {
  const everything = [
    JSON.stringify(error),
    JSON.stringify(error.failure),
    inspect(error, { depth: null, showHidden: true, maxStringLength: null, maxArrayLength: null }),
    error.message,
    error.stack,
    inspect(error.cause, { depth: null, showHidden: true }),
  ].join('\n');
  for (const secret of Object.values(SECRETS)) expect(everything).not.toContain(secret);
}

/** An error of Open Klant or Open Zaak. */
function fout(status: number, exception: string, code: string, detail: string, invalidParams?: object[]): object {
  return {
    type: `http://localhost:8001/ref/fouten/${exception}/`,
    code,
    title: detail,
    status,
    detail,
    instance: 'urn:uuid:dbe38e75-a336-4fd2-9f0f-6cded7188670',
    ...(invalidParams && { invalidParams }),
  };
}

const HTML_NOT_FOUND = `<!DOCTYPE html><html><head><title>404</title></head><body>${SECRETS.antwoord}</body></html>`;
const VERBODEN = 'Je hebt geen toestemming om deze actie uit te voeren.';
const SERVERFOUT = { ...fout(500, 'APIException', 'error', 'Internal Server Error'), title: SECRETS.antwoord };

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

describe('a register that has not begun', () => {
  it.each([
    [401, 'ERROR_DOMAIN_OUTWAY', 'ACCESS_TOKEN_MISSING'],
    [401, 'ERROR_DOMAIN_INWAY', 'ACCESS_TOKEN_INVALID'],
    [401, 'ERROR_DOMAIN_INWAY', 'ACCESS_TOKEN_EXPIRED'],
    [403, 'ERROR_DOMAIN_INWAY', 'WRONG_GROUP_ID_IN_TOKEN'],
    [404, 'ERROR_DOMAIN_INWAY', 'SERVICE_NOT_FOUND'],
    [405, 'ERROR_DOMAIN_OUTWAY', 'METHOD_UNSUPPORTED'],
  ])('answers %i through the %s: %s', async (status, domain, code) => {
    answer(status, { message: SECRETS.antwoord, domain, code });
    for (const method of ['GET', 'POST', 'DELETE'] as const) {
      const error = await errorOf(REQUESTS[method]);
      expect(error.failure).toMatchObject({ kind: 'unavailable', status });
      expect([error.isRefused, error.isAbsent]).toEqual([false, false]);
    }
  });

  it.each([
    [500, 'TRANSACTION_LOG_WRITE_ERROR'],
    [502, 'SERVICE_UNREACHABLE'],
  ])('may have begun when an inway answers %i: %s', async (status, code) => {
    answer(status, { message: SECRETS.antwoord, domain: 'ERROR_DOMAIN_INWAY', code });
    expect(await failureOf(REQUESTS.POST)).toMatchObject({ kind: 'unknown', status });
    expect(await failureOf(REQUESTS.GET)).toMatchObject({ kind: 'unavailable', status });
  });

  it('asks to come back later', async () => {
    answer(429, 'Too Many Requests', 'text/plain');
    expect(await failureOf(REQUESTS.POST)).toMatchObject({
      kind: 'unavailable',
      status: 429,
      message: 'klanten kan nu niet antwoorden op POST partijen',
    });
  });
});

describe('a connection that fails', () => {
  it.each(['127.0.0.1', 'localhost'])('is refused at %s where nobody listens', async (host) => {
    const nobody = clientOf(`http://${host}:${await abandonedPort()}/${SECRETS.adres}`);
    for (const method of ['GET', ...WRITES] as const) {
      const failure = await failureOf(REQUESTS[method], nobody);
      expect(failure).toMatchObject({
        kind: 'unavailable',
        message: `klanten was niet bereikbaar voor ${method} partijen`,
        fields: [],
      });
      expect(failure).not.toHaveProperty('status');
    }
  });

  it('on the way is unknown for a write, and no matter for a read', async () => {
    const of = clientOf(await listen((request) => request.socket.resetAndDestroy()));
    for (const method of ['GET', ...WRITES] as const) {
      const failure = await failureOf(REQUESTS[method], of);
      expect(failure.kind).toBe(method === 'GET' ? 'unavailable' : 'unknown');
      expect(failure.message).toBe(`klanten gaf geen antwoord op ${method} partijen`);
    }
  });

  it('is not tried again when the register hangs up', async () => {
    let requests = 0;
    const url = await listen((request) => {
      requests += 1;
      request.socket.destroy();
    });
    expect(await failureOf(REQUESTS.POST, clientOf(url))).toMatchObject({ kind: 'unknown' });
    expect(requests).toBe(1);
  });

  it('breaks off in the middle of an answer', async () => {
    const url = await listen((_, response) => {
      response.writeHead(201, { 'content-length': '100' });
      response.write('{"uuid":', () => response.destroy());
    });
    expect(await failureOf(REQUESTS.POST, clientOf(url))).toMatchObject({ kind: 'unknown' });
  });
});

/** Sends a bit of an answer every so often, without end. */
function trickle(response: ServerResponse): void {
  const timer = setInterval(() => response.write(' '), 20);
  response.on('close', () => clearInterval(timer));
}

describe('a register that takes too long', () => {
  it.each([
    ['to begin its answer', () => {}],
    ['to finish its answer', (_, response) => void response.write('{"uuid":')],
    ['to finish its answer, of which a bit comes every so often', (_, response) => trickle(response)],
  ] as [string, RequestListener][])('%s is given up', async (_, listener) => {
    const impatient = clientOf(await listen(listener), 400);
    expect(await failureOf(REQUESTS.POST, impatient)).toMatchObject({
      kind: 'unknown',
      message: 'klanten gaf geen antwoord op POST partijen',
    });
    expect(await failureOf(REQUESTS.GET, impatient)).toMatchObject({ kind: 'unavailable' });
  });

  it('loses its connection', async () => {
    const connectionsLost: Promise<unknown>[] = [];
    const url = await listen(({ socket }) => {
      connectionsLost.push(new Promise((resolve) => socket.once('close', resolve)));
    });
    // Until it has received one before it was given up.
    for (let timeout = 50; connectionsLost.length === 0; timeout *= 2)
      await failureOf(REQUESTS.POST, clientOf(url, timeout));
    await expect(Promise.all(connectionsLost)).resolves.toHaveLength(1);
  });
});

describe('an answer without end', () => {
  it('is given up at ten million characters', async () => {
    answer(200, JSON.stringify('x'.repeat(10_000_000)));
    expect(await failureOf(REQUESTS.POST)).toMatchObject({ kind: 'unknown' });
    expect(await failureOf(REQUESTS.GET)).toMatchObject({ kind: 'unavailable' });
  });

  it('may be long otherwise', async () => {
    answer(200, JSON.stringify('x'.repeat(9_000_000)));
    await expect(client.send(REQUESTS.GET)).resolves.toHaveLength(9_000_000);
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

describe('a register that asks to be left alone', () => {
  it.each([429, 503])('says for how long (%i)', async (status) => {
    nock(ORIGIN)
      .intercept(() => true, 'POST')
      .reply(status, '', { 'retry-after': '7' });
    expect(await failureOf(REQUESTS.POST)).toMatchObject({ status, retryAfter: 7000 });
  });
});

describe('a register that does not answer any more', () => {
  const dead = (baseUrl: string) =>
    module
      .get(JsonClients)
      .to({ system: 'zaken', baseUrl, timeout: 5000, circuit: { naFouten: 2, pauze: 9000 }, line: WIDE });

  it('is sent nothing, which is certain', async () => {
    const of = dead(`http://localhost:${await abandonedPort()}`);
    nock.enableNetConnect(/^localhost:/);
    await failureOf(REQUESTS.POST, of);
    expect(module.get(JsonClients).standen.zaken).toBe('gesloten');
    await failureOf(REQUESTS.POST, of);
    expect(module.get(JsonClients).standen.zaken).toBe('open');
    nock.disableNetConnect();
    expect(await failureOf(REQUESTS.POST, of)).toMatchObject({ kind: 'unavailable', retryAfter: 9000 });
  });

  it('is looked at all the same', async () => {
    const url = await listen((_, response) => response.writeHead(503).end());
    const of = dead(url);
    for (const _ of [1, 2, 3]) await failureOf(REQUESTS.POST, of);
    await expect(of.probe({ path: [''] })).resolves.toMatchObject({ status: 503 });
  });
});

describe('a register that is asked more than it may be', () => {
  const narrow = (baseUrl: string, wachten: number, timeout = 20_000) =>
    module.get(JsonClients).to({
      system: 'zaken',
      baseUrl,
      timeout,
      circuit: { naFouten: 1, pauze: 60_000 },
      line: { tegelijk: 1, wachten },
    });

  /** A register that holds every answer until it is let go. */
  async function holding() {
    const held: (() => void)[] = [];
    const url = await listen((request, response) => {
      request.resume();
      held.push(() => response.end('{}'));
    });
    const come = async (number: number) => {
      while (held.length < number) await new Promise((resolve) => setTimeout(resolve, 5));
    };
    return { url, held, come };
  }

  it('is sent no more at once, and the others in their turn', async () => {
    const { url, held, come } = await holding();
    const of = narrow(url, 20_000);
    const all = [of.send(REQUESTS.POST), of.send(REQUESTS.GET)];
    await come(1);
    expect(held).toHaveLength(1);
    held[0]!();
    await come(2);
    held[1]!();
    await expect(Promise.all(all)).resolves.toEqual([{}, {}]);
  });

  it('is not sent what found no place, which is certain, and does not count as dead for it', async () => {
    const { url, held, come } = await holding();
    const of = narrow(url, 20);
    const first = of.send(REQUESTS.POST);
    await come(1);
    for (const method of ['GET', ...WRITES] as const)
      expect(await failureOf(REQUESTS[method], of)).toEqual({
        kind: 'unavailable',
        message: `zaken had geen plaats voor ${method} partijen`,
        system: 'zaken',
        operation: `${method} partijen`,
        isKeptBack: true,
        fields: [],
      });
    expect(module.get(JsonClients).standen.zaken).toBe('gesloten');
    held[0]!();
    await first;
    expect(held).toHaveLength(1);
  });

  it('has all of its time from when it is sent', async () => {
    let sent = 0;
    const url = await listen((request, response) => {
      request.resume();
      sent += 1;
      setTimeout(() => response.end('{}'), 300);
    });
    // Together they take longer than one may.
    const of = narrow(url, 20_000, 1000);
    await Promise.all([1, 2, 3, 4, 5].map(() => of.send(REQUESTS.GET)));
    expect(sent).toBe(5);
  });

  it('shares its places with what has the same address', async () => {
    const { url, held, come } = await holding();
    const first = narrow(url, 20).send(REQUESTS.POST);
    await come(1);
    expect(await failureOf(REQUESTS.POST, narrow(url, 20_000))).toMatchObject({ kind: 'unavailable' });
    held[0]!();
    await first;
  });

  it('may be looked at all the same', async () => {
    const { url, held, come } = await holding();
    const of = narrow(url, 20);
    const first = of.send(REQUESTS.POST);
    await come(1);
    const look = of.probe({ path: [''] });
    await come(2);
    held.forEach((release) => release());
    await expect(look).resolves.toMatchObject({ status: 200 });
    await first;
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

describe('a process that may no longer change a register', () => {
  const gone = () => Promise.reject(new Error('no longer ours'));

  it.each(WRITES)('sends no %s', async (method) => {
    await expect(withPermission(gone, () => client.send(REQUESTS[method]))).rejects.toThrow('no longer ours');
  });

  it('sends nothing either when that shows only once it has a place', async () => {
    let asked = 0;
    const overtaken = async () => {
      asked += 1;
      if (asked > 1) await gone();
    };
    await expect(withPermission(overtaken, () => client.send(REQUESTS.POST))).rejects.toThrow('no longer ours');
  });

  it('asks before every call', async () => {
    answer(200, '[]');
    answer(200, '[]');
    const asked: string[] = [];
    const ask = (call: string) => async () => void asked.push(call);
    await withPermission(ask('POST'), () => client.send(REQUESTS.POST));
    await withPermission(ask('DELETE'), () => client.send(REQUESTS.DELETE));
    expect(new Set(asked)).toEqual(new Set(['POST', 'DELETE']));
  });

  it('may read', async () => {
    answer(200, '[]');
    await expect(withPermission(gone, () => client.send(REQUESTS.GET))).resolves.toEqual([]);
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
