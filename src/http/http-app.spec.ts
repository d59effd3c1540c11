import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import {
  Body,
  Controller,
  ForbiddenException,
  Get,
  HttpCode,
  ImATeapotException,
  Logger,
  Module,
  Param,
  Post,
  Put,
  Req,
  Res,
  UseGuards,
  ServiceUnavailableException,
  UnauthorizedException,
  type LoggerService,
  type MiddlewareConsumer,
  type NestModule,
} from '@nestjs/common';
import type { Request, Response as ExpressResponse } from 'express';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { createHttpApp } from './http-app.js';
import { readIdempotencyKey } from './idempotency-key.js';
import { ProblemException, type Problem } from './problem.js';
import { logContext, type LogContext } from '../telemetry/log-context.js';
import { EVERY_TIMER } from '../../test/support/every-timer.js';

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
const SECRET = '999990019';
/** What would be logged of each request with a body. */
const contexts: LogContext[] = [];

@Controller('klantcontacten')
class KlantcontactenController {
  @Get()
  list(): object {
    return { klantcontacten: [] };
  }

  @Post()
  create(@Body() body: unknown): object {
    contexts.push(logContext());
    return { body };
  }

  @Get(':id')
  get(@Param('id') id: string): object {
    return { id };
  }

  @Put(':id/authenticatie')
  put(@Body() body: unknown): object {
    return { body };
  }

  @Post('verboden')
  @UseGuards({ canActivate: () => false })
  refuse(@Body() body: unknown): object {
    return { body };
  }

  @Post(':id/hervatting')
  @HttpCode(200)
  resume(@Req() request: Request): object {
    return readIdempotencyKey(request);
  }
}

@Controller('fouten')
class FoutenController {
  @Get('halverwege')
  breakOff(@Res() response: ExpressResponse): never {
    response.write('[1,');
    throw new TypeError(SECRET);
  }

  @Get(':soort')
  fail(@Param('soort') soort: string): never {
    if (soort === 'verboden') throw new ForbiddenException(SECRET);
    if (soort === 'onbekend') throw new UnauthorizedException(SECRET);
    if (soort === 'theepot') throw new ImATeapotException(SECRET);
    if (soort === 'onbeschikbaar') throw new ServiceUnavailableException(SECRET);
    if (soort === 'tekst') throw SECRET;
    if (soort === 'probleem') {
      throw new ProblemException('ongedaan-gemaakt', {
        status: 409,
        detail: 'Er staat niets meer.',
        extensions: { stap: 'partij', uitkomst: 'ongedaanGemaakt' },
        headers: { 'Retry-After': '5' },
      });
    }
    throw Object.assign(new TypeError(`Jansen\n    at ${SECRET}:1:1`), { code: 'ECONNREFUSED' });
  }
}

@Controller('health')
class HealthController {
  @Get('live')
  live(): object {
    return { status: 'ok' };
  }
}

/** For people, beside the API. */
@Controller()
class BladzijdenController {
  @Get('klantcontacten/*pad')
  klantcontacten(): string {
    return 'een bladzijde';
  }

  @Get('stuk')
  fail(): never {
    throw new TypeError(SECRET);
  }
}

@Module({ controllers: [KlantcontactenController, FoutenController, HealthController, BladzijdenController] })
class TestModule implements NestModule {
  /** Middleware for every path and method must not pass for a handler of them. */
  configure(consumer: MiddlewareConsumer): void {
    consumer.apply((_request: unknown, _response: unknown, next: () => void) => next()).forRoutes('{*path}');
  }
}

let app: NestExpressApplication;
let origin: string;
let port: number;
const logged: unknown[] = [];
const log = (...entry: unknown[]): void => void logged.push(entry);
const logger: LoggerService = { log: () => undefined, error: log, warn: log };

beforeAll(async () => {
  app = await createHttpApp(TestModule, {
    outsidePrefix: ['health/live', 'klantcontacten/*pad', 'stuk'],
    errorPage: ({ status, title }) => ({
      status,
      headers: { 'Content-Type': 'text/html; charset=utf-8' },
      body: `<h1>${title}</h1>`,
    }),
    logger,
  });
  await app.listen(0, '127.0.0.1');
  port = (app.getHttpServer() as { address(): AddressInfo }).address().port;
  origin = `http://127.0.0.1:${port}`;
});
afterAll(async () => {
  await app.close();
  Logger.overrideLogger(true);
});
beforeEach(() => void logged.splice(0));

const call = (
  method: string,
  path: string,
  body?: string | Uint8Array<ArrayBuffer>,
  headers: Record<string, string> = {},
): Promise<Response> =>
  fetch(origin + path, {
    method,
    redirect: 'manual',
    headers: { ...(body !== undefined && { 'Content-Type': 'application/json' }), ...headers },
    ...(body !== undefined && { body }),
  });

const KLANTCONTACTEN = '/api/v1/klantcontacten';

async function expectProblem(response: Response, status: number, slug: string): Promise<Problem> {
  const problem = (await response.json()) as Problem;
  expect({ status: response.status, type: problem.type }).toEqual({ status, type: `/problemen/${slug}` });
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  expect(problem).toMatchObject({
    status,
    title: expect.any(String),
    detail: expect.stringMatching(/^[A-Z].*\.$|.*[0-9a-f]$/),
  });
  expectHeaders(response.headers);
  return problem;
}

function expectHeaders(headers: Headers): void {
  expect(Object.fromEntries(headers)).toMatchObject({
    'api-version': version,
    'cache-control': 'no-store',
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    'strict-transport-security': 'max-age=31536000; includeSubDomains',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'no-referrer',
  });
  expect(headers.get('x-powered-by')).toBeNull();
  expect(headers.get('etag')).toBeNull();
}

describe('an answer', () => {
  it.each([
    ['GET', KLANTCONTACTEN, undefined, 200],
    ['HEAD', KLANTCONTACTEN, undefined, 200],
    ['POST', KLANTCONTACTEN, '{"a":1}', 201],
    ['POST', KLANTCONTACTEN, 'null', 201],
    ['POST', KLANTCONTACTEN, '"tekst"', 201],
    ['PUT', `${KLANTCONTACTEN}/1/authenticatie`, '{}', 200],
    ['GET', '/health/live', undefined, 200],
  ])('to %s %s with body %s is %i and carries every header', async (method, path, body, status) => {
    const response = await call(method, path, body);
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toContain('application/json');
    expectHeaders(response.headers);
  });

  it('comes under any JSON media type parameter and Accept that allows JSON', async () => {
    const type = { 'Content-Type': 'application/json; charset=UTF-8', Accept: 'text/html, application/*;q=0.5' };
    const response = await call('POST', KLANTCONTACTEN, '{"naam":"Zoë"}', type);
    expect(await response.json()).toEqual({ body: { naam: 'Zoë' } });
  });
});

describe('a path', () => {
  it.each([
    '/api/v1/bestaat-niet',
    '/api/v1',
    '/api/v1/',
    '/bestaat-niet',
    '/',
    '/api/v1/klantcontacten/',
    '/api/v1/klantcontacten/1/',
    '/api/v1/Klantcontacten',
    '/API/v1/klantcontacten',
    '/klantcontacten',
    '/health/live/',
    '/api/v1/health/live',
    '/api/v1//klantcontacten',
  ])('that does not exist is a problem: %s', async (path) => {
    await expectProblem(await call('GET', path), 404, 'niet-gevonden');
    await expectProblem(await call('POST', path, 'geen json', { 'Content-Type': 'text/plain' }), 404, 'niet-gevonden');
  });

  it.each([
    ['PUT', KLANTCONTACTEN, 'GET, HEAD, POST'],
    ['DELETE', KLANTCONTACTEN, 'GET, HEAD, POST'],
    ['OPTIONS', KLANTCONTACTEN, 'GET, HEAD, POST'],
    ['PROPFIND', KLANTCONTACTEN, 'GET, HEAD, POST'],
    ['PATCH', `${KLANTCONTACTEN}/1`, 'GET, HEAD'],
    ['GET', `${KLANTCONTACTEN}/1/authenticatie`, 'PUT'],
    ['POST', '/health/live', 'GET, HEAD'],
  ])('refuses %s %s and says what it allows', async (method, path, allow) => {
    const response = await call(method, path);
    expect(response.headers.get('allow')).toBe(allow);
    await expectProblem(response, 405, 'methode-niet-toegestaan');
  });

  it('with malformed percent-encoding is a problem', async () => {
    await expectProblem(await call('GET', `${KLANTCONTACTEN}/%FF`), 400, 'ongeldig-verzoek');
  });
});

describe('a body', () => {
  it.each([
    'text/plain',
    'application/xml',
    'application/hal+json',
    'application/jsonx',
    'multipart/form-data; boundary=x',
    'onzin',
  ])('of type %s is refused', async (type) => {
    await expectProblem(await call('POST', KLANTCONTACTEN, '{}', { 'Content-Type': type }), 415, 'alleen-json');
  });

  it('without a type is refused, and an absent one needs no type', async () => {
    expect(await rawStatus('POST', KLANTCONTACTEN, '{}')).toBe(415);
    expect(await rawStatus('POST', KLANTCONTACTEN)).toBe(201);
  });

  it.each([
    ['Content-Type', 'application/json; charset=latin1'],
    ['Content-Type', 'application/json; charset=utf-16'],
    ['Content-Type', 'application/json; charset=UTF-16LE'],
    ['Content-Type', 'application/json; charset="utf-32"'],
    ['Content-Type', 'application/json; charset=utf-7'],
    ['Content-Type', 'application/json; charset=UTF-16BE'],
    ['Content-Type', 'application/json; charset=UTF-32LE'],
    ['Content-Type', 'application/json;charset=windows-1252'],
    ['Content-Type', 'application/json; charset = "iso-8859-15"'],
    ['Content-Type', 'application/json; x=y; charset=ebcdic-cp-nl'],
    ['Content-Type', 'application/json; charset=utf-8; charset=utf-16'],
    ['Content-Encoding', 'gzip'],
  ])('with %s: %s is refused', async (name, value) => {
    await expectProblem(await call('POST', KLANTCONTACTEN, '{}', { [name]: value }), 415, 'alleen-json');
  });

  it.each(['{"bsn": 999990019', '{bsn: 999990019}', "{'a': 1}", '{"a": 1} x', '\ufeff{}x', 'NaN'])(
    'that is no JSON is refused without being repeated: %s',
    async (body) => {
      const problem = await expectProblem(await call('POST', KLANTCONTACTEN, body), 400, 'ongeldige-json');
      expect(JSON.stringify(problem)).not.toContain(SECRET);
      expect(logged).toEqual([]);
    },
  );

  it('that is no UTF-8 is refused', async () => {
    const body = Buffer.from('{"naam": "Zo\xeb"}', 'latin1');
    await expectProblem(await call('POST', KLANTCONTACTEN, body), 400, 'ongeldige-json');
  });

  it.each(['utf16le', 'latin1'] as const)('in UTF-16 or UTF-32 is refused, whatever it says: %s', async (encoding) => {
    const text = encoding === 'latin1' ? [...'{}'].map((it) => `\0\0\0${it}`).join('') : '{}';
    for (const mark of ['', '\ufeff']) {
      const body = Buffer.from(mark + text, encoding);
      await expectProblem(await call('POST', KLANTCONTACTEN, body), 400, 'ongeldige-json');
    }
  });

  it.each([
    ['{"bsn": 1, "bsn": 2}', ['/bsn']],
    ['{"klant": {"namen": [{}, {"naam": 1, "\\u006eaam": 2}]}, "x": 1, "x": 1}', ['/klant/namen/1/naam', '/x']],
    ['{"999990019": 1, "999990019": 2}', ['']],
    ['[{"a": 1, "a": 1}]', ['/0/a']],
  ])('that names a member twice is refused, and says which: %s', async (body, locations) => {
    const problem = await expectProblem(await call('POST', KLANTCONTACTEN, body), 400, 'ongeldige-invoer');
    expect(problem.errors).toEqual(
      locations.map((location) => ({ in: 'body', location, code: 'dubbel-veld', detail: expect.any(String) })),
    );
    expect(JSON.stringify(problem)).not.toContain(SECRET);
  });

  it('that breaks off after it named a member twice is no JSON', async () => {
    await expectProblem(await call('POST', KLANTCONTACTEN, '{"a": 1, "a": 2'), 400, 'ongeldige-json');
  });

  it('may have 64 kB', async () => {
    const filled = (size: number): string => JSON.stringify({ a: 'x'.repeat(size - 8) });
    expect((await call('POST', KLANTCONTACTEN, filled(65_536))).status).toBe(201);
    await expectProblem(await call('POST', KLANTCONTACTEN, filled(65_537)), 413, 'te-groot');
  });
});

describe('an Accept', () => {
  it.each(['text/html', 'application/xml', 'application/problem+json', 'application/json;q=0', 'onzin'])(
    'of %s is refused',
    async (accept) => {
      await expectProblem(
        await call('GET', KLANTCONTACTEN, undefined, { Accept: accept }),
        406,
        'antwoord-alleen-in-json',
      );
    },
  );

  it('does not matter outside the API', async () => {
    expect((await call('GET', '/health/live', undefined, { Accept: 'text/plain' })).status).toBe(200);
  });
});

describe('what is logged of a request', () => {
  it('has an id of that request alone, also once its body has been read', async () => {
    contexts.length = 0;
    await call('POST', '/api/v1/klantcontacten', '{"naam":"Jansen"}');
    await call('POST', '/api/v1/klantcontacten', '{"naam":"Jansen"}');
    const ids = contexts.map(({ request }) => request);
    expect(ids).toEqual([expect.stringMatching(/^[0-9a-f-]{36}$/), expect.stringMatching(/^[0-9a-f-]{36}$/)]);
    expect(ids[0]).not.toBe(ids[1]);
  });
});

describe('an exception', () => {
  it.each([
    ['verboden', 403, 'geen-toegang'],
    ['onbekend', 401, 'niet-ingelogd'],
    ['theepot', 418, 'ongeldig-verzoek'],
    ['onbeschikbaar', 503, 'niet-beschikbaar'],
    ['tekst', 500, 'interne-fout'],
    ['anders', 500, 'interne-fout'],
  ])('%s becomes a problem without a hint of what is inside', async (soort, status, slug) => {
    const response = await call('GET', `/api/v1/fouten/${soort}`);
    const problem = await expectProblem(response, status, slug);
    expect(JSON.stringify(problem)).not.toContain(SECRET);
    expect(JSON.stringify(logged)).not.toContain(SECRET);
    expect(JSON.stringify(logged)).not.toContain('Jansen');
    expect(logged).toHaveLength(status < 500 ? 0 : 1);
    expect(response.headers.get('www-authenticate')).toBe(status === 401 ? 'Bearer' : null);
  });

  it('that nobody expected is found back in the log under the id of the answer', async () => {
    const problem = await expectProblem(await call('GET', '/api/v1/fouten/anders?bsn=1'), 500, 'interne-fout');
    const [[entry]] = logged as [[{ request: string; stack: string[] }]];
    expect(problem.instance).toBe(`urn:uuid:${entry.request}`);
    expect(entry).toMatchObject({
      operation: 'GET /api/v1/fouten/:soort',
      error: 'TypeError',
      code: 'ECONNREFUSED',
      stack: expect.arrayContaining([expect.stringContaining('FoutenController.fail')]),
    });
  });

  it.each([
    ['00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01', '0af76519-16cd-43dd-8448-eb211c80319c'],
    ['00-00000000000000000000000000000000-b7ad6b7169203331-01', undefined],
    ['999990019', undefined],
  ])('of a request with traceparent %s has the id of its trace, when it is one', async (traceparent, id) => {
    const response = await call('GET', '/api/v1/fouten/anders', undefined, { traceparent });
    const { instance } = await expectProblem(response, 500, 'interne-fout');
    expect(instance).toMatch(id === undefined ? /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-4/ : `urn:uuid:${id}`);
    expect(JSON.stringify(logged)).not.toContain('999990019');
  });

  it('that comes halfway an answer breaks it off, so that nobody takes it for whole', async () => {
    await expect(call('GET', '/api/v1/fouten/halverwege').then((it) => it.text())).rejects.toThrow();
  });

  it('is called by its title in a log', () => {
    expect(new ProblemException('geen-toegang').message).toBe(new ProblemException('geen-toegang').problem.title);
  });

  it('that is a problem arrives as it is', async () => {
    const response = await call('GET', '/api/v1/fouten/probleem');
    expect(response.headers.get('retry-after')).toBe('5');
    expect(await expectProblem(response, 409, 'ongedaan-gemaakt')).toEqual({
      type: '/problemen/ongedaan-gemaakt',
      title: 'De aanvraag is niet geregistreerd',
      status: 409,
      detail: 'Er staat niets meer.',
      stap: 'partij',
      uitkomst: 'ongedaanGemaakt',
    });
  });
});

describe('a connection', () => {
  it('is kept open for longer than proxies do', async () => {
    const head = `GET ${KLANTCONTACTEN} HTTP/1.1\r\nHost: x\r\n`;
    const answers = await raw(`${head}\r\n${head}Connection: close\r\n\r\n`);
    expect(Number(/^Keep-Alive: timeout=(\d+)/m.exec(answers)?.[1])).toBeGreaterThan(60);
  });
});

describe('an Idempotency-Key', () => {
  const send = (key?: string): Promise<Response> =>
    call('POST', `${KLANTCONTACTEN}/1/hervatting`, undefined, key === undefined ? {} : { 'Idempotency-Key': key });

  it.each([
    ['6f1c0a52-5d0e-4a55-9d3b-2f6a7c1e8b90', '6f1c0a52-5d0e-4a55-9d3b-2f6a7c1e8b90'],
    ['"6f1c0a52-5d0e-4a55-9d3b-2f6a7c1e8b90"', '6f1c0a52-5d0e-4a55-9d3b-2f6a7c1e8b90'],
    ['Abc.def_ghi~0-12', 'Abc.def_ghi~0-12'],
    ['x'.repeat(64), 'x'.repeat(64)],
  ])('%s is understood', async (header, key) => {
    const response = await send(header);
    expect(await response.json()).toEqual([key]);
  });

  it.each([';a', ';a=1', '; a=1; b=-2.5', ';a="een; twee";b=token/x;*c=:aGFsbG8=:;d=?1', ';a="\\"\\\\"'])(
    'is an item of a structured field, with parameters: %s',
    async (parameters) => {
      const key = '6f1c0a52-5d0e-4a55-9d3b-2f6a7c1e8b90';
      expect(await (await send(`"${key}"${parameters}`)).json()).toEqual([key]);
    },
  );

  it.each([
    '6F1C0A52-5D0E-4A55-9D3B-2F6A7C1E8B90',
    '6f1c0a525d0e4a559d3b2f6a7c1e8b90',
    '6F1C0A525d0e4a559d3b2f6a7c1e8b90',
  ])('that is a UUID is the same in every spelling: %s', async (asSent) => {
    const canonical = '6f1c0a52-5d0e-4a55-9d3b-2f6a7c1e8b90';
    for (const header of [asSent, `"${asSent}";a=1`])
      expect(await (await send(header)).json()).toEqual([...new Set([canonical, asSent])]);
  });

  it.each([undefined, '', '  '])('that is absent is asked for, with an example: %j', async (key) => {
    const problem = await expectProblem(await send(key), 400, 'idempotency-key-ontbreekt');
    expect(problem.detail).toContain('Idempotency-Key: ');
    expect(problem.errors).toMatchObject([{ in: 'header', location: 'Idempotency-Key', code: 'verplicht' }]);
  });

  it.each([
    'x'.repeat(15),
    'x'.repeat(65),
    'spatie in de sleutel',
    '"6f1c0a52-5d0e-4a55-9d3b',
    '""',
    '"',
    'a'.repeat(16) + ', b',
    'sleutel/met/streep',
    'sleutel-zonder-aanhalingstekens;a=1',
    '"sleutel-met-parameters" ;a=1',
    '"sleutel-met-parameters";A=1',
    '"sleutel-met-parameters";a=',
    '"sleutel-met-parameters";a="b',
    '"sleutel-met-parameters", "nog-een-andere-sleutel"',
    '"sleutel-met-\\"teken\\""',
  ])('%s is refused, with an example', async (key) => {
    const problem = await expectProblem(await send(key), 400, 'idempotency-key-ongeldig');
    expect(problem.detail).toContain('Idempotency-Key: ');
    expect(problem.errors).toMatchObject([{ in: 'header', location: 'Idempotency-Key', code: 'ongeldige-waarde' }]);
  });
});

describe('a request that Node or Express would answer by itself', () => {
  const answered = async (head: string, body = '') =>
    raw(`${head}\r\nConnection: close\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);

  it('without a Host is a problem like any other', async () => {
    const answer = await answered(`GET ${KLANTCONTACTEN} HTTP/1.1`);
    expect(answer).toMatch(/^HTTP\/1.1 400 /);
    expect(answer).toContain(`API-Version: ${version}`);
    expect(answer).toContain('/problemen/ongeldig-verzoek');
    expect(await answered(`GET ${KLANTCONTACTEN} HTTP/1.0`)).toMatch(/^HTTP\/1.1 200 /);
  });

  it.each(['Host: elders.example', 'host: x'])('with a second Host is refused: %s', async (second) => {
    for (const version of ['1.0', '1.1'])
      expect(await raw(`GET ${KLANTCONTACTEN} HTTP/${version}\r\nHost: x\r\n${second}\r\n\r\n`)).toMatch(
        /^HTTP\/1.1 400 /,
      );
  });

  it('with a NUL in its path is refused', async () => {
    for (const path of ['%00', 'een%00', '%00/authenticatie'])
      await expectProblem(await call('GET', `${KLANTCONTACTEN}/${path}`), 400, 'ongeldig-verzoek');
    expect((await call('GET', `${KLANTCONTACTEN}/%2500`)).status).toBe(200);
  });

  it('is refused before its body is there, however slowly that drips, and hung up on', async () => {
    const head = `POST ${KLANTCONTACTEN}/verboden HTTP/1.1\r\nHost: x\r\nContent-Type: application/json`;
    expect(await raw(`${head}\r\nContent-Length: 1000\r\n\r\n{"een":`)).toMatch(/^HTTP\/1.1 403 /);
    expect(await raw(`${head}\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{"een`)).toMatch(/^HTTP\/1.1 403 /);
  });

  it('is not hung up on once all of it has come', async () => {
    jest.useFakeTimers({ doNotFake: EVERY_TIMER.filter((it) => !it.endsWith('Timeout')) });
    const socket = connect(port, '127.0.0.1');
    const answer = async () => String((await once(socket, 'data'))[0]);
    socket.write(`POST ${KLANTCONTACTEN}/verboden HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n`);
    socket.write('Content-Length: 9\r\n\r\n{"een":');
    expect(await answer()).toMatch(/^HTTP\/1.1 403 /);
    for (let time = 0; time < 2; time += 1) {
      socket.write(`${time === 0 ? '1}' : ''}GET ${KLANTCONTACTEN} HTTP/1.1\r\nHost: x\r\n\r\n`);
      expect(await answer()).toMatch(/^HTTP\/1.1 200 /);
      jest.advanceTimersByTime(60_000);
    }
    socket.destroy();
    jest.useRealTimers();
  });

  it('is refused for who sends it before for what it says', async () => {
    await expectProblem(await call('POST', `${KLANTCONTACTEN}/verboden`, '{"een":'), 403, 'geen-toegang');
  });

  it.each(['Expect: 200-ok', 'If-None-Match: *'])('with %s is answered as it is without', async (header) => {
    expect(await answered(`GET ${KLANTCONTACTEN} HTTP/1.1\r\nHost: x\r\n${header}`)).toMatch(/^HTTP\/1.1 200 /);
  });

  it.each([
    'Content-Type: application/json',
    'Content-Type: application/json\r\nContent-Encoding: gzip',
    'Content-Type: text/plain',
  ])('that only reads is answered whatever it carries: %s', async (type) => {
    const head = `GET ${KLANTCONTACTEN} HTTP/1.1\r\nHost: x\r\n${type}`;
    for (const body of ['{"product":', '"'.padEnd(70_000, 'x')])
      expect(await answered(head, body)).toMatch(/^HTTP\/1.1 200 /);
  });
});

describe('what is no HTTP', () => {
  it.each([
    ['geen http\r\n\r\n', 400],
    ['GET / HTTP/1.1\r\nHost: x\r\nFoo bar\r\n\r\n', 400],
    [`GET / HTTP/1.1\r\nHost: x\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`, 431],
  ])('is answered with a problem: %j', async (bytes, status) => {
    const answer = await raw(bytes);
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(answer).toContain(`API-Version: ${version}`);
    expect(answer).toContain('application/problem+json');
    expect(JSON.parse(answer.slice(answer.indexOf('\r\n\r\n')))).toMatchObject({ status });
  });
});

function raw(bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
    socket.setEncoding('utf8');
    socket.on('data', (chunk: string) => (answer += chunk));
    socket.on('close', () => resolve(answer));
    socket.on('error', reject);
  });
}

/** Without the Content-Type that fetch adds by itself. */
function rawStatus(method: string, path: string, body = ''): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(origin + path, { method, headers: { 'Content-Length': body.length } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    request.on('error', reject);
    request.end(body);
  });
}

describe('what is for people', () => {
  const BROWSER = { Accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };

  it('stands beside what the API has at the same place', async () => {
    expect(await (await call('GET', '/klantcontacten/een/twee')).text()).toBe('een bladzijde');
    expect(await (await call('GET', `${KLANTCONTACTEN}/een`)).json()).toEqual({ id: 'een' });
    await expectProblem(await call('GET', `${KLANTCONTACTEN}/een/twee`), 404, 'niet-gevonden');
  });

  it.each([
    ['/bestaat-niet', 404],
    ['/stuk', 500],
  ])('is told so on a page when it goes wrong: %s', async (path, status) => {
    const response = await call('GET', path, undefined, BROWSER);
    expect([response.status, response.headers.get('content-type')]).toEqual([status, 'text/html; charset=utf-8']);
    const text = await response.text();
    expect(text).toMatch(/^<h1>/);
    expect(text).not.toContain(SECRET);
    expectHeaders(response.headers);
    expect((await call('GET', path)).headers.get('content-type')).toBe('application/problem+json');
  });

  it('is not what the API answers, whoever asks', async () => {
    const problem = await call('GET', '/api/v1/fouten/verboden', undefined, BROWSER);
    expect(problem.headers.get('content-type')).toBe('application/problem+json');
  });
});
