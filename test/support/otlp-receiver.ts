import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Span {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  readonly status: { readonly code: number };
  readonly attributes: readonly { readonly key: string; readonly value: { readonly stringValue: string } }[];
}

/** A logboek that takes records by OTLP/HTTP. */
export class OtlpReceiver {
  readonly #server: Server = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk: Buffer) => (text += chunk.toString()));
    request.on('end', () => {
      const isRefused = this.refusal && text.includes(this.refusal.of);
      const { status, answer } = (isRefused && this.status === 200 && this.refusal) || this;
      if (!isRefused) this.requests.push({ headers: request.headers, body: JSON.parse(text) });
      response.writeHead(status, { 'content-type': 'application/json' }).end(answer);
    });
  });
  /** How it answers. */
  status = 200;
  answer = '{"partialSuccess":{}}';
  /** How it answers what holds this text, whatever else that holds. */
  refusal: { readonly of: string; readonly status: number; readonly answer: string } | undefined;
  readonly requests: { headers: Record<string, unknown>; body: any }[] = []; // oxlint-disable-line typescript/no-explicit-any -- of OTLP

  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/v1/traces`;
  }

  async stop(): Promise<void> {
    await new Promise((resolve) => this.#server.close(resolve));
  }

  /** What was taken, in the order in which it came. */
  get spans(): Span[] {
    return this.requests.flatMap(({ body }) => body.resourceSpans[0].scopeSpans[0].spans as Span[]);
  }
}
