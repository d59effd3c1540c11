import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Failure } from '../../saga/step.js';
import { OptionalEndpoint } from '../../upstream/optional-endpoint.js';
import { UpstreamError, type UpstreamFailure } from '../../upstream/upstream.error.js';
import { ZaaktypeError } from '../../zaken/zaaktype.error.js';
import type { Opdracht } from '../opdracht.js';
import { InUseError } from './in-use.js';
import { isForTheCaller, openZaak } from './open-zaak.step.js';
import type { StepTools } from './step-tools.js';

const LIMIT = 40;
const opdracht = {
  id: 'aanvraag',
  aanvrager: { id: 'mira', identificatie: 'mira@gemeente.example', naam: 'Mira' },
  aanvraag: { klantcontact: {}, klant: { soort: 'eenmalig', digitaleAdressen: [], partijIdentificatoren: [] } },
  sleutels: { datum: '2026-03-01', statusmoment: '2026-03-01T10:00:00Z' },
  terms: {
    tijden: { registerGrens: LIMIT },
    rsin: '002220647',
    product: { zaaktype: { identificatie: 'vergunning' } },
  },
} as unknown as Opdracht;
const toOpen = {
  vervolg: { soort: 'zaak', omschrijving: '', toelichting: '' },
  klantcontact: 'gesprek',
  identificatie: 'Z-1',
} as const;

const refusal = (name: string, code = 'invalid', changed: Partial<UpstreamFailure> = {}) =>
  new UpstreamError({
    kind: 'refused',
    message: 'zaken weigerde',
    system: 'zaken',
    operation: 'POST zaken',
    status: 400,
    fields: [{ name, code }],
    ...changed,
  });
const TAKEN = refusal('zaak.identificatie', 'identificatie-niet-uniek');
const UNANSWERED = refusal('', '', { kind: 'unknown', status: 500, fields: [] });

/** A zaak as Zaken has it: of this request, unless it says otherwise. */
const standing = (changed: object = {}) => ({
  uuid: 'z',
  url: 'zaken/z',
  zaaktype: 'zaaktypen/1',
  kenmerken: [{ bron: 'open-klant', kenmerk: 'gesprek' }],
  resultaat: null,
  deelzaken: [],
  eigenschappen: [],
  zaakobjecten: [],
  zaakinformatieobjecten: [],
  ...changed,
});

const ROL = {
  uuid: 'r',
  omschrijvingGeneriek: 'initiator',
  betrokkeneType: 'natuurlijk_persoon',
  betrokkene: '',
  betrokkeneIdentificatie: null,
  roltoelichting: 'Aanvrager',
};
const STATUS = { uuid: 's', datumStatusGezet: '2026-03-01T10:00:00Z' };
const LATER = { uuid: 't', datumStatusGezet: '2026-03-01T10:07:00Z' };

let log: string[];
/** What stands under the number. */
let zaak: ReturnType<typeof standing> | undefined;
let rollen: object[];
let statussen: object[];
let hasZaakRegistreren: boolean;
/** How a call fails, by its name in the log; a function says what happens meanwhile. */
let faults: Record<string, Error | (() => Error)>;

beforeEach(() => {
  log = [];
  zaak = undefined;
  rollen = [ROL];
  statussen = [STATUS];
  hasZaakRegistreren = true;
  faults = {};
});

async function call<T>(name: string, value: T): Promise<T> {
  log.push(name);
  const fault = faults[name];
  if (fault) throw typeof fault === 'function' ? fault() : fault;
  return value;
}

function step(given: Opdracht = opdracht) {
  const zaakRegistreren = new OptionalEndpoint();
  zaakRegistreren.learn(hasZaakRegistreren);
  const types = { zaaktype: 'zaaktypen/1', initiator: 'roltypen/1', eersteStatustype: 'statustypen/1' };
  const zaken = {
    createZaakAtOnce: () => call('zaak_registreren', standing()),
    createZaak: () => call('zaken', standing()),
    createRol: () => call('rollen', { uuid: 'r' }),
    createStatus: () => call('statussen', { uuid: 's' }),
    findZaakByIdentificatie: () => call('find', zaak),
    listRollen: () => call('list rollen', rollen),
    listStatussen: () => call('list statussen', statussen),
    removeZaak: (uuid: string) => call(`remove ${uuid}`, undefined),
    hasZaakRegistreren: () => call('look', false),
  };
  const zaaktypen = {
    get: () => call('types', types),
    refresh: () => call('fresh types', { ...types, zaaktype: 'zaaktypen/2' }),
    listDelen: () => call('delen', types),
  };
  return openZaak({ zaken, zaaktypen, capabilities: { zaakRegistreren } } as unknown as StepTools, given, toOpen);
}

const OPENED = { uuid: 'z', identificatie: 'Z-1' };

describe('opening a zaak', () => {
  it('takes one call', async () => {
    await expect(step().run(undefined)).resolves.toEqual(OPENED);
    expect(log).toEqual(['types', 'zaak_registreren']);
  });

  it('takes one after the other in a register that cannot do it at once', async () => {
    hasZaakRegistreren = false;
    await expect(step().run(undefined)).resolves.toEqual(OPENED);
    expect(log).toEqual(['types', 'zaken', 'rollen', 'statussen']);
  });

  it('goes on with what it just made as nobody else could, also after an attempt that was left unanswered', async () => {
    hasZaakRegistreren = false;
    await step().run(Date.now());
    expect(log).toEqual(['types', 'zaken', 'rollen', 'statussen']);
  });

  it('is done once more with types that were looked up anew, when those that are known are refused', async () => {
    faults['zaak_registreren'] = () => {
      faults = {};
      return refusal('zaak.zaaktype', 'does_not_exist');
    };
    await expect(step().run(undefined)).resolves.toEqual(OPENED);
    expect(log).toEqual(['types', 'zaak_registreren', 'fresh types', 'zaak_registreren']);
  });

  it('is a mistake without its product', () => {
    const without = { ...opdracht, terms: { ...opdracht.terms, product: undefined } } as unknown as Opdracht;
    expect(() => step(without)).toThrow(TypeError);
  });
});

describe('a zaak that stands under our number', () => {
  it.each([
    ['has our klantcontact', {}, OPENED],
    ['has ours among others', { kenmerken: [{ bron: 'x', kenmerk: 'y' }, ...standing().kenmerken] }, OPENED],
    ['came from another klantcontact', { kenmerken: [{ bron: 'open-klant', kenmerk: 'ander' }] }, undefined],
    ['has the same mark for something else', { kenmerken: [{ bron: 'dms', kenmerk: 'gesprek' }] }, undefined],
    ['has no mark', { kenmerken: [] }, undefined],
  ])('is ours when it %s', async (_, changed, found) => {
    zaak = standing(changed);
    await expect(step().find()).resolves.toEqual(found);
  });

  it('is not when there is none', async () => {
    await expect(step().find()).resolves.toBeUndefined();
  });

  it.each(['zaak.identificatie', 'identificatie'])(
    'is what an unanswered attempt of ours made: %s is in use',
    async (name) => {
      zaak = standing();
      faults['zaak_registreren'] = refusal(name, 'identificatie-niet-uniek');
      await expect(step().run(Date.now())).resolves.toEqual(OPENED);
      expect(log).toEqual(['types', 'zaak_registreren', 'find', 'list rollen', 'list statussen']);
    },
  );

  it('is not taken for ours when nothing was left unanswered', async () => {
    zaak = standing();
    faults['zaak_registreren'] = TAKEN;
    await expect(step().run(undefined)).rejects.toBe(TAKEN);
    expect(log).toEqual(['types', 'zaak_registreren']);
  });

  it.each(['zaak.identificatie', 'identificatie'])(
    'is not taken for ours when somebody else used the number: %s is in use',
    async (name) => {
      zaak = standing({ kenmerken: [] });
      faults['zaak_registreren'] = refusal(name, 'identificatie-niet-uniek');
      await expect(step().run(Date.now())).rejects.toBe(faults['zaak_registreren']);
      expect(log).toEqual(['types', 'zaak_registreren', 'find']);
    },
  );

  it.each([
    ['its rol', [], [STATUS], ['list rollen', 'delen', 'rollen', 'list statussen']],
    ['its status', [ROL], [], ['list rollen', 'list statussen', 'delen', 'statussen']],
    ['its status, where a colleague set one', [ROL], [LATER], ['list rollen', 'list statussen', 'delen', 'statussen']],
  ])('gets what it lacks: %s', async (_, itsRollen, itsStatussen, calls) => {
    zaak = standing();
    rollen = itsRollen;
    statussen = itsStatussen;
    faults['zaak_registreren'] = TAKEN;
    await expect(step().run(Date.now() - LIMIT)).resolves.toEqual(OPENED);
    expect(log).toEqual(['types', 'zaak_registreren', 'find', ...calls]);
  });
});

describe('after an attempt that was left unanswered', () => {
  it.each([
    ['the zaaktype is gone', 'types', new ZaaktypeError('zaaktype is niet geldig')],
    ['something else is wrong by now', 'zaak_registreren', refusal('zaak.startdatum')],
  ])('what it may still make is waited for: %s', async (_, at, error) => {
    faults[at] = error;
    const before = performance.now();
    await expect(step().run(Date.now())).rejects.toBe(error);
    expect(performance.now() - before).toBeGreaterThanOrEqual(LIMIT - 1);
    zaak = standing();
    await expect(step().run(Date.now())).resolves.toEqual(OPENED);
  });

  it.each([
    ['there may be more rights later', refusal('', '', { status: 403, fields: [] })],
    ['Catalogi says no', refusal('', '', { status: 404, fields: [], system: 'catalogi' })],
  ])('a refusal that does not tell of it decides nothing: %s', async (_, error) => {
    faults['types'] = error;
    await expect(step().run(Date.now())).rejects.toMatchObject({ failure: { kind: 'unknown' } });
    await expect(step().run(undefined)).rejects.toBe(error);
  });

  it('cannot be told when what stands cannot be looked up', async () => {
    faults['find'] = new UpstreamError({ ...UNANSWERED.failure, kind: 'unavailable' });
    faults['zaak_registreren'] = TAKEN;
    await expect(step().run(Date.now())).rejects.toMatchObject({ failure: { kind: 'unknown' } });
  });
});

describe('a zaak of which the second half is refused', () => {
  beforeEach(() => {
    hasZaakRegistreren = false;
    zaak = standing();
    rollen = [];
    statussen = [];
    faults['rollen'] = refusal('betrokkeneIdentificatie.inpBsn', 'invalid');
  });

  it('is taken away again', async () => {
    await expect(step().run(undefined)).rejects.toBe(faults['rollen']);
    expect(log).toEqual(['types', 'zaken', 'rollen', 'find', 'list rollen', 'list statussen', 'remove z']);
  });

  it('is left alone first for as long as an earlier attempt may be busy with it', async () => {
    const before = performance.now();
    await expect(step().run(Date.now())).rejects.toBe(faults['rollen']);
    expect(performance.now() - before).toBeGreaterThanOrEqual(LIMIT - 1);
  });

  it.each([
    ['a document', { zaakinformatieobjecten: ['document'] }, []],
    ['a status', {}, [LATER]],
  ])('stays when a colleague works on it by then: %s', async (_, changed, itsStatussen) => {
    zaak = standing(changed);
    statussen = itsStatussen;
    await expect(step().run(undefined)).rejects.toMatchObject({ failure: { kind: 'unknown' } });
    expect(log).not.toContain('remove z');
  });

  it('stays, in part, when it is not known what came of that half', async () => {
    faults['rollen'] = UNANSWERED;
    await expect(step().run(undefined)).rejects.toMatchObject({ failure: { kind: 'unknown' } });
    expect(log).not.toContain('remove z');
  });
});

describe('undoing a zaak', () => {
  it('takes it away', async () => {
    zaak = standing();
    await step().undo(OPENED);
    expect(log.at(-1)).toBe('remove z');
  });

  it('leaves it when a colleague began to work on it, whenever that was', async () => {
    zaak = standing();
    statussen = [LATER, STATUS];
    await expect(step().undo(OPENED)).rejects.toThrow(InUseError);
    expect(log).not.toContain('remove z');
  });

  it('takes nothing away when it cannot be seen what was done with it', async () => {
    zaak = standing();
    faults['list statussen'] = UNANSWERED;
    await expect(step().undo(OPENED)).rejects.toBe(UNANSWERED);
    expect(log).not.toContain('remove z');
  });
});

describe('a refusal to open a zaak', () => {
  const failureOf = async (refused: UpstreamError): Promise<Failure> => {
    faults['zaak_registreren'] = refused;
    try {
      throw new Error(JSON.stringify(await step().run(undefined)));
    } catch (error) {
      return (error as UpstreamError).failure;
    }
  };

  it.each(['zaak.omschrijving', 'omschrijving', 'zaak.toelichting', 'toelichting'])(
    'is for the caller to mend when it is about what they said: %s',
    async (name) => {
      expect(isForTheCaller(await failureOf(refusal(name)))).toBe(true);
    },
  );

  it('is that also when more is wrong', async () => {
    const fields = [
      { name: 'zaak.startdatum', code: 'invalid' },
      { name: 'zaak.omschrijving', code: 'max_length' },
    ];
    expect(isForTheCaller(await failureOf(refusal('', '', { fields })))).toBe(true);
  });

  it.each([
    refusal('zaak.startdatum'),
    refusal('rollen.0.omschrijving'),
    refusal('zaak.omschrijving', 'x', { kind: 'unknown' }),
  ])('is not otherwise', async (error) => {
    expect(await failureOf(error)).toEqual(error.failure);
    expect(isForTheCaller(await failureOf(error))).toBe(false);
  });

  it('passes on what nobody foresaw', async () => {
    faults['zaak_registreren'] = new TypeError('onvoorzien');
    await expect(step().run(undefined)).rejects.toBe(faults['zaak_registreren']);
  });

  it('is read from what is stored', () => {
    const stored = { kind: 'refused', message: 'nee' } as const;
    expect(isForTheCaller(stored)).toBe(false);
    expect(isForTheCaller({ ...stored, isForTheCaller: false } as Failure)).toBe(false);
    expect(isForTheCaller({ ...stored, isForTheCaller: true } as Failure)).toBe(true);
  });
});
