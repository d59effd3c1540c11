import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { FAST, ProductUnderTest, UNLIMITED, type Answer } from './support/product.js';
import { VARIANTS, type Variant } from './support/requests.js';
import { Holding } from './support/restartable-product.js';
import { until } from './support/round-trips.js';
import { startSurroundings, type Surroundings } from './support/surroundings.js';
import { unhurried } from './support/unhurried.js';

const BODY = VARIANTS['B1 + zaak'];
const M = 'POST /maak-klantcontact';
/** Of one registration of BODY. */
const ONE = {
  'klanten/partijen': 1,
  'klanten/digitaleadressen': 2,
  'klanten/klantcontacten': 1,
  'klanten/betrokkenen': 1,
  'klanten/actorklantcontacten': 1,
  'klanten/onderwerpobjecten': 1,
  'zaken/zaken': 1,
  'zaken/rollen': 1,
  'zaken/statussen': 1,
};

const bare = ({ status, body, headers }: Answer) => ({ status, body, location: headers.get('location') });

/** The same content with the members of every object in the opposite order. */
function turnedAround(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turnedAround);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).map(([name, member]) => [name, turnedAround(member)] as const);
  return Object.fromEntries(members.toReversed());
}

let surroundings: Surroundings;
let product: ProductUnderTest;

afterEach(() => surroundings.klanten.faults.clear());

describe('the same Idempotency-Key', () => {
  beforeAll(async () => {
    surroundings = await startSurroundings();
    product = await ProductUnderTest.start(surroundings, unhurried);
  });
  afterAll(async () => {
    await product.stop();
    await surroundings.stop();
  });

  it.each(Object.keys(VARIANTS) as Variant[])(
    'gives the same answer for %s, and registers nothing again',
    async (variant) => {
      const key = randomUUID();
      const first = await product.submit(VARIANTS[variant], { key });
      expect(first.status).toBe(201);
      const counted = product.counting();
      const second = await product.submit(VARIANTS[variant], { key });
      expect(bare(second)).toEqual(bare(first));
      expect(counted()).toEqual({});
    },
  );

  it('registers once when it comes twenty times at the same moment, and answers all alike', async () => {
    const counted = product.counting();
    const key = randomUUID();
    const answers = await Promise.all(Array.from({ length: 20 }, () => product.submit(BODY, { key })));
    expect(answers[0]!.status).toBe(201);
    expect(answers.map(bare)).toEqual(answers.map(() => bare(answers[0]!)));
    expect(counted()).toEqual(ONE);
  });

  it('waits for the first while that is still running', async () => {
    const counted = product.counting();
    const { calls, faults } = surroundings.klanten;
    const earlier = calls.length;
    const holding = new Holding();
    const key = randomUUID();
    faults.add({ operation: M, fault: holding.fault });
    const first = product.submit(BODY, { key });
    await until(() => calls.slice(earlier).some(({ operation }) => operation === M));
    const second = product.submit(BODY, { key });
    holding.release();
    expect(bare(await second)).toEqual(bare(await first));
    expect((await first).status).toBe(201);
    expect(counted()).toEqual(ONE);
  });

  it('gives the same answer for a productaanvraag that was undone, though it would succeed by now', async () => {
    const counted = product.counting();
    const key = randomUUID();
    surroundings.klanten.faults.add({ operation: M, fault: { kind: 'refuse', status: 400 } });
    const first = await product.submit(BODY, { key });
    expect(first).toMatchObject({ status: 502, body: { uitkomst: 'ongedaanGemaakt' } });
    expect(bare(await product.submit(BODY, { key }))).toEqual(bare(first));
    expect(counted()).toEqual({});
    expect((await product.submit(BODY)).status).toBe(201);
  });

  it('gives the same answer after the product was started again', async () => {
    const [registered, undone] = [randomUUID(), randomUUID()];
    surroundings.klanten.faults.add({ operation: M, call: 2, fault: { kind: 'refuse', status: 400 } });
    const first = await product.submit(BODY, { key: registered });
    const second = await product.submit(BODY, { key: undone });
    expect([first.status, second.status]).toEqual([201, 502]);

    await product.stop();
    product = await ProductUnderTest.start(surroundings, unhurried);
    const counted = product.counting();
    expect(bare(await product.submit(BODY, { key: registered }))).toEqual(bare(first));
    expect(bare(await product.submit(BODY, { key: undone }))).toEqual(bare(second));
    expect((await product.find(first.body.id)).body).toMatchObject({ uitkomst: 'voltooid', registratie: first.body });
    expect(counted()).toEqual({});
  });

  it('may stand between quotes', async () => {
    const key = randomUUID();
    const first = await product.submit(BODY, { key });
    expect(bare(await product.submit(BODY, { key: `"${key}"` }))).toEqual(bare(first));
  });

  it('takes the members of the JSON in any order', async () => {
    const key = randomUUID();
    const first = await product.submit(BODY, { key });
    const counted = product.counting();
    expect(JSON.stringify(turnedAround(BODY))).not.toBe(JSON.stringify(BODY));
    expect(bare(await product.submit(turnedAround(BODY), { key }))).toEqual(bare(first));
    expect(counted()).toEqual({});
  });

  it.each<[string, object]>([
    ['another productaanvraag', VARIANTS['A + zaak']],
    ['one other word', { ...BODY, klantcontact: { ...BODY.klantcontact, onderwerp: 'Iets anders' } }],
  ])('is refused for %s', async (_, other) => {
    const key = randomUUID();
    const first = await product.submit(BODY, { key });
    const counted = product.counting();
    const refused = await product.submit(other, { key });
    expect(refused).toMatchObject({ status: 409, body: { type: '/problemen/idempotency-key-hergebruikt' } });
    expect(refused.body).not.toHaveProperty('id');
    expect(counted()).toEqual({});
    expect(bare(await product.submit(BODY, { key }))).toEqual(bare(first));
  });

  it('is refused for another body at the same moment', async () => {
    const counted = product.counting();
    const key = randomUUID();
    const bodies = ['Een', 'Twee'].map((onderwerp) => ({ ...BODY, klantcontact: { ...BODY.klantcontact, onderwerp } }));
    const answers = await Promise.all(bodies.map((body) => product.submit(body, { key })));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409]);
    expect(counted()).toEqual(ONE);
  });

  it('of another caller is another productaanvraag, which only that caller sees', async () => {
    const bram = await surroundings.issuer.token({ sub: 'bram', email: 'bram@gemeente.example', name: 'Bram' });
    const counted = product.counting();
    const key = randomUUID();
    const mine = await product.submit(BODY, { key });
    const theirs = await product.submit(BODY, { key, token: bram });
    expect([mine.status, theirs.status]).toEqual([201, 201]);
    expect(theirs.body.id).not.toBe(mine.body.id);
    expect(counted()).toMatchObject({ 'klanten/klantcontacten': 2, 'zaken/zaken': 2 });
    expect(await product.find(mine.body.id, bram)).toMatchObject({
      status: 404,
      body: { type: '/problemen/niet-gevonden' },
    });
  });

  it('is not used up by a body that is refused', async () => {
    const key = randomUUID();
    const refused = await product.submit({ ...BODY, product: 'bestaat-niet' }, { key });
    expect(refused).toMatchObject({ status: 400, body: { type: '/problemen/ongeldige-invoer' } });
    expect((await product.submit(BODY, { key })).status).toBe(201);
  });
});

describe('a productaanvraag without a usable Idempotency-Key', () => {
  beforeAll(async () => {
    surroundings = await startSurroundings();
    product = await ProductUnderTest.start(surroundings);
  });
  afterAll(async () => {
    await product.stop();
    await surroundings.stop();
  });

  it.each<[string, string, string]>([
    ['no key', '', 'idempotency-key-ontbreekt'],
    ['only blanks', '   ', 'idempotency-key-ontbreekt'],
    ['a key that is too short', 'x'.repeat(15), 'idempotency-key-ongeldig'],
    ['a key that is too long', 'x'.repeat(65), 'idempotency-key-ongeldig'],
    ['a key with a space', 'een sleutel met spaties', 'idempotency-key-ongeldig'],
    ['two keys', `${randomUUID()}, ${randomUUID()}`, 'idempotency-key-ongeldig'],
    ['half of the quotes', `"${randomUUID()}`, 'idempotency-key-ongeldig'],
  ])('is refused: %s', async (_, key, slug) => {
    const counted = product.counting();
    const { status, headers, body } = await product.submit(BODY, { key });
    expect({ status, ...body }).toMatchObject({
      status: 400,
      type: `/problemen/${slug}`,
      errors: [{ in: 'header', location: 'Idempotency-Key' }],
    });
    expect(headers.get('content-type')).toBe('application/problem+json');
    expect(counted()).toEqual({});
  });
});

describe('a register that is slower than the caller waits', () => {
  beforeAll(async () => {
    surroundings = await startSurroundings();
    product = await ProductUnderTest.start(surroundings, () => ({
      tijden: { ...FAST, register: 60_000, wachttijd: 50 },
    }));
  });
  afterAll(async () => {
    await product.stop();
    await surroundings.stop();
  });

  it('gets 202 with the address where the end is to be found, again and again, and the end in the end', async () => {
    const counted = product.counting();
    const holding = new Holding();
    const key = randomUUID();
    surroundings.klanten.faults.add({ operation: M, fault: holding.fault });
    const first = await product.submit(BODY, { key });
    const location = `/api/v1/productaanvragen/${first.body.id}`;
    expect(bare(first)).toEqual({
      status: 202,
      location,
      body: {
        id: first.body.id,
        uitkomst: 'wordtVoltooid',
        kenmerk: expect.stringMatching(/^\d{10}$/),
        tekst: expect.any(String),
      },
    });
    expect(bare(await product.submit(BODY, { key }))).toEqual(bare(first));
    expect((await product.find(first.body.id)).body).toMatchObject({
      uitkomst: 'wordtVoltooid',
      registratie: first.body,
    });

    holding.release();
    const { body } = await product.settled(first.body.id);
    expect(body.uitkomst).toBe('voltooid');
    expect(bare(await product.submit(BODY, { key }))).toEqual({ status: 201, location, body: body.registratie });
    expect(counted()).toEqual(ONE);
  });
});

describe('a request that was accepted before', () => {
  beforeAll(async () => {
    surroundings = await startSurroundings();
    product = await ProductUnderTest.start(surroundings, () => ({
      tijden: { ...FAST, wachttijd: 30_000, register: 60_000 },
      verzoeken: { ...UNLIMITED, tegelijk: 1, wachtrij: 0 },
    }));
  });
  afterAll(async () => {
    await product.stop();
    await surroundings.stop();
  });

  it('is answered from the log, although nobody else is let in and Klanten does not answer', async () => {
    const key = randomUUID();
    const first = await product.submit(BODY, { key });
    expect(first.status).toBe(201);

    const { calls, faults } = surroundings.klanten;
    const earlier = calls.length;
    const holding = new Holding();
    faults.add({ operation: '*', fault: holding.fault });
    // Whether this customer is there already, is looked up before anything is accepted.
    const partijIdentificatoren = [{ codeSoortObjectId: 'bsn', objectId: '999990019' }];
    const inside = product.submit({ ...BODY, klant: { ...BODY.klant, partijIdentificatoren } });
    await until(() => calls.length > earlier);

    expect(await product.submit(VARIANTS['A + zaak'])).toMatchObject({
      status: 503,
      body: { type: '/problemen/te-druk' },
    });
    expect(bare(await product.submit(BODY, { key }))).toEqual(bare(first));
    expect(await product.submit({ ...BODY, product: 'is-er-niet' }, { key })).toMatchObject({
      status: 409,
      body: { type: '/problemen/idempotency-key-hergebruikt' },
    });
    holding.release();
    await inside;
  });

  it('holds no place while its caller waits for the end', async () => {
    const { calls, faults } = surroundings.klanten;
    const earlier = calls.length;
    const holding = new Holding();
    faults.add({ operation: M, fault: holding.fault });
    const slow = product.submit(VARIANTS['A + interne taak'], { headers: { prefer: 'wait=60' } });
    await until(() => calls.slice(earlier).some(({ operation }) => operation === M));
    expect(await product.submit(VARIANTS['B2 + interne taak'])).toMatchObject({ status: 201 });
    holding.release();
    expect(await slow).toMatchObject({ status: 201 });
  });

  it('keeps its words, whatever the configuration says later', async () => {
    const key = randomUUID();
    const first = await product.submit(VARIANTS['B2 + zaak'], { key });
    await product.stop();
    product = await ProductUnderTest.start(surroundings, ({ producten }) => ({
      producten: new Map(
        [...producten].map(([id, it]) => [id, { ...it, naam: 'Anders', teksten: { zaak: 'Andere woorden.' } }]),
      ),
    }));
    expect(bare(await product.submit(VARIANTS['B2 + zaak'], { key }))).toEqual(bare(first));
    expect((await product.find(first.body.id)).body.registratie.tekst).toBe(first.body.tekst);
    expect(await product.submit(VARIANTS['B2 + zaak'])).toMatchObject({ body: { tekst: 'Andere woorden.' } });
  });
});
