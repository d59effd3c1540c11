import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Caller } from '../auth/caller.js';
import type { Insight } from '../auth/insight.js';
import type { KlantenClient } from '../klanten/klanten.client.js';
import { AbsentPartijen } from './absent-partijen.js';
import { Partijen } from './partijen.js';
import { ShownPartijen } from './shown-partijen.js';
import type { Zoeksleutel } from './zoeksleutel.js';

const MIRA = { id: 'mira' } as Caller;

interface Nummer {
  readonly soort: string;
  readonly nummer: string;
  /** The uuid of the identificator under which it hangs. */
  readonly onder?: string;
}

/** As much of what Klanten gives of a partij as is looked at. Its identificatoren have their soort for a uuid. */
const partij = (uuid: string, { nummers = [], adres = '' }: { nummers?: readonly Nummer[]; adres?: string } = {}) => ({
  uuid,
  soortPartij: 'persoon',
  partijIdentificatie: { naam: uuid },
  digitaleAdressen: [],
  bezoekadres: { nummeraanduidingId: adres },
  correspondentieadres: {},
  indicatieGeheimhouding: null,
  indicatieActief: true,
  partijIdentificatoren: nummers.map(({ soort, nummer, onder }) => ({
    uuid: soort,
    partijIdentificator: { codeSoortObjectId: soort, objectId: nummer, codeRegister: 'x' },
    subIdentificatorVan: onder === undefined ? null : { uuid: onder },
  })),
});
const page = (results: readonly object[], next: string | null = null) => ({ results, next });

/** What Klanten has, by what it is asked; what it was asked. */
let klanten: Record<string, (...args: unknown[]) => unknown>;
let asked: unknown[][];
let maySee: boolean;
let shown: ShownPartijen;
let absent: AbsentPartijen;
let partijen: Partijen;

beforeEach(() => {
  [klanten, asked, maySee] = [{}, [], true];
  const client = new Proxy({} as Record<string, unknown>, {
    get:
      (_, name: string) =>
      async (...args: unknown[]) => {
        asked.push([name, ...args]);
        return klanten[name]?.(...args);
      },
  });
  [shown, absent] = [new ShownPartijen(), new AbsentPartijen()];
  const insight = { maySeePartij: async () => maySee } as unknown as Insight;
  partijen = new Partijen(client as unknown as KlantenClient, shown, absent, insight);
});

/** Klanten has each partij that anybody refers to. */
const haveAll = () => (klanten['findExpandedPartij'] = (uuid) => partij(String(uuid)));
const found = async (sleutel: Zoeksleutel) => (await partijen.search(sleutel)).partijen.map(({ uuid }) => uuid);
const uuids = (count: number) => Array.from({ length: count }, (_, index) => `p${index}`);

describe('a partij that is read', () => {
  it('is remembered as shown', async () => {
    haveAll();
    expect(await partijen.find('p', MIRA)).toMatchObject({ uuid: 'p', naam: 'p' });
    expect(shown.recall('mira', 'p')).toMatchObject({ uuid: 'p' });
  });

  it('is not there when it is not, or may not be seen', async () => {
    expect(await partijen.find('p', MIRA)).toBeUndefined();
    haveAll();
    maySee = false;
    expect(await partijen.find('p', MIRA)).toBeUndefined();
    expect(shown.recall('mira', 'p')).toBeUndefined();
  });
});

describe('what a search remembers', () => {
  const UUID = { soort: 'uuid', uuid: 'p' } as const;
  const NAAM = { soort: 'naam', achternaam: 'Vries' } as const;

  it('is whom it showed', async () => {
    haveAll();
    await partijen.search(UUID, MIRA);
    expect(shown.recall('mira', 'p')).toBeDefined();
    expect(absent.take('mira', UUID)).toBe(false);
  });

  it('is that there is nobody', async () => {
    expect(await partijen.search(UUID, MIRA)).toStrictEqual({ partijen: [], meer: false, volledig: true });
    expect(absent.take('mira', UUID)).toBe(true);
  });

  it('is not that there is nobody when somebody may be missing', async () => {
    klanten['listBetrokkenenByNaam'] = () => page([]);
    expect(await partijen.search(NAAM, MIRA)).toMatchObject({ volledig: false, toelichting: expect.any(String) });
    expect(absent.take('mira', NAAM)).toBe(false);
  });

  it('is nothing when nobody is shown what it found', async () => {
    await partijen.search(UUID);
    expect(absent.take('mira', UUID)).toBe(false);
  });
});

describe('a search by number', () => {
  const bsn = { soort: 'identificator', codeSoortObjectId: 'bsn', objectId: '999990019' } as const;

  it('finds who has that very number, of that soort in any spelling', async () => {
    klanten['listPartijenByNummer'] = () =>
      page([
        partij('same', { nummers: [{ soort: 'bsn', nummer: '999990019' }] }),
        partij('spelled', { nummers: [{ soort: 'BSN', nummer: '999990019' }] }),
        partij('other soort', { nummers: [{ soort: 'rsin', nummer: '999990019' }] }),
        partij('other number', { nummers: [{ soort: 'bsn', nummer: '111222333' }] }),
        partij('both, apart', {
          nummers: [
            { soort: 'bsn', nummer: '111222333' },
            { soort: 'rsin', nummer: '999990019' },
          ],
        }),
      ]);
    expect(await found(bsn)).toEqual(['same', 'spelled']);
    expect(asked).toEqual([['listPartijenByNummer', '999990019', undefined]]);
  });

  it('shows a BSN to who searched by it', async () => {
    const numbers = async (sleutel: Zoeksleutel) => {
      const nummers = [
        { soort: 'bsn', nummer: '999990019' },
        { soort: 'rsin', nummer: '1' },
      ];
      klanten['listPartijenByNummer'] = () => page([partij('p', { nummers })]);
      const { partijen: all } = await partijen.search(sleutel);
      return all[0]?.partijIdentificatoren.map(({ objectId }) => objectId);
    };
    expect(await numbers(bsn)).toEqual(['999990019', '1']);
    expect(await numbers({ ...bsn, codeSoortObjectId: 'rsin', objectId: '1' })).toEqual(['******019', '1']);
  });

  it('finds the vestiging that hangs under the KvK-nummer, as far as that can be seen', async () => {
    const vestiging = { soort: 'vestigingsnummer', nummer: '000012345678' };
    klanten['listPartijenByNummer'] = () =>
      page([
        partij('of another', { nummers: [vestiging] }),
        partij('own', {
          nummers: [
            { ...vestiging, onder: 'kvk_nummer' },
            { soort: 'kvk_nummer', nummer: '1' },
          ],
        }),
        partij('wrong', {
          nummers: [
            { ...vestiging, onder: 'kvk_nummer' },
            { soort: 'kvk_nummer', nummer: '2' },
          ],
        }),
      ]);
    const sleutel = {
      soort: 'identificator',
      codeSoortObjectId: 'vestigingsnummer',
      objectId: '000012345678',
    } as const;
    expect(await found({ ...sleutel, kvkNummer: '1' })).toEqual(['of another', 'own']);
    expect(await found(sleutel)).toEqual(['of another', 'own', 'wrong']);
  });

  it('finds by KvK-nummer the organisatie, and then its vestigingen, each once', async () => {
    const kvk = { soort: 'kvk_nummer', nummer: '1' };
    const both = partij('both', { nummers: [kvk, { soort: 'vestigingsnummer', nummer: '9', onder: 'kvk_nummer' }] });
    klanten['listPartijenByNummer'] = () => page([partij('organisatie', { nummers: [kvk] }), both]);
    klanten['listVestigingen'] = () =>
      page([
        both,
        partij('vestiging', { nummers: [{ soort: 'vestigingsnummer', nummer: '8' }] }),
        partij('none', { nummers: [kvk] }),
      ]);
    expect(await found({ soort: 'organisatie', kvkNummer: '1' })).toEqual(['organisatie', 'both', 'vestiging']);
    expect(asked).toContainEqual(['listVestigingen', '1', 20]);
  });

  it.each([
    ['of the organisatie', 'listPartijenByNummer'],
    ['of its vestigingen', 'listVestigingen'],
  ])('says that there are more %s', async (_, more) => {
    for (const name of ['listPartijenByNummer', 'listVestigingen'])
      klanten[name] = () => page([], name === more ? 'https://klanten.example/2' : null);
    expect(await partijen.search({ soort: 'organisatie', kvkNummer: '1' })).toMatchObject({ meer: true });
  });

  it.each([20, 21])('shows at most twenty: of %d', async (count) => {
    klanten['listPartijenByNummeraanduiding'] = () => page(uuids(count).map((uuid) => partij(uuid, { adres: 'a' })));
    const { partijen: all, meer } = await partijen.search({ soort: 'nummeraanduiding', nummeraanduidingId: 'a' });
    expect([all.length, meer]).toEqual([20, count > 20]);
  });

  it('finds who lives there, and not who lives elsewhere', async () => {
    klanten['listPartijenByNummeraanduiding'] = () =>
      page([partij('there', { adres: 'a' }), partij('elsewhere', { adres: 'b' })]);
    expect(await found({ soort: 'nummeraanduiding', nummeraanduidingId: 'a' })).toEqual(['there']);
  });
});

describe('a search that is read in two goes', () => {
  const adres = (adres: string, uuid: string | null) => ({ adres, verstrektDoorPartij: uuid && { uuid } });

  it.each([
    ['telefoonnummer', '0612345678', ['06-12345678', '+31612345678'], ['0612345679']],
    ['email', 'a@inwoner.test', ['A@Inwoner.test'], ['ba@inwoner.test']],
  ] as const)(
    'by %s finds each partij once, however it is spelled',
    async (soortDigitaalAdres, wanted, same, others) => {
      haveAll();
      klanten['listDigitaleAdressenWith'] = () =>
        page([
          ...same.map((it, index) => adres(it, `same ${index}`)),
          adres(wanted, 'same 0'),
          adres(wanted, null),
          ...others.map((it) => adres(it, 'other')),
        ]);
      const sleutel = { soort: 'digitaalAdres', soortDigitaalAdres, adres: wanted } as const;
      expect(await found(sleutel)).toEqual(same.map((_, index) => `same ${index}`));
      expect(await partijen.search(sleutel)).toMatchObject({ volledig: true, meer: false });
    },
  );

  it('says that somebody may be missing when Klanten has too many that look like it', async () => {
    klanten['listDigitaleAdressenWith'] = () => page([], 'https://klanten.example/2');
    const sleutel = { soort: 'digitaalAdres', soortDigitaalAdres: 'email', adres: 'a@inwoner.test' } as const;
    expect(await partijen.search(sleutel)).toMatchObject({ volledig: false });
  });

  it('by naam asks for each likely spelling, with the voornaam when that is told', async () => {
    haveAll();
    klanten['listBetrokkenenByNaam'] = () => page([{ wasPartij: { uuid: 'p' } }, { wasPartij: null }]);
    expect(await found({ soort: 'naam', achternaam: 'Vries' })).toEqual(['p']);
    for (const [, naam] of asked.slice(0, -1)) expect(naam).toEqual({ achternaam: expect.any(String) });
    asked = [];
    await found({ soort: 'naam', achternaam: 'Vries', voornaam: 'Sanne' });
    expect(asked[0]?.[1]).toEqual({ achternaam: expect.any(String), voornaam: expect.any(String) });
  });

  it.each([20, 21])('reads twenty at most, and says when there are more: of %d', async (count) => {
    haveAll();
    klanten['listBetrokkenenByNaam'] = () => page(uuids(count).map((uuid) => ({ wasPartij: { uuid } })));
    const { partijen: all, meer } = await partijen.search({ soort: 'naam', achternaam: 'Vries' });
    expect([all.map(({ uuid }) => uuid), meer]).toEqual([uuids(20), count > 20]);
  });

  it('reads eight at the same time, and leaves out who is gone', async () => {
    let [busy, most] = [0, 0];
    klanten['findExpandedPartij'] = async (uuid) => {
      busy += 1;
      most = Math.max(most, busy);
      await new Promise((resolve) => setImmediate(resolve));
      busy -= 1;
      return uuid === 'p3' ? undefined : partij(String(uuid));
    };
    klanten['listBetrokkenenByNaam'] = () => page(uuids(12).map((uuid) => ({ wasPartij: { uuid } })));
    expect(await found({ soort: 'naam', achternaam: 'Vries' })).toEqual(uuids(12).filter((it) => it !== 'p3'));
    expect(most).toBe(8);
  });
});
