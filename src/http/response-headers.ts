import { readFileSync } from 'node:fs';
import type { RequestHandler } from 'express';

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  version: string;
};

/** Headers of every answer, errors included (API Design Rules: version-header and security-headers). */
export const RESPONSE_HEADERS: Readonly<Record<string, string>> = {
  'API-Version': version,
  'Cache-Control': 'no-store',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'Strict-Transport-Security': 'max-age=31536000; includeSubDomains',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
};

/** Comes first, so that also an answer to an unreadable body carries the headers. */
export const responseHeaders: RequestHandler = (_request, response, next) => {
  response.set({ ...RESPONSE_HEADERS });
  next();
};
