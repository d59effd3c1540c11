import { readFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { Agent, createServer, type Server } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import type { TLSSocket } from 'node:tls';
import { HttpService } from '@nestjs/axios';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { create } from 'axios';
import { JsonClients, type JsonClient, type JsonClientOptions } from './json-client.js';

/* A register that lets in who shows a certificate, as behind mutual TLS or an FSC outway. */

const pem = (file: string) => readFileSync(`test/certificates/${file}`, 'utf8');
const CA = pem('ca.pem');
const OURS = { cert: pem('client.pem'), key: pem('client.key') };

let server: Server;
let baseUrl: string;
let clients: JsonClients;
let sockets: Socket[];
/** Who asked, and with which headers. */
let asked: { readonly name: string; readonly headers: IncomingMessage['headers'] }[];

beforeAll(async () => {
  const theirs = { cert: pem('server.pem'), key: pem('server.key'), ca: CA };
  server = createServer({ ...theirs, requestCert: true, rejectUnauthorized: true }, (request, response) => {
    sockets.push(request.socket);
    const { subject } = (request.socket as TLSSocket).getPeerCertificate();
    asked.push({ name: String(subject.CN), headers: request.headers });
    response.setHeader('content-type', 'application/json').end('{"uuid":"1"}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  baseUrl = `https://localhost:${(server.address() as AddressInfo).port}/api`;
});
afterAll(async () => {
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeAllConnections();
  await closed;
});
beforeEach(() => {
  asked = [];
  sockets = [];
  const http = create({ proxy: false, responseType: 'text', httpsAgent: new Agent(), validateStatus: () => true });
  clients = new JsonClients(new HttpService(http));
});

function clientWith(connection: JsonClientOptions['connection']): JsonClient {
  return clients.to({
    system: 'klanten',
    baseUrl,
    timeout: 20_000,
    circuit: { naFouten: 10, pauze: 1000 },
    line: { tegelijk: 1, wachten: 1000 },
    connection,
  });
}

const sendBy = (client: JsonClient, method: 'GET' | 'POST' = 'GET'): Promise<unknown> =>
  client.send({ method, path: ['partijen'], headers: { Authorization: 'Token geheim' } });

const send = (connection: JsonClientOptions['connection'], method: 'GET' | 'POST' = 'GET'): Promise<unknown> =>
  sendBy(clientWith(connection), method);

describe('a register with a certificate of its own authority', () => {
  it('is spoken to with our certificate, and with the headers that it wants', async () => {
    const headers = { 'fsc-grant-hash': 'abc' };
    await expect(send({ tls: { ca: CA, ...OURS }, headers })).resolves.toEqual({ uuid: '1' });
    expect(asked).toEqual([
      { name: 'klantregie.test', headers: expect.objectContaining({ ...headers, authorization: 'Token geheim' }) },
    ]);
  });

  it.each(['GET', 'POST'] as const)('is sent nothing when we do not trust its authority: %s', async (method) => {
    for (const tls of [OURS, {}])
      await expect(send({ tls, headers: {} }, method)).rejects.toMatchObject({ failure: { kind: 'unavailable' } });
    expect(asked).toEqual([]);
  });

  it('lets in nobody without a certificate', async () => {
    await expect(send({ tls: { ca: CA }, headers: {} })).rejects.toMatchObject({ failure: { kind: 'unavailable' } });
    expect(asked).toEqual([]);
  });

  it('is shown another certificate once there is one, on a connection of its own', async () => {
    const connection: { headers: {}; tls: NonNullable<JsonClientOptions['connection']>['tls'] } = {
      headers: {},
      tls: { ca: CA },
    };
    const client = clientWith(connection);
    await expect(sendBy(client)).rejects.toMatchObject({ failure: { kind: 'unavailable' } });
    connection.tls = { ca: CA, ...OURS };
    await sendBy(client);
    await sendBy(client);
    expect([asked.length, new Set(sockets).size]).toEqual([2, 1]);
    connection.tls = { ca: CA };
    await expect(sendBy(client)).rejects.toMatchObject({ failure: { kind: 'unavailable' } });
    expect(asked).toHaveLength(2);
  });
});
