import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Insight } from '../../auth/insight.js';
import type { Caller } from '../../auth/caller.js';
import type { Toewijzing } from '../../config/configuration.js';
import { readConfiguration } from '../../config/read-configuration.js';
import type { Settings } from '../../config/settings.js';
import { ProblemException } from '../../http/problem.js';
import type { KlantenClient } from '../../klanten/klanten.client.js';
import type { ExpandedKlantcontact } from '../../klanten/klanten.types.js';
import type { Log } from '../../telemetry/log.js';
import type { Klant } from '../productaanvraag.js';
import type { Assignees } from './assignees.js';
import type { LookUpsBeforeStart } from './before-start.js';
import type { Customers } from './customers.js';
import type { Door } from './door.js';
import type { Duplicates } from './duplicates.js';
import { KlantcontactenService } from './klantcontacten.service.js';
import type { Call } from './writing-call.js';

const UUID = '9194a0f8-df7b-4b8c-a227-709a5ca27835';
const PARTIJ = '171ac15c-f5a5-46c3-a25e-b5f14fc63988';
const NOW = new Date('2026-03-01T09:00:00Z');
const MIRA = { id: 'mira' } as Caller;
const CALL: Call = { caller: MIRA, idempotencyKeys: ['sleutel'], wait: 3000 };
const KLANT = { soort: 'bekendePartij', partij: PARTIJ };
const AUTHENTICATIE = { methode: 'controlevragen', niveau: 'laag' };
const GEGEVENS = {
  kanaal: 'telefoon',
  onderwerp: 'Vraag',
  inhoud: 'Klant belt.',
  taal: 'nld',
  vertrouwelijk: false,
  indicatieContactGelukt: true,
  plaatsgevondenOp: '2026-03-01T08:00:00Z',
};

/** The klantcontact in Klanten; undefined when there is none. */
let klantcontact: ExpandedKlantcontact | undefined;
let maySeeKlantcontact: boolean;
/** By their numbers, whom the caller may see. */
let visible: (string | null)[];
/** What stands in the way of who is asked about. */
let obstacle: Error | undefined;
/** What was asked, and for how long the caller waits. */
let asked: unknown[];
let submitted: unknown[];
/** What became of the metadata. */
let metadata: unknown;
let logged: unknown[];
let service: KlantcontactenService;

beforeEach(() => {
  klantcontact = {
    uuid: UUID,
    ...GEGEVENS,
    metadata: {},
    hadBetrokkenActoren: [],
    hadBetrokkenen: [{ uuid: 'b1' }, { uuid: 'b2' }],
  } as unknown as ExpandedKlantcontact;
  [maySeeKlantcontact, visible, obstacle, metadata] = [true, [], undefined, undefined];
  [asked, submitted, logged] = [[], [], []];
  service = new KlantcontactenService(
    klanten as unknown as KlantenClient,
    { require: asking('toewijzing') } as unknown as Assignees,
    { require: asking('dubbele klanten') } as unknown as Duplicates,
    customers as unknown as Customers,
    {
      ask: (stap: string, find: () => unknown, wait?: number) => (asked.push([stap, wait]), find()),
    } as LookUpsBeforeStart,
    door as unknown as Door,
    insight as unknown as Insight,
    { configuration: readConfiguration('config') } as Settings,
    { info: (...args: unknown[]) => logged.push(...args) } as unknown as Log,
  );
});

/** Has this recorded with the klantcontact. */
const recording = (metadata: object) =>
  (klantcontact = { ...klantcontact, metadata } as unknown as ExpandedKlantcontact);

const find = async (uuid: string) => (uuid === UUID ? klantcontact : undefined);
const klanten = {
  findKlantcontact: find,
  findExpandedKlantcontact: find,
  setMetadata: async (uuid: string, all: object) => void (metadata = [uuid, all]),
};
/** May refuse whom or what it is asked about. */
const asking =
  (what: string) =>
  async (...about: readonly (Klant | Toewijzing | Caller | number | undefined)[]) => {
    asked.push([what, about.at(-1)]);
    if (obstacle) throw obstacle;
  };
const customers = {
  name: async (klant: Klant, _: Caller, wait?: number) => {
    asked.push(['partij', wait]);
    return { ...klant, getoond: 'naam' };
  },
  inContact: async (klant: Klant, body: unknown, { uuid }: ExpandedKlantcontact, wait?: number) => {
    asked.push(['klant', wait]);
    return [klant, body, uuid];
  },
};
const door = {
  submit: async (soort: string, call: Call, content: unknown, read: (now: Date) => Promise<unknown>) => {
    submitted.push([soort, call, content]);
    return read(NOW);
  },
};
const insight = {
  requireKlantcontact: async (caller: Caller, { uuid }: ExpandedKlantcontact) => {
    if (caller !== MIRA || uuid !== UUID || !maySeeKlantcontact) throw new ProblemException('geen-toegang');
  },
  maySeePartij: async (_: Caller, { nummer }: { nummer: string | null }) => visible.includes(nummer),
};

const refused = (asking: Promise<unknown>, status: number) =>
  expect(asking).rejects.toMatchObject({ problem: { status } });

/** That a klantcontact has to be there, and the caller may see it. */
async function expectLooked(ask: (uuid: string) => Promise<unknown>): Promise<void> {
  await refused(ask(PARTIJ), 404);
  maySeeKlantcontact = false;
  await refused(ask(UUID), 403);
}

describe('a klantcontact that is registered alone', () => {
  it('is what was sent, at the moment at which it came in', async () => {
    const body = { klantcontact: { kanaal: 'balie' }, authenticatie: AUTHENTICATIE };
    const { klantcontact, authenticatie } = Object(await service.registerKlantcontact(CALL, body));
    expect(klantcontact).toMatchObject({ kanaal: 'balie', plaatsgevondenOp: NOW.toISOString() });
    expect(authenticatie).toStrictEqual(AUTHENTICATIE);
    expect(submitted).toEqual([['klantcontact', CALL, body]]);
    expect(asked).toEqual([]);
  });

  it('need not say anything', async () => {
    const registered = await service.registerKlantcontact(CALL, {});
    expect(registered).toMatchObject({ klantcontact: { kanaal: 'telefoon', inhoud: '' } });
    expect(registered).not.toHaveProperty('authenticatie');
  });
});

describe('a betrokkene', () => {
  const body = { klant: KLANT };
  const register = (uuid: string) => service.registerBetrokkene(CALL, uuid, body);

  it('is a customer with a name, at a klantcontact that has others already', async () => {
    await expect(register(UUID)).resolves.toEqual({
      klant: { ...KLANT, getoond: 'naam' },
      contact: { klantcontact: UUID, betrokkenen: ['b1', 'b2'] },
    });
    expect(submitted).toEqual([['betrokkene', CALL, { uuid: UUID, body }]]);
    expect(asked).toEqual(['klantcontact', 'partij', 'dubbele klanten'].map((what) => [what, 3000]));
  });

  it('is refused when there is no such klantcontact, or it is not for the caller', () => expectLooked(register));

  it('is refused when it is known already', async () => {
    obstacle = new ProblemException('klant-al-bekend');
    await expect(register(UUID)).rejects.toBe(obstacle);
  });
});

describe('a zaak', () => {
  const register = (product: string, uuid = UUID, more: object = {}) =>
    service.registerZaak(CALL, uuid, { product, klant: KLANT, ...more });

  it('has what is known of its klantcontact and of the customer', async () => {
    const body = { product: 'uittreksel', klant: KLANT };
    await expect(register('uittreksel')).resolves.toMatchObject({
      product: 'uittreksel',
      contact: { klantcontact: UUID, betrokkenen: ['b1', 'b2'] },
      customer: [KLANT, body, UUID],
      klantcontact: GEGEVENS,
    });
    expect(submitted).toEqual([['zaak', CALL, { uuid: UUID, body }]]);
    expect(asked).toEqual(['klantcontact', 'klant'].map((what) => [what, 3000]));
  });

  it('has a name of its own when one is sent, and else that of the product', async () => {
    const vervolg = { soort: 'zaak', omschrijving: 'Met spoed' };
    await expect(register('uittreksel', UUID, { vervolg })).resolves.toMatchObject({ vervolg });
    const naam = expect.stringContaining('ittreksel');
    await expect(register('uittreksel')).resolves.toMatchObject({ vervolg: { soort: 'zaak', omschrijving: naam } });
  });

  it.each([
    [false, {}],
    [false, { betrouwbaarheidsniveau: 'laag' }],
    [false, { authenticatiemethode: 'controlevragen' }],
    [false, { authenticatiemethode: 'controlevragen', betrouwbaarheidsniveau: 'geen' }],
    [false, { authenticatiemethode: 'controlevragen', betrouwbaarheidsniveau: 'heel hoog' }],
    [true, { authenticatiemethode: 'controlevragen', betrouwbaarheidsniveau: 'laag' }],
    [true, { authenticatiemethode: 'controlevragen', betrouwbaarheidsniveau: 'hoog' }],
  ])(
    'is one for a customer who was recognised well enough: %s, when this is recorded: %j',
    async (isEnough, recorded) => {
      recording(recorded);
      if (isEnough) await expect(register('verhuizing')).resolves.toMatchObject({ product: 'verhuizing' });
      else await refused(register('verhuizing'), 403);
    },
  );

  it('is refused when there is no such klantcontact, or it is not for the caller', () =>
    expectLooked((uuid) => register('uittreksel', uuid)));
});

describe('an interne taak', () => {
  const toegewezenAan = { soort: 'groep', identificatie: 'balie' };
  const body = { product: 'uittreksel', vervolg: { soort: 'interneTaak', toegewezenAan } };
  const register = (uuid: string) => service.registerInterneTaak(CALL, uuid, body);

  it('is for who is known, about a klantcontact', async () => {
    await expect(register(UUID)).resolves.toMatchObject({
      product: 'uittreksel',
      contact: { klantcontact: UUID, betrokkenen: ['b1', 'b2'] },
      vervolg: { toegewezenAan },
    });
    expect(submitted).toEqual([['interneTaak', CALL, { uuid: UUID, body }]]);
    expect(asked).toEqual(['klantcontact', 'toewijzing'].map((what) => [what, 3000]));
  });

  it('is refused when there is no such klantcontact, or it is not for the caller', () => expectLooked(register));

  it('is for the afdeling of the product when nobody is named', async () => {
    const taak = service.registerInterneTaak(CALL, UUID, { product: 'uittreksel' });
    const { toegewezenAan } = readConfiguration('config').producten.get('uittreksel')!;
    await expect(taak).resolves.toMatchObject({ vervolg: { soort: 'interneTaak', toegewezenAan } });
  });

  it('is refused when nobody knows whom it is for', async () => {
    obstacle = new ProblemException('ongeldige-invoer');
    await expect(register(UUID)).rejects.toBe(obstacle);
  });
});

describe('who was recognised, and how', () => {
  const record = (more: object = {}, uuid = UUID) =>
    service.recordAuthenticatie(MIRA, uuid, { authenticatie: AUTHENTICATIE, ...more });

  it('is recorded beside what is there, over what was recorded before', async () => {
    recording({ product: 'verhuizing', betrouwbaarheidsniveau: 'geen' });
    await expect(record()).resolves.toEqual(AUTHENTICATIE);
    expect(metadata).toEqual([
      UUID,
      { product: 'verhuizing', authenticatiemethode: 'controlevragen', betrouwbaarheidsniveau: 'laag' },
    ]);
    expect(logged).toEqual([{ medewerker: 'mira', klantcontact: UUID, ...AUTHENTICATIE }, 'authenticatie recorded']);
  });

  it.each([
    ['geen', false],
    ['laag', true],
    ['hoog', true],
  ])('suffices for a product with %s: %s', async (niveau, voldoende) => {
    const authenticatie = { ...AUTHENTICATIE, niveau };
    await expect(record({ product: 'verhuizing', authenticatie })).resolves.toEqual({
      ...authenticatie,
      voldoende,
      vereistNiveau: 'laag',
    });
  });

  it('is not recorded when there is no such klantcontact, or it is not for the caller', async () => {
    await expectLooked((uuid) => record({}, uuid));
    expect(metadata).toBeUndefined();
  });
});

describe('a klantcontact that is looked at', () => {
  const NAMELOOS = { voorletters: '', voornaam: '', voorvoegselAchternaam: '', achternaam: '' };
  const LEEG = { straatnaam: '', huisnummer: null, land: '' };
  const partij = (uuid: string, nummer: string | null) => ({
    uuid,
    nummer,
    soortPartij: 'organisatie',
    digitaleAdressen: [],
    partijIdentificatoren: [],
    bezoekadres: LEEG,
    correspondentieadres: LEEG,
    partijIdentificatie: { naam: `Bakkerij ${uuid}` },
  });
  const betrokkene = (uuid: string, wasPartij?: ReturnType<typeof partij>, isShown = true) => ({
    uuid,
    wasPartij: wasPartij ? { uuid: wasPartij.uuid } : null,
    rol: 'klant',
    initiator: true,
    contactnaam: NAMELOOS,
    organisatienaam: `Naam van ${uuid}`,
    bezoekadres: LEEG,
    correspondentieadres: LEEG,
    _expand: { digitaleAdressen: [], ...(wasPartij && isShown && { wasPartij }) },
  });
  const hanging = (...hadBetrokkenen: object[]) => {
    klantcontact = { ...klantcontact!, _expand: { hadBetrokkenen } } as unknown as ExpandedKlantcontact;
  };
  const without = (uuid: string, partij: string) => ({
    uuid,
    rol: 'klant',
    initiator: true,
    naam: '',
    partij: { uuid: partij },
    adressenAfgeschermd: true,
  });

  it('is shown to who may see it', async () => {
    await expect(service.find(MIRA, UUID)).resolves.toMatchObject({ uuid: UUID, ...GEGEVENS, betrokkenen: [] });
    await expectLooked((uuid) => service.find(MIRA, uuid));
  });

  it('has of a customer whom the caller may not see only that there is one', async () => {
    visible = ['1'];
    hanging(betrokkene('b1', partij('p1', '1')), betrokkene('b2', partij('p2', '2')), {
      ...betrokkene('b3'),
      _expand: undefined,
    });
    const { betrokkenen } = await service.find(MIRA, UUID);
    expect(betrokkenen[0]).toMatchObject({ naam: 'Naam van b1', partij: { uuid: 'p1', naam: 'Bakkerij p1' } });
    expect(betrokkenen[1]).toEqual(without('b2', 'p2'));
    expect(betrokkenen[2]).toMatchObject({ naam: 'Naam van b3' });
  });

  it('counts a partij that Klanten does not show as nobody’s', async () => {
    visible = ['1'];
    hanging(betrokkene('b1', partij('p1', '1'), false));
    expect((await service.find(MIRA, UUID)).betrokkenen).toEqual([without('b1', 'p1')]);
    visible = [null];
    expect((await service.find(MIRA, UUID)).betrokkenen).toMatchObject([{ naam: 'Naam van b1' }]);
  });
});
