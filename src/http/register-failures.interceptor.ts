import { Inject, Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { catchError, type Observable } from 'rxjs';
import { LOG, type Log } from '../telemetry/log.js';
import { registerText } from '../upstream/failure-text.js';
import { UpstreamError, type UpstreamFailure } from '../upstream/upstream.error.js';
import { ProblemException } from './problem.js';

/** What a register or a proxy before it answers when the time is over. */
const TOO_LATE = [408, 504];

/**
 * For operations that only read: a register that fails becomes a problem. 504 when there was no answer, 502 when it was
 * no good. What the register itself said stays out of it: that is no news for the caller, and may repeat what was sent.
 */
@Injectable()
export class RegisterFailures implements NestInterceptor {
  constructor(@Inject(LOG) private readonly log: Log) {}

  intercept(_context: ExecutionContext, next: CallHandler): Observable<unknown> {
    return next.handle().pipe(
      catchError((error: unknown) => {
        if (!(error instanceof UpstreamError)) throw error;
        this.log.warn({ failure: error.failure }, 'something could not be read');
        throw problemOf(error.failure);
      }),
    );
  }
}

function problemOf(failure: UpstreamFailure): ProblemException {
  const { kind, status } = failure;
  const slug = status === undefined || TOO_LATE.includes(status) ? 'register-te-traag' : 'register-fout';
  const helps = kind !== 'refused';
  const advice = helps ? 'Probeer het later opnieuw.' : 'Opnieuw proberen helpt niet. Vraag uw beheerder om hulp.';
  return new ProblemException(slug, {
    detail: `${registerText(failure)}. ${advice}`,
    extensions: { opnieuwProberen: helps },
  });
}
