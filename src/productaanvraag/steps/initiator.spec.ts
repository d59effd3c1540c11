import { describe, expect, it } from '@jest/globals';
import type {
  BekendePartij,
  Contactgegevens,
  DigitaalAdres,
  EenmaligeKlant,
  Klant,
  NieuwePartij,
} from '../productaanvraag.js';
import type { KnownPartij } from '../known-partij.js';
import { initiatorOf, nameOf } from './initiator.js';

const ROLTYPE = 'https://zaken.voorbeeld.test/catalogi/api/v1/roltypen/9f3888e7-7bbd-44fa-9ca9-ebadc61403c1';
const KLANTEN = 'https://klanten.voorbeeld.test/klantinteracties/api/v1';
const karel = { voorletters: 'K', voornaam: 'Karel', voorvoegselAchternaam: 'van', achternaam: 'Deurne' };
const leeg = { voorletters: '', voornaam: '', voorvoegselAchternaam: '', achternaam: '' };
const KAREL = {
  voorletters: 'K',
  voornamen: 'Karel',
  voorvoegselGeslachtsnaam: 'van',
  geslachtsnaam: 'Deurne',
};

const adres = (
  soortDigitaalAdres: DigitaalAdres['soortDigitaalAdres'],
  adres: string,
  voorkeur = false,
): DigitaalAdres => ({ soortDigitaalAdres, adres, omschrijving: '', voorkeur });

const initiator = (klant: Klant, known?: KnownPartij, partij = known?.uuid) =>
  initiatorOf(klant, { partij, known }, ROLTYPE, KLANTEN);

describe('the initiator of a known partij', () => {
  const bekend: BekendePartij = { soort: 'bekendePartij', partij: 'p' };
  const partij: KnownPartij = {
    uuid: 'p',
    soortPartij: 'persoon',
    partijIdentificatie: { contactnaam: karel },
    partijIdentificatoren: [{ codeSoortObjectId: 'bsn', objectId: '999990019' }],
  };

  it('is the persoon that Klanten knows', () => {
    expect(initiator(bekend, partij)).toEqual({
      roltype: ROLTYPE,
      betrokkeneType: 'natuurlijk_persoon',
      betrokkene: `${KLANTEN}/partijen/p`,
      betrokkeneIdentificatie: { inpBsn: '999990019', ...KAREL },
      afwijkendeNaamBetrokkene: '',
      roltoelichting: 'Aanvrager',
    });
  });

  it('has no address that Zaken would refuse', () => {
    const rol = initiatorOf(bekend, { partij: 'p', known: partij }, ROLTYPE, 'http://openklant:8000/api/v1');
    expect(rol).not.toHaveProperty('betrokkene');
    expect(rol).toMatchObject({ betrokkeneIdentificatie: { inpBsn: '999990019', ...KAREL } });
  });

  it('is a company when only a number of a company is known of a persoon', () => {
    const eenmanszaak = [{ codeSoortObjectId: 'kvk_nummer', objectId: '90000001' }] as const;
    expect(initiator(bekend, { ...partij, partijIdentificatoren: eenmanszaak })).toMatchObject({
      betrokkeneType: 'niet_natuurlijk_persoon',
      betrokkeneIdentificatie: { kvkNummer: '90000001', statutaireNaam: 'Karel van Deurne' },
    });
    expect(
      initiator(bekend, { ...partij, partijIdentificatoren: [...partij.partijIdentificatoren, ...eenmanszaak] }),
    ).toMatchObject({
      betrokkeneType: 'natuurlijk_persoon',
      betrokkeneIdentificatie: { inpBsn: '999990019', ...KAREL },
    });
  });

  it('is the organisatie that Klanten knows', () => {
    const organisatie: KnownPartij = {
      uuid: 'o',
      soortPartij: 'organisatie',
      partijIdentificatie: { naam: 'Bakkerij De Korenbloem' },
      partijIdentificatoren: [
        { codeSoortObjectId: 'rsin', objectId: '002220647' },
        { codeSoortObjectId: 'kvk_nummer', objectId: '90000001' },
        { codeSoortObjectId: 'vestigingsnummer', objectId: '900000000001' },
      ],
    };
    expect(initiator(bekend, organisatie)).toMatchObject({
      betrokkeneType: 'niet_natuurlijk_persoon',
      betrokkeneIdentificatie: {
        innNnpId: '002220647',
        kvkNummer: '90000001',
        vestigingsNummer: '900000000001',
        statutaireNaam: 'Bakkerij De Korenbloem',
      },
    });
  });

  it.each([null, { contactnaam: null }, { contactnaam: leeg, volledigeNaam: '' }])(
    'is known by its address alone when nothing else is: %j',
    (partijIdentificatie) => {
      const rol = initiator(bekend, { ...partij, partijIdentificatie, partijIdentificatoren: [] });
      expect(rol).toMatchObject({ betrokkene: `${KLANTEN}/partijen/p` });
      expect(rol).not.toHaveProperty('betrokkeneIdentificatie');
    },
  );

  it('leaves out what is empty, which Zaken would store', () => {
    const { betrokkeneIdentificatie } = initiator(bekend, {
      ...partij,
      partijIdentificatie: { contactnaam: { ...leeg, achternaam: 'Deurne' } },
      partijIdentificatoren: [],
    });
    expect(betrokkeneIdentificatie).toEqual({ geslachtsnaam: 'Deurne' });
  });

  it('keeps what is registered of it, also when other details hold for this request', () => {
    const afwijkendeContactgegevens: Contactgegevens = {
      contactnaam: { ...leeg, voornaam: 'Mia', achternaam: 'Bakker' },
      digitaleAdressen: [adres('email', 'mia@inwoner.test')],
    };
    expect(initiator({ ...bekend, afwijkendeContactgegevens }, partij)).toMatchObject({
      betrokkeneIdentificatie: { inpBsn: '999990019', ...KAREL },
      afwijkendeNaamBetrokkene: 'Mia Bakker',
      contactpersoonRol: { naam: 'Mia Bakker', emailadres: 'mia@inwoner.test', telefoonnummer: '', functie: '' },
    });
  });

  it('is called as Klanten calls it where only how to reach it differs', () => {
    const digitaleAdressen = [adres('telefoonnummer', '0612345678')];
    expect(initiator({ ...bekend, afwijkendeContactgegevens: { digitaleAdressen } }, partij)).toMatchObject({
      afwijkendeNaamBetrokkene: '',
      contactpersoonRol: { naam: 'Karel van Deurne', emailadres: '', telefoonnummer: '0612345678', functie: '' },
    });
    const organisatie = { ...partij, soortPartij: 'organisatie', partijIdentificatie: { naam: 'De Korenbloem' } };
    expect(initiator({ ...bekend, afwijkendeContactgegevens: { digitaleAdressen } }, organisatie)).toMatchObject({
      contactpersoonRol: { naam: 'De Korenbloem' },
    });
  });

  it.each([
    ['naam', { contactnaam: { ...leeg, voornaam: 'Mia' } }],
    ['emailadres', { digitaleAdressen: [adres('email', 'mia@inwoner.test')] }],
    ['telefoonnummer', { digitaleAdressen: [adres('telefoonnummer', '0612345678')] }],
  ])('has a contactpersoonRol when one thing fits into it: %s', (_, given) => {
    const afwijkendeContactgegevens = { digitaleAdressen: [], ...given };
    expect(initiator({ ...bekend, afwijkendeContactgegevens }, partij)).toHaveProperty('contactpersoonRol');
  });

  it('has no contactpersoonRol for what that cannot hold', () => {
    const afwijkendeContactgegevens = {
      correspondentieadres: { straatnaam: 'Kade', huisnummer: 3 },
      digitaleAdressen: [adres('overig', '@karel')],
    };
    expect(initiator({ ...bekend, afwijkendeContactgegevens }, partij)).not.toHaveProperty('contactpersoonRol');
  });
});

describe('the initiator of a new partij', () => {
  const nieuw: NieuwePartij = {
    soort: 'nieuwePartij',
    soortPartij: 'persoon',
    contactnaam: karel,
    interneNotitie: '',
    indicatieGeheimhouding: false,
    voorkeurstaal: 'nld',
    ondanksMogelijkeDubbele: false,
    indicatieActief: true,
    digitaleAdressen: [adres('email', 'karel@inwoner.test', true)],
    partijIdentificatoren: [],
  };

  it('is who is registered, without contact details of its own', () => {
    expect(initiator(nieuw, undefined, 'n')).toEqual({
      roltype: ROLTYPE,
      betrokkeneType: 'natuurlijk_persoon',
      betrokkene: `${KLANTEN}/partijen/n`,
      betrokkeneIdentificatie: KAREL,
      afwijkendeNaamBetrokkene: '',
      roltoelichting: 'Aanvrager',
    });
  });

  it('is the organisatie that is registered', () => {
    const { contactnaam: _, ...rest } = nieuw;
    expect(
      initiator({
        ...rest,
        soortPartij: 'organisatie',
        naam: 'Bakkerij De Korenbloem',
        partijIdentificatoren: [{ codeSoortObjectId: 'kvk_nummer', objectId: '90000001' }],
      }),
    ).toMatchObject({
      betrokkeneType: 'niet_natuurlijk_persoon',
      betrokkeneIdentificatie: { kvkNummer: '90000001', statutaireNaam: 'Bakkerij De Korenbloem' },
    });
  });
});

describe('the initiator who is not registered', () => {
  const eenmalig: EenmaligeKlant = {
    soort: 'eenmalig',
    contactnaam: karel,
    digitaleAdressen: [],
    partijIdentificatoren: [],
  };

  it('is known by name, with contact details that live and die with the zaak', () => {
    const digitaleAdressen = [adres('telefoonnummer', '0612345678'), adres('email', 'karel@inwoner.test')];
    expect(initiator({ ...eenmalig, digitaleAdressen })).toEqual({
      roltype: ROLTYPE,
      betrokkeneType: 'natuurlijk_persoon',
      betrokkeneIdentificatie: KAREL,
      afwijkendeNaamBetrokkene: '',
      roltoelichting: 'Aanvrager',
      contactpersoonRol: {
        naam: 'Karel van Deurne',
        emailadres: 'karel@inwoner.test',
        telefoonnummer: '0612345678',
        functie: '',
      },
    });
  });

  it('gives the preferred address of each sort, and otherwise the first', () => {
    const digitaleAdressen = [
      adres('email', 'eerste@inwoner.test'),
      adres('email', 'liefst@inwoner.test', true),
      adres('overig', '@karel'),
      adres('telefoonnummer', '0201234567'),
      adres('telefoonnummer', '0612345678'),
    ];
    expect(initiator({ ...eenmalig, digitaleAdressen }).contactpersoonRol).toMatchObject({
      emailadres: 'liefst@inwoner.test',
      telefoonnummer: '0201234567',
    });
  });

  it.each([
    ['a persoon by contactnaam', {}, 'natuurlijk_persoon', KAREL],
    [
      'a persoon by BSN, also when an organisatie is named',
      {
        organisatienaam: 'De Korenbloem',
        partijIdentificatoren: [{ codeSoortObjectId: 'bsn', objectId: '999990019' }],
      },
      'natuurlijk_persoon',
      { inpBsn: '999990019', ...KAREL },
    ],
    [
      'an organisatie by name',
      { organisatienaam: 'De Korenbloem' },
      'niet_natuurlijk_persoon',
      { statutaireNaam: 'De Korenbloem' },
    ],
    [
      'an organisatie by number',
      { partijIdentificatoren: [{ codeSoortObjectId: 'rsin', objectId: '002220647' }] },
      'niet_natuurlijk_persoon',
      { innNnpId: '002220647' },
    ],
  ] as const)('is %s', (_, changed, betrokkeneType, betrokkeneIdentificatie) => {
    const rol = initiator({ ...eenmalig, ...changed });
    expect(rol.betrokkeneType).toBe(betrokkeneType);
    expect(rol.betrokkeneIdentificatie).toEqual(betrokkeneIdentificatie);
  });
});

describe(nameOf.name, () => {
  it.each([
    ['Karel van Deurne', { contactnaam: karel }],
    ['K van Deurne', { contactnaam: { ...karel, voornaam: '' } }],
    ['Deurne', { contactnaam: { ...leeg, achternaam: 'Deurne' } }],
    ['Karel', { contactnaam: { ...leeg, voornaam: 'Karel' } }],
    ['Karel van Deurne', { contactnaam: karel, organisatienaam: 'De Korenbloem' }],
    ['De Korenbloem', { organisatienaam: 'De Korenbloem' }],
    ['', {}],
  ])('is %j', (name, gegevens) => {
    expect(nameOf(gegevens)).toBe(name);
  });
});
