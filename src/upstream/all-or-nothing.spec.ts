import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import { UpstreamError, type FailureKind } from './upstream.error.js';
import { allOrNothing, together } from './all-or-nothing.js';

const failure = (kind: FailureKind) =>
  new UpstreamError({ kind, message: kind, system: 'klanten', operation: 'POST betrokkenen', fields: [] });

let stands: boolean;
const takeDown = async () => {
  stands = false;
};
const cannotTakeDown = () => Promise.reject(failure('refused'));

const CERTAIN = { unansweredSince: undefined, limit: 60_000 };

beforeEach(() => {
  stands = true;
});

describe(allOrNothing.name, () => {
  it('leaves what succeeds alone', async () => {
    await expect(allOrNothing({ build: async () => 'gebouwd', takeDown, ...CERTAIN })).resolves.toBe('gebouwd');
    expect(stands).toBe(true);
  });

  it('takes everything away after a refusal, and only then says so', async () => {
    const build = () => Promise.reject(failure('refused'));
    await expect(allOrNothing({ build, takeDown, ...CERTAIN })).rejects.toMatchObject({ failure: { kind: 'refused' } });
    expect(stands).toBe(false);
  });

  it('first waits for what an earlier attempt may still be doing', async () => {
    const build = () => Promise.reject(failure('refused'));
    const unansweredSince = Date.now();
    await expect(allOrNothing({ build, takeDown, unansweredSince, limit: 30 })).rejects.toThrow(UpstreamError);
    expect(Date.now() - unansweredSince).toBeGreaterThanOrEqual(29);
  });

  it('does not wait again for what was waited for while it was built', async () => {
    const limit = 60_000;
    const unansweredSince = Date.now();
    const clock = jest.spyOn(Date, 'now');
    const build = () => {
      clock.mockReturnValue(unansweredSince + limit);
      return Promise.reject(failure('refused'));
    };
    await expect(allOrNothing({ build, takeDown, unansweredSince, limit })).rejects.toThrow(UpstreamError);
    expect(stands).toBe(false);
    clock.mockRestore();
  });

  it('does not know what stands when that cannot be taken away', async () => {
    const build = () => Promise.reject(failure('refused'));
    await expect(allOrNothing({ build, takeDown: cannotTakeDown, ...CERTAIN })).rejects.toMatchObject({
      failure: { kind: 'unknown', operation: 'POST betrokkenen' },
    });
  });

  it.each(['unavailable', 'unknown'] as const)('does not know what stands after %s', async (kind) => {
    const build = () => Promise.reject(failure(kind));
    await expect(allOrNothing({ build, takeDown, ...CERTAIN })).rejects.toMatchObject({ failure: { kind: 'unknown' } });
    expect(stands).toBe(true);
  });

  it('passes on what nobody foresaw', async () => {
    const surprise = new TypeError('onvoorzien');
    const build = () => Promise.reject(surprise);
    await expect(allOrNothing({ build, takeDown, ...CERTAIN })).rejects.toBe(surprise);
    expect(stands).toBe(true);
  });
});

describe(together.name, () => {
  it('gives everything', async () => {
    await expect(together([Promise.resolve(1), Promise.resolve('twee')])).resolves.toEqual([1, 'twee']);
  });

  it('tells a refusal first, once everything has ended', async () => {
    let ended = false;
    const work = async () => {
      await new Promise((resolve) => setTimeout(resolve, 5));
      ended = true;
    };
    const calls = [work(), Promise.reject(failure('unknown')), Promise.reject(failure('refused'))] as const;
    await expect(together([...calls])).rejects.toMatchObject({ failure: { kind: 'refused' } });
    expect(ended).toBe(true);
  });

  it('tells the first failure when nothing was refused', async () => {
    const calls = [Promise.reject(failure('unknown')), Promise.reject(failure('unavailable'))] as const;
    await expect(together([...calls])).rejects.toMatchObject({ failure: { kind: 'unknown' } });
  });
});
