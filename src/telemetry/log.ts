import type { LoggerService } from '@nestjs/common';
import { pino, type DestinationStream, type Logger } from 'pino';
import { logContext } from './log-context.js';

/** Token under which Nest hands out the Log. */
export const LOG = Symbol('Log');

/**
 * One JSON line per event on standard output, each with the request, the run and the step that it belongs to. Never give it a
 * body, a query or a header.
 */
export type Log = Logger;

/** @param destination standard output when left out. */
export function createLog(level: string, destination?: DestinationStream): Log {
  const options = { level, base: null, mixin: logContext };
  return destination ? pino(options, destination) : pino(options);
}

/** What Nest itself has to say. Its start-up chatter is only for those who debug. */
export function nestLogger(log: Log): LoggerService {
  const write =
    (level: 'debug' | 'warn' | 'error' | 'fatal') =>
    (message: unknown, ...rest: unknown[]) => {
      const context = rest.findLast((it) => typeof it === 'string');
      const { text, fields } = entryOf(message);
      log[level]({ context, ...fields }, text);
    };
  return {
    log: write('debug'),
    debug: write('debug'),
    verbose: write('debug'),
    warn: write('warn'),
    error: write('error'),
    fatal: write('fatal'),
  };
}

/** Nest logs texts and errors; what we log through it may have fields of its own. */
function entryOf(message: unknown): { text: string; fields: object } {
  if (message instanceof Error) return { text: message.message, fields: { err: message } };
  if (typeof message !== 'object' || message === null) return { text: String(message), fields: {} };
  const { message: text, ...fields } = message as { message?: unknown };
  return { text: String(text), fields };
}
