import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { Logger, type DynamicModule, type LoggerService, type LogLevel, type Type } from '@nestjs/common';
import { APP_FILTER, NestFactory } from '@nestjs/core';
import { ExpressAdapter, type NestExpressApplication } from '@nestjs/platform-express';
import express, { type Express, type NextFunction, type Request, type RequestHandler, type Response } from 'express';
import { cors } from './cors.js';
import { jsonAnswer, jsonBody, jsonBodyError, jsonContent } from './json-only.js';
import { notAvailable, ProblemException } from './problem.js';
import { ProblemFilter } from './problem.filter.js';
import { responseHeaders } from './response-headers.js';
import { allowedMethods } from './routes.js';
import { answerUnreadable } from './unreadable-request.js';

/** What comes before every path of the API; only the major version stands in it. */
export const PREFIX = 'api/v1';

/** Longer than proxies keep a connection: it is not closed when one is about to use it. */
const KEEP_OPEN_MS = 75_000;

interface HttpAppOptions {
  /** Paths that do without the prefix: `health/live`. */
  readonly outsidePrefix?: readonly string[];
  /** Of which web pages may use the API. */
  readonly corsOrigins?: readonly string[];
  /** Takes what Nest and the product log; false: nobody does. */
  readonly logger?: LoggerService | LogLevel[] | false;
}

/**
 * The product as a web server that keeps the API Design Rules, whatever its modules do: it only has to `listen`. Rejects
 * when the modules cannot be put together.
 */
export async function createHttpApp(
  root: Type<unknown> | DynamicModule,
  options: HttpAppOptions = {},
): Promise<NestExpressApplication> {
  const door: DynamicModule = {
    module: class Door {},
    imports: [root],
    providers: [
      { provide: Logger, useFactory: () => new Logger('http') },
      { provide: APP_FILTER, useClass: ProblemFilter },
    ],
  };
  const state = { isClosing: false };
  const app = await NestFactory.create<NestExpressApplication>(
    door,
    new DoorAdapter(createExpress(state, options.corsOrigins ?? []), state),
    {
      bodyParser: false,
      abortOnError: false,
      ...(options.logger !== undefined && { logger: options.logger }),
    },
  );
  app.setGlobalPrefix(PREFIX, { exclude: [...(options.outsidePrefix ?? [])] });
  const server = app.getHttpServer() as Server;
  server.keepAliveTimeout = KEEP_OPEN_MS;
  server.on('clientError', answerUnreadable);
  // Node would answer 417 by itself; an expectation that nobody knows may be passed over (RFC 9110, section 10.1.1).
  server.on('checkExpectation', (request: IncomingMessage, response: ServerResponse) =>
    server.emit('request', request, response),
  );
  server.on('request', (_, response) => response.once('finish', () => closeBehind(server)));
  return app;
}

/** A connection that is kept open for a next request would keep a server from closing that no longer takes any. */
function closeBehind(server: Server): void {
  if (!server.listening) server.closeIdleConnections();
}

/** Whether the product is on its way out: it finishes what it has, and takes nothing new. */
interface DoorState {
  isClosing: boolean;
}

function createExpress(state: DoorState, corsOrigins: readonly string[]): Express {
  const server = express();
  server.enable('strict routing');
  server.enable('case sensitive routing');
  server.disable('x-powered-by');
  server.disable('etag');
  server.use(responseHeaders);
  server.use((_request, _response, next) =>
    next(state.isClosing ? notAvailable(undefined, { Connection: 'close' }) : undefined),
  );
  server.use(withHost);
  server.use(unconditional);
  server.use(cors(server, corsOrigins));
  server.use(rootWithSlash);
  // What lies outside the API speaks for itself: /metrics, for instance, is text.
  server.use(served(server, (request, ...rest) => (isApi(request) ? jsonAnswer(request, ...rest) : rest[1]())));
  server.use(served(server, jsonContent));
  server.use(served(server, jsonBody), jsonBodyError);
  return server;
}

/** Refuses a request that does not say for which host it is, as HTTP/1.1 demands. */
const withHost: RequestHandler = ({ httpVersion, headers }, _response, next) => {
  if (httpVersion === '1.1' && headers.host === undefined) throw new ProblemException('ongeldig-verzoek');
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

  /** Node itself would refuse a request without a Host, with an empty answer. */
  override initHttpServer(): void {
    this.httpServer = createServer({ requireHostHeader: false }, this.getInstance<Express>());
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
