import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { exportRequestOf } from './otlp.js';
import { RefusedError, send } from './send.js';

const RESOURCE = { 'service.name': 'klantregie' };

let server: Server;
let url: string;
let answer: RequestListener;
let received: { readonly headers: Record<string, unknown>; readonly body: unknown }[];

beforeEach(async () => {
  received = [];
  server = createServer(async (request, response) => {
    const text = Buffer.concat(await request.toArray()).toString();
    received.push({ headers: request.headers, body: text === '' ? undefined : JSON.parse(text) });
    await answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/traces`;
});
afterEach(async () => {
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeAllConnections();
  await closed;
});

const answering =
  (status: number, text = '', headers: Record<string, string> = {}): RequestListener =>
  (_, response) =>
    void response.writeHead(status, headers).end(text);

const sent = (timeout = 60_000): Promise<unknown> =>
  send({ url, headers: { authorization: 'Bearer geheim' }, resource: RESOURCE, timeout }, []).catch(
    (it: unknown) => it,
  );

describe('records that are sent', () => {
  it('are there once the logboek says so', async () => {
    answer = answering(200, '{"partialSuccess":{}}');
    expect(await sent()).toBeUndefined();
    expect(received).toEqual([
      {
        headers: expect.objectContaining({ authorization: 'Bearer geheim', 'content-type': 'application/json' }),
        body: exportRequestOf(RESOURCE, []),
      },
    ]);
  });

  it.each([
    '',
    '{}',
    'null',
    '"goed"',
    '<html>',
    '{"partialSuccess":null}',
    '{"partialSuccess":{"rejectedSpans":"0"}}',
  ])('are there when it answers %j', async (text) => {
    answer = answering(202, text);
    expect(await sent()).toBeUndefined();
  });

  it.each([
    [400, ''],
    [402, ''],
    [413, ''],
    [422, ''],
    [499, ''],
    [200, '{"partialSuccess":{"rejectedSpans":"1"}}'],
    [200, '{"partialSuccess":{"rejectedSpans":2}}'],
  ])('are refused for good by %d %j', async (status, text) => {
    answer = answering(status, text);
    expect(await sent()).toBeInstanceOf(RefusedError);
  });

  it.each([401, 403, 404, 405, 408, 425, 429, 500, 503, 304])('may be taken another time after %d', async (status) => {
    answer = answering(status, '{"partialSuccess":{"rejectedSpans":"1"}}');
    const error = await sent();
    expect(error).toMatchObject({ name: 'NotTakenError', message: `the logboek answered ${status}` });
  });

  // Of these fetch itself makes no answer.
  it.each([407, 421])('may be taken another time after %d, too', async (status) => {
    answer = answering(status);
    const error = await sent();
    expect(error).toMatchObject({ name: 'NotTakenError' });
    expect(error).not.toBeInstanceOf(RefusedError);
  });

  it('go nowhere else than where they were sent', async () => {
    answer = answering(307, '', { location: '/elders' });
    expect(await sent()).toMatchObject({ name: 'NotTakenError', message: 'the logboek did not answer' });
    expect(received).toHaveLength(1);
  });

  it('do not wait without end', async () => {
    answer = () => {};
    expect(await sent(50)).toMatchObject({ name: 'NotTakenError', message: 'the logboek did not answer' });
  });

  it('are there when the answer breaks off, for it said so', async () => {
    answer = (_, response) => {
      response.writeHead(200, { 'content-length': '9' }).write('{');
      setImmediate(() => response.destroy());
    };
    expect(await sent()).toBeUndefined();
  });
});
