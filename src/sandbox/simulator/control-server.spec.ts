import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { startControlServer, STEERING, type ControlServer } from './control-server.js';
import { RegisterServer, type RegisterApi } from './register-server.js';

let rows: object[];
let register: RegisterServer;
let control: ControlServer;

/** Adds a row at every POST. */
const api: RegisterApi = {
  root: '/api',
  answer: ({ method }) => {
    if (method === 'POST') rows.push({ uuid: rows.length });
    return { status: 200, body: {} };
  },
  rows: () => ({ dingen: rows }),
  reset: () => {
    rows = [];
  },
};

beforeEach(async () => {
  rows = [];
  register = new RegisterServer('register', [api]);
  await register.listen(0);
  control = await startControlServer([register]);
});

afterEach(async () => {
  await control.stop();
  await register.down();
});

async function ask(method: string, path: string, body?: unknown): Promise<{ status: number; body: unknown }> {
  const response = await fetch(`${control.origin}${path}`, {
    method,
    headers: STEERING,
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, body: text === '' ? undefined : JSON.parse(text) };
}

const add = () => fetch(`${register.origin}/api/dingen`, { method: 'POST' });

describe('control endpoint', () => {
  it.each([
    ['GET', '/toestand'],
    ['POST', '/reset'],
  ])('does nothing for a page that somebody looks at: %s %s', async (method, path) => {
    for (const headers of [{}, { ...STEERING, origin: 'https://kwaad.example' }, { 'sec-klantregie': '1' }])
      expect((await fetch(`${control.origin}${path}`, { method, headers })).status).toBe(403);
  });

  it('and its registers are there for this machine alone', async () => {
    const headers = { origin: 'https://kwaad.example' };
    expect((await fetch(`${register.origin}/api/dingen`, { method: 'POST', headers })).status).toBe(403);
    expect(register.calls).toEqual([]);
    expect(rows).toEqual([]);
  });

  it('shows what the registers hold and which calls they had', async () => {
    await add();
    expect(await ask('GET', '/toestand')).toEqual({ status: 200, body: { register: { dingen: [{ uuid: 0 }] } } });
    const { body } = await ask('GET', '/aanroepen');
    expect(body).toEqual({ register: [expect.objectContaining({ operation: 'POST /dingen' })] });
    expect(await ask('DELETE', '/aanroepen')).toEqual({ status: 204, body: undefined });
    expect((await ask('GET', '/aanroepen')).body).toEqual({ register: [] });
  });

  it('has a register misbehave', async () => {
    const instruction = {
      register: 'register',
      operation: 'POST /dingen',
      call: 2,
      fault: { kind: 'refuse', status: 409 },
    };
    expect((await ask('POST', '/storingen', instruction)).status).toBe(204);
    expect([(await add()).status, (await add()).status, (await add()).status]).toEqual([200, 409, 200]);

    await ask('POST', '/storingen', { register: 'register', operation: '*', fault: { kind: 'errorBefore' } });
    expect((await ask('DELETE', '/storingen')).status).toBe(204);
    expect((await add()).status).toBe(200);
  });

  it('takes a register down and brings it back, however often it is asked', async () => {
    for (let time = 0; time < 2; time += 1)
      expect((await ask('POST', '/uit', { register: 'register' })).status).toBe(204);
    await expect(add()).rejects.toThrow();
    for (let time = 0; time < 2; time += 1)
      expect((await ask('POST', '/aan', { register: 'register' })).status).toBe(204);
    expect((await add()).status).toBe(200);
  });

  it('resets everything', async () => {
    await add();
    await ask('POST', '/storingen', { register: 'register', operation: '*', fault: { kind: 'errorBefore' } });
    await ask('POST', '/uit', { register: 'register' });
    expect((await ask('POST', '/reset')).status).toBe(204);
    expect((await ask('GET', '/toestand')).body).toEqual({ register: { dingen: [] } });
    expect((await ask('GET', '/aanroepen')).body).toEqual({ register: [] });
    expect((await add()).status).toBe(200);
  });

  const rule = { register: 'register', operation: '*' };
  it.each<[unknown, RegExp]>([
    ['{', /geen geldige JSON/],
    [[], /JSON-object/],
    [{ ...rule, register: 'ander' }, /register moet een van deze zijn: register\./],
    [{ ...rule, operation: 'partijen', fault: { kind: 'slow' } }, /operation moet/],
    [{ ...rule, call: 0, fault: { kind: 'slow' } }, /call moet een geheel getal zijn vanaf 1/],
    [{ ...rule, times: '2', fault: { kind: 'slow' } }, /times moet een geheel getal zijn/],
    [rule, /fault moet een JSON-object zijn/],
    [{ ...rule, fault: { kind: 'hold' } }, /fault\.kind moet een van deze zijn: refuse, /],
    [{ ...rule, fault: { kind: 'refuse' } }, /fault\.status moet een geheel getal zijn van 200 tot en met 599/],
    [{ ...rule, fault: { kind: 'slow', ms: -1 } }, /fault\.ms/],
    [{ ...rule, fault: { kind: 'errorAfter', ms: 1 } }, /ms hoort niet in een fault van de soort errorAfter/],
    [{ ...rule, after: 1, fault: { kind: 'slow' } }, /after hoort niet in de aanvraag/],
  ])('refuses %j', async (body, message) => {
    expect(await ask('POST', '/storingen', body)).toEqual({
      status: 400,
      body: { fout: expect.stringMatching(message) },
    });
  });

  it('names its addresses to who asks another', async () => {
    expect(await ask('GET', '/')).toMatchObject({
      status: 404,
      body: { adressen: expect.arrayContaining(['GET /toestand']) },
    });
  });
});
