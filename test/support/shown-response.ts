import type { Response } from 'express';

/** What a controller answers that writes its own answer. */
export class ShownResponse {
  readonly headers: Record<string, string> = {};
  body: unknown;

  set(headers: string | Readonly<Record<string, string>>, value = ''): this {
    Object.assign(this.headers, typeof headers === 'string' ? { [headers]: value } : headers);
    return this;
  }

  vary(name: string): this {
    return this.set('Vary', name);
  }

  send(body: unknown): this {
    this.body = body;
    return this;
  }

  get asResponse(): Response {
    return this as unknown as Response;
  }
}
