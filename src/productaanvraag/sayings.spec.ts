import { describe, expect, it } from '@jest/globals';
import type { Klant } from './productaanvraag.js';
import { sayingsOf, type Saying } from './sayings.js';

const NAAM = { voorletters: '', voornaam: 'Jan', voorvoegselAchternaam: '', achternaam: 'Bakker' };
const adres = (more: object = {}) => ({
  soortDigitaalAdres: 'email',
  adres: 'jan@inwoner.test',
  omschrijving: '',
  voorkeur: false,
  ...more,
});

/** Each saying as what it is about and where it stands, those that are a part of another behind it. */
const said = (klant: object): string[] => {
  const lines = ({ locatie, detail, parts }: Saying): string[] => [`${detail} ${locatie}`, ...parts.flatMap(lines)];
  return sayingsOf(klant as Klant).flatMap(lines);
};

describe('what a request says of its customer', () => {
  it('is of a known partij which one it is, and what deviates', () => {
    const klant = {
      soort: 'bekendePartij',
      partij: 'p',
      getoond: { uuid: 'p' },
      afwijkendeContactgegevens: { contactnaam: NAAM, organisatienaam: 'Rond', digitaleAdressen: [] },
    };
    expect(said(klant)).toEqual([
      'partij /klant/partij',
      'contactnaam /klant/afwijkendeContactgegevens/contactnaam',
      'contactnaam /klant/afwijkendeContactgegevens/contactnaam/voornaam',
      'contactnaam /klant/afwijkendeContactgegevens/contactnaam/achternaam',
      'organisatienaam /klant/afwijkendeContactgegevens/organisatienaam',
    ]);
  });

  it('is of a new one everything but what is empty, and what only says what to do', () => {
    const klant = {
      soort: 'nieuwePartij',
      soortPartij: 'organisatie',
      naam: 'Rond',
      interneNotitie: '',
      indicatieGeheimhouding: false,
      voorkeurstaal: 'nld',
      bezoekadres: { land: 'NL' },
      digitaleAdressen: [],
      partijIdentificatoren: [
        { codeSoortObjectId: 'rsin', objectId: '001509962' },
        { codeSoortObjectId: 'kvk_nummer', objectId: '90000001' },
      ],
      ondanksMogelijkeDubbele: true,
    };
    expect(said(klant)).toEqual([
      'soortPartij /klant/soortPartij',
      'naam /klant/naam',
      'indicatieGeheimhouding /klant/indicatieGeheimhouding',
      'voorkeurstaal /klant/voorkeurstaal',
      'bezoekadres /klant/bezoekadres',
      'rsin /klant/partijIdentificatoren/0',
      'kvk_nummer /klant/partijIdentificatoren/1',
    ]);
  });

  it('has what is kept as its value', () => {
    const bsn = { codeSoortObjectId: 'bsn', objectId: '999990019' };
    const [name, mail, number] = sayingsOf({
      soort: 'eenmalig',
      contactnaam: NAAM,
      digitaleAdressen: [adres()],
      partijIdentificatoren: [bsn],
    } as unknown as Klant);
    expect([name?.value, mail?.value, number?.value]).toEqual([NAAM, adres(), '999990019']);
    expect(name?.parts.map(({ value }) => value)).toEqual(['Jan', 'Bakker']);
  });

  it.each([
    ['that there is nothing to prefer it to', [adres({ voorkeur: true })], []],
    [
      'which of two is preferred',
      [adres(), adres({ voorkeur: true })],
      ['voorkeur /klant/digitaleAdressen/1/voorkeur'],
    ],
    ['what it is for', [adres({ omschrijving: 'werk' })], ['omschrijving /klant/digitaleAdressen/0/omschrijving']],
  ])('is of a digitaal adres %s', (_, digitaleAdressen, parts) => {
    const all = said({ soort: 'eenmalig', digitaleAdressen });
    expect(all.filter((line) => !line.startsWith('digitaleAdressen '))).toEqual(parts);
    expect(all.filter((line) => line.startsWith('digitaleAdressen '))).toHaveLength(digitaleAdressen.length);
  });
});
