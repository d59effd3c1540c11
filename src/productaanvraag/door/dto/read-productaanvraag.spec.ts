import { describe, expect, it } from '@jest/globals';
import type { Product } from '../../../config/configuration.js';
import { readProductaanvraag } from './read-productaanvraag.js';
import {
  NOW,
  PARTIJ,
  BSN,
  configuration,
  type Json,
  bekend,
  persoon,
  organisatie,
  eenmalig,
  aanvraag,
  met,
  metDigitaal,
  metNummers,
  metContact,
  metTaak,
  read,
  refusals,
  taakInPlaatsVan,
} from '../../../../test/support/read-aanvraag.js';

describe('what is done when the zaak cannot be made', () => {
  function uitwijkOf(
    alsZaakNietLukt: Product['alsZaakNietLukt'],
    vervolg: object = { soort: 'zaak' },
    changes: Partial<Product> = {},
  ): unknown {
    const product = { ...configuration.producten.get('parkeervergunning')!, alsZaakNietLukt, ...changes };
    const changed = { ...configuration, producten: new Map([['parkeervergunning', product]]) };
    return readProductaanvraag({ ...aanvraag(), vervolg }, changed, NOW).vervolg;
  }

  it('is an interne taak when the product says so', () => {
    expect(uitwijkOf('internetaak')).toMatchObject({ uitwijk: taakInPlaatsVan('') });
  });

  it('is trying for days when the product says later', () => {
    expect(uitwijkOf('later')).toMatchObject({ uitwijk: { soort: 'later', gedurende: 259_200_000 } });
  });

  it('is nothing when the product says so, or when there is to be no zaak', () => {
    expect(uitwijkOf('ongedaanMaken')).not.toHaveProperty('uitwijk');
    expect(uitwijkOf('internetaak', { soort: 'interneTaak' })).not.toHaveProperty('uitwijk');
  });

  it('tells the colleague everything: what does not fit into the toelichting stands with what is asked', () => {
    const [omschrijving, toelichting] = ['o'.repeat(80), 't'.repeat(1000)];
    const asked = configuration.producten.get('parkeervergunning')!.gevraagdeHandeling;
    expect(uitwijkOf('internetaak', { soort: 'zaak', omschrijving, toelichting })).toMatchObject({
      uitwijk: { gevraagdeHandeling: `${asked.replace(/\.$/, '')}: ${omschrijving}`, toelichting },
    });
    expect(uitwijkOf('internetaak', { soort: 'zaak', toelichting })).toMatchObject({
      uitwijk: { gevraagdeHandeling: asked, toelichting },
    });
  });

  it('cuts what the configuration asks, and nothing that the caller said', () => {
    const [omschrijving, toelichting] = ['o'.repeat(80), 't'.repeat(1000)];
    const gevraagdeHandeling = 'g'.repeat(200);
    expect(
      uitwijkOf('internetaak', { soort: 'zaak', omschrijving, toelichting }, { gevraagdeHandeling }),
    ).toMatchObject({
      uitwijk: { gevraagdeHandeling: `${'g'.repeat(118)}: ${omschrijving}`, toelichting },
    });
  });
});

describe('a productaanvraag that is accepted', () => {
  it('needs no more than a product and a klant', () => {
    expect(read(aanvraag())).toEqual({
      product: 'parkeervergunning',
      klantcontact: {
        kanaal: 'telefoon',
        onderwerp: 'Productaanvraag: Parkeervergunning',
        inhoud: '',
        taal: 'nld',
        vertrouwelijk: false,
        indicatieContactGelukt: true,
        plaatsgevondenOp: '2026-03-01T09:00:00.000Z',
      },
      klant: { soort: 'bekendePartij', partij: PARTIJ },
      vervolg: { soort: 'zaak', omschrijving: 'Parkeervergunning', toelichting: '', uitwijk: taakInPlaatsVan('') },
    });
  });

  it('takes everything that variant A can have', () => {
    const body = {
      product: 'parkeervergunning',
      klantcontact: {
        kanaal: ' balie ',
        onderwerp: 'Vraag',
        inhoud: 'Klant wil graag\neen vergunning.',
        taal: 'NLD',
        vertrouwelijk: true,
        indicatieContactGelukt: false,
        plaatsgevondenOp: '2026-03-01T10:00:00+01:00',
      },
      authenticatie: { methode: 'controlevragen', niveau: 'laag' },
      klant: {
        soort: 'bekendePartij',
        partij: PARTIJ.toUpperCase(),
        afwijkendeContactgegevens: {
          contactnaam: { voorletters: 'K', voornaam: 'Karel', voorvoegselAchternaam: 'van', achternaam: 'Deurne' },
          digitaleAdressen: [{ soortDigitaalAdres: 'Telefoonnummer', adres: '06-1234 5678' }],
        },
      },
      vervolg: { soort: 'zaak', omschrijving: 'Vergunning', toelichting: 'Haast.' },
    };
    expect(read(body)).toEqual({
      ...body,
      vervolg: { ...body.vervolg, uitwijk: taakInPlaatsVan('Vergunning\nHaast.') },
      klantcontact: {
        ...body.klantcontact,
        kanaal: 'balie',
        taal: 'nld',
        plaatsgevondenOp: '2026-03-01T09:00:00.000Z',
      },
      klant: {
        soort: 'bekendePartij',
        partij: PARTIJ,
        afwijkendeContactgegevens: {
          contactnaam: body.klant.afwijkendeContactgegevens.contactnaam,
          digitaleAdressen: [
            { soortDigitaalAdres: 'telefoonnummer', adres: '0612345678', omschrijving: '', voorkeur: false },
          ],
        },
      },
    });
  });

  it('takes everything that variant B1 can have', () => {
    const body = met(organisatie, {
      bezoekadres: {
        nummeraanduidingId: '0518200000437093',
        straatnaam: 'Dorpsstraat',
        huisnummer: 23,
        huisnummertoevoeging: 'a',
        postcode: '9823sg',
        stad: 'Tietjerkstradeel',
        adresregel1: 'Een',
        adresregel2: 'Twee',
        adresregel3: 'Drie',
        land: 'nl',
      },
      interneNotitie: 'Let op.',
      indicatieGeheimhouding: true,
      voorkeurstaal: 'fy',
      indicatieActief: false,
      ondanksMogelijkeDubbele: true,
      digitaleAdressen: [{ soortDigitaalAdres: 'email', adres: 'a@b.nl', omschrijving: 'werk', voorkeur: true }],
      partijIdentificatoren: [
        { codeSoortObjectId: 'kvk_nummer', objectId: ' 1234.5678 ' },
        { codeSoortObjectId: 'vestigingsnummer', objectId: '000012345678' },
      ],
    });
    expect(read(body).klant).toEqual({
      ...(body['klant'] as Json),
      bezoekadres: expect.objectContaining({ postcode: '9823 SG', land: 'NL', huisnummer: 23 }),
      voorkeurstaal: 'fry',
      partijIdentificatoren: [
        { codeSoortObjectId: 'kvk_nummer', objectId: '12345678' },
        { codeSoortObjectId: 'vestigingsnummer', objectId: '000012345678' },
      ],
    });
  });

  it('fills in what the configuration says of a new partij', () => {
    expect(read(aanvraag({ klant: persoon })).klant).toEqual({
      soort: 'nieuwePartij',
      soortPartij: 'persoon',
      contactnaam: { voorletters: '', voornaam: '', voorvoegselAchternaam: '', achternaam: 'Jansen' },
      interneNotitie: '',
      indicatieGeheimhouding: false,
      voorkeurstaal: 'nld',
      ondanksMogelijkeDubbele: false,
      indicatieActief: true,
      digitaleAdressen: [],
      partijIdentificatoren: [],
    });
  });

  it('takes someone who is not registered, by a name of any kind', () => {
    expect(read(aanvraag({ klant: eenmalig })).klant).toEqual({
      soort: 'eenmalig',
      contactnaam: { voorletters: '', voornaam: 'Karel', voorvoegselAchternaam: '', achternaam: '' },
      digitaleAdressen: [],
      partijIdentificatoren: [],
    });
    expect(read(aanvraag({ klant: { soort: 'eenmalig', organisatienaam: 'Bakkerij' } })).klant).toEqual({
      soort: 'eenmalig',
      organisatienaam: 'Bakkerij',
      digitaleAdressen: [],
      partijIdentificatoren: [],
    });
  });

  it.each([{}, { digitaleAdressen: [] }, { contactnaam: null }, null])(
    'counts deviating details in which nothing is filled in as absent: %j',
    (afwijkendeContactgegevens) => {
      expect(read(met(bekend, { afwijkendeContactgegevens })).klant).toEqual(bekend);
    },
  );

  it('counts null and blank text as not filled in', () => {
    const body = aanvraag({
      klantcontact: { kanaal: '', onderwerp: '  ', inhoud: null, vertrouwelijk: null, plaatsgevondenOp: '' },
      authenticatie: null,
      vervolg: null,
    });
    expect(read(body)).toEqual(read(aanvraag()));
  });

  it('lets the product decide on the vervolg', () => {
    const { vervolg } = read(aanvraag({ product: 'uittreksel' }));
    expect(vervolg).toEqual({
      soort: 'interneTaak',
      gevraagdeHandeling: 'Maak een zaak voor deze aanvraag.',
      toelichting: `Maak een zaak voor deze aanvraag.\nProduct: ${configuration.producten.get('uittreksel')!.naam}`,
      toegewezenAan: { soort: 'afdeling', identificatie: 'parkeren' },
    });
    expect(read(aanvraag({ product: 'uittreksel', vervolg: { soort: 'zaak' } })).vervolg).toMatchObject({
      omschrijving: 'ü'.repeat(80),
    });
  });

  it('keeps the address of a medewerker as it was offered', () => {
    const body = metTaak({ toegewezenAan: { soort: 'medewerker', identificatie: '\u202aPiet@Gemeente.NL\u202c' } });
    expect(read(body).vervolg).toMatchObject({ toegewezenAan: { identificatie: 'Piet@Gemeente.NL' } });
    const afdeling = metTaak({ toegewezenAan: { soort: 'afdeling', identificatie: 'Burgerzaken' } });
    expect(read(afdeling).vervolg).toMatchObject({ toegewezenAan: { identificatie: 'Burgerzaken' } });
  });

  it('lets the afdeling of the product see a taak for a medewerker, unless the configuration says otherwise', () => {
    const medewerker = metTaak({ toegewezenAan: { soort: 'medewerker', identificatie: 'piet@gemeente.example' } });
    const parkeren = { soort: 'afdeling', identificatie: 'parkeren' };
    expect(read(medewerker).vervolg).toMatchObject({ metAfdeling: parkeren });
    const off = { ...configuration, toewijzing: { ...configuration.toewijzing, metAfdeling: false } };
    expect(read(medewerker, off).vervolg).not.toHaveProperty('metAfdeling');
    const groep = metTaak({ toegewezenAan: { soort: 'groep', identificatie: 'balie' } });
    expect(read(groep).vervolg).not.toHaveProperty('metAfdeling');
    const ofNobody = new Map(
      [...configuration.producten].map(([key, product]) => [
        key,
        { ...product, toegewezenAan: { soort: 'medewerker', identificatie: 'chef@gemeente.example' } as const },
      ]),
    );
    expect(read(medewerker, { ...configuration, producten: ofNobody }).vervolg).not.toHaveProperty('metAfdeling');
  });

  it.each([
    ['0612345678', '0612345678'],
    ['020 753 0523', '0207530523'],
    ['(020) 753.05-23', '0207530523'],
    ['+31 6 12345678', '+31612345678'],
    ['+31 (0)6 12345678', '+31612345678'],
    ['0031(0)612345678', '+31612345678'],
    ['+31 06 12345678', '+31612345678'],
    ['\u202d0612345678\u202c', '0612345678'],
    ['0970 12345678', '+3197012345678'],
    ['+32475123456', '+32475123456'],
    ['088 1234567', '0881234567'],
  ])('understands the telefoonnummer %s', (adres, stored) => {
    const { klant } = read(metDigitaal({ soortDigitaalAdres: 'telefoonnummer', adres }));
    expect(klant).toMatchObject({ digitaleAdressen: [{ adres: stored, voorkeur: false }] });
  });

  it.each([
    'jan@voorbeeld.nl',
    'jan.de+w@sub.voorbeeld.nl',
    'a@localhost',
    'a@münchen.test',
    "o'neil@x-y.co",
    'a@b.xn--p1ai',
  ])('understands the e-mailadres %s', (adres) => {
    expect(read(metDigitaal({ soortDigitaalAdres: 'EMAIL', adres })).klant).toMatchObject({
      digitaleAdressen: [{ soortDigitaalAdres: 'email', adres }],
    });
  });

  it.each([
    [{ codeSoortObjectId: 'bsn', objectId: '999.990.019' }, BSN],
    [{ codeSoortObjectId: 'rsin', objectId: '2220647' }, undefined],
    [{ codeSoortObjectId: 'rsin', objectId: '002220647' }, '002220647'],
    [{ codeSoortObjectId: 'bsn', objectId: '10000008' }, '010000008'],
  ])('understands the nummer %j', (nummer, stored) => {
    const body = metNummers(nummer);
    if (stored === undefined) expect(refusals(body)).toEqual(['/klant/partijIdentificatoren/0/objectId ongeldig-rsin']);
    else expect(read(body).klant).toMatchObject({ partijIdentificatoren: [{ objectId: stored }] });
  });

  it.each([
    ['2026-03-01T10:00:00+01:00', '2026-03-01T09:00:00.000Z'],
    ['2024-02-29T23:59:59.123456-05:30', '2024-03-01T05:29:59.123Z'],
    ['2026-03-01T09:05:00Z', '2026-03-01T09:05:00.000Z'],
    ['2026-03-01T09:00:00+00:00', '2026-03-01T09:00:00.000Z'],
  ])('understands the tijdstip %s', (plaatsgevondenOp, utc) => {
    expect(read(metContact({ plaatsgevondenOp })).klantcontact.plaatsgevondenOp).toBe(utc);
  });

  it.each([
    ['nl', 'nld'],
    [' EN ', 'eng'],
    ['dut', 'dut'],
    ['Pap', 'pap'],
  ])('understands the taal %s', (taal, stored) => {
    expect(read(metContact({ taal })).klantcontact.taal).toBe(stored);
  });

  it('counts code points after trimming', () => {
    expect(read(metContact({ onderwerp: ` ${'😀'.repeat(200)}\u0085` })).klantcontact.onderwerp).toBe('😀'.repeat(200));
    expect(refusals(metContact({ onderwerp: '😀'.repeat(201) }))).toEqual(['/klantcontact/onderwerp te-lang']);
  });
});
