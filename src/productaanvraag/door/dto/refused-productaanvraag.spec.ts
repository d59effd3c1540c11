import { describe, expect, it } from '@jest/globals';
import {
  PARTIJ,
  BSN,
  configuration,
  bekend,
  persoon,
  organisatie,
  eenmalig,
  aanvraag,
  met,
  metAdres,
  metDigitaal,
  metNummers,
  metContact,
  metTaak,
  read,
  problemOf,
  refusals,
} from '../../../../test/support/read-aanvraag.js';

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
