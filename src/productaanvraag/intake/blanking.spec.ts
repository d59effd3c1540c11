import { describe, expect, it } from '@jest/globals';
import type { AnyAanvraag, Opdracht } from '../opdracht.js';
import { blanking } from './blanking.js';

const { input, checkpoint } = blanking<AnyAanvraag>();

const SANNE = { voorletters: '', voornaam: 'Sanne', voorvoegselAchternaam: 'de', achternaam: 'Vries' };
const BSN = { codeSoortObjectId: 'bsn', objectId: '999990019' };

const blanked = (aanvraag: object) => {
  const opdracht = { id: 'i', aanvrager: { id: 'mira', naam: 'Mira' }, sleutels: {}, aanvraag } as never;
  const { aanvraag: after, ...rest } = input(opdracht as Opdracht<AnyAanvraag>);
  expect(rest).toEqual({ id: 'i', aanvrager: { id: 'mira', naam: 'Mira' }, sleutels: {} });
  return after;
};

describe('what stays of a request', () => {
  it('is its structure, and nothing of whom it is about', () => {
    const aanvraag = {
      product: 'verhuizing',
      klantcontact: { kanaal: 'telefoon', onderwerp: 'Sanne', inhoud: 'Belt voor haar moeder', vertrouwelijk: true },
      authenticatie: { methode: 'controlevragen', niveau: 'laag' },
      klant: {
        soort: 'nieuwePartij',
        soortPartij: 'persoon',
        contactnaam: SANNE,
        bezoekadres: { straatnaam: 'Kade', huisnummer: 3 },
        interneNotitie: '',
        indicatieGeheimhouding: true,
        digitaleAdressen: [
          { soortDigitaalAdres: 'email', adres: 's@inwoner.test', omschrijving: '', voorkeur: true },
          { soortDigitaalAdres: 'telefoonnummer', adres: '0612345678', omschrijving: 'werk', voorkeur: false },
        ],
        partijIdentificatoren: [BSN],
      },
      vervolg: {
        soort: 'zaak',
        omschrijving: 'Voor Sanne',
        toelichting: '',
        uitwijk: {
          soort: 'interneTaak',
          gevraagdeHandeling: 'Bel Sanne',
          toelichting: 'Sanne',
          toegewezenAan: { soort: 'afdeling', identificatie: 'parkeren' },
        },
      },
    };
    expect(blanked(aanvraag)).toEqual({
      product: 'verhuizing',
      klantcontact: { kanaal: 'telefoon', onderwerp: '·', inhoud: '·', vertrouwelijk: true },
      authenticatie: { methode: 'controlevragen', niveau: 'laag' },
      klant: {
        soort: 'nieuwePartij',
        soortPartij: 'persoon',
        contactnaam: { voorletters: '', voornaam: '·', voorvoegselAchternaam: '·', achternaam: '·' },
        bezoekadres: { straatnaam: '·', huisnummer: 0 },
        interneNotitie: '',
        indicatieGeheimhouding: false,
        digitaleAdressen: [
          { soortDigitaalAdres: 'email', adres: '·', omschrijving: '', voorkeur: true },
          { soortDigitaalAdres: 'telefoonnummer', adres: '·', omschrijving: '·', voorkeur: false },
        ],
        partijIdentificatoren: [{ codeSoortObjectId: 'bsn', objectId: '·' }],
      },
      vervolg: {
        soort: 'zaak',
        omschrijving: '·',
        toelichting: '',
        uitwijk: {
          soort: 'interneTaak',
          gevraagdeHandeling: '·',
          toelichting: '·',
          toegewezenAan: { soort: 'afdeling', identificatie: 'parkeren' },
        },
      },
    });
  });

  it('is what it refers to in a register', () => {
    const contact = { klantcontact: 'k', betrokkenen: ['b'] };
    const customer = { betrokkene: 'b', partij: 'p', naam: { contactnaam: SANNE }, takes: ['/klant/naam'], lacks: [] };
    const getoond = {
      uuid: 'p',
      soortPartij: 'persoon',
      partijIdentificatie: { naam: 'Sanne' },
      partijIdentificatoren: [],
    };
    expect(blanked({ contact, customer, klant: { soort: 'bekendePartij', partij: 'p', getoond } })).toEqual({
      contact,
      customer: {
        ...customer,
        naam: { contactnaam: { ...SANNE, voornaam: '·', voorvoegselAchternaam: '·', achternaam: '·' } },
      },
      klant: { soort: 'bekendePartij', partij: 'p', getoond: { ...getoond, partijIdentificatie: { naam: '·' } } },
    });
  });

  it('is not a field that nobody said anything about', () => {
    expect(blanked({ klant: { soort: 'eenmalig', nieuwVeld: 'Sanne', teller: 3 } })).toEqual({
      klant: { soort: 'eenmalig', nieuwVeld: '·', teller: 0 },
    });
  });
});

describe('what stays of a checkpoint', () => {
  it('is all but who a known partij is', () => {
    const klantcontact = { value: { uuid: 'k', betrokkene: 'b' }, attempts: 2 };
    const partij = {
      uuid: 'p',
      soortPartij: 'persoon',
      partijIdentificatie: { contactnaam: SANNE },
      partijIdentificatoren: [BSN],
      wrong: ['rsin'],
    };
    const round = { klantcontact, vooraf: { value: { partij, zaaknummer: 'KCC-1' }, doubt: 1 } };
    expect(checkpoint(round)).toEqual({
      klantcontact,
      vooraf: {
        value: {
          partij: {
            uuid: 'p',
            soortPartij: 'persoon',
            partijIdentificatie: {
              contactnaam: { voorletters: '', voornaam: '·', voorvoegselAchternaam: '·', achternaam: '·' },
            },
            partijIdentificatoren: [{ codeSoortObjectId: 'bsn', objectId: '·' }],
            wrong: ['rsin'],
          },
          zaaknummer: 'KCC-1',
        },
        doubt: 1,
      },
    });
  });

  it.each([
    ['of uuids', { klantcontact: { value: { uuid: 'k' } } }],
    ['of a failure', { vooraf: { failure: { kind: 'unknown', message: 'klanten gaf geen antwoord' } } }],
    ['without a known partij', { vooraf: { value: { zaaknummer: 'KCC-1' } } }],
    ['of a moment', 1_772_000_000_000],
    ['of nothing', undefined],
  ])('is the very same %s', (_, value) => {
    expect(checkpoint(value)).toBe(value);
  });
});
