import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { SEEDED_PARTIJ } from '../src/sandbox/simulator/klanten/seed.js';
import { OtherApplication } from './support/other-application.js';
import type { ProductUnderTest } from './support/product.js';
import { Reader } from './support/reader.js';
import { VARIANTS, type Variant } from './support/requests.js';
import { RoundTrips } from './support/round-trips.js';
import { startSurroundings, type Surroundings } from './support/surroundings.js';
import { startWarmProduct } from './support/warm-product.js';

/** Round trips in order, and of each the calls that are open together. */
type Graph = readonly (readonly string[])[];

const M = 'POST /maak-klantcontact';
const P = 'POST /partijen';
const D = 'POST /digitaleadressen';
const V = 'PATCH /partijen/{uuid}';
const N = 'PATCH /betrokkenen/{uuid}';
const AK = 'POST /actorklantcontacten';
const Z = 'POST /zaak_registreren';
const O = 'PUT /onderwerpobjecten/{uuid}';
const T = 'POST /internetaken';
const PARTIJ = 'GET /partijen/{uuid}';
const FIND_PARTIJ = 'GET /partijen';
const FIND_ADRES = 'GET /digitaleadressen';
const FIND_ACTOR = 'GET /actoren';
const CREATE_ACTOR = 'POST /actoren';

describe('the round trips of a productaanvraag', () => {
  let surroundings: Surroundings;
  let product: ProductUnderTest;
  let roundTrips: RoundTrips;

  beforeAll(async () => {
    surroundings = await startSurroundings();
    product = await startWarmProduct(surroundings);
  });
  afterAll(async () => {
    await product.stop();
    await surroundings.stop();
  });
  beforeEach(() => {
    roundTrips = new RoundTrips(surroundings);
  });
  afterEach(() => roundTrips.end());

  /** Submits it and says which calls were open together, round trip after round trip. */
  async function graphOf(expected: Graph, body: unknown, token?: string): Promise<Graph> {
    const answer = product.submit(body, token === undefined ? {} : { token });
    const graph: string[][] = [];
    for (const { length } of expected) {
      const together = await roundTrips.next(length);
      graph.push(together);
      if (together.length !== length) break;
    }
    roundTrips.end();
    expect(await answer).toMatchObject({ status: 201 });
    const left = roundTrips.left();
    return left.length === 0 ? graph : [...graph, left];
  }

  const sorted = (graph: Graph): Graph => graph.map((calls) => calls.toSorted());

  const GRAPHS: Record<Variant, Graph> = {
    'A + zaak': [[PARTIJ, M], [AK, N, Z], [O]],
    'A + interne taak': [
      [PARTIJ, M],
      [AK, N, T],
    ],
    'B1 + zaak': [[P], [M, D, D], [AK, V, Z], [O]],
    'B1 + interne taak': [[P], [M, D, D], [AK, V, T]],
    'B2 + zaak': [[M], [AK, D, D, Z], [O]],
    'B2 + interne taak': [[M], [AK, D, D, T]],
  };

  it.each(Object.entries(GRAPHS))(
    '%s makes these calls and no others, and together what can be',
    async (name, graph) => {
      expect(await graphOf(graph, VARIANTS[name as Variant])).toEqual(sorted(graph));
    },
  );

  const COLD: Partial<Record<Variant, Graph>> = {
    'A + zaak': [[PARTIJ, M, FIND_ACTOR], [FIND_ACTOR], [CREATE_ACTOR], [AK, N, Z], [O]],
    'A + interne taak': [[PARTIJ, M, FIND_ACTOR], [FIND_ACTOR], [CREATE_ACTOR], [AK, N, T]],
    'B1 + interne taak': [[P, FIND_ACTOR], [FIND_ACTOR], [CREATE_ACTOR], [M, D, D], [AK, V, T]],
    'B2 + zaak': [[M, FIND_ACTOR], [FIND_ACTOR], [CREATE_ACTOR], [AK, D, D, Z], [O]],
  };

  it.each(Object.entries(COLD))(
    'the first %s of a medewerker looks for the actor beside the first write: exactly, and then in any case',
    async (name, graph) => {
      const nieuweling = await surroundings.issuer.token({
        sub: randomUUID(),
        email: `${randomUUID()}@gemeente.example`,
      });
      expect(await graphOf(graph, VARIANTS[name as Variant], nieuweling)).toEqual(sorted(graph));
    },
  );

  const REMEMBERED: Partial<Record<Variant, Graph>> = {
    'A + zaak': [[M], [AK, Z], [O]],
    'A + interne taak': [[M], [AK, T]],
  };

  describe.each([
    ['GET /partijen/{uuid}', (reader: Reader) => reader.get(`/partijen/${SEEDED_PARTIJ}`)],
    ['_zoek', (reader: Reader) => reader.zoek({ email: 'sanne.devries@inwoner.test' })],
  ])('of a partij that %s showed to the same medewerker', (_, show) => {
    it.each(Object.entries(REMEMBERED))('%s reads nothing, and has no name to fill in', async (name, graph) => {
      roundTrips.end();
      const someone = () => ({ sub: randomUUID(), email: `${randomUUID()}@gemeente.example` });
      const [viewer, other] = [someone(), someone()];
      expect(await show(await Reader.login(surroundings, product, viewer))).toMatchObject({ status: 200 });
      for (const [claims, expected] of [
        [viewer, graph],
        [other, GRAPHS[name as Variant]],
      ] as const) {
        const token = await surroundings.issuer.token(claims);
        expect(await product.submit(VARIANTS['B2 + interne taak'], { token })).toMatchObject({ status: 201 });
        roundTrips = new RoundTrips(surroundings);
        expect(await graphOf(expected, VARIANTS[name as Variant], token)).toEqual(sorted(expected));
      }
    });
  });

  it('details of a known partij for this request only cost no round trip', async () => {
    const adressen = ['een', 'twee'].map((name) => ({ soortDigitaalAdres: 'email', adres: `${name}@inwoner.test` }));
    const klant = { ...VARIANTS['A + zaak'].klant, afwijkendeContactgegevens: { digitaleAdressen: adressen } };
    const graph = [[PARTIJ, M], [AK, D, D, N, Z], [O]];
    expect(await graphOf(graph, { ...VARIANTS['A + zaak'], klant })).toEqual(sorted(graph));
  });

  it('a partij that may be known already is looked for by all that tells, together, before anything is written', async () => {
    const klant = {
      ...VARIANTS['B1 + interne taak'].klant,
      digitaleAdressen: [{ soortDigitaalAdres: 'email', adres: 'nieuw@inwoner.test' }],
      partijIdentificatoren: [{ codeSoortObjectId: 'bsn', objectId: '999990019' }],
      ondanksMogelijkeDubbele: false,
    };
    const graph = [[FIND_ADRES, FIND_PARTIJ], [P], [M, D], [AK, T]];
    expect(await graphOf(graph, { ...VARIANTS['B1 + interne taak'], klant })).toEqual(sorted(graph));
  });

  it('an actor that Klanten has is found beside the first write, and remembered from then on', async () => {
    const email = `${randomUUID()}@gemeente.example`;
    const token = await surroundings.issuer.token({ sub: randomUUID(), email });
    roundTrips.end();
    const codes = { codeObjecttype: 'mdw', codeRegister: 'msei', codeSoortObjectId: 'email' };
    await new OtherApplication(surroundings).createInKlanten('actoren', {
      naam: 'Bram de Boer',
      soortActor: 'medewerker',
      indicatieActief: true,
      actoridentificator: { ...codes, objectId: email },
    });
    for (const graph of [
      [
        [PARTIJ, M, FIND_ACTOR],
        [AK, N, T],
      ],
      GRAPHS['A + interne taak'],
    ]) {
      roundTrips = new RoundTrips(surroundings);
      expect(await graphOf(graph, VARIANTS['A + interne taak'], token)).toEqual(sorted(graph));
    }
  });
});
