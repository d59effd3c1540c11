import { beforeEach, describe, expect, it } from '@jest/globals';
import { OptionalEndpoint } from '../../upstream/optional-endpoint.js';
import { UpstreamError } from '../../upstream/upstream.error.js';
import type { Opdracht } from '../opdracht.js';
import type { Authenticatie } from '../productaanvraag.js';
import { InUseError } from './in-use.js';
import { authenticatieMetadata, registerKlantcontact } from './register-klantcontact.step.js';
import type { StepTools } from './step-tools.js';

const OURS = { uuid: 'onze', rol: 'klant', initiator: true, wasPartij: { uuid: 'partij' } };
const THEIRS = { ...OURS, uuid: 'andere', initiator: false };
const row = (betrokkene: object) => ({
  organisatienaam: '',
  contactnaam: { achternaam: '', voornaam: '' },
  ...betrokkene,
});
const about = (uuid: string, objectId: string) => ({ uuid, onderwerpobjectidentificator: { objectId } });

const opdracht = {
  id: 'aanvraag',
  aanvraag: { klantcontact: {}, klant: { soort: 'bekendePartij', partij: 'partij' }, vervolg: { soort: 'zaak' } },
  sleutels: { klantcontact: '1000000001', zaak: 'Z-1' },
  terms: { tijden: { registerGrens: 20 }, codes: { zaak: {} } },
} as unknown as Opdracht;

const failure = (kind: 'refused' | 'unknown', status: number, name = 'rol') =>
  new UpstreamError({
    kind,
    message: kind,
    system: 'klanten',
    operation: 'POST',
    status,
    fields: [{ name, code: 'unique' }],
  });

let betrokkenen: object[];
let onderwerpobjecten: { onderwerpobjectidentificator: { objectId: string } }[];
let removed: string[];
let klanten: Record<string, (...sent: never[]) => Promise<unknown>>;
/** What was called, in order. */
let calls: string[];

/** In a register without `maak-klantcontact`, unless it has it. */
function step({ changed = {}, hasAtOnce = false }: { changed?: object; hasAtOnce?: boolean } = {}) {
  const maakKlantcontact = new OptionalEndpoint();
  maakKlantcontact.learn(hasAtOnce);
  const watched = new Proxy(klanten, { get: (it, name: string) => (calls.push(name), it[name]) });
  return registerKlantcontact(
    { klanten: watched, capabilities: { maakKlantcontact } } as unknown as StepTools,
    { ...opdracht, ...changed } as Opdracht,
    'partij',
  );
}

beforeEach(() => {
  betrokkenen = [];
  onderwerpobjecten = [];
  removed = [];
  calls = [];
  klanten = {
    createKlantcontact: async () => ({ uuid: 'gesprek' }),
    createBetrokkene: async () => (betrokkenen.push(row(OURS)), OURS),
    createOnderwerpobject: async () => (onderwerpobjecten.push(about('onze', 'Z-1')), { uuid: 'onze' }),
    findKlantcontactByReferentienummer: async () => ({ uuid: 'gesprek', metadata: { productaanvraag: 'aanvraag' } }),
    findExpandedKlantcontact: async () => ({
      uuid: 'gesprek',
      _expand: { hadBetrokkenen: betrokkenen, gingOverOnderwerpobjecten: onderwerpobjecten },
    }),
    listBetrokkenen: async () => betrokkenen,
    listOnderwerpobjecten: async (_: string, about: string) =>
      onderwerpobjecten.filter((it) => it.onderwerpobjectidentificator.objectId === about),
    removeKlantcontact: async (uuid: string) => void removed.push(uuid),
  };
});

describe('what a colleague registers with our klantcontact', () => {
  const byAColleague = () => {
    betrokkenen.push(row(THEIRS));
    onderwerpobjecten.push(about('andere', 'Z-2'));
  };

  it('is not found to be ours', async () => {
    byAColleague();
    await expect(step().find()).resolves.toEqual({ uuid: 'gesprek' });
    betrokkenen.push(row(OURS));
    onderwerpobjecten.push(about('onze', 'Z-1'));
    await expect(step().find()).resolves.toEqual({ uuid: 'gesprek', betrokkene: 'onze', onderwerpobject: 'onze' });
  });

  it('is not taken for what an unanswered attempt of ours made', async () => {
    byAColleague();
    klanten['createKlantcontact'] = () => Promise.reject(failure('refused', 400, 'nummer'));
    await expect(step().run(Date.now())).resolves.toEqual({
      uuid: 'gesprek',
      betrokkene: 'onze',
      onderwerpobject: 'onze',
    });
    expect(betrokkenen).toHaveLength(2);
    expect(onderwerpobjecten).toHaveLength(2);
  });

  it.each(['betrokkenen', 'onderwerpobjecten'])('keeps it from being taken away: %s', async (what) => {
    const made = await step().run(undefined);
    if (what === 'betrokkenen') betrokkenen.push(row(THEIRS));
    else onderwerpobjecten.push(about('andere', 'Z-1'));
    await expect(step().undo(made)).rejects.toThrow(InUseError);
    expect(removed).toEqual([]);
  });

  it('keeps it from being taken away when the second half of it is refused', async () => {
    klanten['createOnderwerpobject'] = async () => {
      betrokkenen.push(row(THEIRS));
      throw failure('refused', 400);
    };
    await expect(step().run(undefined)).rejects.toMatchObject({ failure: { kind: 'unknown' } });
    expect(removed).toEqual([]);
  });
});

describe('what we registered with it ourselves', () => {
  it('goes with it', async () => {
    await step().undo(await step().run(undefined));
    expect(removed).toEqual(['gesprek']);
  });

  it('goes with it when the second half of it is refused', async () => {
    klanten['createOnderwerpobject'] = () => Promise.reject(failure('refused', 400));
    await expect(step().run(undefined)).rejects.toMatchObject({ failure: { kind: 'refused' } });
    expect(removed).toEqual(['gesprek']);
  });
});

describe('registering it', () => {
  const made = { klantcontact: { uuid: 'gesprek' }, betrokkene: { uuid: 'onze' }, onderwerpobject: { uuid: 'onze' } };
  const ALL = { uuid: 'gesprek', betrokkene: 'onze', onderwerpobject: 'onze' };

  it('takes one call', async () => {
    klanten['createKlantcontactAtOnce'] = async () => made;
    await expect(step({ hasAtOnce: true }).run(undefined)).resolves.toStrictEqual(ALL);
    expect(calls).toEqual(['createKlantcontactAtOnce']);
  });

  it.each(['betrokkene', 'onderwerpobject'])('adds what the register did not make with it: %s', async (lacking) => {
    klanten['createKlantcontactAtOnce'] = async () => ({ ...made, [lacking]: null });
    await expect(step({ hasAtOnce: true }).run(Date.now())).resolves.toStrictEqual(ALL);
    const create = lacking === 'betrokkene' ? 'createBetrokkene' : 'createOnderwerpobject';
    expect(calls).toEqual(['createKlantcontactAtOnce', create]);
  });

  it('takes one after the other in a register that cannot do it at once, and waits for nobody on what it just made', async () => {
    await expect(step().run(Date.now())).resolves.toStrictEqual(ALL);
    expect(calls).toEqual(['createKlantcontact', 'createBetrokkene', 'createOnderwerpobject']);
  });

  it('makes no onderwerpobject when no zaak is to follow', async () => {
    const changed = { aanvraag: { ...opdracht.aanvraag, vervolg: { soort: 'interneTaak' } } };
    await expect(step({ changed }).run(undefined)).resolves.toStrictEqual({ uuid: 'gesprek', betrokkene: 'onze' });
    expect(calls).toEqual(['createKlantcontact', 'createBetrokkene']);
    await expect(step({ changed }).find()).resolves.toEqual({ uuid: 'gesprek', betrokkene: 'onze' });
    expect(calls).not.toContain('listOnderwerpobjecten');
  });

  it.each([
    [{ klantcontact: '1000000001', zaak: 'Z-1' }, 'Z-1'],
    [{ klantcontact: '1000000001' }, 'aanvraag'],
  ])('lets its onderwerpobject refer to the zaak that is to come: %j', async (sleutels, objectId) => {
    const sent: unknown[] = [];
    klanten['createOnderwerpobject'] = async (body: { onderwerpobjectidentificator: { objectId: string } }) => {
      sent.push(body.onderwerpobjectidentificator.objectId);
      return { uuid: 'onze' };
    };
    await step({ changed: { sleutels } }).run(undefined);
    expect(sent).toEqual([objectId]);
  });
});

describe('a klantcontact that stands under our number', () => {
  const KEYS = ['klantcontact.referentienummer', 'klantcontact.nummer', 'referentienummer', 'nummer'];
  const standing = (metadata: object) => {
    klanten['findKlantcontactByReferentienummer'] = async () => ({ uuid: 'gesprek', metadata });
  };

  it.each([[{}], [{ productaanvraag: 'andere' }]])('is not ours when it says something else: %j', async (metadata) => {
    standing(metadata);
    await expect(step().find()).resolves.toBeUndefined();
  });

  it('is not when there is none', async () => {
    klanten['findKlantcontactByReferentienummer'] = async () => undefined;
    await expect(step().find()).resolves.toBeUndefined();
  });

  it.each(KEYS)('is not taken for ours when somebody else used the number: %s is in use', async (key) => {
    standing({ productaanvraag: 'andere' });
    const taken = failure('refused', 400, key);
    klanten['createKlantcontact'] = () => Promise.reject(taken);
    await expect(step().run(Date.now())).rejects.toBe(taken);
    expect(calls).toEqual(['createKlantcontact', 'findKlantcontactByReferentienummer']);
    expect(removed).toEqual([]);
  });

  it('is not taken for ours when nothing was left unanswered', async () => {
    const taken = failure('refused', 400, 'nummer');
    klanten['createKlantcontact'] = () => Promise.reject(taken);
    await expect(step().run(undefined)).rejects.toBe(taken);
    expect(calls).toEqual(['createKlantcontact']);
  });

  it('may yet come of an unanswered attempt when it is refused for another reason by now', async () => {
    standing({ productaanvraag: 'andere' });
    const refused = failure('refused', 400, 'onderwerp');
    klanten['createKlantcontact'] = () => Promise.reject(refused);
    const before = performance.now();
    await expect(step().run(Date.now())).rejects.toBe(refused);
    expect(performance.now() - before).toBeGreaterThanOrEqual(19);
  });

  it('gets what it lacks only once that cannot be under way any more', async () => {
    klanten['createKlantcontact'] = () => Promise.reject(failure('refused', 400, 'nummer'));
    betrokkenen.push(row(OURS));
    const before = performance.now();
    await step().run(Date.now());
    expect(performance.now() - before).toBeGreaterThanOrEqual(19);
    expect(calls).not.toContain('createBetrokkene');
    expect(calls.at(-1)).toBe('createOnderwerpobject');
  });

  it('is left alone when the second half is refused and it turns out to be gone', async () => {
    klanten['createOnderwerpobject'] = () => Promise.reject(failure('refused', 400));
    klanten['findKlantcontactByReferentienummer'] = async () => undefined;
    await expect(step().run(undefined)).rejects.toMatchObject({ failure: { kind: 'refused' } });
    expect(removed).toEqual([]);
  });

  it('is left alone first for as long as an earlier attempt may be busy with it, when the second half is refused', async () => {
    klanten['createOnderwerpobject'] = () => Promise.reject(failure('refused', 400));
    const before = performance.now();
    await expect(step().run(Date.now())).rejects.toMatchObject({ failure: { kind: 'refused' } });
    expect(performance.now() - before).toBeGreaterThanOrEqual(19);
    expect(removed).toEqual(['gesprek']);
  });
});

describe(authenticatieMetadata.name, () => {
  it('says how sure is who called', () => {
    expect(authenticatieMetadata(undefined)).toEqual({});
    expect(authenticatieMetadata({ methode: 'vragen', niveau: 'laag' } as unknown as Authenticatie)).toEqual({
      authenticatiemethode: 'vragen',
      betrouwbaarheidsniveau: 'laag',
    });
  });
});
