import { beforeEach, describe, expect, it } from '@jest/globals';
import { UpstreamError } from '../../upstream/upstream.error.js';
import type { Opdracht } from '../opdracht.js';
import { InUseError } from './in-use.js';
import { registerLoneKlantcontact } from './register-lone-klantcontact.step.js';
import type { StepTools } from './step-tools.js';

const LIMIT = 40;
const refusal = (name: string) =>
  new UpstreamError({
    kind: 'refused',
    message: 'klanten weigerde',
    system: 'klanten',
    operation: 'POST klantcontacten',
    status: 400,
    fields: [{ name, code: 'unique' }],
  });

let log: string[];
let hadBetrokkenen: object[];
/** What stands under the number. */
let standing: object | undefined;
let fault: Error | undefined;

beforeEach(() => {
  log = [];
  hadBetrokkenen = [];
  standing = undefined;
  fault = undefined;
});

function step() {
  const klanten = {
    createKlantcontact: async () => {
      log.push('create');
      if (fault) throw fault;
      return { uuid: 'gesprek' };
    },
    findKlantcontactByReferentienummer: async (nummer: string) => (log.push(`find ${nummer}`), standing),
    findExpandedKlantcontact: async () => ({ uuid: 'gesprek', _expand: { hadBetrokkenen } }),
    removeKlantcontact: async (uuid: string) => void log.push(`remove ${uuid}`),
  };
  const opdracht = {
    id: 'aanvraag',
    aanvraag: { klantcontact: {} },
    sleutels: { klantcontact: '1000000001' },
    terms: { tijden: { registerGrens: LIMIT } },
  };
  return registerLoneKlantcontact({ klanten } as unknown as StepTools, opdracht as unknown as Opdracht);
}

describe('a klantcontact that is registered by itself', () => {
  const ours = { uuid: 'gesprek', metadata: { productaanvraag: 'aanvraag' } };
  const theirs = { uuid: 'ander', metadata: { productaanvraag: 'andere' } };

  it('is made', async () => {
    await expect(step().run(undefined)).resolves.toBe('gesprek');
    expect(log).toEqual(['create']);
  });

  it.each([
    [ours, 'gesprek'],
    [theirs, undefined],
    [{ uuid: 'ander', metadata: {} }, undefined],
    [undefined, undefined],
  ])('is ours when it says so: %j', async (stands, found) => {
    standing = stands;
    await expect(step().find()).resolves.toBe(found);
  });

  it.each(['referentienummer', 'nummer'])('is what an unanswered attempt of ours made: %s is in use', async (name) => {
    standing = ours;
    fault = refusal(name);
    await expect(step().run(Date.now())).resolves.toBe('gesprek');
    await expect(step().run(undefined)).rejects.toBe(fault);
  });

  it.each(['referentienummer', 'nummer'])(
    'is not taken for ours when somebody else used the number: %s is in use',
    async (name) => {
      standing = theirs;
      fault = refusal(name);
      await expect(step().run(Date.now())).rejects.toBe(fault);
      expect(log).toEqual(['create', 'find 1000000001']);
    },
  );

  it('may yet come of an unanswered attempt when it is refused for another reason by now', async () => {
    fault = refusal('onderwerp');
    const before = performance.now();
    await expect(step().run(Date.now())).rejects.toBe(fault);
    expect(performance.now() - before).toBeGreaterThanOrEqual(LIMIT - 1);
  });
});

describe('undoing a klantcontact that was registered by itself', () => {
  it('takes it away', async () => {
    await step().undo('gesprek');
    expect(log).toEqual(['remove gesprek']);
  });

  it('leaves it when anybody was registered with it since', async () => {
    hadBetrokkenen = [{ uuid: 'klant' }];
    await expect(step().undo('gesprek')).rejects.toThrow(InUseError);
    expect(log).toEqual([]);
  });
});
