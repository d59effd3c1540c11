import type { RequestListener, ServerResponse } from 'node:http';
import { describe, expect, it } from '@jest/globals';
import {
  withRegister,
  WRITES,
  SECRETS,
  REQUESTS,
  client,
  clientOf,
  listen,
  abandonedPort,
  answer,
  errorOf,
  failureOf,
} from '../../test/support/register-on-the-wire.js';

withRegister();

describe('a register that has not begun', () => {
  it.each([
    [401, 'ERROR_DOMAIN_OUTWAY', 'ACCESS_TOKEN_MISSING'],
    [401, 'ERROR_DOMAIN_INWAY', 'ACCESS_TOKEN_INVALID'],
    [401, 'ERROR_DOMAIN_INWAY', 'ACCESS_TOKEN_EXPIRED'],
    [403, 'ERROR_DOMAIN_INWAY', 'WRONG_GROUP_ID_IN_TOKEN'],
    [404, 'ERROR_DOMAIN_INWAY', 'SERVICE_NOT_FOUND'],
    [405, 'ERROR_DOMAIN_OUTWAY', 'METHOD_UNSUPPORTED'],
  ])('answers %i through the %s: %s', async (status, domain, code) => {
    answer(status, { message: SECRETS.antwoord, domain, code });
    for (const method of ['GET', 'POST', 'DELETE'] as const) {
      const error = await errorOf(REQUESTS[method]);
      expect(error.failure).toMatchObject({ kind: 'unavailable', status });
      expect([error.isRefused, error.isAbsent]).toEqual([false, false]);
    }
  });

  it.each([
    [500, 'TRANSACTION_LOG_WRITE_ERROR'],
    [502, 'SERVICE_UNREACHABLE'],
  ])('may have begun when an inway answers %i: %s', async (status, code) => {
    answer(status, { message: SECRETS.antwoord, domain: 'ERROR_DOMAIN_INWAY', code });
    expect(await failureOf(REQUESTS.POST)).toMatchObject({ kind: 'unknown', status });
    expect(await failureOf(REQUESTS.GET)).toMatchObject({ kind: 'unavailable', status });
  });

  it('asks to come back later', async () => {
    answer(429, 'Too Many Requests', 'text/plain');
    expect(await failureOf(REQUESTS.POST)).toMatchObject({
      kind: 'unavailable',
      status: 429,
      message: 'klanten kan nu niet antwoorden op POST partijen',
    });
  });
});

describe('a connection that fails', () => {
  it.each(['127.0.0.1', 'localhost'])('is refused at %s where nobody listens', async (host) => {
    const nobody = clientOf(`http://${host}:${await abandonedPort()}/${SECRETS.adres}`);
    for (const method of ['GET', ...WRITES] as const) {
      const failure = await failureOf(REQUESTS[method], nobody);
      expect(failure).toMatchObject({
        kind: 'unavailable',
        message: `klanten was niet bereikbaar voor ${method} partijen`,
        fields: [],
      });
      expect(failure).not.toHaveProperty('status');
    }
  });

  it('on the way is unknown for a write, and no matter for a read', async () => {
    const of = clientOf(await listen((request) => request.socket.resetAndDestroy()));
    for (const method of ['GET', ...WRITES] as const) {
      const failure = await failureOf(REQUESTS[method], of);
      expect(failure.kind).toBe(method === 'GET' ? 'unavailable' : 'unknown');
      expect(failure.message).toBe(`klanten gaf geen antwoord op ${method} partijen`);
    }
  });

  it('is not tried again when the register hangs up', async () => {
    let requests = 0;
    const url = await listen((request) => {
      requests += 1;
      request.socket.destroy();
    });
    expect(await failureOf(REQUESTS.POST, clientOf(url))).toMatchObject({ kind: 'unknown' });
    expect(requests).toBe(1);
  });

  it('breaks off in the middle of an answer', async () => {
    const url = await listen((_, response) => {
      response.writeHead(201, { 'content-length': '100' });
      response.write('{"uuid":', () => response.destroy());
    });
    expect(await failureOf(REQUESTS.POST, clientOf(url))).toMatchObject({ kind: 'unknown' });
  });
});

/** Sends a bit of an answer every so often, without end. */
function trickle(response: ServerResponse): void {
  const timer = setInterval(() => response.write(' '), 20);
  response.on('close', () => clearInterval(timer));
}

describe('a register that takes too long', () => {
  it.each([
    ['to begin its answer', () => {}],
    ['to finish its answer', (_, response) => void response.write('{"uuid":')],
    ['to finish its answer, of which a bit comes every so often', (_, response) => trickle(response)],
  ] as [string, RequestListener][])('%s is given up', async (_, listener) => {
    const impatient = clientOf(await listen(listener), 400);
    expect(await failureOf(REQUESTS.POST, impatient)).toMatchObject({
      kind: 'unknown',
      message: 'klanten gaf geen antwoord op POST partijen',
    });
    expect(await failureOf(REQUESTS.GET, impatient)).toMatchObject({ kind: 'unavailable' });
  });

  it('loses its connection', async () => {
    const connectionsLost: Promise<unknown>[] = [];
    const url = await listen(({ socket }) => {
      connectionsLost.push(new Promise((resolve) => socket.once('close', resolve)));
    });
    // Until it has received one before it was given up.
    for (let timeout = 50; connectionsLost.length === 0; timeout *= 2)
      await failureOf(REQUESTS.POST, clientOf(url, timeout));
    await expect(Promise.all(connectionsLost)).resolves.toHaveLength(1);
  });
});

describe('an answer without end', () => {
  it('is given up at ten million characters', async () => {
    answer(200, JSON.stringify('x'.repeat(10_000_000)));
    expect(await failureOf(REQUESTS.POST)).toMatchObject({ kind: 'unknown' });
    expect(await failureOf(REQUESTS.GET)).toMatchObject({ kind: 'unavailable' });
  });

  it('may be long otherwise', async () => {
    answer(200, JSON.stringify('x'.repeat(9_000_000)));
    await expect(client.send(REQUESTS.GET)).resolves.toHaveLength(9_000_000);
  });
});
