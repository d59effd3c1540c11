import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Response } from 'express';
import type { Settings } from '../config/settings.js';
import { DatabaseTooSlowError } from '../database/database-failure.js';
import type { NieuweSessie, Sessies } from '../database/sessies.js';
import type { Log } from '../telemetry/log.js';
import type { AuthenticatedRequest, Caller } from './caller.js';
import { Sessions } from './sessions.js';

const MIRA: Caller = {
  id: 'mira',
  soort: 'medewerker',
  identificatie: 'mira@gemeente.example',
  naam: 'Mira Jansen',
  rollen: new Set(['medewerker']),
};
const ROW = {
  beller: { ...MIRA, rollen: ['medewerker'] },
  verloopt: new Date('2026-03-01T10:00:00Z'),
  eindigt: new Date('2026-03-01T18:00:00Z'),
};
const SESSION = { caller: MIRA, verloopt: ROW.verloopt, eindigt: ROW.eindigt };
const ORIGIN = 'https://klantregie.example';
const hashOf = (value: string) => createHash('sha256').update(value).digest('hex');

/** What was done with the database, by the hash of what the browser has. */
let done: [what: string, id: string][];
let added: NieuweSessie | undefined;
let row: typeof ROW | undefined;
let failure: Error | undefined;
let told: unknown[];
let sent: unknown[][];
let publicUrl: string | undefined;

beforeEach(() => {
  [done, added, row, failure, told, sent, publicUrl] = [[], undefined, ROW, undefined, [], [], ORIGIN];
});

const step =
  <T>(what: string, answer: () => T) =>
  async (id: Buffer): Promise<T> => {
    if (failure) throw failure;
    done.push([what, id.toString('hex')]);
    return answer();
  };
const sessies = {
  find: step('find', () => row),
  use: step('use', () => row),
  remove: step('remove', () => undefined),
  end: step('end', () => undefined),
  add: async (nieuw: NieuweSessie) => {
    if (failure) throw failure;
    added = nieuw;
  },
} as unknown as Sessies;
const response = {
  cookie: (...args: unknown[]) => sent.push(args),
  clearCookie: (...args: unknown[]) => sent.push(['clear', ...args]),
} as unknown as Response;

function sessions(pages: object | undefined = { publicUrl }): Sessions {
  const configuration = { sessie: { hoogstens: 1000 } };
  const log = { error: (...args: unknown[]) => told.push(args) };
  return new Sessions(sessies, { pages, configuration } as unknown as Settings, log as unknown as Log);
}
const request = (method = 'GET', headers: Readonly<Record<string, string>> = { cookie: '__Host-klantregie=abc' }) =>
  ({ method, headers }) as unknown as AuthenticatedRequest;
const ours = { cookie: '__Host-klantregie=abc', origin: ORIGIN };
const FOREIGN = { problem: { type: '/problemen/vreemde-herkomst', status: 403 } };

describe(Sessions.name, () => {
  it.each(['GET', 'HEAD'])('knows who reads, and lets that last no longer: %s', async (method) => {
    await expect(sessions().of(request(method))).resolves.toEqual(SESSION);
    expect(done).toEqual([['find', hashOf('abc')]]);
  });

  it('lets it last longer when something is changed, by a page of ours only', async () => {
    await expect(sessions().of(request('POST', ours))).resolves.toEqual(SESSION);
    expect(done).toEqual([['use', hashOf('abc')]]);
    await expect(sessions().of(request('POST'))).rejects.toMatchObject(FOREIGN);
    await expect(sessions().of(request('DELETE', { ...ours, origin: 'https://elders.example' }))).rejects.toMatchObject(
      FOREIGN,
    );
    expect(done).toHaveLength(1);
  });

  it('lets it last longer when somebody is there, also who only reads', async () => {
    await expect(sessions().extend(request())).resolves.toEqual(SESSION);
    expect(done).toEqual([['use', hashOf('abc')]]);
  });

  it('knows nobody without a cookie, without a session, or where nobody can log in', async () => {
    for (const how of ['of', 'extend'] as const) {
      await expect(sessions()[how](request('GET', {}))).resolves.toBeUndefined();
      await expect(sessions()[how](request('POST', {}))).resolves.toBeUndefined();
      await expect(new Sessions(sessies, {} as Settings, {} as Log)[how](request())).resolves.toBeUndefined();
      expect(done).toEqual([]);
    }
    row = undefined;
    for (const how of ['of', 'extend'] as const) await expect(sessions()[how](request())).resolves.toBeUndefined();
  });

  it('does not know who it is when the database is away, and says so', async () => {
    failure = new DatabaseTooSlowError();
    for (const work of [
      () => sessions().of(request()),
      () => sessions().extend(request()),
      () => sessions().end(request(), response),
      () => sessions().start(request(), response, MIRA, {}),
    ]) {
      await expect(work()).rejects.toMatchObject({
        problem: { status: 503, detail: expect.stringContaining('niet controleren of u bent ingelogd') },
      });
    }
    expect(told).toHaveLength(4);
    expect(told[0]).toEqual([{ err: failure }, 'it could not be seen who is logged in']);
  });

  it('makes nothing else of a mistake of ours', async () => {
    failure = new TypeError('een fout van ons');
    await expect(sessions().of(request())).rejects.toBe(failure);
    expect(told).toEqual([]);
  });

  it('begins under a new id, of which only the hash is kept, and forgets the one that there was', async () => {
    const asked = request();
    const until = new Date('2026-03-01T12:00:00Z');
    await sessions().start(asked, response, MIRA, { sid: 'van de uitgever', until });
    expect(done).toEqual([['remove', hashOf('abc')]]);
    expect(asked.caller).toBe(MIRA);
    const [[name, value]] = sent as [[string, string]];
    expect(name).toBe('__Host-klantregie');
    expect(Buffer.from(value, 'base64url')).toHaveLength(32);
    expect(added).toEqual({
      id: createHash('sha256').update(value).digest(),
      beller: ROW.beller,
      sid: 'van de uitgever',
      hoogstens: 1000,
      uiterlijk: until,
    });
    await sessions().start(asked, response, MIRA, {});
    expect(sent[1]).not.toEqual(sent[0]);
  });

  it('begins for who had none', async () => {
    await sessions().start(request('GET', {}), response, MIRA, {});
    expect([done, added?.hoogstens]).toEqual([[], 1000]);
  });

  it('ends, and it is known whose it was', async () => {
    const asked = request();
    await sessions().end(asked, response);
    expect(done.map(([what]) => what)).toEqual(['find', 'end']);
    expect(asked.caller).toEqual(MIRA);
    expect(sent).toEqual([['clear', '__Host-klantregie', expect.anything()]]);
  });

  it('is taken from a browser that has an old one, or none', async () => {
    row = undefined;
    const asked = request();
    await sessions().end(asked, response);
    expect('caller' in asked).toBe(false);
    await sessions().end(request('GET', {}), response);
    expect(sent).toHaveLength(2);
    expect(done.map(([what]) => what)).toEqual(['find', 'end']);
  });

  it('asks for a page of ours', () => {
    expect(() => sessions().requireOwnPage(request('POST', ours))).not.toThrow();
    expect(() => sessions().requireOwnPage(request('POST'))).toThrow();
    expect(() => new Sessions(sessies, {} as Settings, {} as Log).requireOwnPage(request('POST', ours))).toThrow();
  });
});
