import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { isFromThisMachine } from './loopback-only.js';
import { InvalidInstruction, readFault, readRegister } from './control-instructions.js';
import type { RegisterServer } from './register-server.js';

/** Where one sees what the simulated registers hold, and tells them to misbehave. */
export interface ControlServer {
  /** `http://localhost:port`. */
  readonly origin: string;
  stop(): Promise<void>;
}

/**
 * What each request must bring along. Browsers let no page send a header of which the name begins like this (Fetch standard,
 * forbidden request-header), so a page that somebody looks at cannot steer anything.
 */
export const STEERING = { 'sec-klantregie': 'sturen' } as const;

type Handler = (body: unknown) => unknown;

/** Starts it on 127.0.0.1; without a port on any free one. */
export async function startControlServer(registers: readonly RegisterServer[], port = 0): Promise<ControlServer> {
  const routes = routesFor(registers);
  const server = createServer((request, response) => {
    serve(routes, request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve());
  });
  return { origin: `http://localhost:${(server.address() as AddressInfo).port}`, stop: () => close(server) };
}

function routesFor(registers: readonly RegisterServer[]): Readonly<Record<string, Handler>> {
  const down = new Set<RegisterServer>();
  const each = <T>(look: (register: RegisterServer) => T) =>
    Object.fromEntries(registers.map((register) => [register.name, look(register)]));
  const up = async (register: RegisterServer) => {
    if (down.delete(register)) await register.listen();
  };
  return {
    'GET /toestand': () =>
      each((register) => Object.assign({}, ...register.apis.map((api) => api.rows())) as Record<string, object[]>),
    'GET /aanroepen': () => each(({ calls }) => calls),
    'DELETE /aanroepen': () => {
      for (const { calls } of registers) calls.length = 0;
    },
    'POST /storingen': (body) => {
      readRegister(body, registers).faults.add(readFault(body));
    },
    'DELETE /storingen': () => {
      for (const { faults } of registers) faults.clear();
    },
    'POST /uit': async (body) => {
      const register = readRegister(body, registers);
      if (down.has(register)) return;
      down.add(register);
      await register.down();
    },
    'POST /aan': (body) => up(readRegister(body, registers)),
    'POST /reset': async () => {
      for (const register of registers) {
        register.faults.clear();
        register.calls.length = 0;
        for (const api of register.apis) api.reset();
        await up(register);
      }
    },
  };
}

async function serve(
  routes: Readonly<Record<string, Handler>>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (!isFromThisMachine(request.headers)) return send(response, 403, { fout: 'Alleen voor deze machine.' });
  if (request.headers['sec-klantregie'] !== STEERING['sec-klantregie'])
    return send(response, 403, { fout: 'Stuur ook de header Sec-Klantregie: sturen.' });
  const path = (request.url ?? '/').split('?')[0];
  const handler = routes[`${request.method} ${path}`];
  if (!handler) return send(response, 404, { fout: 'Onbekend adres.', adressen: Object.keys(routes) });
  try {
    const result = await handler(await jsonOf(request));
    send(response, result === undefined ? 204 : 200, result);
  } catch (error) {
    if (!(error instanceof InvalidInstruction)) throw error;
    send(response, 400, { fout: error.message });
  }
}

async function jsonOf(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString('utf8');
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    throw new InvalidInstruction('De aanvraag is geen geldige JSON.');
  }
}

function send(response: ServerResponse, status: number, body?: unknown): void {
  response.writeHead(status, body === undefined ? {} : { 'content-type': 'application/json' });
  response.end(body === undefined ? undefined : JSON.stringify(body, undefined, 2));
}

function close(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeAllConnections();
  return closed;
}
