import { Writable } from 'node:stream';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { createLog, nestLogger, type Log } from './log.js';
import { withLogContext } from './log-context.js';

let lines: Record<string, unknown>[];
let log: Log;
let logger: ReturnType<typeof nestLogger>;

beforeEach(() => {
  lines = [];
  const sink = new Writable({
    write: (line: Buffer, _, done) => {
      lines.push(JSON.parse(line.toString()) as Record<string, unknown>);
      done();
    },
  });
  log = createLog('trace', sink);
  logger = nestLogger(log);
});

describe(createLog.name, () => {
  it('names what every line belongs to', () => {
    withLogContext({ request: 'een', run: 'r', step: 'partij' }, () => log.warn({ product: 'verhuizing' }, 'slow'));
    log.info('started');
    expect(lines).toMatchObject([
      { request: 'een', run: 'r', step: 'partij', product: 'verhuizing', msg: 'slow' },
      { msg: 'started' },
    ]);
    expect(lines[1]).not.toHaveProperty('request');
  });
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
