import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Test, type TestingModule } from '@nestjs/testing';
import { decodeJwt } from 'jose';
import nock from 'nock';
import { JsonClients } from '../upstream/json-client.js';
import { UpstreamModule } from '../upstream/upstream.module.js';
import { CatalogiClient } from './catalogi.client.js';
import { ZakenToken } from './zaken-token.js';

const NEVER_OPEN = { naFouten: 1_000_000, pauze: 1 };
const WIDE = { tegelijk: 100, wachten: 60_000 };
const ORIGIN = 'https://zaken.voorbeeld.test';
const ROOT = `/catalogi/api/v1`;
const CATALOGUS = `${ORIGIN}${ROOT}/catalogussen/d785f428-9ae6-4f84-82f6-26414500b2aa`;
const ZAAKTYPE = `${ORIGIN}${ROOT}/zaaktypen/59fa0613-b50d-41f1-8358-673909944686`;

let module: TestingModule;
let catalogi: CatalogiClient;

beforeAll(async () => {
  nock.disableNetConnect();
  module = await Test.createTestingModule({ imports: [UpstreamModule] }).compile();
  const json = module
    .get(JsonClients)
    .to({ system: 'catalogi', baseUrl: ORIGIN + ROOT, timeout: 5000, circuit: NEVER_OPEN, line: WIDE });
  catalogi = new CatalogiClient(json, new ZakenToken('klantregie', 'geheim-van-ten-minste-32-tekens-lang'));
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

/** Has Catalogi answer this one look-up, for the product itself. */
function catalogiExpects(resource: string, query: Record<string, string>, ...results: object[]): void {
  nock(ORIGIN, { reqheaders: { authorization: isForTheProduct } })
    .get(`${ROOT}/${resource}`)
    .query(query)
    .reply(200, { count: results.length, next: null, previous: null, results });
}

function isForTheProduct(authorization: string): boolean {
  expect(decodeJwt(authorization.replace(/^Bearer /, ''))).toMatchObject({
    client_id: 'klantregie',
    user_id: 'klantregie',
    user_representation: 'Klantregie',
  });
  return true;
}

describe(CatalogiClient.name, () => {
  it('finds a catalogus', async () => {
    catalogiExpects('catalogussen', { domein: 'KLREG', rsin: '002220647' }, { url: CATALOGUS });
    await expect(catalogi.findCatalogus('KLREG', '002220647')).resolves.toEqual({ url: CATALOGUS });
  });

  it('finds the zaaktype that is in force on a day', async () => {
    const query = { catalogus: CATALOGUS, identificatie: 'parkeervergunning & meer', datumGeldigheid: '2026-03-01' };
    catalogiExpects('zaaktypen', query, { url: ZAAKTYPE });
    const found = catalogi.findZaaktype(CATALOGUS, 'parkeervergunning & meer', '2026-03-01');
    await expect(found).resolves.toEqual({ url: ZAAKTYPE });
  });

  it('finds nothing where there is nothing', async () => {
    catalogiExpects('catalogussen', { domein: 'KLREG', rsin: '002220647' });
    await expect(catalogi.findCatalogus('KLREG', '002220647')).resolves.toBeUndefined();
    catalogiExpects('zaaktypen', { catalogus: CATALOGUS, identificatie: 'x', datumGeldigheid: '2026-03-01' });
    await expect(catalogi.findZaaktype(CATALOGUS, 'x', '2026-03-01')).resolves.toBeUndefined();
  });

  it('lists all versions of a zaaktype', async () => {
    const query = { catalogus: CATALOGUS, identificatie: 'parkeervergunning', status: 'alles' };
    catalogiExpects('zaaktypen', query, { url: 'a' }, { url: 'b' });
    const versies = catalogi.listZaaktypeversies(CATALOGUS, 'parkeervergunning');
    await expect(versies).resolves.toEqual([{ url: 'a' }, { url: 'b' }]);
  });

  it('looks whether it may be read', async () => {
    catalogiExpects('catalogussen', { pageSize: '1' });
    await expect(catalogi.probeCatalogussen()).resolves.toMatchObject({ status: 200, isOwn: true });
  });

  it('lists statustypen and roltypen, never by date', async () => {
    catalogiExpects('statustypen', { zaaktype: ZAAKTYPE }, { url: 'a' }, { url: 'b' });
    await expect(catalogi.listStatustypen(ZAAKTYPE)).resolves.toEqual([{ url: 'a' }, { url: 'b' }]);
    catalogiExpects('roltypen', { zaaktype: ZAAKTYPE, omschrijvingGeneriek: 'initiator' }, { url: 'c' });
    await expect(catalogi.listRoltypen(ZAAKTYPE, 'initiator')).resolves.toEqual([{ url: 'c' }]);
  });

  it('says that it was not to be read', async () => {
    nock(ORIGIN).get(`${ROOT}/statustypen`).query(true).reply(500, { code: 'error' });
    await expect(catalogi.listStatustypen(ZAAKTYPE)).rejects.toMatchObject({
      failure: { kind: 'unavailable', system: 'catalogi', operation: 'GET statustypen', status: 500 },
    });
  });
});
