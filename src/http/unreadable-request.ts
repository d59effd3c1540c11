import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { generalProblem } from './problem.js';
import { RESPONSE_HEADERS } from './response-headers.js';

const STATUS: Readonly<Record<string, number>> = { HPE_HEADER_OVERFLOW: 431, ERR_HTTP_REQUEST_TIMEOUT: 408 };

/** Answers what Node could not read as HTTP, and so never reaches Express (`clientError` of the server). */
export function answerUnreadable(error: Error & { readonly code?: string }, socket: Duplex): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const { problem } = generalProblem(STATUS[error.code ?? ''] ?? 400);
  const body = Buffer.from(JSON.stringify(problem));
  const headers = {
    ...RESPONSE_HEADERS,
    'Content-Type': 'application/problem+json',
    'Content-Length': String(body.length),
    Connection: 'close',
  };
  const head = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.end(
    Buffer.concat([
      Buffer.from(`HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]}\r\n${head.join('')}\r\n`),
      body,
    ]),
  );
}
