import { readAnswer, type Answer, type KeyedOperation, type OperationName } from './answer.js';
import { OPERATIONS, type Operations } from './api.js';
import { Submission, type SubmissionOptions } from './submission.js';

export interface Options {
  /** Where Klantregie is, up to and including its version: `https://klantregie.example/api/v1`. Default: of this page. */
  readonly url?: string;
  /** The bearer token of who calls, asked for anew at every request. Without it the browser's cookies tell. */
  readonly token?: () => string | Promise<string>;
  /** In the place of the one of the platform. */
  readonly fetch?: typeof fetch;
  /** Milliseconds after which a request counts as unanswered; what it asks to be waited comes on top. Default: 25,000. */
  readonly limit?: number;
}

type Input<Name extends OperationName> = Operations[Name]['input'];
interface CallOptions {
  /** Breaks the request off: it then counts as unanswered. */
  readonly signal?: AbortSignal;
}

/** What is left out when nothing in it is needed. */
type Arguments<Name extends OperationName, Extra> =
  {} extends Input<Name> ? [input?: Input<Name>, options?: Extra] : [input: Input<Name>, options?: Extra];

/** A request as it is sent, again and again: nothing about it changes any more. */
export interface Request {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Milliseconds that it asks to be waited. */
  readonly wait: number;
}

/** The API of Klantregie. */
export class Klantregie {
  readonly #url: string;
  readonly #options: Options;

  constructor(options: Options = {}) {
    this.#url = (options.url ?? '/api/v1').replace(/\/$/, '');
    this.#options = options;
  }

  /** Asks once. What writes under a key is for `submit`. */
  call<Name extends Exclude<OperationName, KeyedOperation>>(
    operation: Name,
    ...[input, options]: Arguments<Name, CallOptions>
  ): Promise<Answer<Name>> {
    return this.#send<Name>(this.#request(operation, input ?? {}), options?.signal);
  }

  /** Prepares something that is to be registered, once, however often it has to be sent for that. */
  submit<Name extends KeyedOperation>(
    operation: Name,
    ...[input, options = {}]: Arguments<Name, SubmissionOptions>
  ): Submission<Name> {
    const request = this.#request(operation, input ?? {});
    return new Submission<Name>(
      (key) => this.#send<Name>({ ...request, headers: { ...request.headers, 'Idempotency-Key': key } }),
      options,
    );
  }

  #request(operation: OperationName, input: object): Request {
    const { method, path } = OPERATIONS[operation];
    const { path: names = {}, query = {}, body, wait } = input as AnyInput;
    const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(names[name])));
    const asked = Object.entries(query).flatMap(([name, value]): [string, string][] =>
      value === undefined ? [] : [[name, String(value)]],
    );
    const search = new URLSearchParams(asked).toString();
    return {
      method,
      url: `${this.#url}${filled === '/' ? '' : filled}${search && `?${search}`}`,
      headers: {
        Accept: 'application/json, application/problem+json',
        ...(body !== undefined && { 'Content-Type': 'application/json' }),
        ...(wait !== undefined && { Prefer: wait === 0 ? 'respond-async' : `wait=${wait}` }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      wait: (wait ?? 0) * 1000,
    };
  }

  async #send<Name extends OperationName>(request: Request, signal?: AbortSignal): Promise<Answer<Name>> {
    const { token, limit = 25_000, fetch: send = fetch } = this.#options;
    const { method, url, headers, body, wait } = request;
    const signals = [AbortSignal.timeout(limit + wait), ...(signal ? [signal] : [])];
    const authorization = token && { Authorization: `Bearer ${await token()}` };
    try {
      const response = await send(url, {
        method,
        headers: { ...headers, ...authorization },
        ...(body !== undefined && { body }),
        redirect: 'manual',
        signal: AbortSignal.any(signals),
      });
      return await readAnswer<Name>(response);
    } catch (cause) {
      return { kind: 'none', cause };
    }
  }
}

interface AnyInput {
  readonly path?: Readonly<Record<string, unknown>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
  readonly wait?: number;
}
