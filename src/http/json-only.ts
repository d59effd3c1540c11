import { isUtf8 } from 'node:buffer';
import express, { type ErrorRequestHandler, type Request, type RequestHandler } from 'express';
import { ProblemException } from './problem.js';

const WRITING = ['POST', 'PUT', 'PATCH'];

/** Refuses a request that wants another answer than JSON. */
export const jsonAnswer: RequestHandler = (request, _response, next) => {
  if (!request.accepts('application/json')) throw new ProblemException('antwoord-alleen-in-json');
  next();
};

/** Refuses a body that is not JSON. A POST without a body needs no type. */
export const jsonContent: RequestHandler = (request, _response, next) => {
  if (WRITING.includes(request.method) && hasBody(request) && !request.is('application/json')) {
    throw new ProblemException('alleen-json');
  }
  next();
};

/** At most 64 kB: a productaanvraag with every field at its limit has less than 10,000 characters. */
const readJson: RequestHandler = express.json({
  limit: '64kb',
  inflate: false,
  // Any JSON value: what a body must look like is said by its DTO.
  strict: false,
  verify: (_request, _response, bytes) => {
    // Decoding would put replacement characters into people's names.
    if (!isUtf8(bytes)) throw new ProblemException('ongeldige-json');
  },
});

/** Reads a JSON body. That of a request that does not write means nothing, and is left alone. */
export const jsonBody: RequestHandler = (request, response, next) =>
  WRITING.includes(request.method) ? readJson(request, response, next) : next();

/** Lets go of the body that the parser's error carries. */
export const jsonBodyError: ErrorRequestHandler = (error: unknown, _request, _response, next) => {
  const type = typeof error === 'object' && error !== null && 'type' in error ? error.type : undefined;
  next(
    type === 'entity.parse.failed' || type === 'entity.verify.failed' ? new ProblemException('ongeldige-json') : error,
  );
};

function hasBody({ headers }: Request): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}
