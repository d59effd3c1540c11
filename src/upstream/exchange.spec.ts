import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { createServer as createTlsServer, type Server as TlsServer } from 'node:tls';
import { createServer, type AddressInfo, type LookupFunction, type Server, type Socket } from 'node:net';
import { types } from 'node:util';
import { HttpService } from '@nestjs/axios';
import { afterEach, describe, expect, it } from '@jest/globals';
import { create } from 'axios';
import { exchange, NotConnectedError } from './exchange.js';

/** Long enough to connect on a busy machine; what is not answered ends with it. Milliseconds. */
const SOON = 300;
const IN_TIME = 20_000;

const servers: (Server | TlsServer)[] = [];
const sockets = new Set<Socket>();
const agents: (HttpAgent | HttpsAgent)[] = [];
afterEach(async () => {
  for (const agent of agents.splice(0)) agent.destroy();
  for (const socket of sockets) socket.destroy();
  sockets.clear();
  await Promise.all(servers.splice(0).map((server) => new Promise((resolve) => server.close(resolve))));
});

async function listening(server: Server | TlsServer): Promise<number> {
  servers.push(server);
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

/** A server that does this with every connection over which something came. */
function onData(answer: (socket: Socket, times: number) => void): Promise<number> {
  return listening(
    createServer((socket) => {
      let times = 0;
      socket.on('data', () => answer(socket, (times += 1)));
    }),
  );
}

interface Limits {
  readonly maxBodyLength?: number;
  readonly maxContentLength?: number;
}

function clientWith({ lookup, ...limits }: { readonly lookup?: LookupFunction } & Limits = {}): HttpService {
  const options = lookup && { lookup };
  const [httpAgent, httpsAgent] = [
    new HttpAgent({ keepAlive: true, ...options }),
    new HttpsAgent({ keepAlive: true, ...options }),
  ];
  agents.push(httpAgent, httpsAgent);
  return new HttpService(create({ httpAgent, httpsAgent, ...limits }));
}

const post = (url: string, limit: number, client = clientWith()) =>
  exchange(client, { method: 'POST', url, headers: {}, body: '{}', limit });

const GOOD = 'HTTP/1.1 201 Created\r\ncontent-length: 2\r\n\r\n{}';

describe('a request that was certainly not sent', () => {
  it('found nobody', async () => {
    const port = await onData(() => {});
    await new Promise((resolve) => servers.pop()!.close(resolve));
    await expect(post(`http://127.0.0.1:${port}`, IN_TIME)).rejects.toBeInstanceOf(NotConnectedError);
    await expect(post(`http://localhost:${port}`, IN_TIME)).rejects.toBeInstanceOf(NotConnectedError);
  });

  it.each(['ENOTFOUND', 'EAI_AGAIN'])('was for a name that leads nowhere (%s)', async (code) => {
    const lookup: LookupFunction = (_, __, done) => done(Object.assign(new Error(code), { code }), '', 4);
    const sent = post('http://register.voorbeeld.test', IN_TIME, clientWith({ lookup }));
    await expect(sent).rejects.toBeInstanceOf(NotConnectedError);
  });

  it('waited for a connection that never came', async () => {
    const sent = post('http://register.voorbeeld.test', 30, clientWith({ lookup: () => {} }));
    await expect(sent).rejects.toBeInstanceOf(NotConnectedError);
  });

  it('waited for a handshake that never ended', async () => {
    const port = await onData(() => {});
    await expect(post(`https://127.0.0.1:${port}`, SOON)).rejects.toBeInstanceOf(NotConnectedError);
  });

  it('was cut off during the handshake', async () => {
    const port = await onData((socket) => socket.resetAndDestroy());
    await expect(post(`https://127.0.0.1:${port}`, IN_TIME)).rejects.toBeInstanceOf(NotConnectedError);
  });

  it('was longer than may be sent', async () => {
    let received = 0;
    const port = await onData((socket) => {
      received += 1;
      socket.end(GOOD);
    });
    const sent = (maxBodyLength: number) => post(`http://127.0.0.1:${port}`, IN_TIME, clientWith({ maxBodyLength }));
    await expect(sent(1)).rejects.toBeInstanceOf(NotConnectedError);
    expect(received).toBe(0);
    await expect(sent(2)).resolves.toMatchObject({ status: 201 });
  });

  it('could not agree on how to be safe', async () => {
    const port = await listening(createTlsServer({}).on('tlsClientError', () => {}));
    await expect(post(`https://127.0.0.1:${port}`, IN_TIME)).rejects.toBeInstanceOf(NotConnectedError);
  });
});

describe('a request that may have been sent', () => {
  it.each<[string, (socket: Socket) => void]>([
    ['was cut off', (socket) => socket.resetAndDestroy()],
    ['had its connection closed', (socket) => socket.end()],
    ['was answered with something else than HTTP', (socket) => socket.end('220 klaar\r\n')],
    ['was answered by half', (socket) => socket.end('HTTP/1.1 201 Created\r\ncontent-length: 9\r\n\r\n{}')],
  ])('%s', async (_, answer) => {
    const port = await onData(answer);
    const error = await post(`http://127.0.0.1:${port}`, IN_TIME).catch((it: unknown) => it);
    expect(types.isNativeError(error)).toBe(true);
    expect(error).not.toBeInstanceOf(NotConnectedError);
  });

  it.each<[string, (socket: Socket) => void]>([
    ['was not answered in time', () => {}],
    ['was not answered to the end in time', (socket) => void socket.write(GOOD.slice(0, -1))],
    [
      'was answered a bit at a time for too long',
      (socket) => {
        socket.write('HTTP/1.1 201 Created\r\n\r\n');
        const timer = setInterval(() => socket.write(' '), 10);
        socket.on('close', () => clearInterval(timer));
      },
    ],
  ])('%s', async (_, answer) => {
    const port = await onData(answer);
    const error = await post(`http://127.0.0.1:${port}`, SOON).catch((it: unknown) => it);
    expect(types.isNativeError(error)).toBe(true);
    expect(error).not.toBeInstanceOf(NotConnectedError);
  });

  it('went over a connection that stood open, and was cut off', async () => {
    const port = await onData((socket, times) => (times === 1 ? socket.write(GOOD) : socket.resetAndDestroy()));
    const client = clientWith();
    await expect(post(`http://127.0.0.1:${port}`, IN_TIME, client)).resolves.toMatchObject({ status: 201 });
    // The connection is free again only once its answer has been let go of.
    await new Promise((resolve) => setImmediate(resolve));
    const error = await post(`http://127.0.0.1:${port}`, IN_TIME, client).catch((it: unknown) => it);
    expect(error).not.toBeInstanceOf(NotConnectedError);
    expect(sockets.size).toBe(1);
  });
});

it('gives what came back, whatever its status', async () => {
  const port = await onData((socket) => socket.end('HTTP/1.1 404 Not Found\r\nX-Soort: pagina\r\n\r\n<html>'));
  await expect(post(`http://127.0.0.1:${port}`, IN_TIME)).resolves.toMatchObject({
    status: 404,
    headers: { 'x-soort': 'pagina' },
    text: '<html>',
  });
});

it('asks for an answer that is not compressed', async () => {
  let asked = '';
  const port = await listening(
    createServer((socket) => {
      socket.on('data', (data) => {
        asked += String(data);
        socket.end(GOOD);
      });
    }),
  );
  await post(`http://127.0.0.1:${port}`, IN_TIME);
  expect(asked).toMatch(/^accept-encoding: identity\r$/im);
});

it('gives a text that comes in pieces, without a byte order mark', async () => {
  const text = Buffer.from('\uFEFF{"naam":"Zo\u00EB"}');
  const head = `HTTP/1.1 200 OK\r\ncontent-length: ${text.length}\r\n\r\n`;
  const port = await onData((socket) => {
    socket.write(Buffer.concat([Buffer.from(head), text.subarray(0, -3)]), () => socket.end(text.subarray(-3)));
  });
  await expect(post(`http://127.0.0.1:${port}`, IN_TIME)).resolves.toMatchObject({ text: '{"naam":"Zo\u00EB"}' });
});

it('takes an answer of so many bytes, and no more, also when it comes in pieces', async () => {
  const port = await onData((socket) => {
    socket.write('HTTP/1.1 200 OK\r\ncontent-length: 8\r\n\r\n1234', () => socket.end('5678'));
  });
  const sent = (maxContentLength: number) =>
    post(`http://127.0.0.1:${port}`, IN_TIME, clientWith({ maxContentLength }));
  await expect(sent(8)).resolves.toMatchObject({ text: '12345678' });
  await expect(sent(7)).rejects.toThrow('the answer is too long');
  await expect(sent(-1)).resolves.toMatchObject({ text: '12345678' });
});

it('sends nothing where there is nothing to send', async () => {
  let asked = '';
  const port = await onData((socket) => socket.end(GOOD));
  servers.at(-1)!.on('connection', (socket: Socket) => socket.on('data', (data) => (asked += String(data))));
  const url = `http://127.0.0.1:${port}/partijen?page=2`;
  const sending = { method: 'get', url, headers: { 'x-soort': 'proef' }, limit: IN_TIME };
  await expect(exchange(clientWith({ maxBodyLength: 1 }), sending)).resolves.toMatchObject({ text: '{}' });
  expect(asked).toMatch(/^GET \/partijen\?page=2 HTTP\/1.1\r\n[^]*x-soort: proef\r\n[^]*\r\n\r\n$/i);
  expect(asked).not.toMatch(/content-length/i);
});
