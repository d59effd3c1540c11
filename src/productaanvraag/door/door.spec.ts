import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Caller } from '../../auth/caller.js';
import type { Settings } from '../../config/settings.js';
import type { Intakes } from '../intake/intakes.js';
import type { Submission } from '../intake/submission.js';
import { Door } from './door.js';
import type { Places } from './places.js';

const WACHTTIJD = 8000;
const CALL = { caller: { id: 'mira' } as Caller, idempotencyKeys: ['sleutel'], wait: undefined };
const BODY = { klantcontact: {} };

/** What was done, in its order. */
let done: unknown[];
/** What is known under the key. */
let known: object | undefined;
/** For how long is waited for the end. */
let waited: number;
let door: Door;

beforeEach(() => {
  [done, known, waited] = [[], undefined, NaN];
  const intake = {
    find: async ({ soort }: Submission) => {
      done.push(`find ${soort}`);
      return known;
    },
    accept: async ({ id }: Submission, aanvraag: unknown, now: Date) => {
      done.push(['accept', aanvraag, now instanceof Date]);
      return { id };
    },
    answer: async (run: object, wait: number) => {
      waited = wait;
      return run;
    },
  };
  const places = {
    known: (find: () => Promise<unknown>) => find(),
    accept: async (_: Submission, work: () => Promise<unknown>) => {
      done.push('turn');
      return work();
    },
  };
  const settings = { configuration: { tijden: { wachttijd: WACHTTIJD } } };
  door = new Door(
    { of: (soort: string) => (soort === 'klantcontact' ? intake : undefined) } as unknown as Intakes,
    places as unknown as Places,
    settings as Settings,
  );
});

const read = async () => {
  done.push('read');
  return 'aanvraag' as never;
};
const submit = (wait?: number, reading = read) => door.submit('klantcontact', { ...CALL, wait }, BODY, reading);

describe('a request that registers something', () => {
  it('is checked and accepted when it is its turn', async () => {
    expect(await submit()).toEqual({ id: expect.stringMatching(/^[0-9a-f-]{36}$/) });
    expect(done).toEqual(['find klantcontact', 'turn', 'read', ['accept', 'aanvraag', true]]);
  });

  it('is not looked at when its key is known', async () => {
    known = { id: 'bekend' };
    expect(await submit()).toBe(known);
    expect(done).toEqual(['find klantcontact']);
  });

  it('is not accepted when it is not right', async () => {
    const wrong = new Error('not right');
    await expect(submit(undefined, () => Promise.reject(wrong))).rejects.toBe(wrong);
    expect(done).toEqual(['find klantcontact', 'turn']);
  });

  it('is answered after as long as its caller waits, and else as long as is usual', async () => {
    await submit();
    expect(waited).toBeGreaterThan(WACHTTIJD / 2);
    expect(waited).toBeLessThanOrEqual(WACHTTIJD);
    await submit(60_000);
    expect(waited).toBeGreaterThan(30_000);
    await submit(0);
    expect(waited).toBe(0);
  });
});
