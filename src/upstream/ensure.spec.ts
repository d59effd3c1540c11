import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { UpstreamError, type UpstreamFailure } from './upstream.error.js';
import { ensure, ensureWithoutKey } from './ensure.js';

interface Row {
  readonly van: string;
}

const ours: Row = { van: 'ons' };
const theirs: Row = { van: 'een ander' };

function errorOf(kind: UpstreamFailure['kind'], status?: number, field?: string): UpstreamError {
  return new UpstreamError({
    kind,
    message: kind,
    system: 'klanten',
    operation: 'POST partijen',
    ...(status !== undefined && { status }),
    fields: field === undefined ? [] : [{ name: field, code: 'unique' }],
  });
}
const taken = errorOf('refused', 400, 'nummer');
const otherRefusal = errorOf('refused', 400, 'naam');

/** One attempt: what the register answers to the creation, and what stands under the key. */
function attempt(again: boolean, answer: Row | UpstreamError | Error, stands?: Row | UpstreamError) {
  const log: string[] = [];
  const give = async (name: string, it: Row | Error | undefined) => {
    log.push(name);
    if (it instanceof Error) throw it;
    return it;
  };
  const ended = ensure<Row>(again ? Date.now() : undefined, {
    create: async () => (await give('create', answer))!,
    isTaken: (error) => error.refuses('nummer', 'unique'),
    find: async () => {
      const found = await give('find', stands);
      return found?.van === 'ons' ? found : undefined;
    },
  });
  return { ended, log };
}

describe(ensure.name, () => {
  it.each([false, true])('creates, without looking first (again: %s)', async (again) => {
    const { ended, log } = attempt(again, ours);
    await expect(ended).resolves.toBe(ours);
    expect(log).toEqual(['create']);
  });

  it('never takes what stood before the first attempt for its own', async () => {
    const { ended, log } = attempt(false, taken, ours);
    await expect(ended).rejects.toBe(taken);
    expect(log).toEqual(['create']);
  });

  it('finds what an earlier attempt made', async () => {
    const { ended, log } = attempt(true, taken, ours);
    await expect(ended).resolves.toBe(ours);
    expect(log).toEqual(['create', 'find']);
  });

  it('goes by the key whatever the status with which it says so', async () => {
    await expect(attempt(true, errorOf('refused', 412, 'nummer'), ours).ended).resolves.toBe(ours);
  });

  it.each([theirs, undefined])('is refused when the key is in use by another: %j', async (stands) => {
    await expect(attempt(true, taken, stands).ended).rejects.toBe(taken);
  });

  it('finds what an earlier attempt made, also when it is refused for another reason by now', async () => {
    await expect(attempt(true, otherRefusal, ours).ended).resolves.toBe(ours);
    await expect(attempt(true, otherRefusal, undefined).ended).rejects.toBe(otherRefusal);
    await expect(attempt(true, errorOf('refused', 409), ours).ended).resolves.toBe(ours);
  });

  it.each([401, 403, 404, 405, 412, 415, 301, undefined])(
    'leaves the earlier attempt in doubt at a refusal before the content was looked at: %s',
    async (status) => {
      const refusal = errorOf('refused', status);
      const { ended, log } = attempt(true, refusal, ours);
      await expect(ended).rejects.toMatchObject({ failure: { ...refusal.failure, kind: 'unknown' } });
      expect(log).toEqual(['create']);
      await expect(attempt(false, refusal).ended).rejects.toBe(refusal);
    },
  );

  it.each([errorOf('unavailable'), new TypeError('fout')])('fails when creating does: %s', async (error) => {
    const { ended, log } = attempt(true, error, ours);
    await expect(ended).rejects.toBe(error);
    expect(log).toEqual(['create']);
  });

  it('finds what stands when it is left unanswered again', async () => {
    const unanswered = errorOf('unknown', 500);
    const { ended, log } = attempt(true, unanswered, ours);
    await expect(ended).resolves.toBe(ours);
    expect(log).toEqual(['create', 'find']);
    await expect(attempt(true, unanswered, undefined).ended).rejects.toBe(unanswered);
    await expect(attempt(true, unanswered, theirs).ended).rejects.toBe(unanswered);
    await expect(attempt(false, unanswered, ours).ended).rejects.toBe(unanswered);
  });

  it.each([errorOf('unavailable'), errorOf('refused', 403)])(
    'leaves it in doubt when what stands cannot be looked up: %s',
    async (failure) => {
      await expect(attempt(true, taken, failure).ended).rejects.toMatchObject({ failure: { kind: 'unknown' } });
    },
  );
});

it('hides no surprise of whoever looks', async () => {
  const surprise = new TypeError('onvoorzien');
  const find = () => Promise.reject(surprise);
  await expect(ensureWithoutKey(Date.now(), 0, { create: async () => ours, find })).rejects.toBe(surprise);
});

describe('what an earlier attempt may still make', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  /** The second attempt, after a first of so long ago that lands after so many milliseconds from now. */
  async function second(answer: UpstreamError, landsAfter: number, { ago = 0, limit = 1000 } = {}) {
    const begun = Date.now();
    const ended = ensure<Row>(begun - ago, {
      create: () => Promise.reject(answer),
      isTaken: (error) => error.refuses('nummer', 'unique'),
      find: async () => (Date.now() - begun >= landsAfter ? ours : undefined),
      limit,
    }).catch((error: unknown) => error);
    await jest.runAllTimersAsync();
    return { result: await ended, took: Date.now() - begun };
  }

  it.each([0, 500, 1000])('is waited for when it is refused for another reason by now: %i', async (landsAfter) => {
    expect((await second(otherRefusal, landsAfter)).result).toBe(ours);
  });

  it('is not waited for once it can no longer be made', async () => {
    const { result, took } = await second(otherRefusal, Infinity);
    expect(result).toBe(otherRefusal);
    expect(took).toBeGreaterThanOrEqual(1000);
    expect((await second(otherRefusal, Infinity, { ago: 900 })).took).toBeLessThan(300);
    expect(await second(otherRefusal, Infinity, { limit: 0 })).toEqual({ result: otherRefusal, took: 0 });
  });

  it.each([taken, errorOf('unknown', 500), errorOf('unknown', 400)])(
    'is not waited for when the key itself tells: %s',
    async (answer) => {
      expect(await second(answer, 500)).toEqual({ result: answer, took: 0 });
    },
  );

  it('is not waited for unless a limit is given', async () => {
    const find = jest.fn(async () => undefined);
    const create = () => Promise.reject(otherRefusal);
    const ended = ensure(Date.now(), { create, isTaken: () => false, find });
    await expect(ended).rejects.toBe(otherRefusal);
    expect(find).toHaveBeenCalledTimes(1);
  });

  it('is looked for at a refusal that comes from elsewhere, when the caller says that it is one', async () => {
    const elsewhere = errorOf('refused', 404);
    const ensured = (isRefusal: (error: UpstreamError) => boolean) =>
      ensure(Date.now(), {
        create: () => Promise.reject(elsewhere),
        isTaken: () => false,
        isRefusal,
        find: async () => ours,
      });
    await expect(ensured((error) => error === elsewhere)).resolves.toBe(ours);
    await expect(ensured(() => false)).rejects.toMatchObject({ failure: { kind: 'unknown' } });
  });
});

describe(ensureWithoutKey.name, () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  /** The second attempt, after a first that lands after so many milliseconds. */
  async function second(landsAfter: number, since = Date.now()): Promise<{ row: Row; created: number; took: number }> {
    const begun = Date.now();
    let created = 0;
    const ended = ensureWithoutKey<Row>(since, 1000, {
      create: async () => {
        created += 1;
        return theirs;
      },
      find: async () => (Date.now() - begun >= landsAfter ? ours : undefined),
    });
    await jest.runAllTimersAsync();
    return { row: await ended, created, took: Date.now() - begun };
  }

  it('creates at once the first time', async () => {
    const find = jest.fn(async () => ours);
    await expect(ensureWithoutKey(undefined, 1000, { create: async () => theirs, find })).resolves.toBe(theirs);
    expect(find).not.toHaveBeenCalled();
  });

  it.each([0, 400, 1000])('finds what an earlier attempt makes after %i ms', async (landsAfter) => {
    await expect(second(landsAfter)).resolves.toMatchObject({ row: ours, created: 0 });
  });

  it('waits only for what is left of that, counted from when the earlier attempt was left alone', async () => {
    const { created, took } = await second(Infinity, Date.now() - 900);
    expect(created).toBe(1);
    expect(took).toBeLessThan(300);
  });

  it('creates once the earlier attempt can no longer make it', async () => {
    const { row, created, took } = await second(Infinity);
    expect({ row, created }).toEqual({ row: theirs, created: 1 });
    expect(took).toBeGreaterThanOrEqual(1000);
  });
});
