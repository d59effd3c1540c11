import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { Configuration, Product } from '../../../config/configuration.js';
import { ProblemException, type FieldError } from '../../../http/problem.js';
import type { Adres, Contactnaam, DigitaalAdres, Productaanvraag } from '../../productaanvraag.js';
import { readProductaanvraag } from './read-productaanvraag.js';
import { requireNiveau } from '../niveau.js';

const NOW = new Date('2026-03-01T09:00:00.000Z');
const PARTIJ = '9194a0f8-df7b-4b8c-a227-709a5ca27835';
const BSN = '999990019';

const parkeervergunning: Product = {
  product: 'parkeervergunning',
  naam: 'Parkeervergunning',
  omschrijving: 'Vergunning om in uw eigen straat te parkeren.',
  zaaktype: { catalogus: { domein: 'KLREG', rsin: '002220647' }, identificatie: 'PARKEERVERGUNNING' },
  niveau: 'laag',
  vervolg: 'zaak',
  toegewezenAan: { soort: 'afdeling', identificatie: 'parkeren' },
  gevraagdeHandeling: 'Maak een zaak voor deze aanvraag.',
  alsZaakNietLukt: 'internetaak',
  voorleesvraag: 'Mogen wij uw gegevens bewaren?',
};
const codes = { codeObjecttype: 'a', codeRegister: 'b', codeSoortObjectId: 'c' };
const configuration: Configuration = {
  organisatie: { rsin: '002220647' },
  klantcontact: {
    kanaal: 'telefoon',
    onderwerp: 'Productaanvraag: {naam}',
    taal: 'nld',
    vertrouwelijk: false,
    indicatieContactGelukt: true,
  },
  partij: {
    voorkeurstaal: 'nld',
    indicatieActief: true,
    indicatieGeheimhouding: false,
    zonderIdentificatorToegestaan: true,
  },
  zaak: { nummerPrefix: 'KCC', nummerReserveren: false },
  codes: {
    medewerker: codes,
    kanaal: codes,
    toewijzing: { medewerker: codes, afdeling: codes, groep: codes },
    zaak: codes,
    zaakOok: [],
  },
  token: {
    identificatie: 'email',
    naam: 'name',
    rollen: 'roles',
    medewerkerRol: 'm',
    auditorRol: 'auditor',
    beheerderRol: 'b',
    kanaalRol: 'k',
    vertrouwelijkRol: 'v',
    kanaalIdentificatie: 'azp',
    atJwtVereist: false,
    hoogstensOud: 1,
    sleutelsBewaren: 1,
  },
  kanalen: {},
  inzage: { medewerkersOnderling: true },
  toewijzing: { onbekendeMedewerker: 'maken', metAfdeling: true },
  authenticatie: { methoden: [] },
  verzoeken: { perMinuut: 1, tegelijk: 1, wachtrij: 1, vlot: 1, lopend: 1 },
  registers: { tegelijk: 1, wachten: 1 },
  zekering: { naFouten: 1, pauze: 1 },
  sessie: { ongebruikt: 3_600_000, hoogstens: 36_000_000 },
  audit: { dagen: 1096 },
  logboek: {
    strikt: false,
    hoogstensOud: 900_000,
    activiteiten: {
      zoeken: '',
      inzien: '',
      klantcontact: '',
      betrokkene: '',
      zaak: '',
      interneTaak: '',
      productaanvraag: '',
    },
  },
  bewaren: { dagen: 1, herstelbaar: 30 },
  weergave: { ...({} as Configuration['weergave']), naam: 'Klantregie' },
  adressen: {},
  kwetsbaarheden: { contact: 'https://klantregie.example' },
  tijden: {
    wachttijd: 1,
    register: 1,
    registerGrens: 1,
    snellePogingen: [],
    eerstePauze: 1,
    langstePauze: 1,
    opgevenNa: 1,
    zekerheid: 1,
    zaakAlsnog: 259_200_000,
    controle: 1,
    onderhoud: 1,
  },
  producten: new Map([
    ['parkeervergunning', parkeervergunning],
    ['uittreksel', { ...parkeervergunning, product: 'uittreksel', naam: 'ü'.repeat(90), vervolg: 'interneTaak' }],
  ]),
};

type Json = Record<string, unknown>;
const bekend: Json = { soort: 'bekendePartij', partij: PARTIJ };
const persoon: Json = { soort: 'nieuwePartij', soortPartij: 'persoon', contactnaam: { achternaam: 'Jansen' } };
const organisatie: Json = { soort: 'nieuwePartij', soortPartij: 'organisatie', naam: 'Bakkerij Brood' };
const eenmalig: Json = { soort: 'eenmalig', contactnaam: { voornaam: 'Karel' } };

const aanvraag = (fields: Json = {}): Json => ({ product: 'parkeervergunning', klant: bekend, ...fields });
const met = (klant: Json, fields: Json): Json => aanvraag({ klant: { ...klant, ...fields } });
const metAdres = (adres: unknown): Json => met(eenmalig, { bezoekadres: adres });
const metDigitaal = (...adressen: unknown[]): Json => met(eenmalig, { digitaleAdressen: adressen });
const metNummers = (...nummers: unknown[]): Json => met(eenmalig, { partijIdentificatoren: nummers });
const metContact = (fields: Json): Json => aanvraag({ klantcontact: fields });
const metTaak = (fields: Json): Json => aanvraag({ vervolg: { soort: 'interneTaak', ...fields } });

const read = (body: unknown, settings = configuration): Productaanvraag => readProductaanvraag(body, settings, NOW);

function problemOf(body: unknown, settings = configuration): ProblemException['problem'] {
  try {
    read(body, settings);
  } catch (error) {
    if (error instanceof ProblemException) return error.problem;
    throw error;
  }
  throw new Error(`Not refused: ${JSON.stringify(body).slice(0, 200)}`);
}

/** `location code`, in the order of the answer. */
function refusals(body: unknown, settings = configuration): string[] {
  const { status, type, errors = [] } = problemOf(body, settings);
  expect({ status, type }).toEqual({ status: 400, type: '/problemen/ongeldige-invoer' });
  for (const error of errors) {
    expect(error.in).toBe('body');
    expect(error.detail).toMatch(/^[A-Z].*[.a-z]$/);
  }
  return errors.map(({ location, code }: FieldError) => `${location} ${code}`);
}

/** What is done of a product when its zaak cannot be made. */
function taakInPlaatsVan(said: string) {
  const { naam, gevraagdeHandeling, toegewezenAan } = configuration.producten.get('parkeervergunning')!;
  const toelichting = [gevraagdeHandeling, `Product: ${naam}`, said].filter(Boolean).join('\n');
  return { soort: 'interneTaak', gevraagdeHandeling, toegewezenAan, toelichting };
}

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

describe('a productaanvraag that is refused', () => {
  const tooLong = (count: number) => 'x'.repeat(count + 1);
  const tel = { soortDigitaalAdres: 'telefoonnummer', adres: '0612345678' };
  const bsn = { codeSoortObjectId: 'bsn', objectId: BSN };
  const kvk = { codeSoortObjectId: 'kvk_nummer', objectId: '12345678' };

  const cases: [what: string, body: unknown, ...expected: string[]][] = [
    ['null', null, ' verkeerd-type'],
    ['nothing', undefined, ' verkeerd-type'],
    ['a list', [aanvraag()], ' verkeerd-type'],
    ['text', 'productaanvraag', ' verkeerd-type'],
    ['an empty object', {}, '/product verplicht', '/klant verplicht'],
    ['a product that is no text', aanvraag({ product: 5 }), '/product verkeerd-type'],
    ['an unknown product', aanvraag({ product: 'paspoort' }), '/product onbekend-product'],
    ['a product called __proto__', aanvraag({ product: '__proto__' }), '/product onbekend-product'],

    ['a klant without soort', aanvraag({ klant: { x: 1, y: 2 } }), '/klant/soort verplicht'],
    ['a klant with an empty soort', aanvraag({ klant: { soort: ' ' } }), '/klant/soort verplicht'],
    ['a klant of unknown soort', aanvraag({ klant: { soort: 'vip', x: 1 } }), '/klant/soort ongeldige-waarde'],
    ['a klant of soort constructor', aanvraag({ klant: { soort: 'constructor' } }), '/klant/soort ongeldige-waarde'],
    ['a klant of a listed soort', aanvraag({ klant: { soort: ['eenmalig'] } }), '/klant/soort ongeldige-waarde'],
    ['a klant that is text', aanvraag({ klant: 'Jansen' }), '/klant verkeerd-type'],
    ['a klant that is a list', aanvraag({ klant: [bekend] }), '/klant verkeerd-type'],

    ['a kanaal that is too long', metContact({ kanaal: tooLong(50) }), '/klantcontact/kanaal te-lang'],
    ['an inhoud that is too long', metContact({ inhoud: tooLong(1000) }), '/klantcontact/inhoud te-lang'],
    ['an inhoud that is a number', metContact({ inhoud: 5 }), '/klantcontact/inhoud verkeerd-type'],
    ['a NUL', metContact({ inhoud: 'a\0b' }), '/klantcontact/inhoud ongeldig-teken'],
    ['a lone surrogate', metContact({ inhoud: 'a\ud83d' }), '/klantcontact/inhoud ongeldig-teken'],
    ['a boolean as text', metContact({ vertrouwelijk: 'true' }), '/klantcontact/vertrouwelijk verkeerd-type'],
    ['a boolean as number', metContact({ vertrouwelijk: 1 }), '/klantcontact/vertrouwelijk verkeerd-type'],
    ['the GBA code of a taal', metContact({ taal: '017' }), '/klantcontact/taal ongeldige-taal'],
    ['a taal that does not exist', metContact({ taal: 'ndl' }), '/klantcontact/taal ongeldige-taal'],
    ['two letters that are rare', metContact({ taal: 'xx' }), '/klantcontact/taal ongeldige-taal'],
    ['the name of a taal', metContact({ taal: 'Nederlands' }), '/klantcontact/taal ongeldige-taal'],
    ['a klantcontact that is a list', aanvraag({ klantcontact: [] }), '/klantcontact verkeerd-type'],
    [
      'a moment that is too far ahead',
      metContact({ plaatsgevondenOp: '2026-03-01T09:05:01Z' }),
      '/klantcontact/plaatsgevondenOp in-de-toekomst',
    ],

    [
      'authenticatie without anything',
      aanvraag({ authenticatie: {} }),
      '/authenticatie/methode verplicht',
      '/authenticatie/niveau verplicht',
    ],
    [
      'authenticatie with an answer in it',
      aanvraag({ authenticatie: { methode: 'moeder heet Jo', niveau: 'zeker' } }),
      '/authenticatie/methode ongeldige-waarde',
      '/authenticatie/niveau ongeldige-waarde',
    ],

    ['a partij without uuid', aanvraag({ klant: { soort: 'bekendePartij' } }), '/klant/partij verplicht'],
    ['a partij that is no uuid', met(bekend, { partij: '42' }), '/klant/partij ongeldige-uuid'],
    [
      'a field of another variant',
      met(bekend, { contactnaam: { achternaam: 'Jansen' } }),
      '/klant/contactnaam onbekend-veld',
    ],
    [
      'deviating details that are wrong',
      met(bekend, { afwijkendeContactgegevens: { contactnaam: { voorletters: 'K' }, digitaleAdressen: [{}] } }),
      '/klant/afwijkendeContactgegevens/contactnaam verplicht',
      '/klant/afwijkendeContactgegevens/digitaleAdressen/0/soortDigitaalAdres verplicht',
      '/klant/afwijkendeContactgegevens/digitaleAdressen/0/adres verplicht',
    ],

    ['a partij without soortPartij', aanvraag({ klant: { soort: 'nieuwePartij' } }), '/klant/soortPartij verplicht'],
    ['a contactpersoon', met(persoon, { soortPartij: 'contactpersoon' }), '/klant/soortPartij ongeldige-waarde'],
    ['a persoon without contactnaam', met(persoon, { contactnaam: null }), '/klant/contactnaam verplicht'],
    [
      'a persoon without achternaam',
      met(persoon, { contactnaam: { voornaam: 'Karel' } }),
      '/klant/contactnaam/achternaam verplicht',
    ],
    ['a persoon with a naam', met(persoon, { naam: 'Jansen' }), '/klant/naam niet-toegestaan'],
    ['an organisatie without naam', met(organisatie, { naam: ' ' }), '/klant/naam verplicht'],
    [
      'an organisatie with a contactnaam',
      met(organisatie, { contactnaam: { achternaam: 'Jansen' } }),
      '/klant/contactnaam niet-toegestaan',
    ],
    [
      'an interneNotitie that is too long',
      met(persoon, { interneNotitie: tooLong(1000) }),
      '/klant/interneNotitie te-lang',
    ],
    ['a voorkeurstaal as number', met(persoon, { voorkeurstaal: 17 }), '/klant/voorkeurstaal verkeerd-type'],
    [
      'geheimhouding as text',
      met(persoon, { indicatieGeheimhouding: 'ja' }),
      '/klant/indicatieGeheimhouding verkeerd-type',
    ],

    ['someone without name', aanvraag({ klant: { soort: 'eenmalig' } }), '/klant/contactnaam verplicht'],
    [
      'someone with a name of blanks',
      met(eenmalig, { contactnaam: { voornaam: ' ', achternaam: '\u001c' } }),
      '/klant/contactnaam verplicht',
    ],
    [
      'names that are too long',
      met(persoon, { contactnaam: { voorletters: tooLong(10), voorvoegselAchternaam: tooLong(10), achternaam: 'x' } }),
      '/klant/contactnaam/voorletters te-lang',
      '/klant/contactnaam/voorvoegselAchternaam te-lang',
    ],
    [
      'a name that is too long as a whole',
      met(eenmalig, { contactnaam: { voornaam: 'x'.repeat(100), achternaam: 'x'.repeat(100) } }),
      '/klant/contactnaam te-lang',
    ],
    ['a contactnaam that is text', met(eenmalig, { contactnaam: 'Karel' }), '/klant/contactnaam verkeerd-type'],
    [
      'an organisatienaam that is too long',
      met(eenmalig, { organisatienaam: tooLong(200) }),
      '/klant/organisatienaam te-lang',
    ],

    ['an empty adres', metAdres({}), '/klant/bezoekadres verplicht'],
    ['an adres of blanks', metAdres({ stad: '  ', land: null }), '/klant/bezoekadres verplicht'],
    ['an adres that is text', metAdres('Dorpsstraat 1'), '/klant/bezoekadres verkeerd-type'],
    [
      'the example of C9018',
      metAdres({ nummeraanduidingId: 'Te verwerken', adresregel1: 'Van Puffelenstraat 23', land: '003' }),
      '/klant/bezoekadres/nummeraanduidingId ongeldige-nummeraanduiding',
      '/klant/bezoekadres/land ongeldig-land',
    ],
    ['a land that does not exist', metAdres({ land: 'ZZ' }), '/klant/bezoekadres/land ongeldig-land'],
    ['a land of three letters', metAdres({ land: 'NLD' }), '/klant/bezoekadres/land ongeldig-land'],
    ['a huisnummer of 0', metAdres({ huisnummer: 0 }), '/klant/bezoekadres/huisnummer ongeldige-waarde'],
    [
      'a huisnummer that is too high',
      metAdres({ huisnummer: 100_000 }),
      '/klant/bezoekadres/huisnummer ongeldige-waarde',
    ],
    ['a huisnummer with a fraction', metAdres({ huisnummer: 1.5 }), '/klant/bezoekadres/huisnummer verkeerd-type'],
    ['a huisnummer as text', metAdres({ huisnummer: '12' }), '/klant/bezoekadres/huisnummer verkeerd-type'],
    ['a postcode from 0', metAdres({ postcode: '0123 AB' }), '/klant/bezoekadres/postcode ongeldige-postcode'],
    ['a foreign postcode', metAdres({ postcode: 'B-1000' }), '/klant/bezoekadres/postcode ongeldige-postcode'],
    [
      'an adres that is too long everywhere',
      metAdres({
        straatnaam: tooLong(255),
        huisnummertoevoeging: tooLong(20),
        stad: tooLong(255),
        adresregel1: tooLong(80),
        adresregel2: tooLong(80),
        adresregel3: tooLong(80),
      }),
      ...['straatnaam', 'huisnummertoevoeging', 'stad', 'adresregel1', 'adresregel2', 'adresregel3'].map(
        (field) => `/klant/bezoekadres/${field} te-lang`,
      ),
    ],

    [
      'digitale adressen that are no list',
      met(eenmalig, { digitaleAdressen: tel }),
      '/klant/digitaleAdressen verkeerd-type',
    ],
    ['a digitaal adres that is null', metDigitaal(tel, null), '/klant/digitaleAdressen verkeerd-type'],
    ['a digitaal adres that is a list', metDigitaal([]), '/klant/digitaleAdressen verkeerd-type'],
    [
      'eleven digitale adressen',
      metDigitaal(...Array.from({ length: 11 }, () => ({}))),
      '/klant/digitaleAdressen te-veel',
    ],
    [
      '10,000 digitale adressen',
      metDigitaal(...Array.from({ length: 10_000 }, () => ({}))),
      '/klant/digitaleAdressen te-veel',
    ],
    [
      'two voorkeuren, and what is wrong below',
      metDigitaal({ ...tel, voorkeur: true }, { ...tel, voorkeur: true, omschrijving: tooLong(40) }),
      '/klant/digitaleAdressen dubbele-voorkeur',
      '/klant/digitaleAdressen/1/omschrijving te-lang',
    ],
    [
      'a soortDigitaalAdres that does not exist',
      metDigitaal({ ...tel, soortDigitaalAdres: 'fax' }),
      '/klant/digitaleAdressen/0/soortDigitaalAdres ongeldige-waarde',
    ],
    [
      'a digitaal adres that is too long',
      metDigitaal({ soortDigitaalAdres: 'overig', adres: tooLong(80) }),
      '/klant/digitaleAdressen/0/adres te-lang',
    ],

    [
      'an identificator without number',
      metNummers({ codeSoortObjectId: 'bsn', objectId: '..' }),
      '/klant/partijIdentificatoren/0/objectId verplicht',
    ],
    [
      'a number that is no text',
      metNummers({ ...bsn, objectId: 999990019 }),
      '/klant/partijIdentificatoren/0/objectId verkeerd-type',
    ],
    ['two numbers of one soort', metNummers(bsn, bsn), '/klant/partijIdentificatoren dubbel'],
    [
      'a vestiging without kvk',
      metNummers({ codeSoortObjectId: 'vestigingsnummer', objectId: '000012345678' }),
      '/klant/partijIdentificatoren kvk-nummer-ontbreekt',
    ],
    [
      'a BSN of an organisatie',
      met(organisatie, { partijIdentificatoren: [kvk, bsn] }),
      '/klant/partijIdentificatoren/1/codeSoortObjectId niet-toegestaan',
    ],
    [
      'an RSIN of a persoon',
      met(persoon, { partijIdentificatoren: [{ codeSoortObjectId: 'rsin', objectId: '002220647' }] }),
      '/klant/partijIdentificatoren/0/codeSoortObjectId niet-toegestaan',
    ],
    ['five identificatoren', metNummers(bsn, {}, {}, {}, {}), '/klant/partijIdentificatoren te-veel'],
    [
      'an identificator of a known partij',
      met(bekend, { partijIdentificatoren: [] }),
      '/klant/partijIdentificatoren onbekend-veld',
    ],

    ['a vervolg without soort', aanvraag({ vervolg: { toelichting: 'x' } }), '/vervolg/soort verplicht'],
    ['a vervolg of unknown soort', aanvraag({ vervolg: { soort: 'brief' } }), '/vervolg/soort ongeldige-waarde'],
    [
      'a zaak with texts that are too long',
      aanvraag({ vervolg: { soort: 'zaak', omschrijving: tooLong(80), toelichting: tooLong(1000) } }),
      '/vervolg/omschrijving te-lang',
      '/vervolg/toelichting te-lang',
    ],
    [
      'an interne taak with texts that are too long',
      metTaak({ gevraagdeHandeling: tooLong(200), toelichting: tooLong(1000) }),
      '/vervolg/gevraagdeHandeling te-lang',
      '/vervolg/toelichting te-lang',
    ],
    [
      'a toewijzing to nobody',
      metTaak({ toegewezenAan: {} }),
      '/vervolg/toegewezenAan/soort verplicht',
      '/vervolg/toegewezenAan/identificatie verplicht',
    ],
    [
      'a toewijzing to a medewerker without address',
      metTaak({ toegewezenAan: { soort: 'medewerker', identificatie: 'Piet' } }),
      '/vervolg/toegewezenAan/identificatie ongeldig-emailadres',
    ],

    ['an unknown field', aanvraag({ Product: 'x' }), '/Product onbekend-veld'],
    ['an unknown field that is null', aanvraag({ onbekend: null }), '/onbekend onbekend-veld'],
    [
      'unknown fields at any depth',
      metContact({ zaak: { taal: {} }, toString: 'x', hasOwnProperty: 1 }),
      '/klantcontact/toString onbekend-veld',
      '/klantcontact/hasOwnProperty onbekend-veld',
      '/klantcontact/zaak onbekend-veld',
    ],
    [
      'names that mean something to JavaScript',
      JSON.parse(`{"product":"parkeervergunning","__proto__":{"x":1},"constructor":{"prototype":{"x":1}},
        "klant":{"soort":"bekendePartij","partij":"${PARTIJ}","prototype":1,"__proto__":{"partij":"x"}}}`),
      '/__proto__ onbekend-veld',
      '/constructor onbekend-veld',
      '/klant/prototype onbekend-veld',
      '/klant/__proto__ onbekend-veld',
    ],
    ['names that are data', aanvraag({ [BSN]: 1, 'jan@voorbeeld.nl': 2, ['x'.repeat(41)]: 3 }), ' onbekend-veld'],
  ];

  it.each(cases)('%s', (_, body, ...expected) => {
    expect(refusals(body)).toEqual(expected);
  });

  it.each([
    '112',
    '14020',
    '14 020',
    '0800123456',
    '0800 1234567',
    '09001234567',
    '0900123456',
    '612345678',
    '316123456789',
    '+311234',
    '061234567',
    '06123456789',
    '0012345678901234567',
    '06-1234567a',
    '1400',
    '0612345678 0612345679',
    '-',
  ])('the telefoonnummer %s', (adres) => {
    const body = metDigitaal({ soortDigitaalAdres: 'telefoonnummer', adres });
    expect(refusals(body)).toEqual(['/klant/digitaleAdressen/0/adres ongeldig-telefoonnummer']);
    expect(problemOf(body).errors?.[0]?.detail).toContain('bijvoorbeeld 0612345678.');
  });

  it.each([
    'a@b',
    'jörg@voorbeeld.nl',
    'a b@voorbeeld.nl',
    '@voorbeeld.nl',
    'a@',
    'a',
    'a@@b.nl',
    '.a@b.nl',
    'a..b@c.nl',
    'a@-b.nl',
    'a@b-.nl',
    'a@b..nl',
    'a@b.n',
    'a@b.nl.',
    'a@1.2.3.4',
    'a@[127.0.0.1]',
    '"a"@b.nl',
    'a@b%2enl.nl',
    'a@b.nl\nb',
  ])('the e-mailadres %j', (adres) => {
    const body = metDigitaal({ soortDigitaalAdres: 'email', adres });
    expect(refusals(body)).toEqual(['/klant/digitaleAdressen/0/adres ongeldig-emailadres']);
  });

  it.each([
    ['bsn', '999990018', 'ongeldig-bsn'],
    ['bsn', '000000000', 'ongeldig-bsn'],
    ['bsn', '00000000', 'ongeldig-bsn'],
    ['bsn', '99999001', 'ongeldig-bsn'],
    ['bsn', '9999900190', 'ongeldig-bsn'],
    ['bsn', '٩٩٩٩٩٠٠١٩', 'ongeldig-bsn'],
    ['rsin', '002220648', 'ongeldig-rsin'],
    ['kvk_nummer', '1234567', 'ongeldig-kvk-nummer'],
    ['kvk_nummer', '1234567a', 'ongeldig-kvk-nummer'],
  ])('the %s %s', (codeSoortObjectId, objectId, code) => {
    const body = metNummers({ codeSoortObjectId, objectId });
    expect(refusals(body)).toEqual([`/klant/partijIdentificatoren/0/objectId ${code}`]);
  });

  it.each([
    '2026-03-01T10:00:00',
    '2026-03-01',
    '2026-03-01 10:00:00Z',
    '2026-03-01t10:00:00Z',
    '2026-03-01T10:00:00z',
    '2026-03-01T10:00:00-00:00',
    '2026-02-29T10:00:00Z',
    '2026-13-01T10:00:00Z',
    '2026-00-10T10:00:00Z',
    '2026-03-00T10:00:00Z',
    '2026-03-01T24:00:00Z',
    '2026-03-01T10:60:00Z',
    '2026-03-01T10:00:60Z',
    '2026-03-01T10:00Z',
    '2026-03-01T10:00:00+0100',
    '2026-03-01T10:00:00+24:00',
    '0001-01-01T00:00:00+14:00',
    '1772355600',
    'nu',
  ])('the tijdstip %s', (plaatsgevondenOp) => {
    expect(refusals(metContact({ plaatsgevondenOp }))).toEqual(['/klantcontact/plaatsgevondenOp ongeldig-tijdstip']);
  });

  it('says which products exist', () => {
    const [error] = problemOf(aanvraag({ product: 'paspoort' })).errors ?? [];
    expect(error?.detail).toBe('Kies uit: parkeervergunning, uittreksel.');
  });

  it('says which soorten klant exist', () => {
    for (const klant of [{}, { soort: 'vip' }]) {
      const [error] = problemOf(aanvraag({ klant })).errors ?? [];
      expect(error?.detail).toBe('Kies uit: bekendePartij, nieuwePartij, eenmalig.');
    }
  });

  it('comes with everything that is wrong, also what the configuration and the clock say', () => {
    const strict = { ...configuration, partij: { ...configuration.partij, zonderIdentificatorToegestaan: false } };
    const body = {
      product: 'paspoort',
      klantcontact: { kanaal: 5, plaatsgevondenOp: '2027-01-01T00:00:00Z' },
      klant: persoon,
      x: 1,
    };
    expect(refusals(body, strict).toSorted()).toEqual([
      '/klant/partijIdentificatoren verplicht',
      '/klantcontact/kanaal verkeerd-type',
      '/klantcontact/plaatsgevondenOp in-de-toekomst',
      '/product onbekend-product',
      '/x onbekend-veld',
    ]);
    expect(refusals(met(persoon, { partijIdentificatoren: [] }), strict)).toEqual([
      '/klant/partijIdentificatoren verplicht',
    ]);
    expect(read(metNummers(bsn), strict).klant).toMatchObject({ partijIdentificatoren: [bsn] });
    expect(read(aanvraag({ klant: eenmalig }), strict).klant.soort).toBe('eenmalig');
  });

  it('comes with at most a hundred errors, and says so', () => {
    const many = Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`veld${index}`, index]));
    expect(refusals(aanvraag(many))).toHaveLength(100);
    expect(problemOf(aanvraag(many)).detail).toContain('eerste 100');
  });

  it('takes no notice of what comes after far too many fields, and does not say that it is missing', () => {
    const many = Object.fromEntries(Array.from({ length: 4900 }, (_, index) => [`veld${index}`, index]));
    const found = refusals({ ...many, ...aanvraag({}) });
    expect(found).toHaveLength(100);
    expect(found.filter((it) => !it.endsWith(' onbekend-veld'))).toEqual([]);
  });

  it.each([
    ['nesting', JSON.parse(`{"klant":${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}}`), ' te-diep'],
    ['lists in lists', { klant: JSON.parse(`${'['.repeat(5000)}${']'.repeat(5000)}`) }, ' te-diep'],
    ['fields', Object.fromEntries(Array.from({ length: 6000 }, (_, index) => [`a${index}`, 1])), ' te-veel'],
  ])('stops at once at too much of %s', (_, body, expected) => {
    expect(refusals(body)).toEqual([expected]);
  });

  it('never repeats what was sent', () => {
    const secret = 'Zonderling-Geheim';
    const body = aanvraag({
      product: secret,
      klantcontact: { taal: secret, kanaal: secret.repeat(9), plaatsgevondenOp: secret, vertrouwelijk: secret },
      klant: { soort: secret },
      vervolg: { soort: 'interneTaak', toegewezenAan: { soort: secret, identificatie: secret } },
      [`${secret} ${secret}`]: secret,
    });
    expect(JSON.stringify(problemOf(body))).not.toContain('Zonderling');
  });
});

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

describe('requireNiveau', () => {
  it.each([
    [undefined, 'geen', true],
    [undefined, 'laag', false],
    ['laag', 'laag', true],
    ['hoog', 'substantieel', true],
    ['laag', 'substantieel', false],
    ['substantieel', 'hoog', false],
  ] as const)('authenticatie on niveau %s where %s is needed: %s', (niveau, needed, enough) => {
    const check = () =>
      requireNiveau(niveau ? { authenticatie: { methode: 'x', niveau } } : {}, {
        ...parkeervergunning,
        niveau: needed,
      });
    if (enough) expect(check).not.toThrow();
    else {
      expect(check).toThrow(
        expect.objectContaining({
          problem: expect.objectContaining({
            type: '/problemen/authenticatie-onvoldoende',
            status: 403,
            detail: expect.stringContaining(`niveau ${needed}`),
            vereistNiveau: needed,
          }),
        }),
      );
    }
  });
});
