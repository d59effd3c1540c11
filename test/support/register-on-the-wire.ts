import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { inspect } from 'node:util';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from '@jest/globals';
import { Test, type TestingModule } from '@nestjs/testing';
import nock, { type Body } from 'nock';
import { JsonClients, type JsonClient, type JsonRequest } from '../../src/upstream/json-client.js';
import { UpstreamError, type UpstreamFailure } from '../../src/upstream/upstream.error.js';
import { UpstreamModule } from '../../src/upstream/upstream.module.js';

export const ORIGIN = 'https://klanten.voorbeeld.test';
export const ROOT = `${ORIGIN}/klantinteracties/api/v1`;

/** Every value that a failure must keep to itself. */
export const SECRETS = {
  token: 'geheim-token-7b1f',
  zoekwaarde: 'geheim-zoekwaarde-22',
  inhoud: 'geheim-inhoud-91',
  uuid: 'geheim-uuid-4c',
  antwoord: 'geheim-antwoord-83',
  adres: 'geheim-adres-5e',
};

export const REQUESTS: Readonly<Record<JsonRequest['method'], JsonRequest>> = {
  GET: { method: 'GET', path: ['partijen', SECRETS.uuid], query: { nummer: SECRETS.zoekwaarde } },
  POST: { method: 'POST', path: ['partijen'], body: { interneNotitie: SECRETS.inhoud } },
  PUT: { method: 'PUT', path: ['partijen', SECRETS.uuid], body: { interneNotitie: SECRETS.inhoud } },
  PATCH: { method: 'PATCH', path: ['partijen', SECRETS.uuid], body: { interneNotitie: SECRETS.inhoud } },
  DELETE: { method: 'DELETE', path: ['partijen', SECRETS.uuid] },
};
export const WIDE = { tegelijk: 100, wachten: 60_000 };
export const WRITES = ['POST', 'PUT', 'PATCH', 'DELETE'] as const;

export let module: TestingModule;
export let client: JsonClient;
export const servers: Server[] = [];

/** Has these specs speak with a register of which every byte counts. */
export function withRegister(): void {
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
}

/** The client as the product has it: over the tuned HTTP client of the module. */
export function clientOf(baseUrl: string, timeout = 5000): JsonClient {
  return module
    .get(JsonClients)
    .to({ system: 'klanten', baseUrl, timeout, circuit: { naFouten: 1e6, pauze: 1 }, line: WIDE });
}

/** A register of which every byte counts. Resolves to its address. */
export async function listen(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  servers.push(server);
  nock.enableNetConnect(/^(127\.0\.0\.1|localhost):/);
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Nock would give every request a socket of its own. */
export async function withoutNock<T>(work: () => Promise<T>): Promise<T> {
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
export async function abandonedPort(): Promise<number> {
  const url = await listen(() => {});
  await close(servers.pop()!);
  return Number(new URL(url).port);
}

export async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

/** Has the register answer whatever comes next. */
export function answer(status: number, body: Body = '', contentType = 'application/json'): void {
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

export async function errorOf(request: JsonRequest, of = client): Promise<UpstreamError> {
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

export async function failureOf(request: JsonRequest, of = client): Promise<UpstreamFailure> {
  return (await errorOf(request, of)).failure;
}

export function expectDiscreet(error: UpstreamError): void {
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
export function fout(
  status: number,
  exception: string,
  code: string,
  detail: string,
  invalidParams?: object[],
): object {
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

export const HTML_NOT_FOUND = `<!DOCTYPE html><html><head><title>404</title></head><body>${SECRETS.antwoord}</body></html>`;
export const VERBODEN = 'Je hebt geen toestemming om deze actie uit te voeren.';
export const SERVERFOUT = { ...fout(500, 'APIException', 'error', 'Internal Server Error'), title: SECRETS.antwoord };
