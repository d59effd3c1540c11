import type { Json } from '../../http/schema.js';

const KAREL = { voorletters: 'K.', voornaam: 'Karel', voorvoegselAchternaam: 'van', achternaam: 'Deurne' };
const TELEFOON = { soortDigitaalAdres: 'telefoonnummer', adres: '0612345678', omschrijving: 'mobiel', voorkeur: true };
const EMAIL = { soortDigitaalAdres: 'email', adres: 'karel@voorbeeld.nl' };
const GESPREK = {
  product: 'parkeervergunning',
  klantcontact: { inhoud: 'Klant wil graag een vergunning aanvragen.' },
  authenticatie: { methode: 'controlevragen', niveau: 'laag' },
};

/** Requests for each kind of klant, as a medewerker could send them. */
export const EXAMPLES: Readonly<Record<string, Json>> = {
  'Een bekende klant, met een zaak': {
    ...GESPREK,
    klant: { soort: 'bekendePartij', partij: '9194a0f8-df7b-4b8c-a227-709a5ca27835' },
    vervolg: { soort: 'zaak', toelichting: 'Klant verhuist op 1 april.' },
  },
  'Een bekende klant die nu ergens anders te bereiken is, met een interne taak': {
    ...GESPREK,
    klant: {
      soort: 'bekendePartij',
      partij: '9194a0f8-df7b-4b8c-a227-709a5ca27835',
      afwijkendeContactgegevens: { digitaleAdressen: [TELEFOON] },
    },
    vervolg: { soort: 'interneTaak', toegewezenAan: { soort: 'afdeling', identificatie: 'parkeren' } },
  },
  'Een nieuwe klant die wordt bewaard': {
    ...GESPREK,
    klant: { soort: 'nieuwePartij', soortPartij: 'persoon', contactnaam: KAREL, digitaleAdressen: [TELEFOON, EMAIL] },
    vervolg: { soort: 'zaak' },
  },
  'Een klant van wie niets wordt bewaard': {
    ...GESPREK,
    klant: { soort: 'eenmalig', contactnaam: KAREL, digitaleAdressen: [TELEFOON] },
    vervolg: { soort: 'zaak' },
  },
};
