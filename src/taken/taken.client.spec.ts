import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Test, type TestingModule } from '@nestjs/testing';
import nock from 'nock';
import { JsonClients } from '../upstream/json-client.js';
import { UpstreamModule } from '../upstream/upstream.module.js';
import { TakenClient, type NewInterneTaak } from './taken.client.js';

const NEVER_OPEN = { naFouten: 1_000_000, pauze: 1 };
const WIDE = { tegelijk: 100, wachten: 60_000 };
const ORIGIN = 'https://taken.voorbeeld.test';
const ROOT = '/klantinteracties/api/v1';
const UUID = '9c1f0c5e-0f0c-4b06-8f0e-6c1c2f1e7a11';

const taak: NewInterneTaak = {
  referentienummer: '1000000002',
  nummer: '1000000002',
  gevraagdeHandeling: 'Zaak aanmaken',
  toelichting: 'Parkeervergunning',
  status: 'te_verwerken',
  aanleidinggevendKlantcontact: { uuid: '846346dd-dec7-434f-ad0a-56c40ca06a50' },
  toegewezenAanActoren: [{ uuid: '171ac15c-f5a5-46c3-a25e-b5f14fc63988' }],
};

/** As Taken says that it will not. */
const refusal = (status: number, code: string, more: object = {}) => ({
  type: 'http://localhost:8001/ref/fouten/Fout/',
  code,
  title: 'Fout.',
  status,
  detail: 'Fout.',
  ...more,
});

let module: TestingModule;
let taken: TakenClient;

beforeAll(async () => {
  nock.disableNetConnect();
  module = await Test.createTestingModule({ imports: [UpstreamModule] }).compile();
  const json = module
    .get(JsonClients)
    .to({ system: 'taken', baseUrl: ORIGIN + ROOT, timeout: 5000, circuit: NEVER_OPEN, line: WIDE });
  taken = new TakenClient(json, 'd4e5f6');
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

/** Taken, which answers only to this token. */
const register = () => nock(ORIGIN, { reqheaders: { authorization: 'Token d4e5f6', accept: 'application/json' } });

describe('a look at what Taken can do', () => {
  it('needs no token for its version', async () => {
    nock(ORIGIN, { badheaders: ['authorization'] })
      .get(`${ROOT}/`)
      .reply(200, {}, { 'api-version': '0.9.0' });
    await expect(taken.probeRoot()).resolves.toEqual({ status: 200, isOwn: true, apiVersion: '0.9.0' });
  });

  it('shows whether the token is good', async () => {
    register().get(`${ROOT}/internetaken?pageSize=1`).reply(401, refusal(401, 'authentication_failed'));
    await expect(taken.probeInterneTaken()).resolves.toMatchObject({ status: 401, code: 'authentication_failed' });
  });
});

describe('an interne taak', () => {
  it('is created', async () => {
    let sent: unknown;
    register()
      .post(`${ROOT}/internetaken`, (body: unknown) => {
        sent = body;
        return true;
      })
      .reply(201, { uuid: UUID, ...taak });
    await expect(taken.createInterneTaak(taak)).resolves.toEqual({ uuid: UUID, ...taak });
    expect(sent).toEqual(taak);
  });

  it('is refused by field', async () => {
    const invalidParams = [
      { name: 'toegewezenAanActoren.0.uuid', code: 'invalid', reason: 'Actor object bestaat niet.' },
    ];
    register()
      .post(`${ROOT}/internetaken`)
      .reply(400, refusal(400, 'invalid', { invalidParams }));
    await expect(taken.createInterneTaak(taak)).rejects.toMatchObject({
      failure: {
        kind: 'refused',
        system: 'taken',
        operation: 'POST internetaken',
        fields: [{ name: 'toegewezenAanActoren.0.uuid', code: 'invalid' }],
      },
    });
  });

  it('is found by referentienummer', async () => {
    register()
      .get(`${ROOT}/internetaken?referentienummer=1000000002`)
      .reply(200, { count: 1, next: null, previous: null, results: [{ uuid: UUID, ...taak }] });
    await expect(taken.findInterneTaakByReferentienummer('1000000002')).resolves.toEqual({ uuid: UUID, ...taak });
  });

  it('may be absent', async () => {
    register()
      .get(`${ROOT}/internetaken?referentienummer=1000000002`)
      .reply(200, { count: 0, next: null, previous: null, results: [] });
    await expect(taken.findInterneTaakByReferentienummer('1000000002')).resolves.toBeUndefined();
  });

  it.each([
    ['is there', 204, ''],
    ['is not there', 404, refusal(404, 'not_found')],
  ])('is removed when it %s', async (_, status, answer) => {
    register().delete(`${ROOT}/internetaken/${UUID}`).reply(status, answer);
    await expect(taken.removeInterneTaak(UUID)).resolves.toBeUndefined();
  });

  it('is not removed at an address that leads elsewhere', async () => {
    register().delete(`${ROOT}/internetaken/${UUID}`).reply(404, '<!DOCTYPE html>', { 'content-type': 'text/html' });
    await expect(taken.removeInterneTaak(UUID)).rejects.toMatchObject({ failure: { kind: 'unknown', status: 404 } });
  });
});
