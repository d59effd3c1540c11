import { PassThrough } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import { answerUnreadable } from './unreadable-request.js';

/** What is sent over a connection on which something came that Node could not read, and whether it was closed at once. */
function answered(code: string | undefined, socket = new PassThrough()) {
  answerUnreadable(Object.assign(new Error(), code === undefined ? {} : { code }), socket);
  return { sent: String(socket.read() ?? ''), isDestroyed: socket.destroyed };
}

describe(answerUnreadable.name, () => {
  it.each([
    ['HPE_INVALID_METHOD', 400, 'Bad Request'],
    [undefined, 400, 'Bad Request'],
    ['HPE_HEADER_OVERFLOW', 431, 'Request Header Fields Too Large'],
    ['ERR_HTTP_REQUEST_TIMEOUT', 408, 'Request Timeout'],
  ])('answers with a problem: %s', (code, status, text) => {
    const { sent, isDestroyed } = answered(code);
    const [head = '', body = ''] = sent.split('\r\n\r\n');
    expect(head).toContain(`HTTP/1.1 ${status} ${text}\r\n`);
    expect(head).toContain(`\r\nContent-Length: ${Buffer.byteLength(body)}`);
    expect(JSON.parse(body)).toMatchObject({ status });
    expect(isDestroyed).toBe(false);
  });

  it('says nothing to who is gone', () => {
    expect(answered('ECONNRESET')).toEqual({ sent: '', isDestroyed: true });
    const ended = new PassThrough();
    ended.end();
    expect(answered('HPE_INVALID_METHOD', ended)).toEqual({ sent: '', isDestroyed: true });
  });
});
