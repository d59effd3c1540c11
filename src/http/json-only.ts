import { isUtf8 } from 'node:buffer';
import express, { type Request, type RequestHandler, type Response } from 'express';
import { duplicateMembers } from './duplicate-members.js';
import { generalProblem, ProblemException } from './problem.js';
import { namedTwice } from './read-body.js';

const WRITING = ['POST', 'PUT', 'PATCH'];

/** Refuses a request that wants another answer than JSON. */
export const jsonAnswer: RequestHandler = (request, _response, next) => {
  if (!request.accepts('application/json')) throw new ProblemException('antwoord-alleen-in-json');
  next();
};

/** Refuses a body that is not JSON in UTF-8. A POST without a body needs no type. */
export const jsonContent: RequestHandler = (request, _response, next) => {
  if (WRITING.includes(request.method) && hasBody(request) && !isJson(request)) {
    throw new ProblemException('alleen-json');
  }
  next();
};

/** JSON is UTF-8 (RFC 8259); who says so may. */
function isJson(request: Request): boolean {
  const charsets = [...(request.get('Content-Type') ?? '').matchAll(/;\s*charset\s*=\s*"?([^\s";]*)/gi)];
  return Boolean(request.is('application/json')) && charsets.every(([, charset]) => charset!.toLowerCase() === 'utf-8');
}

/** At most 64 kB: a productaanvraag with every field at its limit has less than 10,000 characters. */
const readJson: RequestHandler = express.json({
  limit: '64kb',
  inflate: false,
  // Any JSON value: what a body must look like is said by its DTO.
  strict: false,
  verify: (request, _response, bytes) => {
    // Decoding would put replacement characters into people's names.
    if (!isUtf8(bytes)) throw new ProblemException('ongeldige-json');
    const members = duplicateMembers(bytes.toString());
    if (members.length > 0) twice.set(request, members);
  },
});

/** What a body names twice: parsing it leaves no trace of that. */
const twice = new WeakMap<object, ReturnType<typeof duplicateMembers>>();

/** Reads a JSON body. That of a request that does not write means nothing, and is left alone. */
export async function readJsonBody(request: Request, response: Response): Promise<void> {
  if (!WRITING.includes(request.method)) return;
  await new Promise<void>((resolve, reject) => {
    void readJson(request, response, (error?: unknown) => (error === undefined ? resolve() : reject(ofParser(error))));
  });
  const members = twice.get(request);
  if (members) throw namedTwice(members);
}

/** Lets go of the body that the parser's error carries. */
function ofParser(error: unknown): Error {
  const { type, status } = error as { readonly type?: unknown; readonly status?: unknown };
  if (type === 'entity.parse.failed' || type === 'entity.verify.failed') return new ProblemException('ongeldige-json');
  return Number(status) < 500 ? generalProblem(Number(status)) : (error as Error);
}

function hasBody({ headers }: Request): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}
