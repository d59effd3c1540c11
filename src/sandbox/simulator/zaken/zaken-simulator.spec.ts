import { createHmac } from 'node:crypto';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { klregUuid, PARKEERVERGUNNING, VERHUIZING } from '../catalogi/klreg-catalogus.js';
import type { RegisterAnswer } from '../register-server.js';
import {
  catalogiOf,
  RESTRICTED_CLIENT_ID,
  RESTRICTED_SECRET,
  ZAKEN_CLIENT_ID,
  ZAKEN_SECRET,
  zakenSimulator,
} from './zaken-simulator.js';

const ORIGIN = 'http://localhost:8002';
const CATALOGI = `${ORIGIN}/catalogi/api/v1`;
const CRS = { 'accept-crs': 'EPSG:4326', 'content-crs': 'EPSG:4326' };
const RSIN = '002220647';

let simulator = zakenSimulator();
beforeEach(() => {
  simulator = zakenSimulator();
});

interface Caller {
  readonly clientId?: string;
  readonly secret?: string;
  readonly userId?: string;
}

function bearer({ clientId = ZAKEN_CLIENT_ID, secret = ZAKEN_SECRET, userId = 'jansen' }: Caller): string {
  const claims = { client_id: clientId, iat: Math.floor(Date.now() / 1000), user_id: userId };
  const unsigned = [{ alg: 'HS256' }, claims]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');
  return `Bearer ${unsigned}.${createHmac('sha256', secret).update(unsigned).digest('base64url')}`;
}

function call(method: string, target: string, body?: unknown, { caller = {}, headers = CRS as object } = {}) {
  const url = new URL(target, `${ORIGIN}/zaken/api/v1/`);
  const api = simulator.apis.find(({ root }) => url.pathname.startsWith(root))!;
  const answer = api.answer({
    method,
    path: url.pathname.slice(api.root.length),
    query: url.searchParams,
    headers: { authorization: bearer(caller), 'content-type': 'application/json', ...headers },
    body: Buffer.from(body === undefined ? '' : JSON.stringify(body)),
    origin: ORIGIN,
  });
  return answer as RegisterAnswer & { readonly body: Answered };
}

/** The parts of answers that the specs look at. */
interface Answered {
  readonly code: string;
  readonly count: number;
  readonly url: string;
  readonly uuid: string;
  readonly status: string;
  readonly identificatie: string;
  readonly zaak: { readonly url: string; readonly uuid: string; readonly status: string };
  readonly results: readonly { readonly url: string }[];
  readonly invalidParams: readonly { readonly name: string; readonly code: string }[];
}

const type = (resource: string, uuid: string) => `${CATALOGI}/${resource}/${uuid}`;

function zaakBody(changes: object = {}): object {
  return {
    identificatie: 'KCC-1',
    bronorganisatie: RSIN,
    verantwoordelijkeOrganisatie: RSIN,
    zaaktype: type('zaaktypen', PARKEERVERGUNNING),
    startdatum: '2026-03-01',
    ...changes,
  };
}

function initiator(changes: object = {}): object {
  return {
    roltype: type('roltypen', klregUuid('0001', 'roltype', 1)),
    betrokkeneType: 'natuurlijk_persoon',
    betrokkeneIdentificatie: { inpBsn: '999990019' },
    ...changes,
  };
}

function status(nummer = 1): object {
  const statustype = type('statustypen', klregUuid('0001', 'statustype', nummer));
  return { statustype, datumStatusGezet: '2026-03-01T09:00:05Z' };
}

const registratie = (zaak = {}, rol = {}) => ({ zaak: zaakBody(zaak), rollen: [initiator(rol)], status: status() });

/** How many rows there are of each resource, but for those that have none. */
function counts(): Record<string, number> {
  const rows = Object.entries(simulator.apis[0]!.rows()).map(([name, list]) => [name, list.length] as const);
  return Object.fromEntries(rows.filter(([, count]) => count > 0));
}

const faults = ({ body }: { body: Answered }) => body.invalidParams.map(({ name, code }) => `${name} ${code}`);

describe('zaak_registreren', () => {
  it('makes a zaak with its status and its rollen', () => {
    const { status: code, body } = call('POST', 'zaak_registreren', registratie());
    expect(code).toBe(201);
    expect(body.zaak.status).toMatch(/statussen/);
    expect(counts()).toEqual({ zaken: 1, rollen: 1, statussen: 1, audittrails: 3 });
  });

  it('makes nothing when its last rol is wrong', () => {
    const rollen = [initiator(), initiator()];
    const answer = call('POST', 'zaak_registreren', { ...registratie(), rollen });
    expect(faults(answer)).toEqual(['rollen.1.roltype max-occurences']);
    expect(counts()).toEqual({});
  });

  it('burns no generated number when it is refused', () => {
    call('POST', 'zaak_registreren', registratie({ identificatie: '' }, { betrokkeneType: 'klant' }));
    const { body } = call('POST', 'zaaknummer_reserveren', { bronorganisatie: RSIN });
    expect(JSON.stringify(body)).toMatch(/ZAAK-\d{4}-0000000001/);
  });

  it('makes nothing when the user does not fit in the audit trail', () => {
    const answer = call('POST', 'zaak_registreren', registratie(), { caller: { userId: 'x'.repeat(256) } });
    expect(answer.status).toBe(500);
    expect(counts()).toEqual({});
  });

  it('notes who did it', () => {
    call('POST', 'zaak_registreren', registratie());
    const rows = simulator.apis[0]!.rows()['audittrails'];
    expect(rows?.map((row) => Object.entries(row).find(([name]) => name === 'gebruikersId')?.[1])).toEqual([
      'jansen',
      'jansen',
      'jansen',
    ]);
  });

  it.each(['zaakRegistreren', 'zaaknummerReserveren'])('can be switched off with %s', (name) => {
    simulator = zakenSimulator({ [name]: false });
    const path = name === 'zaakRegistreren' ? 'zaak_registreren' : 'zaaknummer_reserveren';
    const answer = call('POST', path, {});
    expect(answer.status).toBe(404);
    expect(answer.body).toMatch(/^<!doctype html>/i);
  });
});

describe('the number of a zaak', () => {
  it('is unique per bronorganisatie, also for a caller who cannot see the zaak', () => {
    expect(call('POST', 'zaken', zaakBody()).status).toBe(201);
    expect(faults(call('POST', 'zaken', zaakBody({ identificatie: ' KCC-1 ' })))).toEqual([
      'identificatie identificatie-niet-uniek',
    ]);
    expect(call('POST', 'zaken', zaakBody({ bronorganisatie: '000000000' })).status).toBe(201);
    const { clientId, secret } = { clientId: RESTRICTED_CLIENT_ID, secret: RESTRICTED_SECRET };
    const found = call('GET', 'zaken?identificatie=KCC-1', undefined, { caller: { clientId, secret } });
    expect(found.body.count).toBe(0);
  });

  it('stays reserved when POST /zaken made it and refused the zaak', () => {
    call('POST', 'zaken', zaakBody({ identificatie: '', omschrijving: 'x'.repeat(81) }));
    expect(call('POST', 'zaken', zaakBody({ identificatie: '' })).body.identificatie).toBe('ZAAK-2026-0000000002');
  });
});

describe('access to zaken', () => {
  it('needs the CRS, after the rights and before the fields', () => {
    const restricted = { caller: { clientId: RESTRICTED_CLIENT_ID, secret: RESTRICTED_SECRET }, headers: {} };
    expect(call('POST', 'zaken', zaakBody(), restricted).status).toBe(403);
    expect(call('POST', 'zaken', {}, { headers: {} }).status).toBe(412);
    expect(call('POST', 'zaken', {}, { headers: { ...CRS, 'accept-crs': 'EPSG:28992' } }).status).toBe(406);
    expect(call('POST', 'zaken', {}).status).toBe(400);
    expect(call('POST', 'zaak_registreren', registratie(), { headers: {} }).status).toBe(201);
  });

  it('takes the zaaktype by the very address of the register', () => {
    const there = (zaaktype: string) => faults(call('POST', 'zaken', zaakBody({ zaaktype })));
    expect(there(type('zaaktypen', PARKEERVERGUNNING).replace('localhost', '127.0.0.1'))).toEqual([
      'zaaktype unknown-service',
    ]);
    expect(there(type('zaaktypen', crypto.randomUUID()))).toEqual(['zaaktype does_not_exist']);
    expect(call('POST', 'zaken', zaakBody({ zaaktype: type('statustypen', PARKEERVERGUNNING) })).status).toBe(500);
  });
});

describe('a zaak that is deleted', () => {
  it('takes everything along, and its number is free again', () => {
    const { zaak } = call('POST', 'zaak_registreren', registratie()).body;
    const overige = {
      objectType: 'overige',
      objectTypeOverige: 'klantcontact',
      objectIdentificatie: { overigeData: {} },
    };
    expect(call('POST', 'zaakobjecten', { zaak: zaak.url, ...overige }).status).toBe(201);
    expect(call('DELETE', `zaken/${zaak.uuid}`).status).toBe(204);
    expect(counts()).toEqual({});
    expect(call('DELETE', `zaken/${zaak.uuid}`).status).toBe(404);
    expect(faults(call('POST', 'rollen', { zaak: zaak.url, ...initiator() }))).toEqual(['zaak object-does-not-exist']);
    expect(call('POST', 'zaak_registreren', registratie()).status).toBe(201);
  });

  it('is found with all there is to compare until then', () => {
    call('POST', 'zaak_registreren', registratie({ kenmerken: [{ bron: 'open-klant', kenmerk: '42' }] }));
    const { body } = call('GET', 'zaken?kenmerk=open-klant:42&expand=rollen.roltype,status');
    const status = { indicatieLaatstGezetteStatus: true };
    const rollen = [{ _expand: { roltype: { omschrijvingGeneriek: 'initiator' } } }];
    expect(body.results).toMatchObject([{ _expand: { status, rollen } }]);
  });
});

describe('a zaaktype that is published anew', () => {
  it('makes the types of the old version stale', () => {
    const catalogi = catalogiOf(simulator);
    const { zaaktype } = catalogi.revise(PARKEERVERGUNNING, '2026-02-01');
    const on = (day: string) =>
      call('GET', `${CATALOGI}/zaaktypen?identificatie=PARKEERVERGUNNING&datumGeldigheid=${day}`).body;
    expect(on('2026-01-31').results.map(({ url }) => url)).toEqual([type('zaaktypen', PARKEERVERGUNNING)]);
    expect(on('2026-02-01').results.map(({ url }) => url)).toEqual([type('zaaktypen', zaaktype.uuid)]);
    const answer = call('POST', 'zaak_registreren', registratie({ zaaktype: type('zaaktypen', zaaktype.uuid) }));
    expect(faults(answer)).toEqual(['status.nonFieldErrors zaaktype-mismatch']);
  });

  it('is forgotten by a reset', () => {
    const [, catalogi] = simulator.apis;
    const before = catalogi!.rows();
    catalogiOf(simulator).revise(VERHUIZING, '2026-02-01');
    catalogi!.reset();
    expect(catalogi!.rows()).toEqual(before);
  });
});
