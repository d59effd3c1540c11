import { describe, expect, it } from '@jest/globals';
import { readAgain } from './read-again.js';
import { UpstreamError, type UpstreamFailure } from './upstream.error.js';

const failing = (failure: Partial<UpstreamFailure> = {}): UpstreamError =>
  new UpstreamError({
    kind: 'unavailable',
    message: 'klanten was niet bereikbaar',
    system: 'klanten',
    operation: 'GET partijen',
    fields: [],
    ...failure,
  });

const PATIENT = { pauses: [1, 2], wait: 60_000 };

/** What comes of a read of which these attempts fail one after the other, and how many there were. */
async function read(errors: readonly Error[], patience = PATIENT) {
  let attempts = 0;
  const value = await readAgain(async () => {
    const error = errors[attempts];
    attempts += 1;
    if (error) throw error;
    return 'gelezen';
  }, patience).catch((error: unknown) => error);
  return { value, attempts };
}

describe(readAgain.name, () => {
  it('reads once when that is enough', async () => {
    expect(await read([])).toEqual({ value: 'gelezen', attempts: 1 });
  });

  it('tries again as often as is set', async () => {
    expect(await read([failing(), failing()])).toEqual({ value: 'gelezen', attempts: 3 });
    const errors = [failing(), failing(), failing(), failing()];
    expect(await read(errors)).toEqual({ value: errors[2], attempts: 3 });
    expect(await read(errors, { ...PATIENT, pauses: [] })).toEqual({ value: errors[0], attempts: 1 });
  });

  it.each<[string, Error]>([
    ['a refusal', failing({ kind: 'refused', status: 403 })],
    ['a write that was not answered', failing({ kind: 'unknown' })],
    ['what was kept back here', failing({ isKeptBack: true })],
    ['a surprise', new TypeError('onvoorzien')],
  ])('does not try again after %s', async (_, error) => {
    expect(await read([error])).toEqual({ value: error, attempts: 1 });
  });

  it('leaves a register alone for as long as it asks', async () => {
    const before = performance.now();
    expect(await read([failing({ status: 429, retryAfter: 60 })])).toEqual({ value: 'gelezen', attempts: 2 });
    expect(performance.now() - before).toBeGreaterThanOrEqual(59);
  });

  it('does not when nobody waits by then any more', async () => {
    const error = failing({ status: 429, retryAfter: 60_001 });
    expect(await read([error])).toEqual({ value: error, attempts: 1 });
  });

  it('begins no attempt after the end of the wait', async () => {
    const error = failing();
    expect(await read([error], { pauses: [60_000], wait: 59_000 })).toEqual({ value: error, attempts: 1 });
  });
});
