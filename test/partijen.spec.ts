import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { SEEDED_ORGANISATIE, SEEDED_PARTIJ } from '../src/sandbox/simulator/klanten/seed.js';
import { OtherApplication } from './support/other-application.js';
import { ProductUnderTest, type Answer } from './support/product.js';
import { Reader } from './support/reader.js';
import { VARIANTS } from './support/requests.js';
import { RoundTrips, until } from './support/round-trips.js';
import { startSurroundings, type Surroundings } from './support/surroundings.js';

const BSN = '999990019';
const OTHER_BSN = '111222333';
const RSIN = '002220647';
const KVK = '12345678';
const OTHER_KVK = '87654321';
const VESTIGINGSNUMMER = '000012345678';
const NUMMERAANDUIDING = '0363200000123456';
const ABSENT = '00000000-0000-4000-8000-000000000000';

const CODES = {
  bsn: { codeRegister: 'brp', codeObjecttype: 'natuurlijk_persoon' },
  rsin: { codeRegister: 'hr', codeObjecttype: 'niet_natuurlijk_persoon' },
  kvk_nummer: { codeRegister: 'hr', codeObjecttype: 'niet_natuurlijk_persoon' },
  vestigingsnummer: { codeRegister: 'hr', codeObjecttype: 'vestiging' },
};

let surroundings: Surroundings;
let product: ProductUnderTest;
let other: OtherApplication;
let reader: Reader;

beforeAll(async () => {
  surroundings = await startSurroundings();
  product = await ProductUnderTest.start(surroundings, ({ producten }) => ({
    producten: new Map([...producten].filter(([name]) => name === 'parkeervergunning')),
  }));
  // At the start the token is tried on the actoren, and the afdeling of the product is looked up: no question asks for that.
  const { calls } = surroundings.klanten;
  const lookUps = () => calls.filter(({ operation }) => operation === 'GET /actoren');
  await until(() => lookUps().length >= 2 && calls.every(({ open }) => !open));
  other = new OtherApplication(surroundings);
  reader = await Reader.login(surroundings, product);
});
afterEach(() => surroundings.klanten.faults.clear());
afterAll(async () => {
  await product.stop();
  await surroundings.stop();
});

function identificator(codeSoortObjectId: keyof typeof CODES, objectId: string, parent?: string) {
  return {
    partijIdentificator: { ...CODES[codeSoortObjectId], codeSoortObjectId, objectId },
    subIdentificatorVan: parent === undefined ? null : { uuid: parent },
  };
}

/** A partij that another application registered. */
async function registered(naam: string, values: object = {}): Promise<string> {
  const contactnaam = { voorletters: '', voornaam: 'Test', voorvoegselAchternaam: '', achternaam: naam };
  const { uuid } = await other.createInKlanten('partijen', {
    soortPartij: 'persoon',
    indicatieActief: true,
    partijIdentificatie: { contactnaam },
    ...values,
  });
  return uuid;
}

async function adres(partij: string | null, soortDigitaalAdres: string, text: string): Promise<string> {
  const { uuid } = await other.createInKlanten('digitaleadressen', {
    adres: text,
    soortDigitaalAdres,
    verstrektDoorPartij: partij && { uuid: partij },
  });
  return uuid;
}

/** A contact at which this name was typed. */
async function contact(achternaam: string, voornaam: string, partij: string | null): Promise<void> {
  await other.createInKlanten('maak-klantcontact', {
    klantcontact: {
      kanaal: 'balie',
      onderwerp: 'Vraag',
      taal: 'nld',
      vertrouwelijk: false,
      indicatieContactGelukt: true,
    },
    betrokkene: {
      rol: 'klant',
      initiator: true,
      wasPartij: partij && { uuid: partij },
      contactnaam: { voorletters: '', voornaam, voorvoegselAchternaam: '', achternaam },
    },
  });
}

const uuidsOf = ({ body }: Answer): string[] => body.partijen.map(({ uuid }: { uuid: string }) => uuid);

/** What a search gives, and what it asks of Klanten: one entry per round trip. */
async function search(sleutel: object, ...expected: readonly number[]): Promise<[Answer, string[][]]> {
  const trips = new RoundTrips(surroundings);
  const answer = reader.zoek(sleutel);
  const made: string[][] = [];
  for (const calls of expected) made.push(await trips.next(calls));
  expect(trips.left()).toEqual([]);
  trips.end();
  return [await answer, made];
}

describe('a partij', () => {
  it('is shown in our own words, in one call', async () => {
    let answer: Answer | undefined;
    const calls = await reader.calls(async () => (answer = await reader.get(`/partijen/${SEEDED_PARTIJ}`)));
    expect(calls).toEqual(['GET /partijen/{uuid}']);
    expect(answer?.status).toBe(200);
    expect(answer?.headers.get('content-type')).toMatch(/^application\/json/);
    expect(answer?.headers.get('cache-control')).toBe('no-store');
    expect(answer?.body).toEqual({
      uuid: SEEDED_PARTIJ,
      soortPartij: 'persoon',
      naam: 'Sanne de Vries',
      contactnaam: { voorletters: 'S', voornaam: 'Sanne', voorvoegselAchternaam: 'de', achternaam: 'Vries' },
      digitaleAdressen: [
        {
          uuid: expect.any(String),
          soortDigitaalAdres: 'email',
          adres: 'sanne.devries@inwoner.test',
          omschrijving: '',
          voorkeur: true,
        },
        {
          uuid: expect.any(String),
          soortDigitaalAdres: 'telefoonnummer',
          adres: '0611111111',
          omschrijving: '',
          voorkeur: false,
        },
      ],
      partijIdentificatoren: [],
      indicatieGeheimhouding: false,
      indicatieActief: true,
      voorkeurstaal: 'nld',
      adressenAfgeschermd: false,
    });
  });

  it('may be an organisatie', async () => {
    const { body } = await reader.get(`/partijen/${SEEDED_ORGANISATIE.toUpperCase()}`);
    expect(body).toMatchObject({
      soortPartij: 'organisatie',
      naam: 'Bakkerij De Gouden Aar',
      partijIdentificatoren: [{ codeSoortObjectId: 'kvk_nummer', objectId: KVK }],
    });
    expect(body).not.toHaveProperty('contactnaam');
  });

  it('without digitale adressen has an empty list of them', async () => {
    const uuid = await registered('Zonder');
    expect((await reader.get(`/partijen/${uuid}`)).body.digitaleAdressen).toEqual([]);
  });

  it('that does not exist is not found', async () => {
    const answer = await reader.get(`/partijen/${ABSENT}`);
    expect([answer.status, answer.body.type]).toEqual([404, '/problemen/niet-gevonden']);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
  });

  it.each(['_zoek', 'x', `${SEEDED_PARTIJ}0`, '..%2Factoren'])(
    'cannot be called %s: not found, without asking Klanten',
    async (id) => {
      let answer: Answer | undefined;
      const calls = await reader.calls(async () => (answer = await reader.get(`/partijen/${id}`)));
      expect([answer?.status, answer?.body.type, calls]).toEqual([404, '/problemen/niet-gevonden', []]);
    },
  );
});

describe('a search', () => {
  it('by uuid takes one round trip', async () => {
    const [{ status, body }, trips] = await search({ uuid: SEEDED_PARTIJ }, 1);
    expect(status).toBe(200);
    expect(trips).toEqual([['GET /partijen/{uuid}']]);
    expect(body).toEqual({ partijen: [expect.objectContaining({ uuid: SEEDED_PARTIJ })], meer: false, volledig: true });
  });

  it('without result is an answer as well', async () => {
    for (const sleutel of [{ uuid: ABSENT }, { bsn: '123456782' }, { email: 'niemand@inwoner.test' }])
      expect(await reader.zoek(sleutel)).toMatchObject({
        status: 200,
        body: { partijen: [], meer: false, volledig: true },
      });
  });

  describe('by number', () => {
    let person: string;

    beforeAll(async () => {
      person = await registered('Nummer', { partijIdentificatoren: [identificator('bsn', BSN)] });
      // Has a BSN, and has the searched number: as something else.
      await registered('Verkeerd', {
        partijIdentificatoren: [identificator('bsn', OTHER_BSN), identificator('rsin', BSN)],
      });
    });

    it('by BSN takes one round trip, and only finds whose BSN it is', async () => {
      const [answer, trips] = await search({ bsn: BSN }, 1);
      expect(trips).toEqual([['GET /partijen']]);
      expect(uuidsOf(answer)).toEqual([person]);
      expect(answer.body).toMatchObject({ meer: false, volledig: true });
    });

    it('shows the BSN to who searched by it, and to nobody else', async () => {
      const shown = (number: string) => [{ codeSoortObjectId: 'bsn', objectId: number }];
      expect((await reader.zoek({ bsn: BSN })).body.partijen[0].partijIdentificatoren).toEqual(shown(BSN));
      expect((await reader.zoek({ uuid: person })).body.partijen[0].partijIdentificatoren).toEqual(shown('******019'));
      expect((await reader.get(`/partijen/${person}`)).body.partijIdentificatoren).toEqual(shown('******019'));
    });

    it('by RSIN takes one round trip', async () => {
      const stichting = await organisatie('Stichting', identificator('rsin', RSIN));
      const [answer, trips] = await search({ rsin: RSIN }, 1);
      expect([trips, uuidsOf(answer)]).toEqual([[['GET /partijen']], [stichting]]);
      expect(answer.body.partijen[0].partijIdentificatoren).toEqual([{ codeSoortObjectId: 'rsin', objectId: RSIN }]);
    });

    /** The uuid of a KvK-nummer in Klanten. */
    const kvkOf = async (objectId: string): Promise<string | undefined> => {
      const [found] = await other.listKlanten(`partij-identificatoren?partijIdentificatorObjectId=${objectId}`);
      return found?.uuid;
    };

    const organisatie = (naam: string, ...partijIdentificatoren: object[]) =>
      registered('', { soortPartij: 'organisatie', partijIdentificatie: { naam }, partijIdentificatoren });

    const identify = (partij: string, it: object) =>
      other.createInKlanten('partij-identificatoren', { ...it, identificeerdePartij: { uuid: partij } });

    /** A KvK-nummer that is nobody's. */
    const freeStanding = (objectId: string) =>
      other.createInKlanten('partij-identificatoren', {
        ...identificator('kvk_nummer', objectId),
        identificeerdePartij: null,
      });

    let opened = 0;
    const openVestigingen = async (kvkNummer: string, count: number): Promise<void> => {
      const parent = await kvkOf(kvkNummer);
      for (const until = opened + count; opened < until; opened += 1)
        await organisatie('Filiaal', identificator('vestigingsnummer', String(500_000_000_000 + opened), parent));
    };

    it('by KvK-nummer takes one round trip, and finds the organisatie and then its vestigingen', async () => {
      const main = await organisatie('Hoofdkantoor', identificator('kvk_nummer', '40000001'));
      const parent = await kvkOf('40000001');
      const east = await organisatie('Oost', identificator('vestigingsnummer', '000000000101', parent));
      const west = await organisatie('West', identificator('vestigingsnummer', '000000000102', parent));
      // Has a vestigingsnummer under its own KvK-nummer, and something else under the searched one.
      const stranger = await organisatie('Vreemde', identificator('kvk_nummer', '40000002'));
      await identify(stranger, identificator('vestigingsnummer', '000000000103', await kvkOf('40000002')));
      await identify(stranger, identificator('rsin', '123456782', parent));

      const [answer, trips] = await search({ kvkNummer: '40000001' }, 2);
      expect(trips).toEqual([['GET /partijen', 'GET /partijen']]);
      expect(uuidsOf(answer)[0]).toBe(main);
      expect(uuidsOf(answer).slice(1).toSorted()).toEqual([east, west].toSorted());
      expect(answer.body).toMatchObject({ meer: false, volledig: true });
    });

    it('by KvK-nummer finds a vestiging that this product registered, of an organisatie that Klanten does not know', async () => {
      const request = VARIANTS['B1 + interne taak'];
      const { status, body } = await product.submit({
        ...request,
        klant: {
          soort: 'nieuwePartij',
          soortPartij: 'organisatie',
          naam: 'Bijkantoor',
          partijIdentificatoren: [
            { codeSoortObjectId: 'kvk_nummer', objectId: '40000003' },
            { codeSoortObjectId: 'vestigingsnummer', objectId: '000000000104' },
          ],
        },
      });
      expect(status).toBe(201);
      expect(uuidsOf(await reader.zoek({ kvkNummer: '40000003' }))).toEqual([body.partij.uuid]);
    });

    it('by KvK-nummer finds an organisatie that is its own vestiging once', async () => {
      const both = await organisatie('Eenmanszaak', identificator('kvk_nummer', '40000004'));
      await identify(both, identificator('vestigingsnummer', '000000000105', await kvkOf('40000004')));
      expect(uuidsOf(await reader.zoek({ kvkNummer: '40000004' }))).toEqual([both]);
    });

    it('by KvK-nummer finds at most twenty, and says that there are more', async () => {
      const main = await organisatie('Keten', identificator('kvk_nummer', '40000005'));
      const found = async (kvkNummer: string) => {
        const answer = await reader.zoek({ kvkNummer });
        return [new Set(uuidsOf(answer)).size, uuidsOf(answer).includes(main), answer.body.meer];
      };
      await openVestigingen('40000005', 19);
      expect(await found('40000005')).toEqual([20, true, false]);
      await openVestigingen('40000005', 1);
      expect(await found('40000005')).toEqual([20, true, true]);

      await freeStanding('40000006');
      await openVestigingen('40000006', 21);
      expect(await found('40000006')).toEqual([20, false, true]);
    });

    it('by vestiging takes one round trip, and finds the one of that KvK-nummer', async () => {
      const vestiging = (naam: string, parent: string | undefined) =>
        organisatie(naam, identificator('vestigingsnummer', VESTIGINGSNUMMER, parent));
      await freeStanding(OTHER_KVK);
      const mine = await vestiging('Filiaal', await kvkOf(KVK));
      const theirs = await vestiging('Ander', await kvkOf(OTHER_KVK));

      const [answer, trips] = await search({ vestigingsnummer: VESTIGINGSNUMMER, kvkNummer: KVK }, 1);
      expect([trips, uuidsOf(answer)]).toEqual([[['GET /partijen']], [mine]]);
      const second = await reader.zoek({ vestigingsnummer: VESTIGINGSNUMMER, kvkNummer: OTHER_KVK });
      expect(uuidsOf(second)).toEqual([theirs]);
    });
  });

  describe('by digitaal adres', () => {
    it('by e-mail takes two round trips, and finds each partij once, whatever the case', async () => {
      const first = await registered('Email een');
      const second = await registered('Email twee');
      await adres(first, 'email', 'Familie@Inwoner.test');
      await adres(first, 'email', 'familie@inwoner.test');
      await adres(second, 'email', 'familie@inwoner.test');
      // Contains it, belongs to no partij, or is no e-mail address.
      await adres(await registered('Langer'), 'email', 'de.familie@inwoner.test');
      await adres(null, 'email', 'familie@inwoner.test');
      await adres(await registered('Overig'), 'overig', 'familie@inwoner.test');

      const [answer, trips] = await search({ email: ' FAMILIE@inwoner.TEST ' }, 1, 2);
      expect(trips).toEqual([['GET /digitaleadressen'], ['GET /partijen/{uuid}', 'GET /partijen/{uuid}']]);
      expect(uuidsOf(answer).toSorted()).toEqual([first, second].toSorted());
      expect(answer.body).toMatchObject({ meer: false, volledig: true });
    });

    const SPELLINGS = ['0687654321', '06-87 65 43 21', '+31 6 8765 4321', '0031687654321', '+31 (0)6-87654321'];

    it.each(SPELLINGS)('by telefoonnummer takes two round trips, however it is spelled: %s', async (spelling) => {
      const people: string[] = [];
      for (const stored of ['0687654321', '+31687654321', '0031687654321']) {
        const person = await registered(`Telefoon ${stored}`);
        await adres(person, 'telefoonnummer', stored);
        people.push(person);
      }
      // The same last nine digits, in another country.
      const abroad = await registered('Buitenland');
      await adres(abroad, 'telefoonnummer', '+32687654321');

      const [answer, [first, second]] = await search({ telefoonnummer: spelling }, 1, 3);
      expect(first).toEqual(['GET /digitaleadressen']);
      expect(new Set(second)).toEqual(new Set(['GET /partijen/{uuid}']));
      expect(uuidsOf(answer).toSorted()).toEqual(people.toSorted());

      for (const uuid of [...people, abroad]) await other.removeFromKlanten(`partijen/${uuid}`);
    });

    it('reads at most twenty partijen, eight at a time, and says that there are more', async () => {
      for (let number = 1; number <= 21; number += 1)
        await adres(await registered(`Bewoner ${number}`), 'email', 'huis@inwoner.test');
      const trips = new RoundTrips(surroundings);
      const answer = reader.zoek({ email: 'huis@inwoner.test' });
      expect(await trips.next(1)).toHaveLength(1);
      for (const size of [8, 8, 4]) expect(await trips.next(size)).toHaveLength(size);
      expect(trips.left()).toEqual([]);
      trips.end();
      const { body } = await answer;
      expect(body).toMatchObject({ meer: true, volledig: true });
      expect(new Set(uuidsOf(await answer)).size).toBe(20);
    });

    it('leaves out a partij that is removed meanwhile', async () => {
      const person = await registered('Weg');
      await adres(person, 'email', 'weg@inwoner.test');
      surroundings.klanten.faults.add({ operation: 'GET /partijen/{uuid}', fault: { kind: 'refuse', status: 404 } });
      expect((await reader.zoek({ email: 'weg@inwoner.test' })).body.partijen).toEqual([]);
    });
  });

  it('by nummeraanduiding takes one round trip, and says when there are more than twenty', async () => {
    const bezoekadres = { nummeraanduidingId: NUMMERAANDUIDING, straatnaam: 'Kade', huisnummer: 1, land: 'NL' };
    const resident = await registered('Bewoner', { bezoekadres });
    const [answer, trips] = await search({ nummeraanduidingId: NUMMERAANDUIDING }, 1);
    expect([trips, uuidsOf(answer), answer.body.meer]).toEqual([[['GET /partijen']], [resident], false]);
    expect(answer.body.partijen[0].bezoekadres).toEqual(bezoekadres);

    for (let number = 1; number <= 20; number += 1) await registered(`Bewoner ${number}`, { bezoekadres });
    const { body } = await reader.zoek({ nummeraanduidingId: NUMMERAANDUIDING });
    expect([body.partijen.length, body.meer, body.volledig]).toEqual([20, true, true]);
  });

  it('by naam takes two round trips, and says that it is not complete', async () => {
    const jansen = await registered('Jansen');
    const married = await registered('Pietersen');
    await contact('Jansen', 'An', jansen);
    await contact('Jansen', 'An', jansen);
    await contact('Jansen', 'Bo', married);
    await contact('Jansen', 'An', null);

    const [answer, trips] = await search({ naam: { achternaam: 'Jansen' } }, 1, 2);
    expect(trips).toEqual([['GET /betrokkenen'], ['GET /partijen/{uuid}', 'GET /partijen/{uuid}']]);
    expect(uuidsOf(answer).toSorted()).toEqual([jansen, married].toSorted());
    expect(answer.body).toMatchObject({ meer: false, volledig: false, toelichting: expect.stringContaining('naam') });

    expect(uuidsOf(await reader.zoek({ naam: { achternaam: 'Jansen', voornaam: 'Bo' } }))).toEqual([married]);
    // Never heard of: that does not mean that nobody is called so.
    expect((await reader.zoek({ naam: { achternaam: 'Onbekend' } })).body).toMatchObject({
      partijen: [],
      volledig: false,
    });
  });
});

describe('geheimhouding', () => {
  const HIDDEN = /geheim@inwoner|0633333333|Schuilplaats|Postbus 13/;
  let secret: string;

  beforeAll(async () => {
    secret = await registered('Geheim', {
      indicatieGeheimhouding: true,
      bezoekadres: { nummeraanduidingId: '0363200000654321', straatnaam: 'Schuilplaats', land: 'NL' },
      correspondentieadres: { adresregel1: 'Postbus 13' },
      partijIdentificatoren: [identificator('bsn', '123456782')],
    });
    await adres(secret, 'email', 'geheim@inwoner.test');
    await adres(secret, 'telefoonnummer', '0633333333');
    await contact('Geheim', 'Test', secret);
  });

  it.each([
    { bsn: '123456782' },
    { email: 'geheim@inwoner.test' },
    { telefoonnummer: '06 33333333' },
    { nummeraanduidingId: '0363200000654321' },
    { naam: { achternaam: 'Geheim' } },
  ])('is respected, whatever was searched by: %j', async (sleutel) => {
    const answer = await reader.zoek(sleutel);
    expect(uuidsOf(answer)).toEqual([secret]);
    expect(answer.body.partijen[0]).toMatchObject({
      naam: 'Test Geheim',
      indicatieGeheimhouding: true,
      adressenAfgeschermd: true,
      toelichting: expect.any(String),
    });
    expect(JSON.stringify(answer.body)).not.toMatch(HIDDEN);
  });

  it('is respected when the partij is read', async () => {
    const { body } = await reader.get(`/partijen/${secret}`);
    expect(body).toMatchObject({ naam: 'Test Geheim', adressenAfgeschermd: true });
    expect(JSON.stringify(body)).not.toMatch(HIDDEN);
  });
});

describe('a search that is not understood', () => {
  it('is refused with everything that is wrong, without asking Klanten', async () => {
    let answer: Answer | undefined;
    const body = { bsn: '123456789', email: 'karel', postcode: '1234 AB' };
    const calls = await reader.calls(async () => (answer = await reader.zoek(body)));
    expect(calls).toEqual([]);
    expect(answer).toMatchObject({ status: 400, body: { type: '/problemen/ongeldige-invoer' } });
    const errors = answer?.body.errors.map(
      ({ in: where, location, code }: Record<string, string>) => `${where} ${location} ${code}`,
    );
    expect(errors.toSorted()).toEqual([
      'body  te-veel',
      'body /bsn ongeldig-bsn',
      'body /email ongeldig-emailadres',
      'body /postcode onbekend-veld',
    ]);
    expect(JSON.stringify(answer?.body)).not.toContain('123456789');
  });

  it.each([{}, { vestigingsnummer: VESTIGINGSNUMMER }, { bsn: BSN, rsin: RSIN }])('is refused: %j', async (body) => {
    expect(await reader.zoek(body)).toMatchObject({ status: 400, body: { type: '/problemen/ongeldige-invoer' } });
  });
});

describe('when Klanten fails', () => {
  const fails = [
    ['refuses', { kind: 'refuse', status: 403 }, 502, 'register-fout', false],
    ['has an error', { kind: 'errorBefore' }, 502, 'register-fout', true],
    ['breaks off', { kind: 'unreadable' }, 502, 'register-fout', true],
    ['is something else', { kind: 'strange' }, 502, 'register-fout', true],
    ['hangs', { kind: 'hangBefore' }, 504, 'register-te-traag', true],
    ['hangs up', { kind: 'dropBefore' }, 504, 'register-te-traag', true],
  ] as const;

  it.each(fails)('because it %s', async (_, fault, status, slug, opnieuwProberen) => {
    for (const ask of [() => reader.get(`/partijen/${SEEDED_PARTIJ}`), () => reader.zoek({ bsn: BSN })]) {
      surroundings.klanten.faults.clear();
      surroundings.klanten.faults.add({ operation: '*', times: Infinity, fault });
      const answer = await ask();
      expect(answer).toMatchObject({ status, body: { type: `/problemen/${slug}`, opnieuwProberen } });
      expect(JSON.stringify(answer.body)).not.toMatch(/simulator|Op verzoek|partijen|localhost/);
    }
  });

  it('in the second round trip', async () => {
    await adres(await registered('Half'), 'email', 'half@inwoner.test');
    const fault = { kind: 'errorBefore' } as const;
    surroundings.klanten.faults.add({ operation: 'GET /partijen/{uuid}', times: Infinity, fault });
    expect(await reader.zoek({ email: 'half@inwoner.test' })).toMatchObject({
      status: 502,
      body: { type: '/problemen/register-fout' },
    });
  });
});

describe('whoever is not a medewerker', () => {
  it('may not look', async () => {
    const stranger = await Reader.login(surroundings, product, { roles: ['beheerder'] });
    for (const answer of [await stranger.get(`/partijen/${SEEDED_PARTIJ}`), await stranger.zoek({ bsn: BSN })])
      expect([answer.status, answer.body.type]).toEqual([403, '/problemen/geen-toegang']);
    const anonymous = await product.request('GET', `/api/v1/partijen/${SEEDED_PARTIJ}`, {});
    expect([anonymous.status, anonymous.body.type]).toEqual([401, '/problemen/niet-ingelogd']);
  });
});
