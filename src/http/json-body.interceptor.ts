import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { Request, Response } from 'express';
import type { Observable } from 'rxjs';
import { readJsonBody } from './json-only.js';

/**
 * Reads the body once its sender has been let in (guards go before interceptors): who has no business here is answered at
 * once, however slowly its body drips.
 */
@Injectable()
export class JsonBody implements NestInterceptor {
  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const http = context.switchToHttp();
    await readJsonBody(http.getRequest<Request>(), http.getResponse<Response>());
    return next.handle();
  }
}
