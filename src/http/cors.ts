import type { Express, RequestHandler } from 'express';
import { allowedMethods } from './routes.js';

/** What a page may send along, beside what a browser always allows. */
const REQUEST_HEADERS = 'Authorization, Content-Type, Idempotency-Key, Prefer, Traceparent, Tracestate';
/** What a page may read, beside what a browser always shows. */
const ANSWER_HEADERS = 'API-Version, Allow, Link, Location, Preference-Applied, Retry-After, WWW-Authenticate';
/** How long a browser may remember it, in seconds. */
const MAX_AGE = '600';

/**
 * Lets web pages of these origins use the API (API Design Rules, transport/cors); a page of any other origin is not let
 * in by the browser. Without origins nothing is said at all. Credentials are never allowed: a cookie is for our own pages.
 */
export function cors(server: Express, origins: readonly string[]): RequestHandler {
  return (request, response, next) => {
    if (origins.length === 0) return next();
    response.vary('Origin');
    const origin = request.get('Origin');
    if (origin === undefined || !origins.includes(origin)) return next();
    response.set({ 'Access-Control-Allow-Origin': origin, 'Access-Control-Expose-Headers': ANSWER_HEADERS });
    const methods = allowedMethods(server.router, request.path);
    const isPreflight = request.method === 'OPTIONS' && request.get('Access-Control-Request-Method') !== undefined;
    // An unknown path is refused as such, also beforehand.
    if (!isPreflight || methods.length === 0) return next();
    response
      .status(204)
      .set({
        'Access-Control-Allow-Methods': methods.join(', '),
        'Access-Control-Allow-Headers': REQUEST_HEADERS,
        'Access-Control-Max-Age': MAX_AGE,
      })
      .end();
  };
}
