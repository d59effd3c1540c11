import type { Response } from 'express';

/** What a controller answers that writes its own answer. */
export class ShownResponse {
  statusCode: number | undefined;
  readonly headers: Record<string, string> = {};
  /** Those that were set, as a browser sends them: `naam=waarde`. */
  readonly cookies: string[] = [];
  redirected: readonly [status: number, path: string] | undefined;
  body: unknown;

  status(code: number): this {
    this.statusCode = code;
    return this;
  }

  set(headers: string | Readonly<Record<string, string>>, value = ''): this {
    Object.assign(this.headers, typeof headers === 'string' ? { [headers]: value } : headers);
    return this;
  }

  vary(name: string): this {
    return this.set('Vary', name);
  }

  cookie(name: string, value: string): this {
    this.cookies.push(`${name}=${value}`);
    return this;
  }

  clearCookie(_name: string): this {
    return this;
  }

  redirect(status: number, path: string): void {
    this.redirected = [status, path];
  }

  send(body: unknown): this {
    this.body = body;
    return this;
  }

  get asResponse(): Response {
    return this as unknown as Response;
  }
}
