import { SEEDED_PARTIJ } from '../../src/sandbox/simulator/klanten/seed.js';

/** The six variants of C9018: which customer, and what follows. */
export const VARIANTS = {
  'A + zaak': request('bekendePartij', 'zaak'),
  'A + interne taak': request('bekendePartij', 'interneTaak'),
  'B1 + zaak': request('nieuwePartij', 'zaak'),
  'B1 + interne taak': request('nieuwePartij', 'interneTaak'),
  'B2 + zaak': request('eenmalig', 'zaak'),
  'B2 + interne taak': request('eenmalig', 'interneTaak'),
} as const;

export type Variant = keyof typeof VARIANTS;

function request(klant: keyof ReturnType<typeof klanten>, vervolg: 'zaak' | 'interneTaak') {
  return {
    product: 'parkeervergunning',
    klantcontact: {
      kanaal: 'telefoon',
      onderwerp: 'Productaanvraag',
      inhoud: 'Klant wil graag een vergunning aanvragen.',
      taal: 'nld',
      vertrouwelijk: false,
      indicatieContactGelukt: true,
      plaatsgevondenOp: '2026-03-01T10:00:00+01:00',
    },
    authenticatie: { methode: 'controlevragen', niveau: 'laag' },
    klant: klanten()[klant],
    vervolg:
      vervolg === 'zaak'
        ? { soort: 'zaak', omschrijving: 'Aanvraag parkeervergunning', toelichting: 'Graag snel.' }
        : {
            soort: 'interneTaak',
            gevraagdeHandeling: 'Zaak aanmaken',
            toelichting: 'Belt graag terug.',
            toegewezenAan: { soort: 'afdeling', identificatie: 'parkeren' },
          },
  };
}

function klanten() {
  return {
    bekendePartij: { soort: 'bekendePartij', partij: SEEDED_PARTIJ },
    nieuwePartij: {
      soort: 'nieuwePartij',
      soortPartij: 'persoon',
      contactnaam: { voorletters: 'K', voornaam: 'Karel', voorvoegselAchternaam: 'van', achternaam: 'Deurne' },
      bezoekadres: { adresregel1: 'Van Puffelenstraat 23', adresregel2: '9823 SG Tietjerkstradeel', land: 'NL' },
      correspondentieadres: { adresregel1: 'Janssenstraat 12', adresregel2: '9821 ST Tietjerkstradeel', land: 'NL' },
      interneNotitie: 'Belt het liefst in de ochtend.',
      indicatieGeheimhouding: false,
      voorkeurstaal: 'nld',
      indicatieActief: true,
      // The suites register the same Karel over and over.
      ondanksMogelijkeDubbele: true,
      digitaleAdressen: [
        { soortDigitaalAdres: 'telefoonnummer', adres: '0612345678', omschrijving: 'mobiel', voorkeur: true },
        { soortDigitaalAdres: 'email', adres: 'karel@inwoner.test' },
      ],
    },
    eenmalig: {
      soort: 'eenmalig',
      contactnaam: { voorletters: 'K', voornaam: 'Karel', voorvoegselAchternaam: 'van', achternaam: 'Deurne' },
      digitaleAdressen: [
        { soortDigitaalAdres: 'telefoonnummer', adres: '0612345678' },
        { soortDigitaalAdres: 'email', adres: 'karel@inwoner.test' },
      ],
    },
  };
}
