import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Configuration, Zaaktypeverwijzing } from '../src/config/configuration.js';
import { readSettings } from '../src/config/settings.js';
import { sleutelsOf } from '../src/productaanvraag/intake/sleutels.js';
import { OtherApplication } from './support/other-application.js';
import { ProductUnderTest, type Answer } from './support/product.js';
import { VARIANTS } from './support/requests.js';
import { RoundTrips } from './support/round-trips.js';
import { startSurroundings, type Surroundings } from './support/surroundings.js';
import { unhurried } from './support/unhurried.js';
import { startWarmProduct } from './support/warm-product.js';

const ZAAK_VARIANTS = ['A + zaak', 'B1 + zaak', 'B2 + zaak'] as const;

describe('the zaak of a productaanvraag', () => {
  let surroundings: Surroundings;
  let product: ProductUnderTest;
  let other: OtherApplication;

  beforeAll(async () => {
    surroundings = await startSurroundings();
    other = new OtherApplication(surroundings);
  });
  afterEach(() => surroundings.zaken.faults.clear());
  afterAll(() => surroundings.stop());

  /** Runs the product with a configuration of its own for the tests of one describe. */
  function withConfiguration(change: (configuration: Configuration) => Partial<Configuration>): void {
    beforeAll(async () => {
      product = await ProductUnderTest.start(surroundings, (configuration) => ({
        ...unhurried(configuration),
        ...change(configuration),
      }));
    });
    afterAll(() => product.stop());
  }

  const withZaaktype = (zaaktype: Zaaktypeverwijzing) =>
    withConfiguration(({ producten }) => ({
      producten: new Map([...producten].map(([name, each]) => [name, { ...each, zaaktype }])),
    }));

  /** The number that was answered, which is that of the zaak. */
  async function numberOf({ status, body }: Answer): Promise<string> {
    expect(status).toBe(201);
    const { zaak } = await other.dossier(body);
    expect(zaak).toMatchObject({ uuid: body.zaak.uuid, identificatie: body.zaak.identificatie });
    expect(body.tekst).toContain(`Het zaaknummer is ${body.zaak.identificatie}.`);
    return body.zaak.identificatie;
  }

  describe('with a number of our own', () => {
    withConfiguration(() => ({}));

    it('is numbered by year and in order, short enough to read out', async () => {
      const numbers: string[] = [];
      for (const variant of ZAAK_VARIANTS) numbers.push(await numberOf(await product.submit(VARIANTS[variant])));
      for (const number of numbers) expect(number).toMatch(/^KCC-\d{4}-\d{6}$/);
      expect(new Set(numbers).size).toBe(numbers.length);
      expect(numbers).toEqual(numbers.toSorted());
    });

    it('has a number that no other has, also when many come at once', async () => {
      const answers = await Promise.all(Array.from({ length: 8 }, () => product.submit(VARIANTS['A + zaak'])));
      const numbers = await Promise.all(answers.map(numberOf));
      expect(new Set(numbers).size).toBe(numbers.length);
    });

    it('never has the number of a zaak that was undone', async () => {
      const first = await numberOf(await product.submit(VARIANTS['A + zaak']));
      surroundings.zaken.faults.add({
        operation: 'POST /zaak_registreren',
        fault: { kind: 'refuse', status: 400 },
      });
      expect(await product.submit(VARIANTS['A + zaak'])).toMatchObject({ status: 502 });
      const next = await numberOf(await product.submit(VARIANTS['A + zaak']));
      expect(Number(next.slice(-6)) - Number(first.slice(-6))).toBeGreaterThanOrEqual(2);
    });

    it('asks for no number', async () => {
      const { calls } = surroundings.zaken;
      const before = calls.length;
      await numberOf(await product.submit(VARIANTS['B2 + zaak']));
      expect(calls.slice(before).map(({ operation }) => operation)).not.toContain('POST /zaaknummer_reserveren');
    });

    it.each([
      ['2026-07-31T21:59:59Z', '2026-07-31'],
      ['2026-07-31T22:00:00Z', '2026-08-01'],
      ['2026-12-31T22:59:59Z', '2026-12-31'],
      ['2026-12-31T23:00:00Z', '2027-01-01'],
    ])('starts at %s on %s, the day that it is in the Netherlands, and is numbered in its year', (moment, day) => {
      const { configuration } = readSettings(surroundings.environment);
      const volgnummers = {
        klantcontact: '1000000000',
        interneTaak: '1000000001',
        partij: '1000000002',
        zaak: '000123',
      };
      const { datum, zaak } = sleutelsOf(volgnummers, configuration, new Date(moment));
      expect(datum).toBe(day);
      expect(zaak).toBe(`KCC-${day.slice(0, 4)}-000123`);
    });
  });

  describe('with another prefix', () => {
    withConfiguration(({ zaak }) => ({ zaak: { ...zaak, nummerPrefix: 'PRODUCT' } }));

    it('begins with that', async () => {
      expect(await numberOf(await product.submit(VARIANTS['A + zaak']))).toMatch(/^PRODUCT-\d{4}-\d{6}$/);
    });
  });

  describe('with a number that the register issues', () => {
    beforeAll(async () => {
      product = await startWarmProduct(surroundings, ({ zaak }) => ({ zaak: { ...zaak, nummerReserveren: true } }));
    });
    afterAll(() => product.stop());

    it.each(ZAAK_VARIANTS)('has the reserved number (%s), and its klantcontact is about it', async (variant) => {
      const answer = await product.submit(VARIANTS[variant]);
      expect(await numberOf(answer)).toMatch(/^ZAAK-\d{4}-\d{10}$/);
      expect((await other.dossier(answer.body)).onderwerpobjecten).toMatchObject([
        { onderwerpobjectidentificator: { codeSoortObjectId: 'uuid', objectId: answer.body.zaak.uuid } },
      ]);
    });

    it.each([
      ['A + zaak', ['GET /partijen/{uuid}', 'POST /maak-klantcontact', 'POST /zaaknummer_reserveren']],
      ['B1 + zaak', ['POST /partijen', 'POST /zaaknummer_reserveren']],
      ['B2 + zaak', ['POST /maak-klantcontact', 'POST /zaaknummer_reserveren']],
    ] as const)('asks for it beside the first write (%s)', async (variant, together) => {
      const roundTrips = new RoundTrips(surroundings);
      try {
        const answer = product.submit(VARIANTS[variant]);
        expect(await roundTrips.next(together.length)).toEqual(together);
        roundTrips.end();
        await numberOf(await answer);
      } finally {
        roundTrips.end();
      }
    });

    it('asks for none when an interne taak follows', async () => {
      const { calls } = surroundings.zaken;
      const before = calls.length;
      expect(await product.submit(VARIANTS['B2 + interne taak'])).toMatchObject({ status: 201 });
      expect(calls.slice(before).map(({ operation }) => operation)).not.toContain('POST /zaaknummer_reserveren');
    });

    it('gets a number of our own when the register issues none', async () => {
      surroundings.zaken.faults.add({
        operation: 'POST /zaaknummer_reserveren',
        fault: { kind: 'refuse', status: 403 },
      });
      expect(await product.submit(VARIANTS['B1 + zaak'])).toMatchObject({
        status: 201,
        body: { zaak: { identificatie: expect.stringMatching(/^KCC-\d{4}-\d{6}$/) } },
      });
    });
  });

  describe.each([
    ['that does not exist', { catalogus: { domein: 'KLREG', rsin: '002220647' }, identificatie: 'BESTAAT-NIET' }],
    [
      'that is not published',
      { catalogus: { domein: 'BBBBB', rsin: '000000000' }, identificatie: 'ZAAKTYPE-2026-0000000002' },
    ],
    [
      'of a catalogus that does not exist',
      { catalogus: { domein: 'NERGENS', rsin: '002220647' }, identificatie: 'PARKEERVERGUNNING' },
    ],
    [
      'without a roltype for the initiator',
      { catalogus: { domein: 'BBBBB', rsin: '000000000' }, identificatie: 'ZAAKTYPE-2026-0000000001' },
    ],
  ])('of a zaaktype %s', (_, zaaktype) => {
    withZaaktype(zaaktype);

    it.each(ZAAK_VARIANTS)('cannot be opened, and nothing is left (%s)', async (variant) => {
      const difference = product.counting();
      const answer = await product.submit(VARIANTS[variant]);
      expect(answer.status).toBe(502);
      expect(answer.body).toMatchObject({
        type: '/problemen/ongedaan-gemaakt',
        uitkomst: 'ongedaanGemaakt',
        stap: 'zaak',
        opnieuwProberen: false,
      });
      expect(answer.body.detail).toContain('Er is niets geregistreerd.');
      expect(difference()).toEqual({});
    });
  });
});
