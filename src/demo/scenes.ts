import type { FaultRule } from '../simulator/faults.js';
import { SEEDED_PARTIJ } from '../simulator/klanten/seed.js';

/** One productaanvraag, and how it must end. */
export interface Scene {
  readonly titel: string;
  /** Who applies for what, and what is to follow. */
  readonly verzoek: string;
  readonly body: object;
  /** The customer, as the registers must know them. */
  readonly naam: string;
  /** How Klanten misbehaves. Then nothing may be left. */
  readonly storing?: FaultRule;
}

const ZAAK = { soort: 'zaak' };
const INTERNE_TAAK = { soort: 'interneTaak' };
const SANNE = { soort: 'bekendePartij', partij: SEEDED_PARTIJ };

/** C9018 in its six variants, and one that cannot be finished. */
export const SCENES: readonly Scene[] = [
  {
    titel: 'Bekende klant, met een zaak (variant A)',
    verzoek: 'Sanne de Vries staat al in Klanten en vraagt een parkeervergunning aan',
    body: aanvraag('parkeervergunning', SANNE, ZAAK),
    naam: 'Sanne de Vries',
  },
  {
    titel: 'Bekende klant, met een interne taak (variant A)',
    verzoek: 'Sanne de Vries staat al in Klanten en wil een uittreksel; een collega pakt het op',
    body: aanvraag('uittreksel', SANNE, INTERNE_TAAK),
    naam: 'Sanne de Vries',
  },
  {
    titel: 'Nieuwe klant, met een zaak (variant B1)',
    verzoek: 'Karel van Deurne wordt in Klanten opgenomen en vraagt een parkeervergunning aan',
    body: aanvraag('parkeervergunning', nieuwePartij('Karel', 'van', 'Deurne', '0612345678'), ZAAK),
    naam: 'Karel van Deurne',
  },
  {
    titel: 'Nieuwe klant, met een interne taak (variant B1)',
    verzoek: 'Fatma Yildiz wordt in Klanten opgenomen en gaat verhuizen; een collega pakt het op',
    body: aanvraag('verhuizing', nieuwePartij('Fatma', '', 'Yildiz', '0687654321'), INTERNE_TAAK),
    naam: 'Fatma Yildiz',
  },
  {
    titel: 'Gegevens voor één keer, met een zaak (variant B2)',
    verzoek: 'Joost de Wit geeft zijn gegevens alleen voor deze verhuizing',
    body: aanvraag('verhuizing', eenmalig('Joost', 'de', 'Wit', '0622222222'), ZAAK),
    naam: 'Joost de Wit',
  },
  {
    titel: 'Gegevens voor één keer, met een interne taak (variant B2)',
    verzoek: 'Lotte Bakker geeft haar gegevens alleen voor dit uittreksel; een collega pakt het op',
    body: aanvraag('uittreksel', eenmalig('Lotte', '', 'Bakker', '0633333333'), INTERNE_TAAK),
    naam: 'Lotte Bakker',
  },
  {
    titel: 'Nieuwe klant, maar Klanten weigert de betrokkene (variant B1)',
    verzoek: 'Omar Haddad wordt in Klanten opgenomen; daarna weigert Klanten zijn klantcontact met betrokkene',
    body: aanvraag('parkeervergunning', nieuwePartij('Omar', '', 'Haddad', '0644444444'), ZAAK),
    naam: 'Omar Haddad',
    storing: {
      operation: 'POST /maak-klantcontact',
      times: Number.MAX_SAFE_INTEGER,
      fault: { kind: 'refuse', status: 400 },
    },
  },
];

/** What is left out gets the values of config/. */
function aanvraag(product: string, klant: object, vervolg: object): object {
  return {
    product,
    klantcontact: { inhoud: 'Klant belt om dit product aan te vragen.' },
    authenticatie: { methode: 'controlevragen', niveau: 'laag' },
    klant,
    vervolg,
  };
}

function nieuwePartij(voornaam: string, voorvoegselAchternaam: string, achternaam: string, telefoon: string): object {
  const { contactnaam, digitaleAdressen } = gegevens(voornaam, voorvoegselAchternaam, achternaam, telefoon);
  const [email, telefoonnummer] = digitaleAdressen;
  return {
    soort: 'nieuwePartij',
    soortPartij: 'persoon',
    contactnaam,
    digitaleAdressen: [{ ...email, voorkeur: true }, telefoonnummer],
  };
}

function eenmalig(voornaam: string, voorvoegselAchternaam: string, achternaam: string, telefoon: string): object {
  return { soort: 'eenmalig', ...gegevens(voornaam, voorvoegselAchternaam, achternaam, telefoon) };
}

function gegevens(voornaam: string, voorvoegselAchternaam: string, achternaam: string, telefoon: string) {
  return {
    contactnaam: { voornaam, voorvoegselAchternaam, achternaam },
    digitaleAdressen: [
      { soortDigitaalAdres: 'email', adres: `${voornaam.toLowerCase()}@inwoner.example` },
      { soortDigitaalAdres: 'telefoonnummer', adres: telefoon },
    ],
  };
}
