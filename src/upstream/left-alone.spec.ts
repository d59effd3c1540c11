import { describe, expect, it } from '@jest/globals';
import { JsonClients } from './json-client.js';
import { withPermission } from '../fence/fence.js';
import nock from 'nock';
import {
  withRegister,
  ORIGIN,
  REQUESTS,
  WIDE,
  WRITES,
  module,
  client,
  listen,
  abandonedPort,
  answer,
  failureOf,
} from '../../test/support/register-on-the-wire.js';

withRegister();

describe('a register that asks to be left alone', () => {
  it.each([429, 503])('says for how long (%i)', async (status) => {
    nock(ORIGIN)
      .intercept(() => true, 'POST')
      .reply(status, '', { 'retry-after': '7' });
    expect(await failureOf(REQUESTS.POST)).toMatchObject({ status, retryAfter: 7000 });
  });
});

describe('a register that does not answer any more', () => {
  const dead = (baseUrl: string) =>
    module
      .get(JsonClients)
      .to({ system: 'zaken', baseUrl, timeout: 5000, circuit: { naFouten: 2, pauze: 9000 }, line: WIDE });

  it('is sent nothing, which is certain', async () => {
    const of = dead(`http://localhost:${await abandonedPort()}`);
    nock.enableNetConnect(/^localhost:/);
    await failureOf(REQUESTS.POST, of);
    expect(module.get(JsonClients).standen.zaken).toBe('gesloten');
    await failureOf(REQUESTS.POST, of);
    expect(module.get(JsonClients).standen.zaken).toBe('open');
    nock.disableNetConnect();
    expect(await failureOf(REQUESTS.POST, of)).toMatchObject({ kind: 'unavailable', retryAfter: 9000 });
  });

  it('is looked at all the same', async () => {
    const url = await listen((_, response) => response.writeHead(503).end());
    const of = dead(url);
    for (const _ of [1, 2, 3]) await failureOf(REQUESTS.POST, of);
    await expect(of.probe({ path: [''] })).resolves.toMatchObject({ status: 503 });
  });
});

describe('a register that is asked more than it may be', () => {
  const narrow = (baseUrl: string, wachten: number, timeout = 20_000) =>
    module.get(JsonClients).to({
      system: 'zaken',
      baseUrl,
      timeout,
      circuit: { naFouten: 1, pauze: 60_000 },
      line: { tegelijk: 1, wachten },
    });

  /** A register that holds every answer until it is let go. */
  async function holding() {
    const held: (() => void)[] = [];
    const url = await listen((request, response) => {
      request.resume();
      held.push(() => response.end('{}'));
    });
    const come = async (number: number) => {
      while (held.length < number) await new Promise((resolve) => setTimeout(resolve, 5));
    };
    return { url, held, come };
  }

  it('is sent no more at once, and the others in their turn', async () => {
    const { url, held, come } = await holding();
    const of = narrow(url, 20_000);
    const all = [of.send(REQUESTS.POST), of.send(REQUESTS.GET)];
    await come(1);
    expect(held).toHaveLength(1);
    held[0]!();
    await come(2);
    held[1]!();
    await expect(Promise.all(all)).resolves.toEqual([{}, {}]);
  });

  it('is not sent what found no place, which is certain, and does not count as dead for it', async () => {
    const { url, held, come } = await holding();
    const of = narrow(url, 20);
    const first = of.send(REQUESTS.POST);
    await come(1);
    for (const method of ['GET', ...WRITES] as const)
      expect(await failureOf(REQUESTS[method], of)).toEqual({
        kind: 'unavailable',
        message: `zaken had geen plaats voor ${method} partijen`,
        system: 'zaken',
        operation: `${method} partijen`,
        isKeptBack: true,
        fields: [],
      });
    expect(module.get(JsonClients).standen.zaken).toBe('gesloten');
    held[0]!();
    await first;
    expect(held).toHaveLength(1);
  });

  it('has all of its time from when it is sent', async () => {
    let sent = 0;
    const url = await listen((request, response) => {
      request.resume();
      sent += 1;
      setTimeout(() => response.end('{}'), 300);
    });
    // Together they take longer than one may.
    const of = narrow(url, 20_000, 1000);
    await Promise.all([1, 2, 3, 4, 5].map(() => of.send(REQUESTS.GET)));
    expect(sent).toBe(5);
  });

  it('shares its places with what has the same address', async () => {
    const { url, held, come } = await holding();
    const first = narrow(url, 20).send(REQUESTS.POST);
    await come(1);
    expect(await failureOf(REQUESTS.POST, narrow(url, 20_000))).toMatchObject({ kind: 'unavailable' });
    held[0]!();
    await first;
  });

  it('may be looked at all the same', async () => {
    const { url, held, come } = await holding();
    const of = narrow(url, 20);
    const first = of.send(REQUESTS.POST);
    await come(1);
    const look = of.probe({ path: [''] });
    await come(2);
    held.forEach((release) => release());
    await expect(look).resolves.toMatchObject({ status: 200 });
    await first;
  });
});

describe('a process that may no longer change a register', () => {
  const gone = () => Promise.reject(new Error('no longer ours'));

  it.each(WRITES)('sends no %s', async (method) => {
    await expect(withPermission(gone, () => client.send(REQUESTS[method]))).rejects.toThrow('no longer ours');
  });

  it('sends nothing either when that shows only once it has a place', async () => {
    let asked = 0;
    const overtaken = async () => {
      asked += 1;
      if (asked > 1) await gone();
    };
    await expect(withPermission(overtaken, () => client.send(REQUESTS.POST))).rejects.toThrow('no longer ours');
  });

  it('asks before every call', async () => {
    answer(200, '[]');
    answer(200, '[]');
    const asked: string[] = [];
    const ask = (call: string) => async () => void asked.push(call);
    await withPermission(ask('POST'), () => client.send(REQUESTS.POST));
    await withPermission(ask('DELETE'), () => client.send(REQUESTS.DELETE));
    expect(new Set(asked)).toEqual(new Set(['POST', 'DELETE']));
  });

  it('may read', async () => {
    answer(200, '[]');
    await expect(withPermission(gone, () => client.send(REQUESTS.GET))).resolves.toEqual([]);
  });
});
