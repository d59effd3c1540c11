import { beforeEach, describe, expect, it } from '@jest/globals';
import type { CallHandler, ExecutionContext } from '@nestjs/common';
import type { Pool } from 'pg';
import { EMPTY, lastValueFrom, of, throwError } from 'rxjs';
import { recorded, type Handeling } from '../database/handeling.js';
import type { Audit } from './audit.js';
import { AuditInterceptor } from './audit.interceptor.js';

const request = { method: 'GET' };

/** What was written down, in its order. */
let written: unknown[];
/** What somebody begins to do; undefined when nobody has to answer for it. */
let begun: Handeling | undefined;
let response: { statusCode: number; headersSent: boolean };
let failure: Error | undefined;

beforeEach(() => {
  [written, failure] = [[], undefined];
  begun = {
    regel: () => ({ persoon: 'mira', rollen: [], actie: 'partijBekijken', objecten: [], resultaat: 'gelukt' }),
    isRecorded: false,
  };
  response = { statusCode: 201, headersSent: false };
});

function intercept(handle: CallHandler['handle']): Promise<unknown> {
  const tell =
    (what: string) =>
    async (of: unknown, ...more: unknown[]) => {
      if (failure) throw failure;
      written.push([what, of === request, ...more]);
    };
  const audit = { begin: () => begun, succeeded: tell('succeeded'), answered: tell('answered') };
  const context = { switchToHttp: () => ({ getRequest: () => request, getResponse: () => response }) };
  const interceptor = new AuditInterceptor(audit as unknown as Audit);
  return lastValueFrom(interceptor.intercept(context as unknown as ExecutionContext, { handle }), {
    defaultValue: 'nothing',
  });
}

describe('around an operation', () => {
  it('what succeeds is written down before anybody hears of it', async () => {
    await expect(intercept(() => of({ uuid: 'u' }))).resolves.toEqual({ uuid: 'u' });
    expect(written).toEqual([['succeeded', true, 201, { uuid: 'u' }]]);
  });

  it('nothing is answered when it cannot be written down', async () => {
    failure = new Error('no database');
    await expect(intercept(() => of({ uuid: 'u' }))).rejects.toBe(failure);
  });

  it('what answers nothing is written down as well', async () => {
    await expect(intercept(() => EMPTY)).resolves.toBeUndefined();
    expect(written).toEqual([['succeeded', true, 201, undefined]]);
  });

  it('what has answered with a page by itself, is', async () => {
    response = { statusCode: 403, headersSent: true };
    await intercept(() => of(undefined));
    expect(written).toEqual([['answered', true, 403]]);
  });

  it('what fails is left to who tells it', async () => {
    const mistake = new Error('nobody foresaw this');
    await expect(intercept(() => throwError(() => mistake))).rejects.toBe(mistake);
    expect(written).toEqual([]);
  });

  it('nothing is written down where nobody has to answer for it', async () => {
    begun = undefined;
    await expect(intercept(() => of('page'))).resolves.toBe('page');
    await expect(intercept(() => EMPTY)).resolves.toBe('nothing');
    expect(written).toEqual([]);
  });

  it('what changes our tables knows what it is done for', async () => {
    const asked: unknown[] = [];
    const pool = { query: async (query: unknown) => void asked.push(query) };
    await intercept(() => {
      const done = recorded(pool as unknown as Pool, 'select 1', []);
      return of(done);
    });
    expect(begun?.isRecorded).toBe(true);
    expect(asked).toHaveLength(1);
  });
});
