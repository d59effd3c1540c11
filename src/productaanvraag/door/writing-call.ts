import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Response } from 'express';
import { callerOf, type AuthenticatedRequest, type Caller } from '../../auth/caller.js';
import { askIdempotencyKey, readIdempotencyKey } from '../../http/idempotency-key.js';
import { followWait, readWait } from '../../http/prefer.js';

/** Everything of a request that writes, but what is to be written. */
export interface Call {
  readonly caller: Caller;
  /** Every spelling under which it may be known; the first is the one to keep it under. */
  readonly idempotencyKeys: readonly string[];
  /** Milliseconds that the caller waits for the end; undefined when it does not say. */
  readonly wait: number | undefined;
}

/** The Call of a request; without an `Idempotency-Key` it is refused. */
export const WritingCall = (): ParameterDecorator => (controller, method, index) => {
  if (method !== undefined) {
    askIdempotencyKey(controller, method);
    followWait(controller, method);
  }
  FromRequest()(controller, method, index);
};

const FromRequest = createParamDecorator((_: unknown, context: ExecutionContext): Call => {
  const http = context.switchToHttp();
  const request = http.getRequest<AuthenticatedRequest>();
  return {
    caller: callerOf(request),
    idempotencyKeys: readIdempotencyKey(request),
    wait: readWait(request, http.getResponse<Response>()),
  };
});
