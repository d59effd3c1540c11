import { Writable } from 'node:stream';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import { nestLogger } from './log.js';

let lines: Record<string, unknown>[];
let logger: ReturnType<typeof nestLogger>;

beforeEach(() => {
  lines = [];
  const sink = new Writable({
    write: (line: Buffer, _, done) => {
      lines.push(JSON.parse(line.toString()) as Record<string, unknown>);
      done();
    },
  });
  logger = nestLogger(pino({ level: 'trace', base: null }, sink));
});

describe(nestLogger.name, () => {
  it('tells a text, and who says it', () => {
    logger.warn('watch out', 'Somebody');
    expect(lines).toMatchObject([{ level: 40, context: 'Somebody', msg: 'watch out' }]);
  });

  it('tells an error with where it came from', () => {
    logger.error(new TypeError('broken'), 'trace', 'Somebody');
    expect(lines).toMatchObject([{ level: 50, context: 'Somebody', msg: 'broken', err: { type: 'TypeError' } }]);
    expect(lines[0]).toMatchObject({ err: { stack: expect.stringContaining('log.spec') } });
  });

  it('tells everything of an entry with fields of its own', () => {
    logger.error({ message: 'Unexpected error', id: '1', operation: 'GET /', stack: ['at a'] }, 'http');
    expect(lines).toMatchObject([
      { level: 50, context: 'http', msg: 'Unexpected error', id: '1', operation: 'GET /', stack: ['at a'] },
    ]);
  });
});
