import { describe, expect, it } from '@jest/globals';
import { Klantregie, type Pause, type Submission } from '../../client/src/index.js';

type Sending = Submission<'productaanvraagRegistreren'>;

const ID = 'cad1cb9c-a7c7-46a4-b401-edd77b6e91a8';
const BODY = { product: 'parkeervergunning', klant: { soort: 'eenmalig', organisatienaam: 'Bakkerij' } } as const;
const QUICKLY = [0.001, 0.002, 0.004, 0.008];

const json =
  (status: number, body: object, headers: Record<string, string> = {}) =>
  () =>
    new Response(JSON.stringify(body), {
      status,
      headers: { 'Content-Type': 'application/json; charset=utf-8', ...headers },
    });
const good = json(201, { id: ID, uitkomst: 'voltooid', tekst: 'Gelukt.' });
const problem = (status: number, slug: string, more: object = {}, headers: Record<string, string> = {}) =>
  json(
    status,
    { type: `/problemen/${slug}`, title: '', status, detail: '', ...more },
    {
      'Content-Type': 'application/problem+json',
      ...headers,
    },
  );
const page = (status: number) => () => new Response('<html>', { status, headers: { 'Content-Type': 'text/html' } });
const nothing = () => {
  throw new TypeError('fetch failed');
};

/** What is sent, and what answers one after the other. */
function between(...answers: (() => Response)[]) {
  const sent: { url: string; init: RequestInit }[] = [];
  const pauses: Pause[] = [];
  const fetch = (async (url: string, init: RequestInit) => {
    sent.push({ url, init });
    return answers[sent.length - 1]!();
  }) as typeof globalThis.fetch;
  const klantregie = new Klantregie({ url: 'https://klantregie.example/api/v1/', token: () => 'geheim', fetch });
  const submit = (body: typeof BODY = BODY, given: readonly number[] = QUICKLY): Sending =>
    klantregie.submit(
      'productaanvraagRegistreren',
      { body, wait: 2 },
      { pauses: given, onPause: (it) => pauses.push(it) },
    );
  return {
    sent,
    pauses,
    klantregie,
    submit,
    keys: () => sent.map(({ init }) => new Headers(init.headers).get('Idempotency-Key')),
  };
}

describe('a submission', () => {
  it.each([
    ['it is registered', good],
    ['it is being registered', json(202, { id: ID, uitkomst: 'wordtVoltooid', tekst: '' })],
    ['it was undone', problem(504, 'ongedaan-gemaakt', { id: ID })],
    ['a person must look', problem(502, 'vraagt-aandacht', { id: ID })],
    ['the data are wrong', problem(400, 'ongeldige-invoer')],
    ['it is not sure who calls', problem(403, 'authenticatie-onvoldoende')],
    ['the customer is known', problem(409, 'klant-al-bekend')],
    ['it is too large', problem(413, 'te-groot')],
    ['nobody is logged in', problem(401, 'niet-ingelogd')],
    ['a register could not be asked', problem(502, 'register-fout')],
  ])('is certain at once when %s', async (_, answer) => {
    const { submit, sent } = between(answer);
    const submission = submit();
    expect(await submission.send()).toMatchObject({ isCertain: true });
    expect(submission.isUnknown).toBe(false);
    expect(sent).toHaveLength(1);
  });

  it.each([
    ['no answer came', nothing],
    ['something broke', problem(500, 'interne-fout')],
    ['the database did not confirm it', problem(503, 'aanname-niet-bekend')],
    ['a proxy answered with 502', page(502)],
    ['a proxy answered with 504', page(504)],
    ['a proxy answered with 400', page(400)],
    ['a proxy answered with its own JSON', json(503, { message: 'no upstream' })],
    ['a login page came', page(200)],
    ['something else answered 200', json(200, { status: 'ok' })],
    ['it was sent elsewhere', () => new Response(null, { status: 302, headers: { Location: '/login' } })],
  ])('is not certain when %s, and is sent again as it was until it is', async (_, answer) => {
    const { submit, keys, pauses, sent } = between(answer, answer, good);
    const submission = submit();
    expect(await submission.send()).toMatchObject({ isCertain: true, answer: { status: 201, body: { id: ID } } });
    expect(keys()).toEqual([submission.key, submission.key, submission.key]);
    expect(new Set(sent.map(({ init }) => init.body)).size).toBe(1);
    expect(pauses.map(({ seconds, isUnknown }) => ({ seconds, isUnknown }))).toEqual([
      { seconds: 0.001, isUnknown: true },
      { seconds: 0.002, isUnknown: true },
    ]);
  });

  it.each([
    ['nobody is logged in any more', problem(401, 'niet-ingelogd')],
    ['it is too busy', problem(503, 'te-druk')],
    ['there were too many requests', problem(429, 'te-veel-verzoeken')],
    ['a register could not be asked', problem(502, 'register-fout')],
    ['a register is slow', problem(504, 'register-te-traag')],
  ])('stays uncertain when %s after that', async (_, answer) => {
    const { submit } = between(nothing, answer);
    const submission = submit(BODY, [0.001]);
    expect(await submission.send()).toMatchObject({ isCertain: false, answer: { kind: 'problem' } });
    expect(submission.isUnknown).toBe(true);
  });

  it('is certain after all, and then what comes next says nothing of before', async () => {
    const { submit } = between(nothing, problem(400, 'ongeldige-invoer'), problem(401, 'niet-ingelogd'));
    const submission = submit(BODY, [0.001]);
    expect(await submission.send()).toMatchObject({ isCertain: true, answer: { status: 400 } });
    expect(await submission.send()).toMatchObject({ isCertain: true, answer: { status: 401 } });
  });

  it('is sent four times more by itself, and again when it is asked to', async () => {
    const { submit, keys } = between(nothing, nothing, nothing, nothing, nothing, good);
    const submission = submit();
    expect(await submission.send()).toMatchObject({ isCertain: false, answer: { kind: 'none' } });
    expect(keys()).toHaveLength(5);
    expect(await submission.send()).toMatchObject({ isCertain: true });
    expect(new Set(keys()).size).toBe(1);
  });

  it('waits for as long as it is asked to, and not when it is told to stop', async () => {
    const { submit, pauses, sent } = between(problem(503, 'te-druk', {}, { 'Retry-After': '3600' }));
    const stop = new AbortController();
    const submission = submit();
    const ended = submission.send(stop.signal);
    while (pauses.length === 0) await new Promise(setImmediate);
    expect(pauses).toMatchObject([{ seconds: 3600, isUnknown: false }]);
    stop.abort();
    expect(await ended).toMatchObject({ isCertain: true, answer: { status: 503, retryAfter: 3600 } });
    expect(sent).toHaveLength(1);
  });

  it('is not sent again by itself when nobody is logged in', async () => {
    const { submit, keys } = between(nothing, problem(401, 'niet-ingelogd'), good);
    const submission = submit();
    expect(await submission.send()).toMatchObject({ isCertain: false, answer: { status: 401 } });
    expect(await submission.send()).toMatchObject({ isCertain: true, answer: { status: 201 } });
    expect(keys()).toHaveLength(3);
  });

  it('keeps what it was made of', async () => {
    const body = structuredClone(BODY) as { product: string };
    const { submit, sent } = between(good);
    const submission = submit(body as typeof BODY);
    body.product = 'iets anders';
    await submission.send();
    expect(JSON.parse(String(sent[0]?.init.body))).toEqual(BODY);
  });

  it('is sent once when a button is pressed twice', async () => {
    const { submit, sent } = between(good);
    const submission = submit();
    const [first, second] = await Promise.all([submission.send(), submission.send()]);
    expect(first).toBe(second);
    expect(sent).toHaveLength(1);
  });

  it('may have a key that is known already', async () => {
    const { klantregie, keys } = between(good);
    const key = 'een-sleutel-van-mij';
    await klantregie.submit('klantcontactRegistreren', { body: {} }, { key }).send();
    expect(keys()).toEqual([key]);
  });
});

describe('a call', () => {
  it('is sent where the operation is, with what is asked', async () => {
    const { klantregie, sent } = between(json(200, {}), json(200, {}), json(200, {}));
    await klantregie.call('aanvragenBekijken', { query: { product: 'a&b', page: 2, uitkomst: undefined } });
    await klantregie.call('partijBekijken', { path: { uuid: 'a/b' } });
    await klantregie.call('apiBekijken');
    expect(sent.map(({ url }) => url)).toEqual([
      'https://klantregie.example/api/v1/beheer/productaanvragen?product=a%26b&page=2',
      'https://klantregie.example/api/v1/partijen/a%2Fb',
      'https://klantregie.example/api/v1',
    ]);
    const { method, body, headers } = sent[0]!.init;
    expect([method, body, new Headers(headers).get('Authorization')]).toEqual(['GET', undefined, 'Bearer geheim']);
  });

  it.each([
    [undefined, null],
    [0, 'respond-async'],
    [5, 'wait=5'],
  ])('says how long it waits: %s', async (wait, prefer) => {
    const { klantregie, sent } = between(good);
    await klantregie.submit('klantcontactRegistreren', { body: {}, wait }).send();
    expect(new Headers(sent[0]?.init.headers).get('Prefer')).toBe(prefer);
  });

  it('is left unanswered when it is broken off, or takes too long', async () => {
    const fetch = ((_: string, { signal }: RequestInit) =>
      new Promise((_resolve, reject) =>
        signal!.addEventListener('abort', () => reject(signal!.reason as Error)),
      )) as typeof globalThis.fetch;
    const klantregie = new Klantregie({ fetch, limit: 1 });
    expect(await klantregie.call('productenBekijken')).toMatchObject({ kind: 'none' });
    const stop = AbortSignal.abort();
    const patient = new Klantregie({ fetch: async (_, init) => (init!.signal!.throwIfAborted(), good()) });
    expect(await patient.call('productenBekijken', {}, { signal: stop })).toMatchObject({ kind: 'none' });
  });
});
