import { beforeEach, describe, expect, it } from '@jest/globals';
import { UpstreamError, type FailureKind } from '../../upstream/upstream.error.js';
import { allOrNothing, together } from './all-or-nothing.js';

const failure = (kind: FailureKind) =>
  new UpstreamError({ kind, message: kind, system: 'klanten', operation: 'POST betrokkenen', fields: [] });

let stands: boolean;
const takeDown = async () => {
  stands = false;
};
const cannotTakeDown = () => Promise.reject(failure('refused'));

beforeEach(() => {
  stands = true;
});

describe(allOrNothing.name, () => {
  it('leaves what succeeds alone', async () => {
    await expect(allOrNothing({ build: async () => 'gebouwd', takeDown, doubt: 0 })).resolves.toBe('gebouwd');
    expect(stands).toBe(true);
  });

  it('takes everything away after a refusal, and only then says so', async () => {
    const build = () => Promise.reject(failure('refused'));
    await expect(allOrNothing({ build, takeDown, doubt: 0 })).rejects.toMatchObject({ failure: { kind: 'refused' } });
    expect(stands).toBe(false);
  });

  it('first waits for what an earlier attempt may still be doing', async () => {
    const build = () => Promise.reject(failure('refused'));
    const begun = Date.now();
    await expect(allOrNothing({ build, takeDown, doubt: 30 })).rejects.toThrow(UpstreamError);
    expect(Date.now() - begun).toBeGreaterThanOrEqual(29);
  });

  it('does not know what stands when that cannot be taken away', async () => {
    const build = () => Promise.reject(failure('refused'));
    await expect(allOrNothing({ build, takeDown: cannotTakeDown, doubt: 0 })).rejects.toMatchObject({
      failure: { kind: 'unknown', operation: 'POST betrokkenen' },
    });
  });

  it.each(['unavailable', 'unknown'] as const)('does not know what stands after %s', async (kind) => {
    const build = () => Promise.reject(failure(kind));
    await expect(allOrNothing({ build, takeDown, doubt: 0 })).rejects.toMatchObject({ failure: { kind: 'unknown' } });
    expect(stands).toBe(true);
  });

  it('passes on what nobody foresaw', async () => {
    const build = () => Promise.reject(new TypeError('onvoorzien'));
    await expect(allOrNothing({ build, takeDown, doubt: 0 })).rejects.toThrow(TypeError);
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
    const calls = [Promise.reject(failure('unknown')), Promise.reject(failure('refused')), work()] as const;
    await expect(together([...calls])).rejects.toMatchObject({ failure: { kind: 'refused' } });
    expect(ended).toBe(true);
  });
});
