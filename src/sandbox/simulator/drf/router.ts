import type { RegisterAnswer, RegisterRequest } from '../register-server.js';
import { readJson } from './json-body.js';
import { methodNotAllowed, notAcceptable, Problem, serverError } from './problem.js';

/** A request on its way to a handler. */
export interface Call extends RegisterRequest {
  /** `http://host/klantinteracties/api/v1`, as the caller addressed it. */
  readonly base: string;
  /** Address of what was asked for, without its query. */
  readonly url: string;
  /** The variable parts of the path, decoded: `{ uuid }`. */
  readonly params: Readonly<Record<string, string>>;
  /** Parses the body; ends the request with a 415 or a parse error when it is not JSON. */
  json(): unknown;
}

export type Handler = (call: Call) => RegisterAnswer;
export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export interface Route {
  /** Below the API's root: `/partijen/{uuid}`. A part in braces matches anything but a slash or a dot. */
  readonly path: string;
  readonly handlers: Readonly<Partial<Record<Method, Handler>>>;
  /** Whether it answers without authentication. */
  readonly open?: boolean;
}

export interface RouterOptions {
  readonly root: string;
  /** Header API-version of every answer that is not a page of Django itself. */
  readonly apiVersion: string;
  /** Throws a problem when the caller may not come in. It runs after the check of Accept and before anything else. */
  readonly authenticate: (request: RegisterRequest) => void;
}

const METHODS: readonly Method[] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

/**
 * Finds the handler of a request, in the order in which Django and DRF look at one: the path (404, an HTML page), Accept
 * (406), authentication, the method (405), and then the handler, in which the object, the body and its fields come.
 */
export class Router {
  readonly #routes: { readonly route: Route; readonly pattern: RegExp }[];

  constructor(
    readonly options: RouterOptions,
    routes: readonly Route[],
  ) {
    this.#routes = routes.map((route) => ({ route, pattern: patternOf(route.path) }));
  }

  answer(request: RegisterRequest): RegisterAnswer {
    const { root, apiVersion } = this.options;
    if (request.path === '') return { status: 301, headers: { location: `${root}/` } };
    const found = this.#find(request.path);
    if (!found) return { status: 404, body: '<!doctype html>\n<html lang="en"><h1>Not Found</h1></html>' };
    const origin = originOf(request);
    const answer = this.#attempt(request, found.route, found.params, origin);
    return { ...answer, headers: { 'api-version': apiVersion, ...answer.headers } };
  }

  #attempt(
    request: RegisterRequest,
    route: Route,
    params: Readonly<Record<string, string>>,
    origin: string,
  ): RegisterAnswer {
    try {
      refuseOtherTypes(request);
      if (!route.open) this.options.authenticate(request);
      if (request.method === 'OPTIONS') return { status: 200, body: {}, headers: { allow: allowed(route) } };
      const handler = route.handlers[(request.method === 'HEAD' ? 'GET' : request.method) as Method];
      if (!handler) throw methodNotAllowed(request.method, allowed(route));
      const base = `${origin}${this.options.root}`;
      return handler({
        ...request,
        origin,
        base,
        url: `${base}${request.path}`,
        params,
        json: () => readJson(request),
      });
    } catch (error) {
      if (error instanceof Problem) return error.answer(origin);
      return serverError(`The simulator itself failed: ${(error as Error).stack}`).answer(origin);
    }
  }

  #find(path: string): { route: Route; params: Record<string, string> } | undefined {
    for (const { route, pattern } of this.#routes) {
      const match = pattern.exec(path);
      if (match) return { route, params: decodeAll(match.groups ?? {}) };
    }
    return undefined;
  }
}

function patternOf(path: string): RegExp {
  return new RegExp(`^${path.replaceAll(/\{(\w+)\}/g, '(?<$1>[^/.]+)')}$`);
}

function decodeAll(groups: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(groups).map(([name, text]) => [name, decode(text)]));
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The registers obey X-Forwarded-Proto in the addresses that they give, not X-Forwarded-Host. */
function originOf({ origin, headers }: RegisterRequest): string {
  return headers['x-forwarded-proto'] === 'https' ? origin.replace(/^http:/, 'https:') : origin;
}

/** Only JSON goes out: an Accept that does not want it among its types is refused. */
function refuseOtherTypes({ headers }: RegisterRequest): void {
  const types = (headers.accept || '*/*').split(',').map((type) => type.split(';')[0]!.trim().toLowerCase());
  if (!types.some((type) => type === 'application/json' || type === 'application/*' || type === '*/*')) {
    throw notAcceptable();
  }
}

function allowed({ handlers }: Route): string {
  const methods: string[] = METHODS.filter((method) => handlers[method]);
  return [...methods, ...(handlers.GET ? ['HEAD'] : []), 'OPTIONS'].join(', ');
}
