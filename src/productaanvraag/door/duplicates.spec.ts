import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Caller, Rol } from '../../auth/caller.js';
import { readConfiguration } from '../../config/read-configuration.js';
import type { Settings } from '../../config/settings.js';
import { AbsentPartijen } from '../../partij/absent-partijen.js';
import type { Partijgegevens } from '../../partij/partij.js';
import type { Partijen } from '../../partij/partijen.js';
import type { Zoeksleutel } from '../../partij/zoeksleutel.js';
import { createLog } from '../../telemetry/log.js';
import type { Klant, NieuwePartij } from '../productaanvraag.js';
import { LookUpsBeforeStart } from './before-start.js';
import { Duplicates, hasSameName } from './duplicates.js';

const settings = { configuration: readConfiguration('config') } as Settings;
const BSN = { codeSoortObjectId: 'bsn', objectId: '999990019' } as const;
const KVK = { codeSoortObjectId: 'kvk_nummer', objectId: '12345678' } as const;
const VESTIGING = { codeSoortObjectId: 'vestigingsnummer', objectId: '000012345678' } as const;
const EMAIL = { soortDigitaalAdres: 'email', adres: 'a@inwoner.test', omschrijving: '', voorkeur: false } as const;
const OVERIG = { ...EMAIL, soortDigitaalAdres: 'overig', adres: '@a' } as const;

const named = (achternaam: string) => ({ contactnaam: { voornaam: 'Sanne', achternaam } });
const klantWith = (values: object = {}): NieuwePartij =>
  ({
    soort: 'nieuwePartij',
    soortPartij: 'persoon',
    partijIdentificatoren: [],
    digitaleAdressen: [],
    ondanksMogelijkeDubbele: false,
    ...named('Vries'),
    ...values,
  }) as unknown as NieuwePartij;
const partijWith = (uuid: string, values: object = {}): Partijgegevens =>
  ({ uuid, naam: 'Sanne de Vries', ...named('Vries'), ...values }) as unknown as Partijgegevens;
const callerWith = (...rollen: readonly Rol[]): Caller =>
  ({
    id: 'mira',
    soort: rollen.includes('kanaal') ? 'kanaal' : 'medewerker',
    rollen: new Set(rollen),
  }) as unknown as Caller;
const MIRA = callerWith('medewerker');

/** Who is found, by the kind of what is searched. */
let found: Partial<Record<Zoeksleutel['soort'], readonly Partijgegevens[]>>;
let searched: Zoeksleutel[];
let absent: AbsentPartijen;
let duplicates: Duplicates;

beforeEach(() => {
  [found, searched] = [{}, []];
  absent = new AbsentPartijen();
  const search = async (sleutel: Zoeksleutel) => {
    searched.push(sleutel);
    return { partijen: found[sleutel.soort] ?? [], meer: false, volledig: true };
  };
  const lookUps = new LookUpsBeforeStart(settings, createLog('silent'));
  duplicates = new Duplicates({ search } as unknown as Partijen, absent, lookUps, settings);
});

const refusal = (klant: Klant, caller = MIRA): Promise<unknown> =>
  duplicates.require(klant, caller).then(
    () => undefined,
    (error: { problem: unknown }) => error.problem,
  );

describe('a new partij', () => {
  it('is new when nobody is found', async () => {
    expect(await refusal(klantWith({ partijIdentificatoren: [BSN], digitaleAdressen: [EMAIL] }))).toBeUndefined();
    expect(searched).toHaveLength(2);
  });

  it('is known when a number of it is, whatever it is called', async () => {
    found = { identificator: [partijWith('p', named('Jansen'))] };
    expect(await refusal(klantWith({ partijIdentificatoren: [BSN, KVK] }))).toMatchObject({
      type: '/problemen/klant-al-bekend',
      status: 409,
      uitkomst: 'ongedaanGemaakt',
      stap: 'partij',
      kandidaten: [{ uuid: 'p' }],
    });
  });

  it('may be known when an address of it is, by somebody of the same name', async () => {
    found = { digitaalAdres: [partijWith('p'), partijWith('q', named('Jansen'))] };
    expect(await refusal(klantWith({ digitaleAdressen: [EMAIL] }))).toMatchObject({
      type: '/problemen/klant-mogelijk-bekend',
      kandidaten: [{ uuid: 'p' }],
    });
    found = { digitaalAdres: [partijWith('q', named('Jansen'))] };
    expect(await refusal(klantWith({ digitaleAdressen: [EMAIL] }))).toBeUndefined();
  });

  it('is new by its address when the caller says so, and not by its number', async () => {
    found = { digitaalAdres: [partijWith('p')] };
    const klant = klantWith({ digitaleAdressen: [EMAIL], partijIdentificatoren: [BSN], ondanksMogelijkeDubbele: true });
    expect(await refusal(klant)).toBeUndefined();
    expect(searched).toEqual([{ soort: 'identificator', ...BSN }]);
    found = { identificator: [partijWith('p')] };
    expect(await refusal(klant)).toMatchObject({ type: '/problemen/klant-al-bekend' });
  });

  it('tells a kanaal only that there is somebody', async () => {
    found = { identificator: [partijWith('p')] };
    const problem = await refusal(klantWith({ partijIdentificatoren: [BSN] }), callerWith('kanaal'));
    expect(problem).toMatchObject({ type: '/problemen/klant-al-bekend', uitkomst: 'ongedaanGemaakt' });
    expect(problem).toMatchObject({ detail: expect.stringContaining('voor dit kanaal niet te zien') });
    expect(problem).not.toHaveProperty('kandidaten');
  });

  it('is not looked up again by what its caller just searched', async () => {
    absent.remember('mira', { soort: 'identificator', ...BSN });
    absent.remember('bram', { soort: 'digitaalAdres', soortDigitaalAdres: 'email', adres: EMAIL.adres });
    await refusal(klantWith({ partijIdentificatoren: [BSN], digitaleAdressen: [EMAIL] }));
    expect(searched.map(({ soort }) => soort)).toEqual(['digitaalAdres']);
  });

  it.each<[string, object, Zoeksleutel[]]>([
    ['its own number', { partijIdentificatoren: [KVK] }, [{ soort: 'identificator', ...KVK }]],
    [
      'that of the vestiging, under the organisatie',
      { partijIdentificatoren: [KVK, VESTIGING] },
      [{ soort: 'identificator', ...VESTIGING, kvkNummer: KVK.objectId }],
    ],
    ['that of the vestiging alone', { partijIdentificatoren: [VESTIGING] }, [{ soort: 'identificator', ...VESTIGING }]],
    [
      'an address by which somebody can be found',
      { digitaleAdressen: [OVERIG, EMAIL] },
      [{ soort: 'digitaalAdres', soortDigitaalAdres: 'email', adres: EMAIL.adres }],
    ],
  ])('is looked for by %s', async (_, values, sleutels) => {
    await refusal(klantWith(values));
    expect(searched).toStrictEqual(sleutels);
  });

  it('is the only one that is looked for', async () => {
    found = { identificator: [partijWith('p')] };
    const klant = { ...klantWith({ partijIdentificatoren: [BSN] }), soort: 'eenmalig' } as unknown as Klant;
    expect(await refusal(klant)).toBeUndefined();
    expect(searched).toEqual([]);
  });
});

describe(hasSameName.name, () => {
  const organisatie = (naam: string) => klantWith({ contactnaam: undefined, naam });

  it.each<[boolean, Partijgegevens, NieuwePartij]>([
    [true, partijWith('p', named('vries')), klantWith()],
    [false, partijWith('p', named('Jansen')), klantWith()],
    [true, partijWith('p', { contactnaam: undefined, naam: 'Bakkerij Vries' }), organisatie('bakkerij vries')],
    [false, partijWith('p', { contactnaam: undefined, naam: 'Bakkerij Vries' }), organisatie('Slagerij Vries')],
    // What is registered as a persoon here and as an organisatie there.
    [true, partijWith('p', { contactnaam: undefined, naam: 'Vries' }), klantWith()],
    [true, partijWith('p', named('Vries')), organisatie('Vries')],
    [false, partijWith('p', named('Vries')), organisatie('Sanne de Vries')],
    [false, partijWith('p', { contactnaam: undefined, naam: 'Jansen' }), klantWith({ contactnaam: undefined })],
  ])('%s: %j and %j', (isSame, partij, klant) => {
    expect(hasSameName(partij, klant)).toBe(isSame);
  });
});
