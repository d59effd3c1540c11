import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Test, type TestingModule } from '@nestjs/testing';
import nock, { type Body } from 'nock';
import { JsonClients } from '../upstream/json-client.js';
import { UpstreamModule } from '../upstream/upstream.module.js';
import { KlantenClient } from './klanten.client.js';
import type { NewKlantcontactGeheel, NewPartij } from './klanten.types.js';

const NEVER_OPEN = { naFouten: 1_000_000, pauze: 1 };
const WIDE = { tegelijk: 100, wachten: 60_000 };
const ORIGIN = 'https://klanten.voorbeeld.test';
const ROOT = '/klantinteracties/api/v1';
const UUID = '171ac15c-f5a5-46c3-a25e-b5f14fc63988';
const OTHER = '59e0fcba-b3e3-4f85-ab97-6b3a329ca056';
const LINK = '0b6ef8a0-0a62-4b3c-b6ab-9a0a6a2f1c55';

let module: TestingModule;
let klanten: KlantenClient;

beforeAll(async () => {
  nock.disableNetConnect();
  module = await Test.createTestingModule({ imports: [UpstreamModule] }).compile();
  const json = module
    .get(JsonClients)
    .to({ system: 'klanten', baseUrl: ORIGIN + ROOT, timeout: 5000, circuit: NEVER_OPEN, line: WIDE });
  klanten = new KlantenClient(json, 'a1b2c3');
});
afterEach(() => {
  const pending = nock.pendingMocks();
  nock.cleanAll();
  expect(pending).toEqual([]);
});
afterAll(async () => {
  nock.restore();
  await module.close();
});

interface Expected {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** With its query. */
  readonly path: string;
  readonly body?: object;
  readonly status?: number;
  readonly answer?: Body;
}

/** Has Klanten answer this one request with this token, and no other. */
function klantenExpects({ method, path, body, status = 200, answer = '' }: Expected): void {
  nock(ORIGIN, { reqheaders: { authorization: 'Token a1b2c3', accept: 'application/json' } })
    .intercept(ROOT + path, method, (sent: unknown) => {
      expect(sent).toEqual(body ?? '');
      return true;
    })
    .reply(status, answer);
}

const pageOf = (...results: object[]) => ({ count: results.length, next: null, previous: null, results });

/** As much of what Klanten gives, of any resource, as is looked at. */
const row = (uuid: string) => ({
  uuid,
  naam: 'Parkeren',
  soortPartij: 'persoon',
  betrokkenen: [],
  partijIdentificatoren: [],
  partijIdentificator: { codeSoortObjectId: 'bsn', objectId: '999990019' },
  adres: 'karel@inwoner.example',
  soortDigitaalAdres: 'email',
  hadBetrokkenen: [],
  gingOverOnderwerpobjecten: [],
  onderwerpobjectidentificator: { objectId: UUID },
  _expand: {},
});

/** As Klanten says that it will not. */
const refusal = (status: number, code: string, more: object = {}) => ({
  type: 'http://localhost:8001/ref/fouten/Fout/',
  code,
  title: 'Fout.',
  status,
  detail: 'Fout.',
  instance: 'urn:uuid:af13a329-5b89-44c2-9740-506d1b4302b2',
  ...more,
});
const NOT_FOUND = refusal(404, 'not_found');
const WRONG_METHOD = refusal(405, 'method_not_allowed');
const PAGE_NOT_FOUND = '<!DOCTYPE html><html lang="en"><head><title>Not Found</title></head></html>';

const mia = {
  objectId: 'mia+kcc@voorbeeld.test',
  codeObjecttype: 'mdw',
  codeRegister: 'msei',
  codeSoortObjectId: 'email',
};
const actor = (uuid: string) => ({
  uuid,
  naam: 'Mia de Medewerker',
  soortActor: 'medewerker',
  indicatieActief: true,
  actoridentificator: mia,
});

describe('actoren', () => {
  const path =
    '/actoren?actoridentificatorObjectId=mia%2Bkcc%40voorbeeld.test&actoridentificatorCodeObjecttype=mdw' +
    '&actoridentificatorCodeRegister=msei&actoridentificatorCodeSoortObjectId=email';

  it('are found by all four identifying values, the oldest of doubles', async () => {
    klantenExpects({ method: 'GET', path, answer: pageOf(actor(OTHER), actor(UUID)) });
    await expect(klanten.findActor(mia)).resolves.toMatchObject({ uuid: UUID });
  });

  it('are not there when they are an afdeling that is out of use', async () => {
    const afdeling = (uuid: string, indicatieActief: boolean) => ({
      ...actor(uuid),
      soortActor: 'organisatorische_eenheid',
      indicatieActief,
      actoridentificator: { ...mia, objectId: 'parkeren' },
    });
    const at = path.replace(encodeURIComponent(mia.objectId), 'parkeren');
    klantenExpects({ method: 'GET', path: at, answer: pageOf(afdeling(OTHER, true), afdeling(UUID, false)) });
    await expect(klanten.findActor({ ...mia, objectId: 'parkeren' })).resolves.toMatchObject({ uuid: OTHER });
    klantenExpects({ method: 'GET', path: at, answer: pageOf(afdeling(UUID, false)) });
    await expect(klanten.findActor({ ...mia, objectId: 'parkeren' })).resolves.toBeUndefined();
  });

  it.each([
    ['medewerker', 'mia@gemeente.example'],
    ['geautomatiseerde_actor', 'formulieren'],
  ])('stay who they are when they are a %s', async (soortActor, objectId) => {
    const at = path.replace(encodeURIComponent(mia.objectId), encodeURIComponent(objectId));
    const answer = pageOf({
      ...actor(UUID),
      soortActor,
      indicatieActief: false,
      actoridentificator: { ...mia, objectId },
    });
    klantenExpects({ method: 'GET', path: at, answer });
    await expect(klanten.findActor({ ...mia, objectId })).resolves.toMatchObject({ uuid: UUID });
  });

  it('may be absent', async () => {
    klantenExpects({ method: 'GET', path, answer: pageOf() });
    await expect(klanten.findActor(mia)).resolves.toBeUndefined();
  });

  it('are created', async () => {
    const { uuid: _, ...body } = actor(UUID);
    klantenExpects({ method: 'POST', path: '/actoren', body, status: 201, answer: actor(UUID) });
    const created = klanten.createActor({ ...body, soortActor: 'medewerker' });
    await expect(created).resolves.toMatchObject({ uuid: UUID });
  });

  it('are linked to a klantcontact', async () => {
    const body = { actor: { uuid: UUID }, klantcontact: { uuid: OTHER } };
    klantenExpects({ method: 'POST', path: '/actorklantcontacten', body, status: 201, answer: { uuid: LINK } });
    await expect(klanten.linkActor(UUID, OTHER)).resolves.toEqual({ uuid: LINK });
  });

  it('have their link found by the pair', async () => {
    const path = `/actorklantcontacten?actor__uuid=${UUID}&klantcontact__uuid=${OTHER}`;
    klantenExpects({ method: 'GET', path, answer: pageOf({ uuid: LINK }) });
    await expect(klanten.findActorklantcontact(UUID, OTHER)).resolves.toEqual({ uuid: LINK });
    klantenExpects({ method: 'GET', path, answer: pageOf() });
    await expect(klanten.findActorklantcontact(UUID, OTHER)).resolves.toBeUndefined();
  });
});

describe('partijen', () => {
  const partij: NewPartij = {
    soortPartij: 'persoon',
    nummer: '1000000003',
    indicatieActief: true,
    indicatieGeheimhouding: false,
    voorkeurstaal: 'nld',
    interneNotitie: '',
    partijIdentificatie: {
      contactnaam: { voorletters: 'K', voornaam: 'Karel', voorvoegselAchternaam: 'van', achternaam: 'Deurne' },
    },
    partijIdentificatoren: [],
    digitaleAdressen: [],
    voorkeursDigitaalAdres: null,
    rekeningnummers: [],
    voorkeursRekeningnummer: null,
  };

  it('are created', async () => {
    klantenExpects({ method: 'POST', path: '/partijen', body: partij, status: 201, answer: { uuid: UUID, ...partij } });
    await expect(klanten.createPartij(partij)).resolves.toMatchObject({ uuid: UUID });
  });

  it('are read by uuid', async () => {
    klantenExpects({ method: 'GET', path: `/partijen/${UUID}`, answer: row(UUID) });
    await expect(klanten.findPartij(UUID)).resolves.toEqual(row(UUID));
  });

  it('are absent only when Klanten itself says so', async () => {
    klantenExpects({ method: 'GET', path: `/partijen/${UUID}`, status: 404, answer: NOT_FOUND });
    await expect(klanten.findPartij(UUID)).resolves.toBeUndefined();
    klantenExpects({ method: 'GET', path: `/partijen/${UUID}`, status: 404, answer: PAGE_NOT_FOUND });
    await expect(klanten.findPartij(UUID)).rejects.toMatchObject({ failure: { kind: 'unavailable', status: 404 } });
  });

  it('are found by nummer', async () => {
    klantenExpects({ method: 'GET', path: '/partijen?nummer=1000000003', answer: pageOf(row(UUID)) });
    await expect(klanten.findPartijByNummer('1000000003')).resolves.toEqual(row(UUID));
    klantenExpects({ method: 'GET', path: '/partijen?nummer=1000000003', answer: pageOf() });
    await expect(klanten.findPartijByNummer('1000000003')).resolves.toBeUndefined();
  });

  it('get a preferred digitaal adres, and nothing else is touched', async () => {
    const body = { voorkeursDigitaalAdres: { uuid: OTHER } };
    klantenExpects({ method: 'PATCH', path: `/partijen/${UUID}`, body, answer: { uuid: UUID } });
    await expect(klanten.setVoorkeursDigitaalAdres(UUID, { uuid: OTHER })).resolves.toEqual({ uuid: UUID });
  });
});

describe('partij-identificatoren', () => {
  const kvk = {
    objectId: '90000001',
    codeObjecttype: 'niet_natuurlijk_persoon',
    codeRegister: 'hr',
    codeSoortObjectId: 'kvk_nummer',
  };
  const path =
    '/partij-identificatoren?partijIdentificatorCodeObjecttype=niet_natuurlijk_persoon' +
    '&partijIdentificatorCodeSoortObjectId=kvk_nummer&partijIdentificatorObjectId=90000001' +
    '&partijIdentificatorCodeRegister=hr';

  it('are created without a partij', async () => {
    const identificator = { partijIdentificator: kvk, subIdentificatorVan: null, anderePartijIdentificator: 'van-ons' };
    const body = { identificeerdePartij: null, ...identificator };
    klantenExpects({ method: 'POST', path: '/partij-identificatoren', body, status: 201, answer: { uuid: UUID } });
    await expect(klanten.createPartijIdentificator(identificator)).resolves.toEqual({ uuid: UUID });
  });

  it('are found by all four identifying values', async () => {
    klantenExpects({ method: 'GET', path, answer: pageOf(row(UUID)) });
    await expect(klanten.findPartijIdentificator(kvk)).resolves.toEqual(row(UUID));
    klantenExpects({ method: 'GET', path, answer: pageOf() });
    await expect(klanten.findPartijIdentificator(kvk)).resolves.toBeUndefined();
  });

  it('stay when another vestiging hangs under it', async () => {
    const invalidParams = [{ name: 'nonFieldErrors', code: 'invalid', reason: 'Cannot delete some instances' }];
    const answer = refusal(400, 'invalid', { invalidParams });
    klantenExpects({ method: 'DELETE', path: `/partij-identificatoren/${UUID}`, status: 400, answer });
    await expect(klanten.removePartijIdentificator(UUID)).rejects.toMatchObject({
      failure: { kind: 'refused', fields: [{ name: 'nonFieldErrors', code: 'invalid' }] },
    });
  });
});

describe('klantcontacten', () => {
  const geheel: NewKlantcontactGeheel = {
    klantcontact: {
      kanaal: 'telefoon',
      onderwerp: 'Productaanvraag',
      inhoud: 'Klant wil graag een vergunning aanvragen.',
      taal: 'nld',
      vertrouwelijk: false,
      indicatieContactGelukt: true,
      plaatsgevondenOp: '2026-03-01T09:00:00.000Z',
      referentienummer: '1000000001',
      nummer: '1000000001',
      metadata: { productaanvraag: UUID },
    },
    betrokkene: { rol: 'klant', initiator: true, wasPartij: null },
    onderwerpobject: { wasKlantcontact: null, onderwerpobjectidentificator: { ...mia, objectId: 'KCC-2026-000001' } },
  };

  it('are made with their betrokkene and onderwerpobject at once', async () => {
    const answer = { klantcontact: { uuid: UUID }, betrokkene: { uuid: OTHER }, onderwerpobject: null };
    klantenExpects({ method: 'POST', path: '/maak-klantcontact', body: geheel, status: 201, answer });
    await expect(klanten.createKlantcontactAtOnce(geheel)).resolves.toEqual(answer);
  });

  it('are found by referentienummer', async () => {
    const path = '/klantcontacten?referentienummer=1000000001';
    klantenExpects({ method: 'GET', path, answer: pageOf(row(UUID)) });
    await expect(klanten.findKlantcontactByReferentienummer('1000000001')).resolves.toEqual(row(UUID));
    klantenExpects({ method: 'GET', path, answer: pageOf() });
    await expect(klanten.findKlantcontactByReferentienummer('1000000001')).resolves.toBeUndefined();
  });
});

describe('digitale adressen', () => {
  it('are created', async () => {
    const body = {
      adres: 'karel@inwoner.test',
      soortDigitaalAdres: 'email',
      omschrijving: '',
      referentie: 'klantregie-1-0',
      verstrektDoorPartij: { uuid: UUID },
      verstrektDoorBetrokkene: null,
    } as const;
    klantenExpects({ method: 'POST', path: '/digitaleadressen', body, status: 201, answer: { uuid: OTHER } });
    await expect(klanten.createDigitaalAdres(body)).resolves.toEqual({ uuid: OTHER });
  });

  it('are listed by referentie', async () => {
    const rows = [row(UUID), row(OTHER)];
    klantenExpects({ method: 'GET', path: '/digitaleadressen?referentie=klantregie-1-0', answer: pageOf(...rows) });
    await expect(klanten.listDigitaleAdressen('klantregie-1-0')).resolves.toEqual(rows);
  });
});

describe('an onderwerpobject', () => {
  it('is said to be about a zaak', async () => {
    const body = { klantcontact: { uuid: OTHER }, wasKlantcontact: null, onderwerpobjectidentificator: mia };
    klantenExpects({ method: 'PUT', path: `/onderwerpobjecten/${UUID}`, body, answer: { uuid: UUID } });
    await expect(klanten.putOnderwerpobject(UUID, body)).resolves.toEqual({ uuid: UUID });
  });

  it('that is gone is an error', async () => {
    const body = { klantcontact: { uuid: OTHER }, wasKlantcontact: null, onderwerpobjectidentificator: mia };
    klantenExpects({ method: 'PUT', path: `/onderwerpobjecten/${UUID}`, body, status: 404, answer: NOT_FOUND });
    await expect(klanten.putOnderwerpobject(UUID, body)).rejects.toMatchObject({ isAbsent: true });
  });
});

describe('a look-up', () => {
  const page = pageOf(row(UUID), row(OTHER));
  const everything =
    'hadBetrokkenen%2ChadBetrokkenen.wasPartij%2ChadBetrokkenen.digitaleAdressen' +
    '%2CgingOverOnderwerpobjecten%2CleiddeTotInterneTaken';

  it.each<[what: string, path: string, look: () => Promise<unknown>, answer: object, result: unknown]>([
    [
      'of actoren by name',
      '/actoren?naam=M%26ia&indicatieActief=true&actoridentificatorCodeObjecttype=mdw' +
        '&actoridentificatorCodeRegister=msei&actoridentificatorCodeSoortObjectId=email&pageSize=20',
      () => klanten.listActoren('M&ia', mia, 20),
      page,
      page,
    ],
    [
      'of a partij with its digitale adressen',
      `/partijen/${UUID}?expand=digitaleAdressen`,
      () => klanten.findExpandedPartij(UUID),
      row(UUID),
      row(UUID),
    ],
    [
      'of partijen by number',
      '/partijen?partijIdentificator__objectId=999990019&expand=digitaleAdressen',
      () => klanten.listPartijenByNummer('999990019'),
      page,
      page,
    ],
    [
      'of the partij of a vestiging',
      '/partijen?partijIdentificator__objectId=900000000001&subIdentificatorVan__codeSoortObjectId=kvk_nummer' +
        '&subIdentificatorVan__objectId=90000001&expand=digitaleAdressen',
      () => klanten.listPartijenByNummer('900000000001', '90000001'),
      page,
      page,
    ],
    [
      'of the vestigingen of an organisatie',
      '/partijen?partijIdentificator__codeSoortObjectId=vestigingsnummer' +
        '&subIdentificatorVan__codeSoortObjectId=kvk_nummer&subIdentificatorVan__objectId=90000001' +
        '&pageSize=20&expand=digitaleAdressen',
      () => klanten.listVestigingen('90000001', 20),
      page,
      page,
    ],
    [
      'of partijen by address',
      '/partijen?bezoekadresNummeraanduidingId=0363200000000001&pageSize=50&expand=digitaleAdressen',
      () => klanten.listPartijenByNummeraanduiding('0363200000000001', 50),
      page,
      page,
    ],
    ['of a klantcontact', `/klantcontacten/${UUID}`, () => klanten.findKlantcontact(UUID), row(UUID), row(UUID)],
    [
      'of a klantcontact with all that hangs on it',
      `/klantcontacten/${UUID}?expand=${everything}`,
      () => klanten.findExpandedKlantcontact(UUID),
      row(UUID),
      row(UUID),
    ],
    [
      'of betrokkenen by name',
      '/betrokkenen?contactnaamAchternaam=Deurne&contactnaamVoornaam=Karel&pageSize=500',
      () => klanten.listBetrokkenenByNaam({ achternaam: 'Deurne', voornaam: 'Karel' }),
      page,
      page,
    ],
    [
      'of betrokkenen by surname',
      '/betrokkenen?contactnaamAchternaam=Deurne&pageSize=500',
      () => klanten.listBetrokkenenByNaam({ achternaam: 'Deurne' }),
      page,
      page,
    ],
    [
      'of the betrokkenen of a klantcontact',
      `/betrokkenen?hadKlantcontact__uuid=${UUID}`,
      () => klanten.listBetrokkenen(UUID),
      page,
      page.results,
    ],
    [
      'of digitale adressen by part of them',
      '/digitaleadressen?adres__icontains=karel%2Bwerk%40&soortDigitaalAdres=email&pageSize=500',
      () => klanten.listDigitaleAdressenWith('karel+werk@', 'email'),
      page,
      page,
    ],
    [
      'of the onderwerpobjecten of a klantcontact about a zaak',
      `/onderwerpobjecten?klantcontact__uuid=${UUID}&onderwerpobjectidentificatorObjectId=${OTHER}`,
      () => klanten.listOnderwerpobjecten(UUID, OTHER),
      page,
      page.results,
    ],
  ])('%s', async (_, path, look, answer, result) => {
    klantenExpects({ method: 'GET', path, answer });
    await expect(look()).resolves.toEqual(result);
  });

  it.each<[what: string, path: string, look: () => Promise<unknown>]>([
    ['partij', `/partijen/${UUID}?expand=digitaleAdressen`, () => klanten.findExpandedPartij(UUID)],
    ['klantcontact', `/klantcontacten/${UUID}`, () => klanten.findKlantcontact(UUID)],
    [
      'klantcontact with all that hangs on it',
      `/klantcontacten/${UUID}?expand=${everything}`,
      () => klanten.findExpandedKlantcontact(UUID),
    ],
  ])('of a %s finds nothing only when Klanten itself says so', async (_, path, look) => {
    klantenExpects({ method: 'GET', path, status: 404, answer: NOT_FOUND });
    await expect(look()).resolves.toBeUndefined();
    klantenExpects({ method: 'GET', path, status: 404, answer: PAGE_NOT_FOUND });
    await expect(look()).rejects.toMatchObject({ failure: { kind: 'unavailable', status: 404 } });
  });
});

describe('a part that is registered by itself', () => {
  const klantcontact = {
    kanaal: 'telefoon',
    onderwerp: 'Productaanvraag',
    inhoud: '',
    taal: 'nld',
    vertrouwelijk: false,
    indicatieContactGelukt: true,
    plaatsgevondenOp: '2026-03-01T09:00:00.000Z',
    referentienummer: '1000000001',
    nummer: '1000000001',
    metadata: { productaanvraag: UUID },
  };
  const onderwerpobject = { klantcontact: { uuid: UUID }, wasKlantcontact: null, onderwerpobjectidentificator: mia };
  const betrokkene = {
    rol: 'klant',
    initiator: true,
    wasPartij: { uuid: OTHER },
    hadKlantcontact: { uuid: UUID },
  } as const;

  it.each<[resource: string, body: object, create: () => Promise<unknown>]>([
    ['klantcontacten', klantcontact, () => klanten.createKlantcontact(klantcontact)],
    ['betrokkenen', betrokkene, () => klanten.createBetrokkene(betrokkene)],
    ['onderwerpobjecten', onderwerpobject, () => klanten.createOnderwerpobject(onderwerpobject)],
  ])('is one of the %s', async (resource, body, create) => {
    klantenExpects({ method: 'POST', path: `/${resource}`, body, status: 201, answer: { uuid: LINK } });
    await expect(create()).resolves.toEqual({ uuid: LINK });
  });

  it('is what is known of a klantcontact beside it', async () => {
    const body = { metadata: { product: 'parkeervergunning' } };
    klantenExpects({ method: 'PATCH', path: `/klantcontacten/${UUID}`, body, answer: { uuid: UUID, ...body } });
    await expect(klanten.setMetadata(UUID, body.metadata)).resolves.toEqual({ uuid: UUID, ...body });
  });
});

describe('a look at what Klanten can do', () => {
  it('needs no token for its version', async () => {
    nock(ORIGIN, { badheaders: ['authorization'] })
      .get(`${ROOT}/`)
      .reply(200, {}, { 'api-version': '0.9.0' });
    await expect(klanten.probeRoot()).resolves.toEqual({ status: 200, isOwn: true, apiVersion: '0.9.0' });
  });

  it('shows whether the token is good', async () => {
    klantenExpects({ method: 'GET', path: '/actoren?pageSize=1', answer: pageOf() });
    await expect(klanten.probeActoren()).resolves.toMatchObject({ status: 200 });
  });

  it('shows whether maak-klantcontact is there', async () => {
    klantenExpects({ method: 'GET', path: '/actoren?pageSize=1', answer: pageOf() });
    klantenExpects({ method: 'GET', path: '/maak-klantcontact', status: 405, answer: WRONG_METHOD });
    await expect(klanten.hasMaakKlantcontact()).resolves.toBe(true);
  });

  it('shows that maak-klantcontact is not there, between two answers of its own', async () => {
    klantenExpects({ method: 'GET', path: '/actoren?pageSize=1', answer: pageOf() });
    klantenExpects({ method: 'GET', path: '/maak-klantcontact', status: 404, answer: PAGE_NOT_FOUND });
    klantenExpects({ method: 'GET', path: '/actoren?pageSize=1', answer: pageOf() });
    await expect(klanten.hasMaakKlantcontact()).resolves.toBe(false);
  });

  it.each([{}, { results: {} }, 'Welkom'])('shows nothing when something else answers: %j', async (answer) => {
    klantenExpects({ method: 'GET', path: '/actoren?pageSize=1', answer });
    await expect(klanten.hasMaakKlantcontact()).resolves.toBeUndefined();
  });
});

describe('a removal', () => {
  const removals: [string, (uuid: string) => Promise<void>][] = [
    ['partijen', (uuid) => klanten.removePartij(uuid)],
    ['partij-identificatoren', (uuid) => klanten.removePartijIdentificator(uuid)],
    ['klantcontacten', (uuid) => klanten.removeKlantcontact(uuid)],
    ['betrokkenen', (uuid) => klanten.removeBetrokkene(uuid)],
    ['digitaleadressen', (uuid) => klanten.removeDigitaalAdres(uuid)],
    ['onderwerpobjecten', (uuid) => klanten.removeOnderwerpobject(uuid)],
  ];

  it.each(removals)('takes one of the %s away', async (resource, remove) => {
    klantenExpects({ method: 'DELETE', path: `/${resource}/${UUID}`, status: 204 });
    await expect(remove(UUID)).resolves.toBeUndefined();
  });

  it.each(removals)('is done when one of the %s is not there', async (resource, remove) => {
    klantenExpects({ method: 'DELETE', path: `/${resource}/${UUID}`, status: 404, answer: NOT_FOUND });
    await expect(remove(UUID)).resolves.toBeUndefined();
  });

  it.each(removals)('of the %s fails at an address that leads elsewhere', async (resource, remove) => {
    klantenExpects({ method: 'DELETE', path: `/${resource}/${UUID}`, status: 404, answer: PAGE_NOT_FOUND });
    await expect(remove(UUID)).rejects.toMatchObject({ failure: { kind: 'unknown', status: 404 } });
  });

  it.each(removals)('of the %s is not certain from anything but a 204 without a body', async (resource, remove) => {
    for (const [status, answer] of [
      [200, ''],
      [200, '{}'],
      [202, ''],
      [200, PAGE_NOT_FOUND],
    ] as const) {
      klantenExpects({ method: 'DELETE', path: `/${resource}/${UUID}`, status, answer });
      await expect(remove(UUID)).rejects.toMatchObject({ failure: { kind: 'unknown', status } });
    }
  });

  it('leaves doubt at an error', async () => {
    klantenExpects({ method: 'DELETE', path: `/partijen/${UUID}`, status: 500, answer: { code: 'error' } });
    await expect(klanten.removePartij(UUID)).rejects.toMatchObject({ failure: { kind: 'unknown', status: 500 } });
  });
});

describe('an answer that is not what was asked for', () => {
  it.each([{}, { uuid: 1 }, { uuid: '1' }, { uuid: `${UUID}/..` }, []])(
    'leaves unknown what came of a write: %j',
    async (answer) => {
      const body = { klantcontact: { uuid: OTHER }, wasKlantcontact: null, onderwerpobjectidentificator: mia };
      klantenExpects({ method: 'POST', path: '/onderwerpobjecten', body, status: 201, answer });
      const made = klanten.createOnderwerpobject(body);
      await expect(made).rejects.toMatchObject({ failure: { kind: 'unknown', status: 201 } });
    },
  );

  it('leaves unknown what came of a klantcontact of which a part has no uuid', async () => {
    const answer = { klantcontact: { uuid: UUID }, betrokkene: {}, onderwerpobject: null };
    nock(ORIGIN).post(`${ROOT}/maak-klantcontact`).reply(201, answer);
    const made = klanten.createKlantcontactAtOnce({} as NewKlantcontactGeheel);
    await expect(made).rejects.toMatchObject({ failure: { kind: 'unknown' } });
  });

  it.each<[what: string, look: () => Promise<unknown>]>([
    ['partijen', () => klanten.findPartij(UUID)],
    ['partijen', () => klanten.findPartijByNummer('1000000003')],
    ['partij-identificatoren', () => klanten.findPartijIdentificator(mia)],
    ['klantcontacten', () => klanten.findKlantcontact(UUID)],
    ['klantcontacten', () => klanten.findExpandedKlantcontact(UUID)],
    ['klantcontacten', () => klanten.listLatestKlantcontacten()],
    ['betrokkenen', () => klanten.listBetrokkenen(UUID)],
    ['digitaleadressen', () => klanten.listDigitaleAdressen('klantregie-1-0')],
    ['onderwerpobjecten', () => klanten.listOnderwerpobjecten(UUID, OTHER)],
    ['actoren', () => klanten.findActor(mia)],
  ])('is as good as none to a look-up of %s', async (resource, look) => {
    nock(ORIGIN)
      .get((uri) => uri.startsWith(`${ROOT}/${resource}`))
      .reply(200, { uuid: UUID });
    await expect(look()).rejects.toMatchObject({ failure: { kind: 'unavailable', operation: `GET ${resource}` } });
  });
});
