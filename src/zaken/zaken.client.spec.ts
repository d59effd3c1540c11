import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Test, type TestingModule } from '@nestjs/testing';
import { jwtVerify, type JWTPayload } from 'jose';
import nock, { type Body } from 'nock';
import { JsonClients } from '../upstream/json-client.js';
import { UpstreamModule } from '../upstream/upstream.module.js';
import { ZakenToken } from './zaken-token.js';
import { ZakenClient } from './zaken.client.js';
import type { Gebruiker, NewZaakGeheel } from './zaken.types.js';

const NEVER_OPEN = { naFouten: 1_000_000, pauze: 1 };
const WIDE = { tegelijk: 100, wachten: 60_000 };
const ORIGIN = 'https://zaken.voorbeeld.test';
const ROOT = '/zaken/api/v1';
const CATALOGI = 'https://zaken.voorbeeld.test/catalogi/api/v1';
const SECRET = 'geheim-van-ten-minste-32-tekens-lang';
const UUID = 'f09678d0-ab49-49eb-b0cd-830ee9b35114';
const OTHER = 'fb8a2a6e-5b5d-4c7b-9a5e-6a3b9e0b5a11';
const mira = { identificatie: 'mira.jansen@gemeente.example', naam: 'Mira Jansen' };

/** As Zaken says that it will not. */
const refusal = (status: number, code: string, more: object = {}) => ({
  type: 'http://localhost:8002/ref/fouten/Fout/',
  code,
  title: 'Fout.',
  status,
  detail: 'Fout.',
  instance: 'urn:uuid:af13a329-5b89-44c2-9740-506d1b4302b2',
  ...more,
});

interface Received {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

let module: TestingModule;
let zaken: ZakenClient;
let received: Received[];
/** On whose behalf everything of one test is asked. */
let caller: Gebruiker;

beforeAll(async () => {
  nock.disableNetConnect();
  module = await Test.createTestingModule({ imports: [UpstreamModule] }).compile();
  const json = module
    .get(JsonClients)
    .to({ system: 'zaken', baseUrl: ORIGIN + ROOT, timeout: 5000, circuit: NEVER_OPEN, line: WIDE });
  zaken = new ZakenClient(json, new ZakenToken('klantregie', SECRET));
});
beforeEach(() => {
  received = [];
  caller = mira;
});
afterEach(async () => {
  const pending = nock.pendingMocks();
  nock.cleanAll();
  expect(pending).toEqual([]);
  for (const { headers } of received) {
    expect(headers).toMatchObject({ 'accept-crs': 'EPSG:4326', 'content-crs': 'EPSG:4326' });
    expect(await claimsOf(headers)).toEqual({
      iss: 'klantregie',
      client_id: 'klantregie',
      iat: expect.any(Number),
      user_id: caller.identificatie,
      user_representation: caller.naam,
    });
  }
});
afterAll(async () => {
  nock.restore();
  await module.close();
});

/** Has Zaken answer this one request, and no other. */
function zakenExpects(method: 'GET' | 'POST' | 'DELETE', path: string, status: number, answer: Body = ''): void {
  nock(ORIGIN)
    .intercept(ROOT + path, method)
    .reply(function (_, body) {
      received.push({ headers: this.req.headers, body });
      return [status, answer];
    });
}

async function claimsOf({ authorization = '' }: Received['headers']): Promise<JWTPayload> {
  const [, token = ''] = /^Bearer (\S+)$/.exec(authorization) ?? [];
  return (await jwtVerify(token, new TextEncoder().encode(SECRET))).payload;
}

const geheel: NewZaakGeheel = {
  zaak: {
    identificatie: 'KCC-2026-000001',
    bronorganisatie: '002220647',
    verantwoordelijkeOrganisatie: '002220647',
    zaaktype: `${CATALOGI}/zaaktypen/59fa0613-b50d-41f1-8358-673909944686`,
    startdatum: '2026-03-01',
    registratiedatum: '2026-03-01',
    omschrijving: 'Aanvraag parkeervergunning',
    toelichting: '',
    communicatiekanaalNaam: 'telefoon',
    vertrouwelijkheidaanduiding: 'zaakvertrouwelijk',
    kenmerken: [{ bron: 'open-klant', kenmerk: '846346dd-dec7-434f-ad0a-56c40ca06a50' }],
  },
  rollen: [
    {
      roltype: `${CATALOGI}/roltypen/9f3888e7-7bbd-44fa-9ca9-ebadc61403c1`,
      betrokkeneType: 'natuurlijk_persoon',
      betrokkeneIdentificatie: { inpBsn: '999990019' },
      afwijkendeNaamBetrokkene: '',
      roltoelichting: 'Aanvrager',
    },
  ],
  status: {
    statustype: `${CATALOGI}/statustypen/b8395b44-0f24-4007-b2a2-98d6133f66dc`,
    datumStatusGezet: '2026-03-01T09:00:00.000Z',
    statustoelichting: '',
  },
};

/** As much of what Zaken gives as is looked at. */
const row = (uuid: string) => ({
  uuid,
  url: `${ORIGIN}${ROOT}/zaken/${uuid}`,
  zaaktype: geheel.zaak.zaaktype,
  kenmerken: geheel.zaak.kenmerken,
  rollen: [],
  status: null,
  omschrijvingGeneriek: 'initiator',
});

describe('a zaak', () => {
  it('is registered as a whole', async () => {
    zakenExpects('POST', '/zaak_registreren', 201, { zaak: row(UUID), rollen: [], status: {} });
    await expect(zaken.createZaakAtOnce(geheel, mira)).resolves.toEqual(row(UUID));
    expect(received).toMatchObject([{ body: geheel, headers: { 'content-type': 'application/json' } }]);
  });

  it('is refused by field', async () => {
    const invalidParams = [
      { name: 'zaak.identificatie', code: 'identificatie-niet-uniek', reason: 'Deze identificatie bestaat al' },
    ];
    zakenExpects('POST', '/zaak_registreren', 400, refusal(400, 'invalid', { invalidParams }));
    const refused = zaken.createZaakAtOnce(geheel, mira);
    await expect(refused).rejects.toMatchObject({
      failure: {
        kind: 'refused',
        operation: 'POST zaak_registreren',
        fields: [{ name: 'zaak.identificatie', code: 'identificatie-niet-uniek' }],
      },
    });
  });

  it('leaves doubt when the register breaks, which it does for the loser of a race', async () => {
    zakenExpects('POST', '/zaak_registreren', 500, { code: 'error', status: 500, detail: 'Internal Server Error' });
    await expect(zaken.createZaakAtOnce(geheel, mira)).rejects.toMatchObject({ failure: { kind: 'unknown' } });
  });

  it('is found by the number within its organisatie', async () => {
    zakenExpects('GET', '/zaken?bronorganisatie=002220647&identificatie=KCC-2026-000001', 200, {
      count: 1,
      next: null,
      previous: null,
      results: [row(UUID)],
    });
    const found = zaken.findZaakByIdentificatie('002220647', 'KCC-2026-000001', mira);
    await expect(found).resolves.toEqual(row(UUID));
    expect(received).toMatchObject([{ body: '' }]);
  });

  it('may be absent', async () => {
    zakenExpects('GET', '/zaken?bronorganisatie=002220647&identificatie=KCC-2026-000001', 200, { results: [] });
    await expect(zaken.findZaakByIdentificatie('002220647', 'KCC-2026-000001', mira)).resolves.toBeUndefined();
  });

  it.each([
    ['is there', 204, ''],
    ['is not there', 404, refusal(404, 'not_found')],
  ])('is removed when it %s', async (_, status, answer) => {
    zakenExpects('DELETE', `/zaken/${UUID}`, status, answer);
    await expect(zaken.removeZaak(UUID, mira)).resolves.toBeUndefined();
    expect(received).toHaveLength(1);
  });

  it.each([
    ['at an address that leads elsewhere', 404, '<!DOCTYPE html>', 'unknown'],
    ['without the scope for it', 403, refusal(403, 'permission_denied'), 'refused'],
    ['when the register breaks', 500, { code: 'error', status: 500 }, 'unknown'],
  ])('is not certainly removed %s', async (_, status, answer, kind) => {
    zakenExpects('DELETE', `/zaken/${UUID}`, status, answer);
    await expect(zaken.removeZaak(UUID, mira)).rejects.toMatchObject({ failure: { kind, status } });
  });
});

describe('a part that is registered by itself', () => {
  const zaak = `${ORIGIN}${ROOT}/zaken/${UUID}`;
  const rol = { zaak, ...geheel.rollen[0]! };
  const status = { zaak, ...geheel.status };

  it.each<[path: string, body: object, create: () => Promise<unknown>]>([
    ['/zaken', geheel.zaak, () => zaken.createZaak(geheel.zaak, mira)],
    ['/rollen', rol, () => zaken.createRol(rol, mira)],
    ['/statussen', status, () => zaken.createStatus(status, mira)],
  ])('goes to %s', async (path, body, create) => {
    zakenExpects('POST', path, 201, row(UUID));
    await expect(create()).resolves.toEqual(row(UUID));
    expect(received).toMatchObject([{ body }]);
  });

  const known = {
    betrokkene: '',
    betrokkeneIdentificatie: null,
    betrokkeneType: 'medewerker',
    omschrijvingGeneriek: 'behandelaar',
    roltoelichting: '',
  };

  it.each<[resource: string, fields: object, list: () => Promise<unknown>]>([
    ['rollen', known, () => zaken.listRollen(zaak, mira)],
    ['statussen', { datumStatusGezet: '2026-03-01T10:00:00Z' }, () => zaken.listStatussen(zaak, mira)],
  ])('is one of the %s of a zaak', async (resource, fields, list) => {
    const results = [UUID, OTHER].map((uuid) => ({ ...row(uuid), ...fields }));
    zakenExpects('GET', `/${resource}?zaak=${encodeURIComponent(zaak)}`, 200, { count: 2, results });
    await expect(list()).resolves.toEqual(results);
  });
});

describe('a look at what Zaken can do', () => {
  beforeEach(() => {
    caller = { identificatie: 'klantregie', naam: 'Klantregie' };
  });

  const KNOWN = '/zaken?pageSize=1&identificatie=klantregie';
  const NO_ZAKEN = { count: 0, next: null, previous: null, results: [] };

  it('shows whether the token is good', async () => {
    zakenExpects('GET', KNOWN, 403, refusal(403, 'jwt-expired'));
    await expect(zaken.probeZaken()).resolves.toEqual({ status: 403, isOwn: true, code: 'jwt-expired' });
  });

  it.each<[path: string, look: () => Promise<unknown>]>([
    ['/zaak_registreren', () => zaken.hasZaakRegistreren()],
    ['/zaaknummer_reserveren', () => zaken.hasZaaknummerReserveren()],
  ])('shows whether %s is there', async (path, look) => {
    zakenExpects('GET', KNOWN, 200, NO_ZAKEN);
    zakenExpects('GET', path, 405, refusal(405, 'method_not_allowed'));
    await expect(look()).resolves.toBe(true);
    zakenExpects('GET', KNOWN, 200, NO_ZAKEN);
    zakenExpects('GET', path, 404, '<!DOCTYPE html>');
    zakenExpects('GET', KNOWN, 200, NO_ZAKEN);
    await expect(look()).resolves.toBe(false);
  });
});

describe('an attempt that shows what we may do', () => {
  const zaaktype = {
    url: `${CATALOGI}/zaaktypen/59fa0613-b50d-41f1-8358-673909944686`,
    identificatie: 'PARKEERVERGUNNING',
    vertrouwelijkheidaanduiding: 'zaakvertrouwelijk',
  };
  /** Everything that a zaak has to have is left out, so that it cannot be stored. */
  const unfinished = {
    identificatie: 'klantregie',
    zaaktype: zaaktype.url,
    vertrouwelijkheidaanduiding: 'zaakvertrouwelijk',
  };

  beforeEach(() => {
    caller = { identificatie: 'klantregie', naam: 'Klantregie' };
  });

  it.each<[path: string, body: object, attempt: () => Promise<unknown>]>([
    ['/zaak_registreren', { zaak: unfinished }, () => zaken.tryRegistratie(zaaktype)],
    ['/zaken', unfinished, () => zaken.tryZaak(zaaktype)],
  ])('is refused by %s', async (path, body, attempt) => {
    zakenExpects('POST', path, 403, refusal(403, 'permission_denied'));
    await expect(attempt()).rejects.toMatchObject({ failure: { kind: 'refused', code: 'permission_denied' } });
    expect(received.map((each) => each.body)).toEqual([body]);
  });
});

describe('a zaaknummer', () => {
  it('is reserved', async () => {
    zakenExpects('POST', '/zaaknummer_reserveren', 201, { zaaknummer: 'ZAAK-2026-0000000419' });
    await expect(zaken.reserveZaaknummer('002220647', mira)).resolves.toBe('ZAAK-2026-0000000419');
    expect(received).toMatchObject([{ body: { bronorganisatie: '002220647' } }]);
  });
});

describe('an answer that is not what was asked for', () => {
  it.each<[what: string, write: () => Promise<unknown>]>([
    ['POST /zaak_registreren', () => zaken.createZaakAtOnce(geheel, mira)],
    ['POST /zaken', () => zaken.createZaak(geheel.zaak, mira)],
    ['POST /statussen', () => zaken.createStatus({ zaak: '', ...geheel.status }, mira)],
    ['POST /zaaknummer_reserveren', () => zaken.reserveZaaknummer('002220647', mira)],
  ])('leaves unknown what came of %s', async (what, write) => {
    zakenExpects('POST', what.replace('POST ', ''), 201, {});
    await expect(write()).rejects.toMatchObject({ failure: { kind: 'unknown', status: 201 } });
  });

  it.each([{}, { results: [{ uuid: UUID }] }, []])('is no list of zaken: %j', async (answer) => {
    zakenExpects('GET', '/zaken?bronorganisatie=002220647&identificatie=KCC-2026-000001', 200, answer);
    const found = zaken.findZaakByIdentificatie('002220647', 'KCC-2026-000001', mira);
    await expect(found).rejects.toMatchObject({ failure: { kind: 'unavailable', status: 200 } });
  });
});
