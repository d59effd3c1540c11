import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ProductUnderTest, type Answer } from './support/product.js';
import { VARIANTS } from './support/requests.js';
import { until } from './support/round-trips.js';
import { startSurroundings, type Surroundings } from './support/surroundings.js';
import { unhurried } from './support/unhurried.js';

const A = VARIANTS['A + zaak'];
const B1 = VARIANTS['B1 + zaak'];
const B2 = VARIANTS['B2 + interne taak'];
const email = (voorkeur = false) => ({ soortDigitaalAdres: 'email', adres: 'karel@inwoner.test', voorkeur });
const withKlant = (klant: object) => ({ ...B1, klant: { ...B1.klant, ...klant } });
const nested = (depth: number): unknown => (depth === 0 ? 'diep' : { klant: nested(depth - 1) });

describe('a productaanvraag that is refused at the door', () => {
  let surroundings: Surroundings;
  let product: ProductUnderTest;
  let token: string;

  beforeAll(async () => {
    surroundings = await startSurroundings();
    product = await ProductUnderTest.start(surroundings, (configuration) => {
      const { producten } = configuration;
      const strict = { ...producten.get('parkeervergunning')!, product: 'rijbewijs', niveau: 'hoog' } as const;
      return { ...unhurried(configuration), producten: new Map([...producten, [strict.product, strict]]) };
    });
    token = await surroundings.issuer.token();
    // What the product looks up at its start is no consequence of a request.
    const { klanten, zaken } = surroundings;
    for (const body of [A, B2]) expect((await product.submit(body)).status).toBe(201);
    await until(() => [...klanten.calls, ...zaken.calls].every(({ open }) => !open));
  });
  afterAll(async () => {
    await product.stop();
    await surroundings.stop();
  });
  beforeEach(() => {
    surroundings.klanten.calls.length = 0;
    surroundings.zaken.calls.length = 0;
  });

  const sent = () => [...surroundings.klanten.calls, ...surroundings.zaken.calls].map(({ operation }) => operation);

  /** As it is, whether it is JSON or not. */
  function submitText(body: string, headers: Record<string, string> = {}): Promise<Answer> {
    return product.request('POST', '/api/v1/productaanvragen', {
      body,
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        'idempotency-key': randomUUID(),
        ...headers,
      },
    });
  }

  function expectProblem({ status, headers, body }: Answer, expectedStatus: number, slug: string): void {
    expect({ status, type: body.type }).toEqual({ status: expectedStatus, type: `/problemen/${slug}` });
    expect(headers.get('content-type')).toBe('application/problem+json');
    expect(body).toMatchObject({ status, title: expect.any(String), detail: expect.any(String) });
    expect(body).not.toHaveProperty('id');
    expect(sent()).toEqual([]);
  }

  /** `location code` of every error, sorted. */
  const errorsOf = ({ body }: Answer): string[] =>
    body.errors.map(({ location, code }: Record<string, string>) => `${location} ${code}`).toSorted();

  it.each<[string, unknown, string[]]>([
    ['without anything', {}, ['/klant verplicht', '/product verplicht']],
    ['for a product that does not exist', { ...A, product: 'paspoort' }, ['/product onbekend-product']],
    ['with a field that does not exist', { ...A, kleur: 'rood' }, ['/kleur onbekend-veld']],
    [
      'with two preferred addresses',
      withKlant({ digitaleAdressen: [email(true), { ...email(true), adres: 'k@inwoner.test' }] }),
      ['/klant/digitaleAdressen dubbele-voorkeur'],
    ],
    [
      'with a NUL',
      { ...A, klantcontact: { ...A.klantcontact, inhoud: 'a\0b' } },
      ['/klantcontact/inhoud ongeldig-teken'],
    ],
    [
      'with ten thousand digitale adressen',
      withKlant({ digitaleAdressen: Array.from({ length: 10_000 }, () => 0) }),
      ['/klant/digitaleAdressen te-veel'],
    ],
    ['that is nested a thousand levels deep', nested(1000), [' te-diep']],
    ['that is a list', [A], [' verkeerd-type']],
    [
      'for a partij that is no uuid',
      { ...A, klant: { soort: 'bekendePartij', partij: 'Sanne' } },
      ['/klant/partij ongeldige-uuid'],
    ],
    [
      'with a taak for a medewerker without an e-mail address',
      { ...B2, vervolg: { ...B2.vervolg, toegewezenAan: { soort: 'medewerker', identificatie: 'geen adres' } } },
      ['/vervolg/toegewezenAan/identificatie ongeldig-emailadres'],
    ],
    [
      'with everything wrong at once, in one answer',
      {
        product: 'paspoort',
        klantcontact: { taal: 'nederlands', vertrouwelijk: 'nee', plaatsgevondenOp: 'gisteren' },
        authenticatie: { methode: 'controlevragen', niveau: 'zeker' },
        klant: { ...B2.klant, digitaleAdressen: [{ soortDigitaalAdres: 'telefoonnummer', adres: 'bel maar' }] },
        vervolg: { soort: 'brief' },
      },
      [
        '/authenticatie/niveau ongeldige-waarde',
        '/klant/digitaleAdressen/0/adres ongeldig-telefoonnummer',
        '/klantcontact/plaatsgevondenOp ongeldig-tijdstip',
        '/klantcontact/taal ongeldige-taal',
        '/klantcontact/vertrouwelijk verkeerd-type',
        '/product onbekend-product',
        '/vervolg/soort ongeldige-waarde',
      ],
    ],
  ])('%s', async (_, body, errors) => {
    const answer = await product.submit(body);
    expectProblem(answer, 400, 'ongeldige-invoer');
    expect(errorsOf(answer)).toEqual(errors);
    for (const error of answer.body.errors) expect(error).toMatchObject({ in: 'body', detail: expect.any(String) });
  });

  it('of which the number holds a character that no number does', async () => {
    expectProblem(await product.find('%00'), 400, 'ongeldig-verzoek');
  });

  it.each(['nee', '%F0%9F%98%80', '00000000-0000-0000-0000-000000000000', 'a'.repeat(5000)])(
    'of which the number is %s, which is that of none',
    async (id) => {
      expectProblem(await product.find(id), 404, 'niet-gevonden');
    },
  );

  it.each([
    ['sub', 'mi\0ra'],
    ['sub', 'mira\ud800'],
    ['email', 'mi\0ra@gemeente.example'],
  ])('by somebody whose %s cannot be kept', async (claim, value) => {
    const odd = await surroundings.issuer.token({ [claim]: value });
    expectProblem(await product.submit(A, { token: odd }), 403, 'geen-toegang');
    expectProblem(await product.find(randomUUID(), odd), 403, 'geen-toegang');
  });

  it.each(['__proto__', 'constructor', 'prototype', 'toString'])('with a field %s', async (name) => {
    const text = JSON.stringify(A).replace(
      '"klantcontact":{',
      `"${name}":{"vervuild":true},"klantcontact":{"${name}":1,`,
    );
    const answer = await submitText(text);
    expectProblem(answer, 400, 'ongeldige-invoer');
    const errors = [`/${name} onbekend-veld`, `/klantcontact/${name} onbekend-veld`];
    expect(errorsOf(answer)).toEqual(errors.toSorted());
    expect('vervuild' in {}).toBe(false);
  });

  it('that says twice who the customer is', async () => {
    const other = JSON.stringify({ ...A.klant, partij: randomUUID() });
    const answer = await submitText(JSON.stringify(A).replace('"vervolg":', `"klant":${other},"vervolg":`));
    expectProblem(answer, 400, 'ongeldige-invoer');
    expect(errorsOf(answer)).toEqual(['/klant dubbel-veld']);
  });

  it('that is nested deeper than a program can follow', async () => {
    const answer = await submitText(`${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`);
    expectProblem(answer, 400, 'ongeldige-invoer');
    expect(errorsOf(answer)).toEqual([' te-diep']);
  });

  it.each<[string, string, Record<string, string>, number, string]>([
    ['that breaks off', '{"product": "parkeer', {}, 400, 'ongeldige-json'],
    ['that is empty', '', {}, 400, 'ongeldige-invoer'],
    ['that is plain text', JSON.stringify(A), { 'content-type': 'text/plain' }, 415, 'alleen-json'],
    [
      'that is a form',
      'product=parkeervergunning',
      { 'content-type': 'application/x-www-form-urlencoded' },
      415,
      'alleen-json',
    ],
    ['of more than 64 kB', JSON.stringify({ ...A, extra: 'x'.repeat(65_536) }), {}, 413, 'te-groot'],
    ['whose answer may not be JSON', JSON.stringify(A), { accept: 'text/html' }, 406, 'antwoord-alleen-in-json'],
  ])('with a body %s', async (_, body, headers, status, slug) => {
    expectProblem(await submitText(body, headers), status, slug);
  });

  it.each([undefined, 'geen', 'laag', 'substantieel'])(
    'for a product that wants to know better who calls than %s',
    async (niveau) => {
      const { authenticatie: _, ...rest } = A;
      const authenticatie = niveau && { authenticatie: { methode: 'controlevragen', niveau } };
      const answer = await product.submit({ ...rest, ...authenticatie, product: 'rijbewijs' });
      expectProblem(answer, 403, 'authenticatie-onvoldoende');
    },
  );
});
