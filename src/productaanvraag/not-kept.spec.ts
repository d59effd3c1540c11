import { describe, expect, it } from '@jest/globals';
import { notKept } from './not-kept.js';
import type { Registratie } from './opdracht.js';
import type { Klant } from './productaanvraag.js';

const ZAAK: Partial<Registratie> = { zaak: { uuid: 'z', identificatie: 'ZAAK-1' } };
const TAAK: Partial<Registratie> = { interneTaak: { uuid: 't', nummer: '1' } };
const NAAM = { voorletters: 'J.', voornaam: 'Jan', voorvoegselAchternaam: 'van', achternaam: 'Bakker' };
const BSN = { codeSoortObjectId: 'bsn', objectId: '999990019' };
const RSIN = { codeSoortObjectId: 'rsin', objectId: '001509962' };
const KVK = { codeSoortObjectId: 'kvk_nummer', objectId: '90000001' };
const VESTIGING = { codeSoortObjectId: 'vestigingsnummer', objectId: '000012345678' };
const mail = (adres: string, more: object = {}) => ({
  soortDigitaalAdres: 'email',
  adres,
  omschrijving: '',
  voorkeur: false,
  ...more,
});

const eenmalig = (more: object = {}) => ({
  soort: 'eenmalig',
  contactnaam: NAAM,
  digitaleAdressen: [],
  partijIdentificatoren: [],
  ...more,
});
const bekend = (afwijkend: object) => ({
  soort: 'bekendePartij',
  partij: 'p',
  afwijkendeContactgegevens: { digitaleAdressen: [], ...afwijkend },
});
const nieuw = (more: object = {}) => ({
  soort: 'nieuwePartij',
  soortPartij: 'persoon',
  contactnaam: NAAM,
  interneNotitie: 'x',
  digitaleAdressen: [],
  partijIdentificatoren: [],
  ...more,
});

const TERMS = { product: { product: 'p', naam: 'Parkeervergunning', zaaktype: {}, teksten: {} } } as never;

/** What is named of a request. */
const named = (aanvraag: object, registratie: Partial<Registratie>) =>
  notKept({ aanvraag: aanvraag as never, terms: TERMS }, registratie);
const placesNamed = (klant: object, registratie: Partial<Registratie>, more: object = {}) =>
  named({ klant: klant as Klant, ...more }, registratie).map(({ locatie }) => locatie.replace('/klant/', ''));
const lacking = (...lacks: string[]) => ({ customer: { lacks: lacks.map((it) => `/klant/${it}`) } });

describe('what is named because it stands in no register', () => {
  it.each<[string, object, Partial<Registratie>, readonly string[]]>([
    ['nothing of a new partij', nieuw({ digitaleAdressen: [mail('a'), mail('b', { voorkeur: true })] }), TAAK, []],
    ['nothing of the numbers of a new partij', nieuw({ partijIdentificatoren: [BSN, KVK] }), TAAK, []],
    ['nothing of addresses', bekend({ bezoekadres: { land: 'NL' }, correspondentieadres: { land: 'BE' } }), ZAAK, []],
    ['nothing of a second e-mail address', bekend({ digitaleAdressen: [mail('a'), mail('b')] }), ZAAK, []],
    [
      'a voorkeur',
      eenmalig({ digitaleAdressen: [mail('a', { voorkeur: true }), mail('b')] }),
      ZAAK,
      ['digitaleAdressen/0/voorkeur'],
    ],
    ['a number without a zaak', eenmalig({ partijIdentificatoren: [BSN] }), TAAK, ['partijIdentificatoren/0']],
    ['a number when nothing follows', eenmalig({ partijIdentificatoren: [BSN] }), {}, ['partijIdentificatoren/0']],
    ['nothing of a number that the zaak has', eenmalig({ partijIdentificatoren: [KVK] }), ZAAK, []],
    [
      'nothing of three numbers of an organisatie',
      eenmalig({ partijIdentificatoren: [RSIN, KVK, VESTIGING] }),
      ZAAK,
      [],
    ],
    ['what goes not with a BSN', eenmalig({ partijIdentificatoren: [KVK, BSN] }), ZAAK, ['partijIdentificatoren/0']],
  ])('is %s', (_, klant, registratie, expected) => {
    expect(placesNamed(klant, registratie)).toEqual(expected);
  });

  it('depends on what came of the request, and not on what it asked for', () => {
    const klant = eenmalig({ partijIdentificatoren: [BSN] });
    const asked = { klant, vervolg: { soort: 'zaak' } };
    expect(named(asked, {})).toEqual([]);
    expect(named(asked, ZAAK)).toEqual([]);
    expect(named(asked, TAAK)).toEqual([
      {
        locatie: '/klant/partijIdentificatoren/0',
        naam: 'BSN',
        reden: 'Dit nummer kan alleen bij een partij of op een zaak staan.',
      },
    ]);
  });

  it('has a reason of its own for each number', () => {
    for (const [nummer, other] of [
      [BSN, []],
      [RSIN, []],
      [KVK, []],
      [VESTIGING, [KVK]],
    ] as const) {
      const klant = eenmalig({ partijIdentificatoren: [nummer, ...other] });
      expect(named({ klant }, TAAK)[0]?.reden).toBe('Dit nummer kan alleen bij een partij of op een zaak staan.');
    }
    const both = eenmalig({ partijIdentificatoren: [BSN, RSIN, KVK, VESTIGING] });
    const reasons = named({ klant: both }, ZAAK).map(({ reden }) => reden);
    expect(reasons).toEqual([0, 1, 2].map(() => 'Op de zaak is naast de andere nummers geen plaats voor dit nummer.'));
  });
});

describe('what the customer of a klantcontact lacks', () => {
  it.each<[string, object, Partial<Registratie>, readonly string[], readonly string[]]>([
    ['an address', eenmalig({ bezoekadres: { land: 'NL' } }), ZAAK, ['bezoekadres'], ['bezoekadres']],
    ['not what the zaak has', eenmalig({ digitaleAdressen: [mail('a')] }), ZAAK, ['digitaleAdressen/0'], []],
    ['not the name that the zaak has', eenmalig(), ZAAK, ['contactnaam'], []],
    ['the name when there is no zaak', eenmalig(), TAAK, ['contactnaam'], ['contactnaam']],
    [
      'the second e-mail address: the zaak has the preferred one',
      eenmalig({ digitaleAdressen: [mail('a'), mail('b', { voorkeur: true })] }),
      ZAAK,
      ['digitaleAdressen/0', 'digitaleAdressen/1'],
      ['digitaleAdressen/0', 'digitaleAdressen/1/voorkeur'],
    ],
    [
      'what the adres is for: the zaak has only the adres',
      eenmalig({ digitaleAdressen: [mail('a', { omschrijving: 'werk' })] }),
      ZAAK,
      ['digitaleAdressen/0'],
      ['digitaleAdressen/0/omschrijving'],
    ],
    [
      'the voorletters: the zaak has the voornaam',
      bekend({ contactnaam: NAAM }),
      ZAAK,
      ['afwijkendeContactgegevens/contactnaam'],
      ['afwijkendeContactgegevens/contactnaam/voorletters'],
    ],
    [
      'not the voorletters that stand for the voornaam',
      bekend({ contactnaam: { ...NAAM, voornaam: '' } }),
      ZAAK,
      ['afwijkendeContactgegevens/contactnaam'],
      [],
    ],
    [
      'the organisatienaam beside a contactnaam',
      bekend({ contactnaam: NAAM, organisatienaam: 'Rond' }),
      ZAAK,
      ['afwijkendeContactgegevens/organisatienaam'],
      ['afwijkendeContactgegevens/organisatienaam'],
    ],
    [
      'an adres, also when it is for somebody whom the zaak names',
      eenmalig({ digitaleAdressen: [{ ...mail('Kamer 12', { omschrijving: 'Jan' }), soortDigitaalAdres: 'overig' }] }),
      ZAAK,
      ['digitaleAdressen/0'],
      ['digitaleAdressen/0'],
    ],
    [
      'the voorletters of who is to be asked for at an organisatie',
      eenmalig({ organisatienaam: 'Rond' }),
      ZAAK,
      ['contactnaam', 'organisatienaam'],
      ['contactnaam/voorletters'],
    ],
    ['not another field that begins alike', eenmalig({ bezoekadres: { land: 'NL' } }), ZAAK, ['bezoek'], []],
    ['of a new partij its note', nieuw(), ZAAK, ['interneNotitie'], ['interneNotitie']],
    ['of a new partij not the name that the zaak has', nieuw(), ZAAK, ['contactnaam'], []],
    ['not which partij it is, which the zaak says', bekend({}), ZAAK, ['partij'], []],
    ['which partij it is, without a zaak', bekend({}), TAAK, ['partij'], ['partij']],
  ])('is named: %s', (_, klant, registratie, lacks, expected) => {
    expect(placesNamed(klant, registratie, lacking(...lacks))).toEqual(expected);
  });
});

describe('the product', () => {
  const lost = { locatie: '/product', naam: 'product', reden: 'In de taak staat niet voor welk product die is.' };
  const taak = (gevraagdeHandeling: string, toelichting: string) => ({
    soort: 'interneTaak',
    gevraagdeHandeling,
    toelichting,
  });
  const zaak = { soort: 'zaak', uitwijk: taak('Bel.', 'x') };

  it.each<[string, object, Partial<Registratie>, readonly object[]]>([
    ['a taak by itself that does not say it', { contact: {}, vervolg: taak('Bel.', 'x') }, TAAK, [lost]],
    ['one that says it in its toelichting', { contact: {}, vervolg: taak('Bel.', 'Parkeervergunning') }, TAAK, []],
    ['one that says it in what is asked', { contact: {}, vervolg: taak('Parkeervergunning?', '') }, TAAK, []],
    ['a taak instead of a zaak', { contact: {}, vervolg: zaak }, TAAK, [lost]],
    [
      'one instead of a zaak that says it',
      { contact: {}, vervolg: { soort: 'zaak', uitwijk: taak('Bel.', 'Parkeervergunning') } },
      TAAK,
      [],
    ],
    ['one instead of a zaak of which nothing is known', { contact: {}, vervolg: { soort: 'zaak' } }, TAAK, [lost]],
    ['one of which nothing is known', { contact: {} }, TAAK, [lost]],
    ['a zaak', { contact: {}, vervolg: zaak }, ZAAK, []],
    ['the whole, whose klantcontact has it', { vervolg: taak('Bel.', 'x') }, TAAK, []],
  ])('is named of %s', (_, aanvraag, registratie, expected) => {
    expect(named(aanvraag, registratie)).toEqual(expected);
  });

  it('is not named when there is none', () => {
    const aanvraag = { contact: {}, vervolg: taak('Bel.', 'x') } as never;
    expect(notKept({ aanvraag, terms: {} }, TAAK)).toEqual([]);
  });
});

it('a number of a known partij that is wrong is named with the soort, and never with the number', () => {
  expect(named({ klant: bekend({}) }, { ...ZAAK, nummersNietOpZaak: ['bsn', 'kvk_nummer'] })).toEqual(
    ['BSN', 'KvK-nummer'].map((naam) => ({
      locatie: '/klant/partij',
      naam: `${naam} op de zaak`,
      reden: `Het ${naam} van deze klant klopt niet in Klanten. Daarom staat het niet op de zaak.`,
    })),
  );
});
