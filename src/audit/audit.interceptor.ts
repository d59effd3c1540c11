import { Inject, Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { Response } from 'express';
import { from, lastValueFrom, type Observable } from 'rxjs';
import type { AuthenticatedRequest } from '../auth/caller.js';
import { duringHandeling } from '../database/handeling.js';
import { Audit } from './audit.js';

/** Around every operation: what succeeds is written down before anybody hears of it. What does not, is told by the filter. */
@Injectable()
export class AuditInterceptor implements NestInterceptor {
  constructor(@Inject(Audit) private readonly audit: Audit) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<AuthenticatedRequest>();
    const handeling = this.audit.begin(request);
    if (!handeling) return next.handle();
    const response = context.switchToHttp().getResponse<Response>();
    return from(
      duringHandeling(handeling, async () => {
        const answer: unknown = await lastValueFrom(next.handle(), { defaultValue: undefined });
        const { statusCode, headersSent } = response;
        if (headersSent) await this.audit.answered(request, statusCode);
        else await this.audit.succeeded(request, statusCode, answer);
        return answer;
      }),
    );
  }
}
