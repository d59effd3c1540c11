import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { OtherApplication } from './support/other-application.js';
import { ProductUnderTest, type Answer } from './support/product.js';
import { VARIANTS } from './support/requests.js';
import { Holding } from './support/restartable-product.js';
import { until } from './support/round-trips.js';
import { startSurroundings, type Surroundings } from './support/surroundings.js';

const REFUSED = { kind: 'refuse', status: 403 } as const;
const ALWAYS = Number.MAX_SAFE_INTEGER;
/** So long that nothing depends on how fast this machine is. */
const PATIENT = { register: 60_000, wachttijd: 20_000 };
const BEA = { sub: 'bea', email: 'bea@gemeente.example', name: 'Bea Beheer', roles: ['beheerder'] };

let surroundings: Surroundings;
let product: ProductUnderTest;
let other: OtherApplication;
let bea: string;

beforeAll(async () => {
  surroundings = await startSurroundings();
  product = await ProductUnderTest.start(surroundings, ({ tijden }) => ({
    tijden: { ...tijden, ...PATIENT, registerGrens: 40, opgevenNa: 30, eerstePauze: 5, langstePauze: 10 },
  }));
  other = new OtherApplication(surroundings);
  bea = await surroundings.issuer.token(BEA);
});
afterAll(async () => {
  await product.stop();
  await surroundings.stop();
});
afterEach(() => {
  surroundings.klanten.faults.clear();
  surroundings.zaken.faults.clear();
});

const PATH = '/api/v1/beheer/productaanvragen';
const get = (path: string, token = bea): Promise<Answer> =>
  product.request('GET', `${PATH}${path}`, { headers: { authorization: `Bearer ${token}` } });
const press = (id: string, button: string, body?: object, token = bea): Promise<Answer> =>
  product.request('POST', `${PATH}/${id}/${button}`, {
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  });

/** A request that asks for attention: everything stands, but for the link with the medewerker. */
async function lacking(body: object = VARIANTS['A + zaak'], key: string = randomUUID()): Promise<string> {
  surroundings.klanten.faults.add({ operation: 'POST /actorklantcontacten', times: ALWAYS, fault: REFUSED });
  const answer = await product.submit(body, { key });
  expect(answer.body).toMatchObject({ uitkomst: 'vraagtAandacht', achtergebleven: [{ stap: 'actorklantcontact' }] });
  surroundings.klanten.faults.clear();
  return answer.body.id;
}

/** A request that asks for attention: it was refused, and its partij could not be removed. */
async function notUndone(key: string = randomUUID()): Promise<string> {
  const { faults } = surroundings.klanten;
  faults.add({ operation: 'POST /maak-klantcontact', fault: REFUSED });
  faults.add({ operation: 'DELETE /partijen/{uuid}', times: ALWAYS, fault: REFUSED });
  const answer = await product.submit(VARIANTS['B1 + zaak'], { key });
  expect(answer.body).toMatchObject({ uitkomst: 'vraagtAandacht', achtergebleven: [{ stap: 'partij' }] });
  faults.clear();
  return answer.body.id;
}

/** A request that asks for attention: its zaak was refused, and its klantcontact could not be removed. */
async function gesprekNotUndone(): Promise<string> {
  surroundings.zaken.faults.add({ operation: 'POST /zaak_registreren', fault: REFUSED });
  surroundings.klanten.faults.add({ operation: 'DELETE /klantcontacten/{uuid}', times: ALWAYS, fault: REFUSED });
  const answer = await product.submit(VARIANTS['A + zaak']);
  expect(answer.body).toMatchObject({ uitkomst: 'vraagtAandacht', achtergebleven: [{ stap: 'klantcontact' }] });
  surroundings.klanten.faults.clear();
  return answer.body.id;
}

/** With a taak for a medewerker, which the afdeling of the product sees as well. */
const FOR_OTTO = {
  ...VARIANTS['A + interne taak'],
  vervolg: { soort: 'interneTaak', toegewezenAan: { soort: 'medewerker', identificatie: 'otto@gemeente.example' } },
};

const registered = async (body: object = VARIANTS['A + zaak'], key: string = randomUUID()): Promise<Answer['body']> => {
  const answer = await product.submit(body, { key });
  expect(answer.status).toBe(201);
  return answer.body;
};

describe('the list of requests', () => {
  it.each([
    ['nobody', '', 401],
    ['a medewerker', undefined, 403],
  ] as const)('is not for %s', async (_, token, status) => {
    const caller = token ?? (await surroundings.issuer.token());
    expect((await get('', caller)).status).toBe(status);
    expect((await get(`/${randomUUID()}`, caller)).status).toBe(status);
    expect((await press(randomUUID(), 'hervatting', undefined, caller)).status).toBe(status);
  });

  it('has the newest first, of every kind, with how each stands', async () => {
    const { id: first } = await registered();
    const step = await product.post('/klantcontacten', '{}');
    const last = await lacking();
    const { body, status } = await get('?pageSize=3');
    expect(status).toBe(200);
    expect(body.aanvragen).toMatchObject([
      { id: last, soort: 'productaanvraag', product: 'parkeervergunning', uitkomst: 'vraagtAandacht' },
      { id: step.body.id, soort: 'klantcontact', uitkomst: 'voltooid' },
      { id: first, uitkomst: 'voltooid', medewerker: { naam: 'Mira Jansen' } },
    ]);
    expect(body.aanvragen[1]).not.toHaveProperty('product');
    const [{ ontvangenOp, geeindigdOp }] = body.aanvragen;
    expect(Date.parse(geeindigdOp)).toBeGreaterThanOrEqual(Date.parse(ontvangenOp));
  });

  it('can be looked through by how it stands, product, person and day', async () => {
    const id = await lacking({ ...VARIANTS['A + zaak'], product: 'verhuizing' });
    const { medewerker, ontvangenOp } = (await get(`/${id}`)).body;
    const day = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Amsterdam' }).format(new Date(ontvangenOp));
    const query = new URLSearchParams({
      uitkomst: 'vraagtAandacht',
      product: 'verhuizing',
      medewerker: medewerker.id,
      vanaf: day,
      totEnMet: day,
      afgesloten: 'false',
    });
    const idsOf = async () => (await get(`?${query.toString()}`)).body.aanvragen.map((it: { id: string }) => it.id);
    expect(await idsOf()).toContain(id);
    for (const [name, otherwise] of Object.entries({
      uitkomst: 'voltooid',
      product: 'uittreksel',
      medewerker: 'iemand-anders',
      vanaf: '2999-01-01',
      totEnMet: '2000-01-01',
      afgesloten: 'true',
    })) {
      const asked = query.get(name)!;
      query.set(name, otherwise);
      expect({ name, found: await idsOf() }).toEqual({ name, found: expect.not.arrayContaining([id]) });
      query.set(name, asked);
    }
  });

  it('says where a request got stuck, and is looked through by that', async () => {
    const { id: known, zaak, klantcontact } = await registered();
    const id = await lacking();
    const undone = await notUndone();
    const idsOf = async (query: string) => (await get(query)).body.aanvragen.map((it: { id: string }) => it.id);
    const rowOf = async (nummer: string) => (await get(`?nummer=${nummer}`)).body.aanvragen;
    const stuck = { register: 'klanten', soort: 'geweigerd', code: expect.any(String) };
    expect(await rowOf(id)).toMatchObject([
      { nummer: expect.stringMatching(/^KCC-/), oorzaak: { ...stuck, stap: 'actorklantcontact' } },
    ]);
    expect(await rowOf(undone)).toMatchObject([{ oorzaak: { ...stuck, stap: 'partij ongedaan maken' } }]);
    for (const nummer of [zaak.identificatie, zaak.identificatie.toLowerCase(), klantcontact.nummer, known])
      expect(await rowOf(nummer)).toMatchObject([
        { id: known, nummer: zaak.identificatie, kenmerk: klantcontact.nummer },
      ]);
    const query = '?uitkomst=vraagtAandacht&register=klanten&oorzaak=geweigerd';
    expect(await idsOf(`${query}&stap=actorklantcontact`)).toEqual(expect.arrayContaining([id]));
    expect(await idsOf(`${query}&stap=partij+ongedaan+maken`)).toEqual([undone]);
    expect(await idsOf(`${query}&stap=zaak`)).toEqual([]);
    expect((await idsOf(`${query}&volgorde=oudste`)).toReversed()).toEqual(await idsOf(query));
  });

  it.each(['123456782', '12345678', '0612345678', 'a b', 'naam@voorbeeld.nl'])(
    'is not looked through by what could be the number of a person: %s',
    async (nummer) => {
      expect(await get(`?${new URLSearchParams({ nummer }).toString()}`)).toMatchObject({
        status: 400,
        body: { errors: [{ in: 'query', location: 'nummer', code: 'ongeldig-nummer' }] },
      });
    },
  );

  it('goes from page to page by its links', async () => {
    for (const _ of [1, 2, 3]) await registered(VARIANTS['A + interne taak']);
    const seen: string[] = [];
    let next: string | undefined = '?pageSize=2&uitkomst=voltooid';
    while (next !== undefined && seen.length < 6) {
      const answer = await get(next);
      seen.push(...answer.body.aanvragen.map(({ id }: { id: string }) => id));
      const link = answer.headers.get('link') ?? '';
      expect(link).toContain(`<${PATH}?pageSize=2&uitkomst=voltooid&page=1>; rel="first"`);
      next = /<[^>]*productaanvragen([^>]*)>; rel="next"/.exec(link)?.[1];
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.length).toBeGreaterThanOrEqual(3);
    const beyond = await get('?page=100000');
    expect(beyond.body).toEqual({ aanvragen: [] });
    expect(beyond.headers.get('link')).toContain('rel="prev"');
  });

  it('says all that is wrong with what is asked', async () => {
    const { status, body } = await get(
      '?page=0&pageSize=101&uitkomst=klaar&vanaf=0000-01-01&totEnMet=2026-02-30&afgesloten=ja',
    );
    expect(status).toBe(400);
    expect(body.errors.map(({ in: where, location }: { in: string; location: string }) => [where, location])).toEqual([
      ['query', 'uitkomst'],
      ['query', 'vanaf'],
      ['query', 'totEnMet'],
      ['query', 'afgesloten'],
      ['query', 'page'],
      ['query', 'pageSize'],
    ]);
  });
});

describe('one request', () => {
  it('is not there under a number that was never given', async () => {
    for (const id of [randomUUID(), 'geen-nummer']) expect((await get(`/${id}`)).status).toBe(404);
    expect((await press(randomUUID(), 'ongedaanmaking')).status).toBe(404);
  });

  it('shows every step with attempts, times and errors, and what stands where', async () => {
    surroundings.klanten.faults.add({ operation: 'POST /maak-klantcontact', fault: { kind: 'errorBefore' } });
    const id = await lacking();
    const { body } = await get(`/${id}`);
    expect(body).toMatchObject({ id, uitkomst: 'vraagtAandacht', probleem: { uitkomst: 'vraagtAandacht' } });
    const steps = body.stappen as { naam: string; poging?: number }[];
    expect(steps.find(({ naam }) => naam === 'klantcontact')).toEqual({
      naam: 'klantcontact',
      ronde: 1,
      pogingen: 2,
      eerder: [expect.objectContaining({ register: 'klanten', verzoek: 'POST maak-klantcontact', status: 500 })],
      resultaat: 'gedaan',
      begonnenOp: expect.stringMatching(/Z$/),
      afgerondOp: expect.stringMatching(/Z$/),
    });
    expect(steps.find(({ naam, poging }) => naam === 'afmaken van actorklantcontact' && poging === 2)).toMatchObject({
      resultaat: 'geweigerd',
      fout: { register: 'klanten', verzoek: 'POST actorklantcontacten', status: 403, code: 'permission_denied' },
    });
    const stands = (body.bestaat as { register: string; soort: string }[]).map((it) => `${it.register} ${it.soort}`);
    expect(stands.toSorted()).toEqual([
      'klanten betrokkene',
      'klanten klantcontact',
      'klanten onderwerpobject',
      'zaken zaak',
    ]);
    const rows = JSON.stringify(surroundings.rows());
    for (const { uuid } of body.bestaat) expect(rows).toContain(uuid);
    expect(body.knoppen).toEqual(['hervatting', 'ongedaanmaking', 'afsluiting']);
  });

  it('says nothing about the customer', async () => {
    const klant = {
      ...VARIANTS['B1 + zaak'].klant,
      contactnaam: { voornaam: 'Herkenbare', achternaam: 'Achternaamse' },
      partijIdentificatoren: [{ codeSoortObjectId: 'bsn', objectId: '123456782' }],
      digitaleAdressen: [{ soortDigitaalAdres: 'email', adres: 'herkenbaar@inwoner.test' }],
    };
    const id = await lacking({ ...VARIANTS['B1 + zaak'], klant });
    const text = JSON.stringify((await get(`/${id}`)).body);
    for (const secret of ['Herkenbare', 'Achternaamse', '123456782', 'herkenbaar@', 'Graag snel'])
      expect(text).not.toContain(secret);
  });

  it('no longer has what was undone', async () => {
    surroundings.zaken.faults.add({ operation: 'POST /zaak_registreren', fault: REFUSED });
    const { body } = await product.submit(VARIANTS['B1 + zaak']);
    expect(body.uitkomst).toBe('ongedaanGemaakt');
    const dossier = (await get(`/${body.id}`)).body;
    expect(dossier).toMatchObject({ uitkomst: 'ongedaanGemaakt', bestaat: [], knoppen: [] });
  });
});

describe('resuming', () => {
  it('completes what was given up, and whoever asks again hears that it is done', async () => {
    const key = randomUUID();
    const id = await lacking(VARIANTS['A + zaak'], key);
    const { status, body } = await press(id, 'hervatting');
    expect({ status, ...body }).toMatchObject({ status: 200, uitkomst: 'voltooid', knoppen: ['ongedaanmaking'] });
    expect(body.ingrepen).toEqual([
      { soort: 'hervatting', op: expect.stringMatching(/Z$/), door: { id: 'bea', naam: 'Bea Beheer' } },
    ]);
    const dossier = await other.dossier(body.registratie);
    expect(dossier.actoren).toHaveLength(1);
    const repeated = await product.submit(VARIANTS['A + zaak'], { key });
    expect(repeated).toMatchObject({ status: 201, body: body.registratie });
  });

  it('removes what could not be removed', async () => {
    const counted = product.counting();
    const id = await notUndone();
    const { body } = await press(id, 'hervatting');
    expect(body).toMatchObject({ uitkomst: 'ongedaanGemaakt', bestaat: [] });
    expect(counted()).toEqual({});
  });

  it('asks for attention again when it is of no use yet', async () => {
    const id = await lacking();
    surroundings.klanten.faults.add({ operation: 'POST /actorklantcontacten', times: ALWAYS, fault: REFUSED });
    expect(await press(id, 'hervatting')).toMatchObject({ status: 200, body: { uitkomst: 'vraagtAandacht' } });
    surroundings.klanten.faults.clear();
    expect(await press(id, 'hervatting')).toMatchObject({ status: 200, body: { uitkomst: 'voltooid' } });
  });

  it('is harmless when it is pressed more than once', async () => {
    const counted = product.counting();
    const id = await lacking(VARIANTS['B2 + interne taak']);
    const all = await Promise.all([1, 2, 3].map(() => press(id, 'hervatting')));
    for (const { status } of all) expect([200, 202, 409]).toContain(status);
    expect((await product.settled(id, bea)).body.uitkomst).toBe('voltooid');
    expect(await press(id, 'hervatting')).toMatchObject({ status: 200, body: { uitkomst: 'voltooid' } });
    expect(counted()).toEqual({
      'klanten/klantcontacten': 1,
      'klanten/betrokkenen': 1,
      'klanten/digitaleadressen': 2,
      'klanten/actorklantcontacten': 1,
      'klanten/internetaken': 1,
    });
  });
});

describe('taking back', () => {
  it.each(Object.keys(VARIANTS) as (keyof typeof VARIANTS)[])('leaves nothing of %s, and says so', async (variant) => {
    const counted = product.counting();
    const key = randomUUID();
    const { id } = await registered(VARIANTS[variant], key);
    const { status, body } = await press(id, 'ongedaanmaking');
    expect({ status, ...body }).toMatchObject({ status: 200, uitkomst: 'ongedaanGemaakt', bestaat: [], knoppen: [] });
    expect(body.ingrepen).toMatchObject([{ soort: 'ongedaanmaking', door: { id: 'bea' } }]);
    expect(counted()).toEqual({});
    const repeated = await product.submit(VARIANTS[variant], { key });
    expect(repeated.body).toMatchObject({ uitkomst: 'ongedaanGemaakt', stap: 'ingreep' });
    expect(repeated.body.detail).toContain('Een beheerder heeft deze aanvraag teruggedraaid.');
    // Once more changes nothing.
    expect(await press(id, 'ongedaanmaking')).toMatchObject({ status: 200, body: { uitkomst: 'ongedaanGemaakt' } });
  });

  it('leaves nothing of a taak for a medewerker with the afdeling', async () => {
    const counted = product.counting();
    const { id } = await registered(FOR_OTTO);
    expect((await press(id, 'ongedaanmaking')).body).toMatchObject({ uitkomst: 'ongedaanGemaakt', bestaat: [] });
    expect(counted()).toEqual({});
  });

  it('goes on with an undoing that was given up', async () => {
    const counted = product.counting();
    const id = await notUndone();
    expect(await press(id, 'ongedaanmaking')).toMatchObject({ status: 200, body: { uitkomst: 'ongedaanGemaakt' } });
    expect(counted()).toEqual({});
  });

  it('leaves nothing of a request that asked for attention', async () => {
    const counted = product.counting();
    const id = await lacking(VARIANTS['B1 + zaak']);
    expect((await press(id, 'ongedaanmaking')).body.uitkomst).toBe('ongedaanGemaakt');
    expect(counted()).toEqual({});
  });

  it('leaves nothing of the steps, of each what it added', async () => {
    const counted = product.counting();
    const contact = (await product.post('/klantcontacten', '{}')).body;
    const path = `/klantcontacten/${contact.klantcontact.uuid}`;
    const send = async (step: string, body: object) =>
      (await product.post(`${path}/${step}`, JSON.stringify(body))).body;
    const { klant } = VARIANTS['B1 + zaak'];
    const betrokkene = await send('betrokkenen', { klant });
    await product.request('PUT', `/api/v1${path}/authenticatie`, {
      headers: { authorization: `Bearer ${await surroundings.issuer.token()}`, 'content-type': 'application/json' },
      body: JSON.stringify({ authenticatie: { methode: 'controlevragen', niveau: 'laag' } }),
    });
    const zaak = await send('zaken', {
      product: 'parkeervergunning',
      klant: { soort: 'bekendePartij', partij: betrokkene.partij.uuid },
    });
    expect(await press(contact.id, 'ongedaanmaking')).toMatchObject({ status: 409 });
    expect(await press(betrokkene.id, 'ongedaanmaking')).toMatchObject({ status: 409 });
    for (const { id } of [zaak, betrokkene, contact])
      expect(await press(id, 'ongedaanmaking')).toMatchObject({ status: 200, body: { uitkomst: 'ongedaanGemaakt' } });
    expect(counted()).toEqual({});
  });

  describe('is refused, with nothing changed,', () => {
    async function refusal({ id }: { id: string }, uitkomst = 'voltooid'): Promise<string[]> {
      const counted = product.counting();
      const { status, body } = await press(id, 'ongedaanmaking');
      expect({ status, ...body }).toMatchObject({ status: 409, type: '/problemen/terugdraaien-kan-niet' });
      expect(counted()).toEqual({});
      expect((await get(`/${id}`)).body).toMatchObject({ uitkomst, ingrepen: [] });
      return body.redenen;
    }

    const addBetrokkene = (klantcontact: string) =>
      other.createInKlanten('betrokkenen', {
        hadKlantcontact: { uuid: klantcontact },
        wasPartij: null,
        rol: 'vertegenwoordiger',
        initiator: false,
      });

    it('when a colleague works on the zaak', async () => {
      const answer = await registered();
      await other.addStatus(answer.zaak.uuid);
      expect(await refusal(answer)).toEqual([`Een collega werkt al aan zaak ${answer.zaak.identificatie}.`]);
    });

    it('when the interne taak was done', async () => {
      const answer = await registered(VARIANTS['B2 + interne taak']);
      await other.patchInKlanten(`internetaken/${answer.interneTaak.uuid}`, { status: 'verwerkt' });
      expect(await refusal(answer)).toEqual([
        `Een collega heeft interne taak ${answer.interneTaak.nummer} al verwerkt.`,
      ]);
    });

    it('when the interne taak was given to somebody else', async () => {
      const answer = await registered(VARIANTS['B2 + interne taak']);
      const [mia] = await other.listKlanten('actoren?soortActor=medewerker');
      await other.patchInKlanten(`internetaken/${answer.interneTaak.uuid}`, {
        toegewezenAanActoren: [{ uuid: mia!.uuid }],
      });
      expect(await refusal(answer)).toEqual([
        `Interne taak ${answer.interneTaak.nummer} is intussen aan iemand anders gegeven.`,
      ]);
    });

    it('when somebody of the afdeling took the taak of a medewerker', async () => {
      const answer = await registered(FOR_OTTO);
      const [mia] = await other.listKlanten('actoren?soortActor=medewerker');
      const [parkeren] = await other.listKlanten('actoren?actoridentificatorObjectId=parkeren');
      await other.patchInKlanten(`internetaken/${answer.interneTaak.uuid}`, {
        toegewezenAanActoren: [{ uuid: parkeren!.uuid }, { uuid: mia!.uuid }],
      });
      expect(await refusal(answer)).toEqual([
        `Interne taak ${answer.interneTaak.nummer} is intussen aan iemand anders gegeven.`,
      ]);
    });

    it('when something else hangs on the klantcontact', async () => {
      const answer = await registered();
      await addBetrokkene(answer.klantcontact.uuid);
      expect(await refusal(answer)).toEqual(['Bij dit gesprek is intussen ook iets anders geregistreerd.']);
    });

    it('when it asks for attention and others use both its zaak and its klantcontact', async () => {
      const id = await lacking();
      const { klantcontact, zaak } = (await get(`/${id}`)).body.probleem;
      await addBetrokkene(klantcontact.uuid);
      await other.addStatus(zaak.uuid);
      expect(await refusal({ id }, 'vraagtAandacht')).toEqual([
        `Een collega werkt al aan zaak ${zaak.identificatie}.`,
        'Bij dit gesprek is intussen ook iets anders geregistreerd.',
      ]);
    });

    it('when what could not be undone is used by others', async () => {
      const id = await gesprekNotUndone();
      const { bestaat } = (await get(`/${id}`)).body;
      await addBetrokkene(bestaat.find(({ soort }: { soort: string }) => soort === 'klantcontact').uuid);
      expect(await refusal({ id }, 'vraagtAandacht')).toEqual([
        'Bij dit gesprek is intussen ook iets anders geregistreerd.',
      ]);
    });
  });

  it('keeps a partij that others use by now, and says so', async () => {
    const answer = await registered(VARIANTS['B1 + zaak']);
    await other.createInKlanten('maak-klantcontact', {
      klantcontact: { kanaal: 'balie', onderwerp: 'Vraag', taal: 'nld', vertrouwelijk: false },
      betrokkene: { rol: 'klant', initiator: true, wasPartij: { uuid: answer.partij.uuid } },
    });
    const { body } = await press(answer.id, 'ongedaanmaking');
    expect(body).toMatchObject({
      uitkomst: 'ongedaanGemaakt',
      probleem: { behouden: [{ soort: 'partij', uuid: answer.partij.uuid }] },
      bestaat: expect.arrayContaining([expect.objectContaining({ soort: 'partij', uuid: answer.partij.uuid })]),
    });
  });

  it('waits until the request itself has come to its end', async () => {
    const holding = new Holding();
    const { calls, faults } = surroundings.zaken;
    const earlier = calls.length;
    faults.add({ operation: 'POST /zaak_registreren', fault: holding.fault });
    const answer = await product.submit(VARIANTS['A + zaak'], { headers: { prefer: 'respond-async' } });
    await until(() => calls.slice(earlier).some(({ operation }) => operation === 'POST /zaak_registreren'));
    const { id } = answer.body;
    for (const button of ['ongedaanmaking', 'afsluiting'])
      expect(await press(id, button, { reden: 'nu' })).toMatchObject({
        status: 409,
        body: { type: '/problemen/aanvraag-loopt-nog' },
      });
    const resumed = await press(id, 'hervatting');
    expect(resumed).toMatchObject({ status: 202, body: { uitkomst: 'wordtVoltooid' } });
    expect(resumed.headers.get('location')).toBe(`/api/v1/beheer/productaanvragen/${id}`);
    holding.release();
    expect((await product.settled(id)).body.uitkomst).toBe('voltooid');
  });
});

describe('a request of another version', () => {
  /** As it stands in the log after the steps have changed. */
  async function fromAnotherVersion(id: string): Promise<void> {
    const client = new Client({ connectionString: surroundings.environment['DATABASE_URL'] });
    await client.connect();
    await client.query(`update dbos.workflow_status set application_version = 'earlier' where workflow_uuid = $1`, [
      id,
    ]);
    await client.end();
  }

  it('is not gone on with here, and is closed as any other', async () => {
    const id = await lacking();
    await fromAnotherVersion(id);
    const before = (await get(`/${id}`)).body;
    expect(before).toMatchObject({ uitkomst: 'vraagtAandacht', knoppen: ['afsluiting'] });
    for (const button of ['hervatting', 'ongedaanmaking'])
      expect(await press(id, button)).toMatchObject({ status: 409, body: { type: '/problemen/andere-versie' } });
    expect((await get(`/${id}`)).body).toEqual(before);
    const closed = await press(id, 'afsluiting', { reden: 'Met de hand opgelost.' });
    expect(closed).toMatchObject({ status: 200, body: { knoppen: [] } });
  });

  it('is not taken back here when it was completed', async () => {
    const { id } = await registered();
    await fromAnotherVersion(id);
    expect((await get(`/${id}`)).body).toMatchObject({ uitkomst: 'voltooid', knoppen: [] });
    const pressed = await press(id, 'ongedaanmaking');
    expect(pressed).toMatchObject({ status: 409, body: { type: '/problemen/andere-versie' } });
    expect((await get(`/${id}`)).body).toMatchObject({ uitkomst: 'voltooid', ingrepen: [] });
  });
});

describe('closing', () => {
  it('marks as solved, with why and by whom, and remembers who did so again', async () => {
    const id = await lacking();
    const { status, body } = await press(id, 'afsluiting', { reden: 'De actor is met de hand gekoppeld.' });
    expect({ status, ...body }).toMatchObject({
      status: 200,
      uitkomst: 'vraagtAandacht',
      afgeslotenOp: expect.stringMatching(/Z$/),
      ingrepen: [{ soort: 'afsluiting', reden: 'De actor is met de hand gekoppeld.', door: { naam: 'Bea Beheer' } }],
    });
    const again = await press(id, 'afsluiting', { reden: 'Nog een keer.' });
    expect(again).toMatchObject({ status: 200, body: { afgeslotenOp: body.afgeslotenOp } });
    expect(again.body.ingrepen).toEqual([...body.ingrepen, expect.objectContaining({ reden: 'Nog een keer.' })]);
    // It can still be resumed.
    expect(body.knoppen).toEqual(['hervatting', 'ongedaanmaking']);
    const resumed = (await press(id, 'hervatting')).body;
    expect(resumed.uitkomst).toBe('voltooid');
    expect(resumed).not.toHaveProperty('afgeslotenOp');
  });

  it('needs a reason', async () => {
    const id = await lacking();
    for (const reden of [undefined, '', 'x'.repeat(1001)])
      expect(await press(id, 'afsluiting', { reden })).toMatchObject({
        status: 400,
        body: { errors: [{ in: 'body', location: '/reden' }] },
      });
  });

  it('is only for what asks for attention', async () => {
    const { id } = await registered();
    expect(await press(id, 'afsluiting', { reden: 'klaar' })).toMatchObject({
      status: 409,
      body: { type: '/problemen/afsluiten-kan-niet' },
    });
  });
});
