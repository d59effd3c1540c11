import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { Logger, type DynamicModule, type LoggerService, type LogLevel, type Type } from '@nestjs/common';
import { APP_FILTER, APP_INTERCEPTOR, NestFactory } from '@nestjs/core';
import { ExpressAdapter, type NestExpressApplication } from '@nestjs/platform-express';
import express, { type Express, type NextFunction, type Request, type RequestHandler, type Response } from 'express';
import { cors } from './cors.js';
import { JsonBody } from './json-body.interceptor.js';
import { jsonAnswer, jsonContent } from './json-only.js';
import { prefersHtml } from './prefers-html.js';
import { notAvailable, ProblemException } from './problem.js';
import { PROBLEM_WITNESS, ProblemFilter, type ErrorPage, type ProblemWitness } from './problem.filter.js';
import { requestContext } from './request-context.js';
import { responseHeaders } from './response-headers.js';
import { allowedMethods } from './routes.js';
import { answerUnreadable } from './unreadable-request.js';

/** What comes before every path of the API; only the major version stands in it. */
export const PREFIX = 'api/v1';

/** Longer than proxies keep a connection: it is not closed when one is about to use it. */
const KEEP_OPEN_MS = 75_000;

/** How long a request may take to come in, its headers and all of it: a body has 64 kB at most. */
const TIMEOUTS = { headersTimeout: 10_000, requestTimeout: 30_000, connectionsCheckingInterval: 5000 } as const;

/** Who is answered before all of its request has come in gets this long to hear that, and is hung up on then. */
const HEAR_OUT_MS = 2000;

/** At a stop, what is being answered gets this long to finish, after all that goes on in the background. */
const FINISH_MS = 5000;

interface HttpAppOptions {
  /** Routes that do without the prefix, as their controllers spell them: `problemen/:slug`. */
  readonly outsidePrefix?: readonly string[];
  /** What a browser is shown when something outside the API goes wrong; without it that is JSON as well. */
  readonly errorPage?: ErrorPage;
  /** Of which web pages may use the API. */
  readonly corsOrigins?: readonly string[];
  /** Addresses and networks of proxies that say truly from where a request came. */
  readonly trustedProxies?: readonly string[];
  /** Takes what Nest and the product log; false: nobody does. */
  readonly logger?: LoggerService | LogLevel[] | false;
}

/**
 * The product as a web server that keeps the API Design Rules, whatever its modules do: it only has to `listen`. Rejects
 * when the modules cannot be put together.
 */
export async function createHttpApp(
  root: Type<unknown> | DynamicModule,
  options: HttpAppOptions,
): Promise<NestExpressApplication> {
  const door: DynamicModule = {
    module: class Door {},
    imports: [root],
    providers: [
      { provide: Logger, useFactory: () => new Logger('http') },
      {
        provide: APP_FILTER,
        useFactory: (logger: Logger, witness?: ProblemWitness) =>
          new ProblemFilter(logger, forBrowsers(options.errorPage), witness),
        inject: [Logger, { token: PROBLEM_WITNESS, optional: true }],
      },
      { provide: APP_INTERCEPTOR, useClass: JsonBody },
    ],
  };
  const state: DoorState = { isClosing: false, busy: new Set() };
  const app = await NestFactory.create<NestExpressApplication>(
    door,
    new DoorAdapter(createExpress(state, options), state),
    {
      bodyParser: false,
      abortOnError: false,
      ...(options.logger !== undefined && { logger: options.logger }),
    },
  );
  app.setGlobalPrefix(PREFIX, { exclude: (options.outsidePrefix ?? []).map(literally) });
  const server = app.getHttpServer() as Server;
  server.keepAliveTimeout = KEEP_OPEN_MS;
  server.on('clientError', answerUnreadable);
  // Node would answer 417 by itself; an expectation that nobody knows may be passed over (RFC 9110, section 10.1.1).
  server.on('checkExpectation', (request: IncomingMessage, response: ServerResponse) =>
    server.emit('request', request, response),
  );
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    state.busy.add(request);
    response.once('finish', () => hangUp(request));
    response.once('close', () => {
      state.busy.delete(request);
      closeBehind(server, state);
    });
  });
  return app;
}

/** A pattern that matches this route and no other: `beheer/*path` would match those of the API below `beheer` as well. */
const literally = (route: string): string => route.replaceAll(/[:*{}]/g, String.raw`\$&`);

/** A program gets JSON wherever it asks, and the API speaks nothing else. */
function forBrowsers(errorPage: ErrorPage = () => undefined): ErrorPage {
  return (problem, request) => (isApi(request) || !prefersHtml(request) ? undefined : errorPage(problem, request));
}

/** Nobody reads a body any more after the answer, so it may drip for as long as it likes. */
function hangUp(request: IncomingMessage): void {
  if (request.complete) return;
  const timer = setTimeout(() => request.socket.destroy(), HEAR_OUT_MS);
  request.once('end', () => clearTimeout(timer));
}

/**
 * A connection that is kept open for a next request, or on which the rest of one never comes, would keep a server from
 * closing that no longer takes any.
 */
function closeBehind(server: Server, { busy }: DoorState): void {
  if (server.listening) return;
  if ([...busy].some(({ complete }) => complete)) server.closeIdleConnections();
  else server.closeAllConnections();
}

/** Whether the product is on its way out: it finishes what it has, and takes nothing new. */
interface DoorState {
  isClosing: boolean;
  /** Requests that have not been answered, among them those of which the body is still coming in. */
  readonly busy: Set<IncomingMessage>;
}

function createExpress(state: DoorState, { corsOrigins = [], trustedProxies = [] }: HttpAppOptions): Express {
  const server = express();
  server.enable('strict routing');
  server.enable('case sensitive routing');
  server.disable('x-powered-by');
  server.disable('etag');
  server.set('trust proxy', [...trustedProxies]);
  server.use(requestContext);
  server.use(responseHeaders);
  server.use((_request, _response, next) =>
    next(state.isClosing ? notAvailable(undefined, { Connection: 'close' }) : undefined),
  );
  server.use(withHost);
  server.use(withoutNul);
  server.use(unconditional);
  server.use(cors(server, corsOrigins));
  server.use(rootWithSlash);
  // What lies outside the API speaks for itself: /metrics, for instance, is text.
  server.use(served(server, (request, ...rest) => (isApi(request) ? jsonAnswer(request, ...rest) : rest[1]())));
  server.use(served(server, jsonContent));
  return server;
}

/**
 * Refuses a request that does not say for which host it is, or says it twice (RFC 9112, section 3.2): whoever stands before
 * us may have looked at the other one.
 */
const withHost: RequestHandler = ({ httpVersion, rawHeaders }, _response, next) => {
  const hosts = rawHeaders.filter((name, index) => index % 2 === 0 && name.toLowerCase() === 'host').length;
  if (hosts > 1 || (hosts === 0 && httpVersion === '1.1'))
    throw new ProblemException('ongeldig-verzoek', { headers: { Connection: 'close' } });
  next();
};

/** Refuses a character in an address at which PostgreSQL, or a register behind us, would end it. */
const withoutNul: RequestHandler = ({ path }, _response, next) => {
  if (path.includes('%00')) throw new ProblemException('ongeldig-verzoek');
  next();
};

/** Nothing here has an ETag, so no condition about one is looked at; Express would still answer 304 to `*`. */
const unconditional: RequestHandler = ({ headers }, _response, next) => {
  delete headers['if-none-match'];
  next();
};

/** The root of the API may be called with a slash at its end as well; nothing else may (API Design Rules). */
const rootWithSlash: RequestHandler = (request, _response, next) => {
  if (request.path === `/${PREFIX}/`) request.url = request.url.replace(`/${PREFIX}/`, `/${PREFIX}`);
  next();
};

function isApi({ path }: Request): boolean {
  return path === `/${PREFIX}` || path.startsWith(`/${PREFIX}/`);
}

/** Passes on only what a route is going to answer: an unknown path or method is refused for that reason first. */
function served(server: Express, handler: RequestHandler): RequestHandler {
  return (request, response, next) => {
    const methods = allowedMethods(server.router, request.path);
    return methods.includes(request.method) ? handler(request, response, next) : next();
  };
}

class DoorAdapter extends ExpressAdapter {
  constructor(
    server: Express,
    private readonly state: DoorState,
  ) {
    super(server);
  }

  /** The first thing that happens at a stop, before anything is finished or closed. */
  override beforeClose(): void {
    this.state.isClosing = true;
    super.beforeClose();
  }

  /** Answers what came in whole, for a while. */
  override async close(): Promise<void> {
    const server = this.httpServer as Server;
    const closed = super.close();
    closeBehind(server, this.state);
    const timer = setTimeout(() => server.closeAllConnections(), FINISH_MS);
    await closed;
    clearTimeout(timer);
  }

  /** Node itself would refuse a request without a Host, with an empty answer. */
  override initHttpServer(): void {
    this.httpServer = createServer({ requireHostHeader: false, ...TIMEOUTS }, this.getInstance<Express>());
  }

  /** Nest would answer for its prefix only, and leave the rest to an HTML page; and it knows no 405. */
  override setNotFoundHandler(handler: RequestHandler): void {
    this.use((request: Request, response: Response, next: NextFunction) => {
      const methods = allowedMethods(this.getInstance<Express>().router, request.path);
      if (methods.length === 0) void handler(request, response, next);
      else next(new ProblemException('methode-niet-toegestaan', { headers: { Allow: methods.join(', ') } }));
    });
  }
}
