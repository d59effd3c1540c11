import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Identificator } from '../../klanten/klanten.types.js';
import { UpstreamError, type UpstreamFailure } from '../../upstream/upstream.error.js';
import type { Opdracht } from '../opdracht.js';
import { assignInterneTaak } from './assign-interne-taak.step.js';
import { InUseError } from './in-use.js';
import type { StepTools } from './step-tools.js';

const LIMIT = 40;
const opdracht = {
  sleutels: { interneTaak: '1000000001' },
  terms: { tijden: { registerGrens: LIMIT }, codes: { toewijzing: { medewerker: {}, afdeling: {} } } },
} as unknown as Opdracht;
const MEDEWERKER = { soort: 'medewerker', identificatie: 'otto@gemeente.example' } as const;
const AFDELING = { soort: 'afdeling', identificatie: 'parkeren' } as const;

const refusal = (name: string, code = 'unique', changed: Partial<UpstreamFailure> = {}) =>
  new UpstreamError({
    kind: 'refused',
    message: 'taken weigerde',
    system: 'taken',
    operation: 'POST internetaken',
    status: 400,
    fields: [{ name, code }],
    ...changed,
  });

/** An interne taak as the register has it: of this request, unless it says otherwise. */
const standing = (changed: object = {}) => ({
  uuid: 'taak',
  status: 'te_verwerken',
  aanleidinggevendKlantcontact: { uuid: 'gesprek' },
  toegewezenAanActoren: [{ uuid: 'actor' }],
  ...changed,
});

let log: string[];
let actor: string | undefined;
/** How asking for the actor fails. */
let unknownActor: Error | undefined;
/** What stands under the number. */
let taak: ReturnType<typeof standing> | undefined;
/** How the creations end, one after another; without one they succeed. */
let faults: Error[];

beforeEach(() => {
  log = [];
  actor = 'actor';
  unknownActor = undefined;
  taak = undefined;
  faults = [];
});

function step(toegewezenAan: typeof MEDEWERKER | typeof AFDELING = MEDEWERKER, metAfdeling?: typeof AFDELING) {
  const actoren = {
    ensure: async () => {
      if (unknownActor) throw unknownActor;
      return actor;
    },
    find: async ({ objectId }: Identificator) => actor && (objectId === AFDELING.identificatie ? 'afdeling' : actor),
    forget: ({ objectId }: { objectId: string }) => void log.push(`forget ${objectId}`),
  };
  const taken = {
    createInterneTaak: async (sent: { toegewezenAanActoren: readonly { uuid: string }[] }) => {
      log.push(`create for ${sent.toegewezenAanActoren.map(({ uuid }) => uuid).join()}`);
      const fault = faults.shift();
      if (fault) throw fault;
      return standing();
    },
    findInterneTaakByReferentienummer: async (nummer: string) => (log.push(`find ${nummer}`), taak),
    removeInterneTaak: async (uuid: string) => void log.push(`remove ${uuid}`),
  };
  const vervolg = {
    soort: 'interneTaak',
    gevraagdeHandeling: '',
    toelichting: '',
    toegewezenAan,
    ...(metAfdeling && { metAfdeling }),
  } as const;
  return assignInterneTaak({ actoren, taken } as unknown as StepTools, opdracht, { vervolg, klantcontact: 'gesprek' });
}

describe('the actor that an interne taak is for', () => {
  it('must be there', async () => {
    actor = undefined;
    await expect(step(AFDELING).run(undefined)).rejects.toMatchObject({
      failure: { kind: 'refused', code: 'toewijzing', system: 'klanten' },
    });
    expect(log).toEqual([]);
  });

  it('is found or made anew when it turns out to be gone', async () => {
    faults = [refusal('toegewezenAanActoren.0.uuid', 'does_not_exist')];
    await expect(step().run(undefined)).resolves.toBe('taak');
    expect(log).toEqual(['create for actor', 'forget otto@gemeente.example', 'create for actor']);
  });

  it.each([0, 1])('is so whichever of them is gone: %i', async (index) => {
    faults = [refusal(`toegewezenAanActoren.${index}.uuid`, 'does_not_exist')];
    await expect(step(MEDEWERKER, AFDELING).run(undefined)).resolves.toBe('taak');
    expect(log).toEqual([
      'create for actor,afdeling',
      'forget otto@gemeente.example',
      'forget parkeren',
      'create for actor,afdeling',
    ]);
  });

  it('is so once', async () => {
    const gone = refusal('toegewezenAanActoren.0.uuid', 'does_not_exist');
    faults = [gone, gone];
    await expect(step().run(undefined)).rejects.toBe(gone);
    expect(log).toHaveLength(3);
  });

  it.each([
    refusal('gevraagdeHandeling', 'max_length'),
    refusal('toegewezenAanActoren.1.uuid', 'does_not_exist'),
    new TypeError('onvoorzien'),
  ])('is not when something else is wrong: %#', async (error) => {
    faults = [error];
    await expect(step().run(undefined)).rejects.toBe(error);
    expect(log).toEqual(['create for actor']);
  });
});

describe('an interne taak that stands under our number', () => {
  it.each([
    ['came from our klantcontact', {}, 'taak'],
    ['came from another', { aanleidinggevendKlantcontact: { uuid: 'ander' } }, undefined],
  ])('is ours when it %s', async (_, changed, found) => {
    taak = standing(changed);
    await expect(step().find()).resolves.toBe(found);
  });

  it('is not when there is none', async () => {
    await expect(step().find()).resolves.toBeUndefined();
  });

  it.each(['referentienummer', 'nummer'])('is what an unanswered attempt of ours made: %s is in use', async (name) => {
    taak = standing();
    faults = [refusal(name)];
    await expect(step().run(Date.now())).resolves.toBe('taak');
  });

  it.each(['referentienummer', 'nummer'])(
    'is not taken for ours when somebody else used the number: %s is in use',
    async (name) => {
      taak = standing({ aanleidinggevendKlantcontact: { uuid: 'ander' } });
      const taken = refusal(name);
      faults = [taken];
      await expect(step().run(Date.now())).rejects.toBe(taken);
      expect(log).toEqual(['create for actor', 'find 1000000001']);
    },
  );

  it('is not taken for ours when nothing was left unanswered', async () => {
    taak = standing();
    const taken = refusal('nummer');
    faults = [taken];
    await expect(step().run(undefined)).rejects.toBe(taken);
    expect(log).toEqual(['create for actor']);
  });

  it('may yet come of an unanswered attempt when it is refused for another reason by now', async () => {
    const refused = refusal('gevraagdeHandeling', 'max_length');
    faults = [refused];
    const before = performance.now();
    await expect(step().run(Date.now())).rejects.toBe(refused);
    expect(performance.now() - before).toBeGreaterThanOrEqual(LIMIT - 1);
  });
});

describe('that nobody can be asked for the actor', () => {
  beforeEach(() => {
    unknownActor = refusal('', '', { status: 403, operation: 'GET actoren', fields: [] });
  });

  it('is a refusal when nothing was left unanswered', async () => {
    await expect(step().run(undefined)).rejects.toBe(unknownActor);
  });

  it('says nothing of what an unanswered attempt made', async () => {
    await expect(step().run(Date.now())).rejects.toMatchObject({ failure: { kind: 'unknown' } });
  });
});

it('an afdeling that is gone by now does not hide what an unanswered attempt made', async () => {
  actor = undefined;
  const before = performance.now();
  await expect(step(AFDELING).run(Date.now())).rejects.toMatchObject({ failure: { code: 'toewijzing' } });
  expect(performance.now() - before).toBeGreaterThanOrEqual(LIMIT - 1);
  taak = standing();
  await expect(step(AFDELING).run(Date.now())).resolves.toBe('taak');
});

describe('undoing an interne taak', () => {
  it('takes it away', async () => {
    taak = standing();
    await step().undo('taak');
    expect(log.at(-1)).toBe('remove taak');
  });

  it.each([
    ['did it', { status: 'verwerkt' }],
    ['gave it to somebody else', { toegewezenAanActoren: [{ uuid: 'karin' }] }],
  ])('leaves it when a colleague %s, whenever that was', async (_, changed) => {
    taak = standing(changed);
    await expect(step().undo('taak')).rejects.toThrow(InUseError);
    expect(log).toEqual(['find 1000000001']);
  });
});
