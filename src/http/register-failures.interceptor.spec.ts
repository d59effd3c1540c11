import type { CallHandler, ExecutionContext } from '@nestjs/common';
import { describe, expect, it } from '@jest/globals';
import { lastValueFrom, of, throwError } from 'rxjs';
import type { Log } from '../telemetry/log.js';
import { UpstreamError, type UpstreamFailure } from '../upstream/upstream.error.js';
import { RegisterFailures } from './register-failures.interceptor.js';

const failure: UpstreamFailure = {
  kind: 'unavailable',
  message: 'klanten gaf geen antwoord op GET partijen',
  system: 'klanten',
  operation: 'GET partijen',
  fields: [],
};

/** What becomes of an operation, and what is logged of it. */
async function read(next: CallHandler) {
  const logged: unknown[] = [];
  const log = { warn: (entry: unknown) => logged.push(entry) } as unknown as Log;
  const answer = new RegisterFailures(log).intercept({} as ExecutionContext, next);
  return { result: await lastValueFrom(answer).catch((error: unknown) => error), logged };
}
const failing = (error: unknown) => read({ handle: () => throwError(() => error) });

describe(RegisterFailures.name, () => {
  it('leaves alone what could be read', async () => {
    expect(await read({ handle: () => of('gelezen') })).toEqual({ result: 'gelezen', logged: [] });
  });

  it.each<[string, Partial<UpstreamFailure>, number, boolean]>([
    ['gave no answer', {}, 504, true],
    ['was too late', { status: 408 }, 504, true],
    ['was waited for too long by something in between', { status: 504 }, 504, true],
    ['broke', { status: 500 }, 502, true],
    ['refused', { kind: 'refused', status: 403 }, 502, false],
  ])('makes a problem of a register that %s', async (_, changed, status, helps) => {
    const error = new UpstreamError({ ...failure, ...changed });
    const { result, logged } = await failing(error);
    expect(result).toMatchObject({
      problem: {
        status,
        opnieuwProberen: helps,
        detail: expect.stringContaining(helps ? 'Probeer het later opnieuw.' : 'Opnieuw proberen helpt niet.'),
      },
    });
    expect(logged).toEqual([{ failure: error.failure }]);
  });

  it('passes on what nobody foresaw', async () => {
    const error = new TypeError('onvoorzien');
    expect(await failing(error)).toEqual({ result: error, logged: [] });
  });
});
