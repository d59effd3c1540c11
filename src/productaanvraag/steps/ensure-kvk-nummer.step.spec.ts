import { beforeEach, describe, expect, it } from '@jest/globals';
import { UpstreamError } from '../../upstream/upstream.error.js';
import { ensureKvkNummer } from './ensure-kvk-nummer.step.js';
import type { Opdracht } from '../opdracht.js';
import type { StepTools } from './step-tools.js';

const refusal = (status: number, name: string) =>
  new UpstreamError({
    kind: 'refused',
    message: 'klanten weigerde',
    system: 'klanten',
    operation: 'POST partij-identificatoren',
    status,
    fields: [{ name, code: 'invalid' }],
  });
const LIMIT = 40;
const opdracht = { id: 'aanvraag', terms: { tijden: { registerGrens: LIMIT } } } as unknown as Opdracht;
const ours = { uuid: 'k', anderePartijIdentificator: 'aanvraag' };
const theirs = { uuid: 'k', anderePartijIdentificator: '' };

let log: string[];
/** What each look-up finds, one after another. */
let found: (object | undefined)[];
/** How a call fails. */
let faults: Record<string, Error>;

beforeEach(() => {
  log = [];
  found = [];
  faults = {};
});

function step() {
  const call = async (name: string, value?: unknown) => {
    log.push(name);
    if (faults[name]) throw faults[name];
    return value;
  };
  const klanten = {
    findPartijIdentificator: async () => call('find', found.shift()),
    createPartijIdentificator: async () => call('create', { uuid: 'k' }),
    removePartijIdentificator: async () => call('remove'),
  };
  return ensureKvkNummer({ klanten } as unknown as StepTools, opdracht, '69599084');
}

describe('a KvK-nummer to hang a vestiging under', () => {
  it('is found', async () => {
    found = [theirs];
    await expect(step().run(undefined)).resolves.toEqual({ uuid: 'k', ours: false });
    expect(log).toEqual(['find']);
  });

  it('is made when there is none', async () => {
    await expect(step().run(undefined)).resolves.toEqual({ uuid: 'k', ours: true });
    expect(log).toEqual(['find', 'create']);
  });

  it.each([
    [ours, true],
    [theirs, false],
  ])('is taken when it came in between: %j', async (landed, isOurs) => {
    found = [undefined, landed];
    faults['create'] = refusal(400, '__all__');
    await expect(step().run(undefined)).resolves.toEqual({ uuid: 'k', ours: isOurs });
  });

  it('is refused when it is neither made nor there', async () => {
    faults['create'] = refusal(400, '__all__');
    await expect(step().run(undefined)).rejects.toBe(faults['create']);
    expect(log).toEqual(['find', 'create', 'find']);
  });

  it.each([refusal(400, 'partijIdentificator'), new TypeError('onvoorzien')])(
    'is not looked for again when something else is wrong: %#',
    async (error) => {
      faults['create'] = error;
      await expect(step().run(undefined)).rejects.toBe(error);
      expect(log).toEqual(['find', 'create']);
    },
  );

  it.each([
    [ours, { uuid: 'k', ours: true }],
    [theirs, { uuid: 'k', ours: false }],
    [undefined, undefined],
  ])('is ours when this request made it: %j', async (stands, expected) => {
    found = [stands];
    await expect(step().find()).resolves.toEqual(expected);
  });
});

describe('after an attempt that was left unanswered', () => {
  it('may be what that one made, also when it is refused for another reason by now', async () => {
    faults['create'] = refusal(400, 'partijIdentificator');
    found = [undefined, undefined, ours];
    await expect(step().run(Date.now())).resolves.toEqual({ uuid: 'k', ours: true });
  });

  it('is refused when that one can no longer make it', async () => {
    faults['create'] = refusal(400, 'partijIdentificator');
    const before = performance.now();
    await expect(step().run(Date.now())).rejects.toBe(faults['create']);
    expect(performance.now() - before).toBeGreaterThanOrEqual(LIMIT - 1);
  });

  it('is not known to be absent when it may not be looked for', async () => {
    faults['find'] = refusal(403, '');
    await expect(step().run(Date.now())).rejects.toMatchObject({ failure: { kind: 'unknown' } });
    await expect(step().run(undefined)).rejects.toBe(faults['find']);
  });
});

describe('undoing it', () => {
  it('takes it away', async () => {
    await expect(step().undo({ uuid: 'k', ours: true })).resolves.toBeUndefined();
    expect(log).toEqual(['remove']);
  });

  it('leaves it when it was there', async () => {
    await expect(step().undo({ uuid: 'k', ours: false })).resolves.toBeUndefined();
    expect(log).toEqual([]);
  });

  it('leaves it when a colleague hung another vestiging under it, and says so', async () => {
    faults['remove'] = refusal(400, '__all__');
    await expect(step().undo({ uuid: 'k', ours: true })).resolves.toEqual({
      soort: 'partijIdentificator',
      uuid: 'k',
      reden: expect.stringContaining('Een andere vestiging'),
    });
  });

  it.each([refusal(403, ''), new TypeError('onvoorzien')])(
    'fails when the register says anything else: %#',
    async (error) => {
      faults['remove'] = error;
      await expect(step().undo({ uuid: 'k', ours: true })).rejects.toBe(error);
    },
  );
});
