import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { DigitaalAdresRow, ExpandedPartij, PartijIdentificatorRow } from '../klanten/klanten.types.js';
import { showPartij, showPartijWithoutDigitaleAdressen } from './partij.js';

const LEEG = {
  nummeraanduidingId: '',
  straatnaam: '',
  huisnummer: null,
  huisnummertoevoeging: '',
  postcode: '',
  stad: '',
  adresregel1: '',
  adresregel2: '',
  adresregel3: '',
  land: '',
};
const NAMELOOS = { voorletters: '', voornaam: '', voorvoegselAchternaam: '', achternaam: '' };
const KAREL = { voorletters: 'K', voornaam: 'Karel', voorvoegselAchternaam: 'van', achternaam: 'Deurne' };

function adres(uuid: string, soortDigitaalAdres: DigitaalAdresRow['soortDigitaalAdres'], text: string) {
  return {
    uuid,
    soortDigitaalAdres,
    adres: text,
    omschrijving: '',
    referentie: '',
    verstrektDoorPartij: { uuid: 'p' },
    verstrektDoorBetrokkene: null,
  };
}

function identificator(codeSoortObjectId: string, objectId: string, codeRegister = 'brp'): PartijIdentificatorRow {
  return {
    uuid: `${codeSoortObjectId}-${objectId}`,
    identificeerdePartij: { uuid: 'p' },
    partijIdentificator: { codeSoortObjectId, objectId, codeRegister, codeObjecttype: '' },
    subIdentificatorVan: null,
  };
}

const PARTIJ: ExpandedPartij = {
  uuid: 'p',
  nummer: null,
  soortPartij: 'persoon',
  betrokkenen: [],
  digitaleAdressen: [{ uuid: 'e' }, { uuid: 't' }],
  voorkeursDigitaalAdres: { uuid: 't' },
  partijIdentificatoren: [identificator('bsn', '999990019')],
  bezoekadres: { ...LEEG, straatnaam: 'Kade', huisnummer: 1, postcode: '1234 AB', stad: 'Tietjerk' },
  correspondentieadres: LEEG,
  indicatieGeheimhouding: null,
  indicatieActief: true,
  interneNotitie: '',
  voorkeurstaal: 'nld',
  partijIdentificatie: { contactnaam: KAREL, volledigeNaam: 'Karel van Deurne' },
  _expand: {
    digitaleAdressen: [adres('e', 'email', 'karel@inwoner.test'), adres('t', 'telefoonnummer', '0612345678')],
  },
};

describe('a partij as a medewerker sees it', () => {
  it('has all that is filled in, in our own words', () => {
    expect(showPartij(PARTIJ)).toStrictEqual({
      uuid: 'p',
      soortPartij: 'persoon',
      naam: 'Karel van Deurne',
      contactnaam: KAREL,
      digitaleAdressen: [
        { uuid: 'e', soortDigitaalAdres: 'email', adres: 'karel@inwoner.test', omschrijving: '', voorkeur: false },
        { uuid: 't', soortDigitaalAdres: 'telefoonnummer', adres: '0612345678', omschrijving: '', voorkeur: true },
      ],
      bezoekadres: { straatnaam: 'Kade', huisnummer: 1, postcode: '1234 AB', stad: 'Tietjerk' },
      partijIdentificatoren: [{ codeSoortObjectId: 'bsn', objectId: '******019' }],
      indicatieGeheimhouding: null,
      indicatieActief: true,
      voorkeurstaal: 'nld',
      adressenAfgeschermd: false,
    });
  });

  it('has no adres of which nothing is filled in', () => {
    expect(showPartij({ ...PARTIJ, bezoekadres: LEEG })).not.toHaveProperty('bezoekadres');
    expect(showPartij(PARTIJ)).not.toHaveProperty('correspondentieadres');
  });

  it('has no digitale adressen when Klanten leaves the empty field out', () => {
    const { _expand, ...rest } = PARTIJ;
    expect(showPartij({ ...rest, _expand: {} }).digitaleAdressen).toStrictEqual([]);
    expect(showPartij(rest).digitaleAdressen).toStrictEqual([]);
    expect(_expand).toBeDefined();
  });

  it.each([
    [{ naam: 'Bakkerij De Gouden Aar' }, 'Bakkerij De Gouden Aar'],
    [{ contactnaam: { ...KAREL, voornaam: '' } }, 'K van Deurne'],
    [{ contactnaam: { ...NAMELOOS, achternaam: 'Deurne' } }, 'Deurne'],
    [{ contactnaam: null, volledigeNaam: 'Karel' }, 'Karel'],
    [{ contactnaam: NAMELOOS }, ''],
    [null, ''],
  ])('is called by what there is: %j', (partijIdentificatie, naam) => {
    expect(showPartij({ ...PARTIJ, partijIdentificatie }).naam).toBe(naam);
  });

  it('leaves out names and a taal that are not filled in', () => {
    const shown = showPartij({ ...PARTIJ, voorkeurstaal: '', partijIdentificatie: { contactnaam: NAMELOOS } });
    expect(shown).not.toHaveProperty('contactnaam');
    expect(shown).not.toHaveProperty('voorkeurstaal');
  });

  it('keeps what only the register needs to itself', () => {
    const keys = Object.keys(showPartij(PARTIJ));
    expect(keys).not.toStrictEqual(expect.arrayContaining(['nummer']));
    expect(keys).not.toStrictEqual(expect.arrayContaining(['betrokkenen']));
    expect(keys).not.toStrictEqual(expect.arrayContaining(['_expand']));
  });

  it('may come without its digitale adressen', () => {
    expect(showPartijWithoutDigitaleAdressen(PARTIJ)).not.toHaveProperty('digitaleAdressen');
  });
});

describe('a BSN', () => {
  const objectIds = (row: PartijIdentificatorRow, bsn?: string) =>
    showPartij({ ...PARTIJ, partijIdentificatoren: [row] }, { bsn }).partijIdentificatoren.map((it) => it.objectId);

  it('shows no more than its last three digits', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999_999 }), (number) => {
        const bsn = String(number).padStart(9, '0');
        expect(objectIds(identificator('bsn', bsn))).toStrictEqual([`******${bsn.slice(-3)}`]);
      }),
    );
  });

  it('is shown in full to who searched by it, and only that one', () => {
    expect(objectIds(identificator('bsn', '999990019'), '999990019')).toStrictEqual(['999990019']);
    expect(objectIds(identificator('bsn', '111222333'), '999990019')).toStrictEqual(['******333']);
  });

  it.each([
    identificator('BSN', '999990019', 'BRP'),
    identificator('burgerservicenummer', '999990019'),
    identificator('bsn', '999990019', ''),
  ])('is recognised however an old row spells it', (row) => {
    expect(objectIds(row)).toStrictEqual(['******019']);
  });

  it.each(['', '019', '12345678', '999.990.019'])('that is none (%j) is not shown at all', (objectId) => {
    expect(objectIds(identificator('bsn', objectId))).toStrictEqual(['*********']);
  });

  it('is not what an organisatie has', () => {
    expect(objectIds(identificator('rsin', '002220647', 'hr'))).toStrictEqual(['002220647']);
    expect(objectIds(identificator('kvk_nummer', '12345678', 'hr'))).toStrictEqual(['12345678']);
  });
});

describe('a partij with geheimhouding', () => {
  const secret = {
    ...PARTIJ,
    indicatieGeheimhouding: true,
    correspondentieadres: { ...LEEG, adresregel1: 'Postbus 7' },
  };

  it.each([showPartij, showPartijWithoutDigitaleAdressen])(
    'shows who it is and that it is secret, and no address',
    (show) => {
      const shown = show(secret);
      expect(shown).toMatchObject({
        naam: 'Karel van Deurne',
        indicatieGeheimhouding: true,
        adressenAfgeschermd: true,
        toelichting: expect.stringContaining('geheim'),
      });
      for (const hidden of ['digitaleAdressen', 'bezoekadres', 'correspondentieadres'])
        expect(shown).not.toHaveProperty(hidden);
      expect(JSON.stringify(shown)).not.toMatch(/Kade|Postbus|karel@|0612345678/);
    },
  );

  it('is not one of which nothing is known', () => {
    for (const indicatieGeheimhouding of [false, null])
      expect(showPartij({ ...secret, indicatieGeheimhouding })).toMatchObject({
        indicatieGeheimhouding,
        adressenAfgeschermd: false,
        correspondentieadres: { adresregel1: 'Postbus 7' },
      });
  });
});
