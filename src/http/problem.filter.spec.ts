import { beforeEach, describe, expect, it } from '@jest/globals';
import { NotFoundException, ServiceUnavailableException, type ArgumentsHost, type Logger } from '@nestjs/common';
import { ProblemException } from './problem.js';
import { ProblemFilter, type ErrorPage, type ProblemWitness } from './problem.filter.js';

const SECRET = '999990019';

let told: unknown[];
let answered: Record<string, unknown>;
beforeEach(() => {
  told = [];
  answered = {};
});

/** What is answered to a request that failed so. */
async function answerTo(
  exception: unknown,
  {
    route,
    headersSent = false,
    errorPage = () => undefined,
    witness,
  }: { route?: object; headersSent?: boolean; errorPage?: ErrorPage; witness?: ProblemWitness } = {},
) {
  const set = (name: string) => (value: unknown) => ((answered[name] = value), response);
  const response: Record<string, unknown> = {
    headersSent,
    destroy: () => (answered['destroyed'] = true),
    vary: set('vary'),
    status: set('status'),
    type: set('type'),
    set: (...given: unknown[]) => (
      (answered[given.length === 2 ? String(given[0]) : 'headers'] = given.at(-1)),
      response
    ),
    send: (body: Buffer | string) =>
      (answered['body'] = typeof body === 'string' ? body : (JSON.parse(body.toString()) as unknown)),
  };
  const request = { method: 'GET', ...(route && { route }) };
  const host = { switchToHttp: () => ({ getResponse: () => response, getRequest: () => request }) };
  const logger = { error: (line: unknown) => told.push(line) } as unknown as Logger;
  await new ProblemFilter(logger, errorPage, witness).catch(exception, host as unknown as ArgumentsHost);
  return answered;
}

describe('what nobody foresaw', () => {
  it('is told to the log by where it came from, and by nothing of what it was about', async () => {
    const surprise = Object.assign(new TypeError(`kan ${SECRET}\nniet lezen`), { code: 'ERR' });
    surprise.message = `anders ${SECRET}`;
    await answerTo(surprise, { route: { path: '/partijen/:uuid' } });
    expect(told).toEqual([
      {
        message: 'Unexpected error',
        request: expect.any(String),
        operation: 'GET /partijen/:uuid',
        error: 'TypeError',
        code: 'ERR',
        stack: expect.arrayContaining([expect.stringMatching(/^at /)]),
      },
    ]);
    expect(JSON.stringify([told, answered])).not.toContain(SECRET);
  });

  it.each([
    ['text', `${SECRET}`, { error: 'string', stack: [] }],
    ['an error without a trace', Object.assign(new Error('weg'), { stack: undefined }), { error: 'Error', stack: [] }],
  ])('may be anything: %s', async (_, exception, trace) => {
    await answerTo(exception);
    expect(told).toStrictEqual([
      { message: 'Unexpected error', request: expect.any(String), operation: 'GET', ...trace },
    ]);
  });

  it.each([7, undefined])('has a code when that is a text: %s', async (code) => {
    await answerTo(Object.assign(new Error('weg'), { code }));
    expect(told[0]).not.toHaveProperty('code');
  });

  it('is answered with the number under which the log has it', async () => {
    const { status, body } = await answerTo(new TypeError('weg'));
    const { request } = told[0] as { request: string };
    expect({ status, body }).toMatchObject({
      status: 500,
      body: { type: '/problemen/interne-fout', instance: `urn:uuid:${request}` },
    });
  });

  it('is not that there is no room', async () => {
    expect(await answerTo(new ServiceUnavailableException())).toMatchObject({
      status: 503,
      body: { type: '/problemen/niet-beschikbaar' },
    });
  });
});

describe('a problem', () => {
  it('is answered as it is, and not told to the log', async () => {
    expect(await answerTo(new ProblemException('niet-gevonden'))).toMatchObject({
      status: 404,
      type: 'application/problem+json',
      body: { type: '/problemen/niet-gevonden' },
    });
    expect((await answerTo(new NotFoundException())).status).toBe(404);
    expect(told).toEqual([]);
    expect(answered).not.toHaveProperty('WWW-Authenticate');
  });

  it('says how to show who one is', async () => {
    expect(await answerTo(new ProblemException('niet-ingelogd'))).toMatchObject({
      status: 401,
      'WWW-Authenticate': 'Bearer',
    });
  });

  it('is a page where one is wanted', async () => {
    const errorPage = () => ({ status: 418, headers: { 'X-Page': 'ja' }, body: '<p>' });
    expect(await answerTo(new ProblemException('niet-gevonden'), { errorPage })).toEqual({
      vary: 'Accept',
      status: 418,
      headers: { 'X-Page': 'ja' },
      body: '<p>',
    });
  });

  it('ends the connection when something was answered already', async () => {
    expect(await answerTo(new ProblemException('niet-gevonden'), { headersSent: true })).toEqual({ destroyed: true });
  });

  it('is told to who listens before it is answered', async () => {
    const heard: unknown[] = [];
    const problem = new ProblemException('niet-gevonden');
    const witness: ProblemWitness = { failed: async (_, it) => void heard.push([it, { ...answered }]) };
    await answerTo(problem, { witness });
    expect(heard).toEqual([[problem, {}]]);
  });
});
