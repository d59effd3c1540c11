import { randomUUID } from 'node:crypto';
import { Catch, HttpException, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { Request, Response } from 'express';
import { generalProblem, ProblemException } from './problem.js';

/** Turns whatever was thrown into `application/problem+json`. The last stop: nothing leaves the product past it. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly logger: Logger) {}

  catch(exception: unknown, host: ArgumentsHost): void {
    const response = host.switchToHttp().getResponse<Response>();
    const { problem, headers } = this.#toProblem(exception, host.switchToHttp().getRequest<Request>());
    if (response.headersSent) {
      response.destroy();
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
    const id = randomUUID();
    this.logger.error({ message: 'Unexpected error', id, operation: operationOf(request), ...traceOf(exception) });
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
