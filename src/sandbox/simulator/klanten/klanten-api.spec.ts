import { beforeEach, describe, expect, it } from '@jest/globals';
import type { RegisterAnswer } from '../register-server.js';
import { KlantenApi } from './klanten-api.js';
import { SEEDED_ORGANISATIE, SEEDED_PARTIJ } from './seed.js';

interface Made {
  readonly uuid: string;
}

const KLANTCONTACT = { kanaal: 'telefoon', onderwerp: 'Vraag', taal: 'nld', vertrouwelijk: false };
const BETROKKENE = { rol: 'klant', initiator: true };
const PERSOON = { soortPartij: 'persoon', indicatieActief: true };
const bsn = (objectId: string) => ({
  partijIdentificator: {
    codeRegister: 'brp',
    codeObjecttype: 'natuurlijk_persoon',
    codeSoortObjectId: 'bsn',
    objectId,
  },
});

let api: KlantenApi;

beforeEach(() => {
  api = new KlantenApi({ token: 'geheim' });
});

function ask(method: string, path: string, body?: unknown): RegisterAnswer {
  const { pathname, searchParams } = new URL(path, 'http://localhost:1');
  return api.answer({
    method,
    path: pathname,
    query: searchParams,
    headers: { authorization: 'Token geheim', 'content-type': 'application/json' },
    body: Buffer.from(body === undefined ? '' : JSON.stringify(body)),
    origin: 'http://localhost:1',
  });
}

function make<T = Made>(path: string, body: unknown): T {
  const answer = ask('POST', path, body);
  expect(answer).toMatchObject({ status: 201 });
  return answer.body as T;
}

function errors({ status, body }: RegisterAnswer): string[] {
  const { code, invalidParams } = body as { code: string; invalidParams?: { name: string; code: string }[] };
  return invalidParams?.map((each) => `${each.name} ${each.code}`) ?? [`${status} ${code}`];
}

/** How many rows there are of each resource, seeded ones left out. */
function counts(): Record<string, number> {
  const seeded = new KlantenApi({ token: '' }).rows();
  const added = Object.entries(api.rows()).map(([name, rows]) => [name, rows.length - seeded[name]!.length] as const);
  return Object.fromEntries(added.filter(([, count]) => count !== 0));
}

describe('a partij that is deleted', () => {
  it('takes its betrokkenen, adressen and identificatoren; the rest of a klantcontact stays', () => {
    const partij = make('/partijen', { ...PERSOON, partijIdentificatoren: [bsn('111222333')] });
    const { betrokkene } = make<{ betrokkene: Made }>('/maak-klantcontact', {
      klantcontact: KLANTCONTACT,
      betrokkene: { ...BETROKKENE, wasPartij: partij },
    });
    const adres = { adres: '0612345678', soortDigitaalAdres: 'telefoonnummer' };
    make('/digitaleadressen', { ...adres, verstrektDoorPartij: partij, verstrektDoorBetrokkene: betrokkene });
    const orphan = make('/digitaleadressen', {
      ...adres,
      verstrektDoorPartij: null,
      verstrektDoorBetrokkene: betrokkene,
    });

    expect(ask('DELETE', `/partijen/${partij.uuid}`).status).toBe(204);
    expect(counts()).toEqual({ klantcontacten: 1, digitaleadressen: 1 });
    expect(ask('GET', `/digitaleadressen/${orphan.uuid}`).body).toMatchObject({ verstrektDoorBetrokkene: null });
  });

  it('is not, while a vestigingsnummer hangs on its kvk_nummer', () => {
    const [kvk] = (ask('GET', `/partijen/${SEEDED_ORGANISATIE}`).body as { partijIdentificatoren: Made[] })
      .partijIdentificatoren;
    const code = { codeRegister: 'hr', codeObjecttype: 'vestiging', codeSoortObjectId: 'vestigingsnummer' };
    const partijIdentificator = { ...code, objectId: '900000000001' };
    make('/partij-identificatoren', { partijIdentificator, subIdentificatorVan: kvk });
    expect(errors(ask('DELETE', `/partijen/${SEEDED_ORGANISATIE}`))).toEqual(['500 error']);
    expect(counts()).toEqual({ 'partij-identificatoren': 1 });
  });
});

describe('maak-klantcontact', () => {
  it('makes everything or nothing, and names all errors', () => {
    const answer = ask('POST', '/maak-klantcontact', {
      klantcontact: { ...KLANTCONTACT, taal: 'nederlands' },
      betrokkene: { ...BETROKKENE, wasPartij: { uuid: SEEDED_PARTIJ.replace('9', '8') } },
      onderwerpobject: { onderwerpobjectidentificator: { objectId: true } },
    });
    expect(errors(answer)).toEqual([
      'klantcontact.taal max_length',
      'betrokkene.wasPartij.uuid invalid',
      'onderwerpobject.onderwerpobjectidentificator.objectId invalid',
    ]);
    expect(counts()).toEqual({});
  });

  it('can be switched off', () => {
    api = new KlantenApi({ token: 'geheim', maakKlantcontact: false });
    expect(ask('POST', '/maak-klantcontact', {})).toMatchObject({
      status: 404,
      body: expect.stringContaining('<html'),
    });
    expect(ask('GET', '/').body).not.toHaveProperty('maak-klantcontact');
  });
});

describe('a value that is unique', () => {
  it('is a referentienummer, also between the two ways to make a klantcontact', () => {
    make('/klantcontacten', { ...KLANTCONTACT, referentienummer: '7' });
    expect(errors(ask('POST', '/klantcontacten', { ...KLANTCONTACT, referentienummer: '7' }))).toEqual([
      'referentienummer unique',
    ]);
    expect(
      errors(ask('POST', '/maak-klantcontact', { klantcontact: { ...KLANTCONTACT, referentienummer: 7 } })),
    ).toEqual(['klantcontact.referentienummer unique']);
    make('/klantcontacten', { ...KLANTCONTACT, referentienummer: '007' });
  });

  it('is a BSN, and a partij has one of them', () => {
    make('/partijen', { ...PERSOON, partijIdentificatoren: [bsn('111222333')] });
    const post = (...numbers: string[]) =>
      errors(ask('POST', '/partijen', { ...PERSOON, partijIdentificatoren: numbers.map(bsn) }));
    expect(post('111222333')).toEqual(['__all__ invalid']);
    expect(post('999990019', '999993653')).toEqual(['__all__ invalid']);
    expect(post('999990019', '999990019')).toEqual(['__all__ invalid', '__all__ invalid']);
    expect(counts()).toEqual({ partijen: 1, 'partij-identificatoren': 1 });
  });

  it('is not a BSN that the partij itself is given again', () => {
    const { uuid } = make('/partijen', { ...PERSOON, partijIdentificatoren: [bsn('111222333')] });
    expect(ask('PATCH', `/partijen/${uuid}`, { partijIdentificatoren: [bsn('111222333')] }).status).toBe(200);
    expect(counts()).toEqual({ partijen: 1, 'partij-identificatoren': 1 });
  });
});

describe('a list', () => {
  it('refuses a parameter that it does not know', () => {
    expect(errors(ask('GET', '/partijen?bezoekadresPostcode=1234+AB'))).toEqual(['nonFieldErrors unknown-parameters']);
  });

  it('finds the seeded partij by its e-mail address', () => {
    const { results } = ask('GET', '/digitaleadressen?adres__icontains=SANNE.devries@inwoner.test').body as {
      results: { verstrektDoorPartij: Made }[];
    };
    expect(results.map(({ verstrektDoorPartij }) => verstrektDoorPartij.uuid)).toEqual([SEEDED_PARTIJ]);
  });

  it('gives a klantcontact once for every onderwerpobject that matches', () => {
    const klantcontact = make('/klantcontacten', KLANTCONTACT);
    const onderwerpobject = { klantcontact, onderwerpobjectidentificator: { objectId: 'z1' } };
    make('/onderwerpobjecten', onderwerpobject);
    make('/onderwerpobjecten', onderwerpobject);
    const query = 'onderwerpobject__onderwerpobjectidentificatorObjectId=z1&expand=gingOverOnderwerpobjecten';
    const { results } = ask('GET', `/klantcontacten?${query}`).body as { results: unknown[] };
    expect(results).toHaveLength(2);
    expect(results[0]).toEqual(results[1]);
  });

  it('shows of the expanded fields that are empty only the first', () => {
    const { uuid } = make('/klantcontacten', KLANTCONTACT);
    const names = 'leiddeTotInterneTaken,hadBetrokkenen,omvatteBijlagen';
    const { body } = ask('GET', `/klantcontacten/${uuid}?expand=${names}`);
    expect(body).toHaveProperty('_expand', { omvatteBijlagen: [] });
  });
});

describe('the state', () => {
  it('goes back to the seed', () => {
    make('/klantcontacten', KLANTCONTACT);
    ask('DELETE', `/partijen/${SEEDED_PARTIJ}`);
    api.reset();
    expect(counts()).toEqual({});
  });

  it('is plain JSON', () => {
    make('/klantcontacten', { ...KLANTCONTACT, metadata: { traceID: 1 } });
    expect(JSON.parse(JSON.stringify(api.rows()))).toEqual(api.rows());
  });

  it('has BSNs when it was asked to', () => {
    api = new KlantenApi({ token: 'geheim', seedBsn: true });
    expect(ask('GET', '/partijen?partijIdentificator__objectId=111222333').body).toMatchObject({
      results: [{ uuid: SEEDED_PARTIJ }],
    });
  });
});
