import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { isFromThisMachine } from './loopback-only.js';
import { Faults, type BetweenBody, type Fault } from './faults.js';

/** A request as a register sees it. */
export interface RegisterRequest {
  readonly method: string;
  /** Below the API's root, still percent-encoded: `/partijen/9194a0f8-…`. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** Names in lower case. */
  readonly headers: IncomingMessage['headers'];
  /** As it came: whether it is JSON is for the register to find out. */
  readonly body: Buffer;
  /** `http://host:port` as the caller addressed it (the Host header). */
  readonly origin: string;
}

export interface RegisterAnswer {
  readonly status: number;
  /** Sent as JSON, or as it stands when it is a string. Absent: no body. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** One API of a register. Answering is synchronous, so that every request is a transaction of its own. */
export interface RegisterApi {
  /** Path of the API's root without a trailing slash: `/klantinteracties/api/v1`. */
  readonly root: string;
  answer(request: RegisterRequest): RegisterAnswer;
  /** Every row that the register holds, by resource name. */
  rows(): Readonly<Record<string, readonly object[]>>;
  /** Back to the seeded state. */
  reset(): void;
}

/** A call that was made, for tests that look at the order and the overlap of calls. */
export interface RegisterCall {
  /** `POST /partijen`, `DELETE /klantcontacten/{uuid}`: below the API's root, with identifiers blanked out. */
  readonly operation: string;
  /** Of which trace it is a part, as it says itself. */
  readonly traceparent?: string | undefined;
  /** Whether its answer has not been sent yet. */
  open: boolean;
}

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi;

/** Serves the APIs of one register on one port, and misbehaves when it was told to. */
export class RegisterServer {
  readonly faults = new Faults();
  readonly calls: RegisterCall[] = [];
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  #port = 0;

  constructor(
    readonly name: string,
    readonly apis: readonly RegisterApi[],
  ) {
    this.#server = createServer((request, response) => {
      // A caller that hangs up half-way, or a path that is none.
      this.#serve(request, response).catch(() => response.destroy());
    });
    this.#server.keepAliveTimeout = 65_000;
    this.#server.on('connection', (socket) => {
      this.#sockets.add(socket);
      socket.on('close', () => this.#sockets.delete(socket));
    });
  }

  /** Starts listening on 127.0.0.1; port 0 takes a free one. Again after `down`: on the same port as before. */
  async listen(port = this.#port): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(port, '127.0.0.1', () => {
        this.#server.off('error', reject);
        resolve();
      });
    });
    this.#port = (this.#server.address() as AddressInfo).port;
  }

  /** Refuses connections and cuts those that are open, until `listen` is called again. */
  async down(): Promise<void> {
    const closed = new Promise<void>((resolve) => {
      this.#server.close(() => resolve());
    });
    for (const socket of this.#sockets) socket.destroy();
    await closed;
  }

  /** `http://localhost:port`. By name: the registers refuse bare addresses in the URLs of some fields. */
  get origin(): string {
    return `http://localhost:${this.#port}`;
  }

  async #serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    if (!isFromThisMachine(incoming.headers)) return send(response, { status: 403, body: refusal(403) });
    const chunks: Buffer[] = [];
    incoming.on('error', () => {});
    response.on('error', () => {});
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    const origin = `http://${incoming.headers.host ?? 'localhost'}`;
    const url = new URL(incoming.url ?? '/', origin);
    const api = this.apis.find(({ root }) => url.pathname === root || url.pathname.startsWith(`${root}/`));
    const path = api ? url.pathname.slice(api.root.length) : url.pathname;
    const request: RegisterRequest = {
      method: incoming.method ?? 'GET',
      path,
      query: url.searchParams,
      headers: incoming.headers,
      body: Buffer.concat(chunks),
      origin,
    };
    const traceparent = [incoming.headers['traceparent']].flat()[0];
    const operation = `${request.method} ${path.replace(UUID, '{uuid}')}`;
    const call: RegisterCall = { operation, traceparent, open: true };
    this.calls.push(call);
    response.on('close', () => {
      call.open = false;
    });
    const effect = () => api?.answer(request) ?? { status: 404, body: '<h1>Not Found</h1>' };
    await this.#misbehave(this.faults.next(call.operation), effect, response);
  }

  /** Lets the effect happen and the answer go out as the fault says; without a fault both, at once. */
  async #misbehave(fault: Fault | undefined, effect: () => RegisterAnswer, response: ServerResponse): Promise<void> {
    switch (fault?.kind) {
      case undefined:
        return send(response, effect());
      case 'refuse':
        return send(response, { status: fault.status, body: refusalWith(fault) });
      case 'betweenBefore':
        return send(response, answerInBetween(fault));
      case 'betweenAfter':
        effect();
        return send(response, answerInBetween(fault));
      case 'errorBefore':
        return send(response, { status: 500, body: refusal(500) });
      case 'errorAfter':
        effect();
        return send(response, { status: 500, body: refusal(500) });
      case 'unreadable':
        effect();
        return send(response, { status: 200, body: '{"half an answer' });
      case 'strange':
        effect();
        return send(response, { status: 200, body: {} });
      case 'hangBefore':
        return;
      case 'hangAfter':
        effect();
        return;
      case 'dropBefore':
        response.socket?.destroy();
        return;
      case 'dropAfter':
        effect();
        response.socket?.destroy();
        return;
      case 'dropThenEffect':
        response.socket?.destroy();
        setTimeout(effect, fault.ms ?? 1000).unref();
        return;
      case 'slow':
        await new Promise((resolve) => setTimeout(resolve, fault.ms ?? 1000));
        return send(response, effect());
      case 'hold': {
        if (fault.effect === 'later') await fault.released;
        const answer = effect();
        await fault.released;
        return send(response, answer);
      }
    }
  }
}

function send(response: ServerResponse, { status, body, headers }: RegisterAnswer): void {
  const text = body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body);
  const type =
    typeof body === 'string' ? (body.startsWith('<') ? 'text/html' : 'application/json') : 'application/json';
  response.writeHead(status, { ...(body !== undefined && { 'content-type': type }), ...headers });
  response.end(text);
}

const BETWEEN: Readonly<Record<BetweenBody, unknown>> = {
  none: undefined,
  page: '<html><head><title>Fout</title></head><body>Deze pagina komt niet van het register.</body></html>',
  json: { message: 'dit antwoord komt niet van het register', request_id: 'f3b2' },
};

/** What something that stands before the register says. A redirect leads to a page. */
function answerInBetween({
  status,
  body = 'none',
}: {
  readonly status: number;
  readonly body?: BetweenBody;
}): RegisterAnswer {
  const isRedirect = status >= 300 && status < 400;
  return { status, body: BETWEEN[body], ...(isRedirect && { headers: { location: '/inloggen' } }) };
}

/** An error in the register's own form, of which the fault may say parts; as it stands when it is to be no error. */
function refusalWith({ status, body }: { readonly status: number; readonly body?: object }): object {
  return status >= 400 ? { ...refusal(status), ...body } : (body ?? refusal(status));
}

/** The body of an error that a register was told to give. */
function refusal(status: number): object {
  const code = {
    400: 'invalid',
    403: 'permission_denied',
    404: 'not_found',
    409: 'conflict',
    412: 'precondition_failed',
  };
  return {
    type: 'http://localhost/ref/fouten/Simulated/',
    code: code[status as keyof typeof code] ?? 'error',
    title: 'Op verzoek geweigerd.',
    status,
    detail: 'De simulator is gevraagd om deze fout te geven.',
    instance: `urn:uuid:${crypto.randomUUID()}`,
    ...(status === 400 && {
      invalidParams: [{ name: 'nonFieldErrors', code: 'invalid', reason: 'Op verzoek geweigerd.' }],
    }),
  };
}
