import type { FaultRule } from '../simulator/faults.js';
import { SEEDED_PARTIJ } from '../simulator/klanten/seed.js';

/** One productaanvraag, and how it must end. */
export interface Scene {
  readonly titel: string;
  /** Who applies for what, and what is to follow. */
  readonly verzoek: string;
  readonly body: Aanvraag;
  /** The customer, as the registers must know them. */
  readonly naam: string;
  /** How a register misbehaves. */
  readonly storing?: FaultRule & { readonly register: 'klanten' | 'zaken' };
  /** What follows in the end. `niets`: nothing at all is left. */
  readonly einde: Vervolg['soort'] | 'niets';
}

/** What is sent. What it leaves out gets the values of config/. */
export interface Aanvraag {
  readonly product: string;
  readonly klantcontact: { readonly inhoud: string };
  readonly authenticatie: { readonly methode: string; readonly niveau: string };
  readonly klant: Klant;
  readonly vervolg: Vervolg;
}

type Klant =
  | { readonly soort: 'bekendePartij'; readonly partij: string }
  | (Gegevens & { readonly soort: 'nieuwePartij'; readonly soortPartij: 'persoon' })
  | (Gegevens & { readonly soort: 'eenmalig' });

interface Gegevens {
  readonly contactnaam: {
    readonly voornaam: string;
    readonly voorvoegselAchternaam: string;
    readonly achternaam: string;
  };
  readonly digitaleAdressen: readonly Adres[];
}

interface Adres {
  readonly soortDigitaalAdres: string;
  readonly adres: string;
  readonly voorkeur?: boolean;
}

interface Vervolg {
  readonly soort: 'zaak' | 'interneTaak';
}

const ZAAK: Vervolg = { soort: 'zaak' };
const INTERNE_TAAK: Vervolg = { soort: 'interneTaak' };
const SANNE: Klant = { soort: 'bekendePartij', partij: SEEDED_PARTIJ };

const FOREVER = Number.MAX_SAFE_INTEGER;

/** C9018 in its six variants, once with a colleague who makes the zaak, and once with everything undone. */
export const SCENES: readonly Scene[] = [
  {
    titel: 'Bekende klant, met een zaak (variant A)',
    verzoek: 'Sanne de Vries staat al in Klanten en vraagt een parkeervergunning aan',
    body: aanvraag('parkeervergunning', SANNE, ZAAK),
    naam: 'Sanne de Vries',
    einde: 'zaak',
  },
  {
    titel: 'Bekende klant, met een interne taak (variant A)',
    verzoek: 'Sanne de Vries staat al in Klanten en wil een uittreksel; een collega pakt het op',
    body: aanvraag('uittreksel', SANNE, INTERNE_TAAK),
    naam: 'Sanne de Vries',
    einde: 'interneTaak',
  },
  {
    titel: 'Nieuwe klant, met een zaak (variant B1)',
    verzoek: 'Karel van Deurne wordt in Klanten opgenomen en vraagt een parkeervergunning aan',
    body: aanvraag('parkeervergunning', nieuwePartij('Karel', 'van', 'Deurne', '0612345678'), ZAAK),
    naam: 'Karel van Deurne',
    einde: 'zaak',
  },
  {
    titel: 'Nieuwe klant, met een interne taak (variant B1)',
    verzoek: 'Fatma Yildiz wordt in Klanten opgenomen en gaat verhuizen; een collega pakt het op',
    body: aanvraag('verhuizing', nieuwePartij('Fatma', '', 'Yildiz', '0687654321'), INTERNE_TAAK),
    naam: 'Fatma Yildiz',
    einde: 'interneTaak',
  },
  {
    titel: 'Gegevens voor één keer, met een zaak (variant B2)',
    verzoek: 'Joost de Wit geeft zijn gegevens alleen voor deze verhuizing',
    body: aanvraag('verhuizing', eenmalig('Joost', 'de', 'Wit', '0622222222'), ZAAK),
    naam: 'Joost de Wit',
    einde: 'zaak',
  },
  {
    titel: 'Gegevens voor één keer, met een interne taak (variant B2)',
    verzoek: 'Lotte Bakker geeft haar gegevens alleen voor dit uittreksel; een collega pakt het op',
    body: aanvraag('uittreksel', eenmalig('Lotte', '', 'Bakker', '0633333333'), INTERNE_TAAK),
    naam: 'Lotte Bakker',
    einde: 'interneTaak',
  },
  {
    titel: 'Bekende klant, maar Zaken maakt de zaak niet: een collega doet het (variant A)',
    verzoek: 'Sanne de Vries vraagt een parkeervergunning aan; Zaken staat dat niet toe',
    body: aanvraag('parkeervergunning', SANNE, ZAAK),
    naam: 'Sanne de Vries',
    storing: {
      register: 'zaken',
      operation: 'POST /zaak_registreren',
      times: FOREVER,
      fault: { kind: 'refuse', status: 403 },
    },
    einde: 'interneTaak',
  },
  {
    titel: 'Nieuwe klant, maar Klanten weigert de betrokkene (variant B1)',
    verzoek: 'Omar Haddad wordt in Klanten opgenomen; daarna weigert Klanten zijn klantcontact met betrokkene',
    body: aanvraag('parkeervergunning', nieuwePartij('Omar', '', 'Haddad', '0644444444'), ZAAK),
    naam: 'Omar Haddad',
    storing: {
      register: 'klanten',
      operation: 'POST /maak-klantcontact',
      times: FOREVER,
      fault: { kind: 'refuse', status: 400 },
    },
    einde: 'niets',
  },
];

function aanvraag(product: string, klant: Klant, vervolg: Vervolg): Aanvraag {
  return {
    product,
    klantcontact: { inhoud: 'Klant belt om dit product aan te vragen.' },
    authenticatie: { methode: 'controlevragen', niveau: 'laag' },
    klant,
    vervolg,
  };
}

function nieuwePartij(...wie: Parameters<typeof gegevens>): Klant {
  const { contactnaam, digitaleAdressen } = gegevens(...wie);
  const [telefoonnummer, ...overige] = digitaleAdressen;
  return {
    soort: 'nieuwePartij',
    soortPartij: 'persoon',
    contactnaam,
    digitaleAdressen: [{ ...telefoonnummer!, voorkeur: true }, ...overige],
  };
}

function eenmalig(...wie: Parameters<typeof gegevens>): Klant {
  return { soort: 'eenmalig', ...gegevens(...wie) };
}

function gegevens(voornaam: string, voorvoegselAchternaam: string, achternaam: string, telefoon: string): Gegevens {
  return {
    contactnaam: { voornaam, voorvoegselAchternaam, achternaam },
    digitaleAdressen: [
      { soortDigitaalAdres: 'telefoonnummer', adres: telefoon },
      { soortDigitaalAdres: 'email', adres: `${voornaam.toLowerCase()}@inwoner.example` },
    ],
  };
}
