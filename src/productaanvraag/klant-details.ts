import type { Contactgegevens, Klant, PartijIdentificator } from './productaanvraag.js';

/** Where the details of a customer can be kept: for general use, for this conversation, for this zaak. */
export type Place = 'partij' | 'betrokkene' | 'zaak';

/** How the request ends, or that it is about the betrokkene alone (step 4 by itself). */
export type Ending = 'zaak' | 'interneTaak' | 'geen';

/** The six variants of C9018: where the details of the customer go. The README shows the same table. */
const PLACES: Readonly<Record<Klant['soort'], Readonly<Record<Ending, readonly Place[]>>>> = {
  bekendePartij: { zaak: ['betrokkene', 'zaak'], interneTaak: ['betrokkene'], geen: ['betrokkene'] },
  nieuwePartij: { zaak: ['partij', 'zaak'], interneTaak: ['partij'], geen: ['partij'] },
  eenmalig: { zaak: ['betrokkene', 'zaak'], interneTaak: ['betrokkene'], geen: ['betrokkene'] },
};

/** What can be said of a customer. */
export type Detail =
  | keyof Contactgegevens
  | PartijIdentificator['codeSoortObjectId']
  | 'omschrijving'
  | 'voorkeur'
  | 'partij'
  | 'soortPartij'
  | 'naam'
  | 'interneNotitie'
  | 'indicatieGeheimhouding'
  | 'voorkeurstaal'
  | 'indicatieActief';

interface DetailInfo {
  /** What it is, for a medewerker. */
  readonly naam: string;
  /** Which places have room for it. With the zaak for what fits into its initiator: see steps/initiator.ts. */
  readonly places: readonly Place[];
}

export const DETAILS: Readonly<Record<Detail, DetailInfo>> = {
  partij: { naam: 'welke partij het is', places: ['betrokkene', 'zaak'] },
  soortPartij: { naam: 'soort partij', places: ['partij'] },
  contactnaam: { naam: 'contactnaam', places: ['partij', 'betrokkene', 'zaak'] },
  naam: { naam: 'naam', places: ['partij', 'zaak'] },
  organisatienaam: { naam: 'organisatienaam', places: ['betrokkene', 'zaak'] },
  bezoekadres: { naam: 'bezoekadres', places: ['partij', 'betrokkene'] },
  correspondentieadres: { naam: 'correspondentieadres', places: ['partij', 'betrokkene'] },
  digitaleAdressen: { naam: 'digitaal adres', places: ['partij', 'betrokkene', 'zaak'] },
  omschrijving: { naam: 'omschrijving van een digitaal adres', places: ['partij', 'betrokkene'] },
  voorkeur: { naam: 'welk digitaal adres de voorkeur heeft', places: ['partij'] },
  bsn: { naam: 'BSN', places: ['partij', 'zaak'] },
  rsin: { naam: 'RSIN', places: ['partij', 'zaak'] },
  kvk_nummer: { naam: 'KvK-nummer', places: ['partij', 'zaak'] },
  vestigingsnummer: { naam: 'vestigingsnummer', places: ['partij', 'zaak'] },
  interneNotitie: { naam: 'interne notitie', places: ['partij'] },
  indicatieGeheimhouding: { naam: 'of de gegevens geheim zijn', places: ['partij'] },
  voorkeurstaal: { naam: 'voorkeurstaal', places: ['partij'] },
  indicatieActief: { naam: 'of de partij in gebruik is', places: ['partij'] },
};

/** Where a detail of a customer is kept; empty when that is nowhere. */
export const placesOf = (detail: Detail, soort: Klant['soort'], ending: Ending): readonly Place[] =>
  PLACES[soort][ending].filter((place) => DETAILS[detail].places.includes(place));

/** The details that hold for this request only, as they are kept at a place; undefined when that is nothing. */
export const detailsAt = (
  place: Exclude<Place, 'partij'>,
  klant: Klant,
  ending: Ending,
): Contactgegevens | undefined => (PLACES[klant.soort][ending].includes(place) ? ownDetails(klant) : undefined);

/** What is said of the customer for this request only; undefined when that is nothing. */
function ownDetails(klant: Klant): Contactgegevens | undefined {
  if (klant.soort === 'eenmalig') return klant;
  return klant.soort === 'bekendePartij' ? klant.afwijkendeContactgegevens : undefined;
}
