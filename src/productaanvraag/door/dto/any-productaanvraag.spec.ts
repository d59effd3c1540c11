import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { ProblemException } from '../../../http/problem.js';
import type { Adres, Contactnaam, DigitaalAdres, Productaanvraag } from '../../productaanvraag.js';
import { PARTIJ, BSN, read } from '../../../../test/support/read-aanvraag.js';

describe('any JSON whatsoever', () => {
  /** Values that come near to what is asked for, so that generated requests are sometimes accepted. */
  const near = fc.oneof(
    fc.constantFrom<unknown>(
      'parkeervergunning',
      'bekendePartij',
      'nieuwePartij',
      'eenmalig',
      'persoon',
      'organisatie',
      'zaak',
      'interneTaak',
      'bsn',
      'kvk_nummer',
      'email',
      'telefoonnummer',
      'overig',
      BSN,
      '12345678',
      '0612345678',
      'a@b.nl',
      PARTIJ,
      'nld',
      'NL',
      '1234ab',
      'laag',
      'afdeling',
      '2026-03-01T09:00:00Z',
      null,
      true,
      false,
      1,
      0,
      '',
      ' ',
      '\0',
      '\ud800',
      [],
      {},
    ),
    fc.string({ unit: 'grapheme', maxLength: 300 }),
    fc.string({ unit: 'binary' }),
  );
  const record = (shape: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<unknown> =>
    fc.oneof({ weight: 12, arbitrary: fc.record(shape, { requiredKeys: [] }) }, { weight: 1, arbitrary: near });
  const mostly = (...values: unknown[]): fc.Arbitrary<unknown> =>
    fc.oneof({ weight: 12, arbitrary: fc.constantFrom(...values) }, { weight: 1, arbitrary: near });
  const text = (max: number): fc.Arbitrary<unknown> =>
    fc.oneof(
      { weight: 12, arbitrary: fc.string({ unit: 'grapheme', maxLength: max + 2 }) },
      { weight: 1, arbitrary: near },
    );
  const naam = record({
    voorletters: text(10),
    voornaam: text(200),
    voorvoegselAchternaam: text(10),
    achternaam: text(200),
  });
  const adres = record({
    nummeraanduidingId: mostly('0518200000437093'),
    straatnaam: text(255),
    huisnummer: mostly(1, 99_999, 100_000),
    huisnummertoevoeging: text(20),
    postcode: mostly('1234ab', '9823 SG'),
    adresregel1: text(80),
    land: mostly('nl', 'XK', 'BE'),
  });
  const digitaal = fc.array(
    record({
      soortDigitaalAdres: mostly('email', 'Telefoonnummer', 'overig'),
      adres: mostly('a@b.nl', '06-12345678', '+49301234567', 'x'.repeat(80)),
      omschrijving: text(40),
      voorkeur: mostly(true, false),
    }),
    { maxLength: 12 },
  );
  const nummers = fc.array(
    record({
      codeSoortObjectId: mostly('bsn', 'rsin', 'kvk_nummer', 'vestigingsnummer'),
      objectId: mostly(BSN, '12345678', '000012345678', '10000008'),
    }),
    { maxLength: 5 },
  );
  const contact = { contactnaam: naam, organisatienaam: text(200), bezoekadres: adres, digitaleAdressen: digitaal };
  const klant = fc.oneof(
    record({
      soort: fc.constant('bekendePartij'),
      partij: mostly(PARTIJ),
      afwijkendeContactgegevens: record(contact),
    }),
    record({
      soort: fc.constant('nieuwePartij'),
      soortPartij: mostly('persoon', 'organisatie'),
      contactnaam: naam,
      naam: text(200),
      correspondentieadres: adres,
      interneNotitie: text(1000),
      voorkeurstaal: mostly('nld', 'en'),
      digitaleAdressen: digitaal,
      partijIdentificatoren: nummers,
    }),
    record({ soort: fc.constant('eenmalig'), ...contact, partijIdentificatoren: nummers }),
  );
  const nearlyRight = fc.record({
    product: mostly('parkeervergunning', 'uittreksel'),
    klantcontact: record({ kanaal: text(50), onderwerp: text(200), inhoud: text(1000), taal: mostly('nld') }),
    klant,
    vervolg: fc.oneof(
      fc.constant(undefined),
      record({ soort: fc.constant('zaak'), omschrijving: text(80), toelichting: text(1000) }),
      record({ soort: fc.constant('interneTaak'), gevraagdeHandeling: text(200) }),
    ),
  });

  const outcomeOf = (body: unknown): Productaanvraag | undefined => {
    try {
      return read(body);
    } catch (error) {
      if (!(error instanceof ProblemException)) throw error;
      expect(error.getStatus()).toBe(400);
      expect(error.problem.errors?.length).toBeGreaterThan(0);
      return undefined;
    }
  };

  it('is accepted or refused with a reason', () => {
    const anything = fc.letrec((tie) => ({
      value: fc.oneof(
        near,
        fc.array(tie('value'), { maxLength: 3 }),
        tie('record'),
        fc.jsonValue() as fc.Arbitrary<unknown>,
      ),
      record: fc.dictionary(
        fc.oneof(
          fc.constantFrom(
            'product',
            'klant',
            'soort',
            'klantcontact',
            'vervolg',
            '__proto__',
            'constructor',
            'toString',
          ),
          fc.constantFrom('digitaleAdressen', 'contactnaam', 'partijIdentificatoren', 'then', 'length'),
          fc.string(),
        ),
        tie('value'),
        { maxKeys: 6 },
      ) as fc.Arbitrary<unknown>,
    }));
    fc.assert(
      fc.property(fc.oneof(anything.record, anything.value), (body) => {
        outcomeOf(body);
        outcomeOf({ product: 'parkeervergunning', klant: body });
        outcomeOf({
          product: 'parkeervergunning',
          klant: { soort: 'eenmalig', contactnaam: body, digitaleAdressen: body },
        });
      }),
      { numRuns: 400 },
    );
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  it('is accepted only within the limits of the registers', () => {
    let accepted = 0;
    fc.assert(
      fc.property(nearlyRight, (body) => {
        const read = outcomeOf(body);
        if (read === undefined) return;
        accepted += 1;
        expectWithinLimits(read);
      }),
      { numRuns: 3000 },
    );
    expect(accepted).toBeGreaterThan(50);
  });
});

function expectWithinLimits({ klantcontact, klant, vervolg }: Productaanvraag): void {
  expectText(klantcontact.kanaal, 50);
  expectText(klantcontact.onderwerp, 200);
  expectText(klantcontact.inhoud, 1000);
  expect(klantcontact.kanaal).not.toBe('');
  expect(klantcontact.taal).toMatch(/^[a-z]{3}$/);
  const contact = klant.soort === 'bekendePartij' ? klant.afwijkendeContactgegevens : klant;
  if (contact?.contactnaam) expectNaam(contact.contactnaam);
  if (contact?.bezoekadres) expectAdres(contact.bezoekadres);
  if (contact?.correspondentieadres) expectAdres(contact.correspondentieadres);
  for (const adres of contact?.digitaleAdressen ?? []) expectDigitaalAdres(adres);
  expect((contact?.digitaleAdressen ?? []).filter(({ voorkeur }) => voorkeur).length).toBeLessThanOrEqual(1);
  if (klant.soort === 'nieuwePartij') {
    expect((klant.contactnaam === undefined) === (klant.soortPartij === 'organisatie')).toBe(true);
    expect((klant.naam === undefined) === (klant.soortPartij === 'persoon')).toBe(true);
    expectText(klant.naam ?? '', 200);
    expectText(klant.interneNotitie, 1000);
    expect(klant.voorkeurstaal).toMatch(/^[a-z]{3}$/);
  }
  for (const { codeSoortObjectId, objectId } of klant.soort === 'bekendePartij' ? [] : klant.partijIdentificatoren) {
    expect(objectId).toMatch(
      { bsn: /^\d{9}$/, rsin: /^\d{9}$/, kvk_nummer: /^\d{8}$/, vestigingsnummer: /^\d{12}$/ }[codeSoortObjectId],
    );
  }
  if (vervolg.soort === 'zaak') expectText(vervolg.omschrijving, 80);
  else expectText(vervolg.gevraagdeHandeling, 200);
  expectText(vervolg.toelichting, 1000);
}

function expectText(text: string, max: number): void {
  expect([...text].length).toBeLessThanOrEqual(max);
  expect(text).toBe(text.trim());
  expect(text).not.toMatch(/\0|\p{Surrogate}/u);
}

function expectNaam(naam: Contactnaam): void {
  expectText(naam.voorletters, 10);
  expectText(naam.voornaam, 200);
  expectText(naam.voorvoegselAchternaam, 10);
  expectText(naam.achternaam, 200);
  expect(naam.voornaam + naam.achternaam).not.toBe('');
  expectText([naam.voorletters, naam.voornaam, naam.voorvoegselAchternaam, naam.achternaam].join(' ').trim(), 203);
}

function expectAdres(adres: Adres): void {
  expect(Object.values(adres).filter((part) => part !== undefined)).not.toHaveLength(0);
  expect(adres.nummeraanduidingId ?? '0518200000437093').toMatch(/^\d{16}$/);
  expect(adres.postcode ?? '1234 AB').toMatch(/^[1-9]\d{3} [A-Z]{2}$/);
  expect(adres.land ?? 'NL').toMatch(/^[A-Z]{2}$/);
  expect(adres.huisnummer ?? 1).toBeLessThanOrEqual(99_999);
  expectText(adres.straatnaam ?? '', 255);
  expectText(adres.huisnummertoevoeging ?? '', 20);
  expectText(adres.adresregel1 ?? '', 80);
}

function expectDigitaalAdres({ soortDigitaalAdres, adres, omschrijving }: DigitaalAdres): void {
  expectText(adres, soortDigitaalAdres === 'telefoonnummer' ? 20 : 80);
  expect(adres).not.toBe('');
  expectText(omschrijving, 40);
  if (soortDigitaalAdres === 'telefoonnummer') expect(adres).toMatch(/^(0[1-9]\d{8}|\+\d{9,15}|00\d{7,13})$/);
}
