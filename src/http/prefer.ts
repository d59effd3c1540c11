import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request, Response } from 'express';

const WAITS = 'klantregie:prefer';

/** Says that a method of a controller waits for as long as its caller prefers. */
export function followWait(controller: object, method: string | symbol): void {
  Reflect.defineMetadata(WAITS, true, controller, method);
}

/** Whether a method of a controller waits for as long as its caller prefers. */
export function followsWait(controller: object, method: string): boolean {
  return Reflect.getMetadata(WAITS, controller, method) === true;
}

/** How long the caller of a method prefers to wait, in milliseconds; undefined when it does not say. */
export const PreferredWait = (): ParameterDecorator => (controller, method, index) => {
  followWait(controller, method!);
  FromRequest()(controller, method, index);
};

const FromRequest = createParamDecorator((_: unknown, context: ExecutionContext): number | undefined => {
  const http = context.switchToHttp();
  return readWait(http.getRequest<Request>(), http.getResponse<Response>());
});

/** Nobody is kept waiting longer than this, whatever they prefer. Seconds. */
const LONGEST = 60;

/**
 * How long a caller prefers to wait for the end, in milliseconds, and tells it which preference is followed (RFC 7240):
 * `respond-async` is not at all, `wait=5` five seconds. Undefined when it does not say. What cannot be read is passed over.
 */
export function readWait(request: Request, response: Response): number | undefined {
  const preferences = readPreferences(request.get('Prefer') ?? '');
  const wanted = preferences.get('wait');
  const wait = wanted !== undefined && /^\d{1,9}$/.test(wanted) ? Math.min(Number(wanted), LONGEST) : undefined;
  const isAsync = preferences.has('respond-async');
  const applied = [...(isAsync ? ['respond-async'] : []), ...(wait === undefined ? [] : [`wait=${wait}`])];
  if (applied.length === 0) return undefined;
  response.set('Preference-Applied', applied.join(', '));
  return (wait ?? 0) * 1000;
}

/** By name in lower case; of a name that comes twice, the first counts. */
function readPreferences(header: string): ReadonlyMap<string, string> {
  const preferences = header.split(',').map((part) => {
    const [name = '', value = ''] = (part.split(';')[0] ?? '').split('=');
    return [name.trim().toLowerCase(), value.trim().replace(/^"(.*)"$/, '$1')] as const;
  });
  return new Map(preferences.toReversed());
}

/** How the document of the API says it. */
export const PREFER = { name: 'Prefer', example: 'respond-async', longest: LONGEST } as const;
