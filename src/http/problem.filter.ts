import { randomUUID } from 'node:crypto';
import { Catch, HttpException, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { Request, Response } from 'express';
import { logContext } from '../telemetry/log-context.js';
import { generalProblem, ProblemException, type Problem } from './problem.js';

/** What a browser gets instead of a problem in JSON. */
export interface PageAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Is told of every problem before it is answered. */
export interface ProblemWitness {
  /** Never rejects. */
  failed(request: Request, problem: ProblemException): Promise<void>;
}

/** Token under which Nest hands out the ProblemWitness, when there is one. */
export const PROBLEM_WITNESS = Symbol('ProblemWitness');

/** Makes it; undefined: the problem as it is. */
export type ErrorPage = (problem: Problem, request: Request) => PageAnswer | undefined;

/**
 * Turns whatever was thrown into `application/problem+json`, or into a page where one is wanted. The last stop: nothing
 * leaves the product past it.
 */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    private readonly logger: Logger,
    private readonly errorPage: ErrorPage,
    private readonly witness?: ProblemWitness,
  ) {}

  async catch(exception: unknown, host: ArgumentsHost): Promise<void> {
    const response = host.switchToHttp().getResponse<Response>();
    const request = host.switchToHttp().getRequest<Request>();
    const problem = this.#toProblem(exception, request);
    if (this.witness) await this.witness.failed(request, problem);
    this.#answer(problem, request, response);
  }

  #answer({ problem, headers }: ProblemException, request: Request, response: Response): void {
    if (response.headersSent) {
      response.destroy();
      return;
    }
    const page = this.errorPage(problem, request);
    if (page) {
      response
        .vary('Accept')
        .status(page.status)
        .set({ ...headers, ...page.headers })
        .send(page.body);
      return;
    }
    if (problem.status === 401) response.set('WWW-Authenticate', 'Bearer');
    response.status(problem.status).set({ ...headers });
    // As bytes: Express would add a charset to text, and this media type has none.
    response.type('application/problem+json').send(Buffer.from(JSON.stringify(problem)));
  }

  #toProblem(exception: unknown, request: Request): ProblemException {
    if (exception instanceof ProblemException) return exception;
    const status = exception instanceof HttpException ? exception.getStatus() : 500;
    const general = generalProblem(status);
    if (status < 500) return general;
    const { request: id = randomUUID() } = logContext();
    const operation = operationOf(request);
    this.logger.error({ message: 'Unexpected error', request: id, operation, ...traceOf(exception) });
    return new ProblemException(status === 503 ? 'niet-beschikbaar' : 'interne-fout', {
      status,
      instance: `urn:uuid:${id}`,
    });
  }
}

/** The route, never the URL: that could hold what someone typed into a search box. */
function operationOf(request: Request): string {
  const route = request.route as { path?: unknown } | undefined;
  return typeof route?.path === 'string' ? `${request.method} ${route.path}` : request.method;
}

/** Where an error came from. Not its message, which may repeat the data that it choked on. */
function traceOf(exception: unknown): { error: string; code?: string; stack: string[] } {
  if (!(exception instanceof Error)) return { error: typeof exception, stack: [] };
  const code = 'code' in exception && typeof exception.code === 'string' ? exception.code : undefined;
  const trace = (exception.stack ?? '').replace(exception.message, '');
  return {
    error: exception.name,
    ...(code !== undefined && { code }),
    stack: trace
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line.startsWith('at ')),
  };
}
