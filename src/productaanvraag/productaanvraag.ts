import type { Niveau, Toewijzing } from '../config/configuration.js';
import type { PartijIdentity } from '../klanten/klanten.types.js';

/**
 * A productaanvraag as the rest of the product sees it: checked, normalised and with every default filled in.
 * What a caller may send is described by dto/productaanvraag.dto.ts.
 */
export interface Productaanvraag {
  /** Key of a product in config/producten.yaml. */
  readonly product: string;
  readonly klantcontact: Klantcontactgegevens;
  readonly authenticatie?: Authenticatie;
  readonly klant: Klant;
  readonly vervolg: Vervolg;
}

/** What is registered of the conversation (F2173). */
export interface Klantcontactgegevens {
  readonly kanaal: string;
  readonly onderwerp: string;
  readonly inhoud: string;
  /** ISO 639-2, three lower case letters. */
  readonly taal: string;
  readonly vertrouwelijk: boolean;
  readonly indicatieContactGelukt: boolean;
  /** ISO 8601 in UTC. */
  readonly plaatsgevondenOp: string;
}

/** Which procedure the medewerker carried out, never its questions, answers or document numbers. */
export interface Authenticatie {
  readonly methode: string;
  readonly niveau: Niveau;
}

export type Klant = BekendePartij | NieuwePartij | EenmaligeKlant;

/** Variant A: the partij is known. Deviating details hold for this productaanvraag only. */
export interface BekendePartij {
  readonly soort: 'bekendePartij';
  /** uuid of the partij in Klanten. */
  readonly partij: string;
  readonly afwijkendeContactgegevens?: Contactgegevens;
  /** Who Klanten said that it is, to this caller some minutes ago: then it need not be read. */
  readonly getoond?: PartijIdentity;
}

/** Variant B1: a partij is registered for general use (F7554). */
export interface NieuwePartij {
  readonly soort: 'nieuwePartij';
  readonly soortPartij: 'persoon' | 'organisatie';
  /** Of a persoon. */
  readonly contactnaam?: Contactnaam;
  /** Of an organisatie. */
  readonly naam?: string;
  readonly bezoekadres?: Adres;
  readonly correspondentieadres?: Adres;
  readonly interneNotitie: string;
  readonly indicatieGeheimhouding: boolean;
  /** ISO 639-2, or empty when not known. */
  readonly voorkeurstaal: string;
  readonly indicatieActief: boolean;
  /** At most one is the voorkeur. */
  readonly digitaleAdressen: readonly DigitaalAdres[];
  readonly partijIdentificatoren: readonly PartijIdentificator[];
  /** Whether it is registered although someone of the same name has one of its addresses. */
  readonly ondanksMogelijkeDubbele: boolean;
}

/** Variant B2: contact details for this productaanvraag only; no partij. */
export interface EenmaligeKlant extends Contactgegevens {
  readonly soort: 'eenmalig';
  /** Serve the initiator of a zaak only. */
  readonly partijIdentificatoren: readonly PartijIdentificator[];
}

export interface Contactgegevens {
  readonly contactnaam?: Contactnaam;
  readonly organisatienaam?: string;
  readonly bezoekadres?: Adres;
  readonly correspondentieadres?: Adres;
  readonly digitaleAdressen: readonly DigitaalAdres[];
}

/** Absent parts are empty strings, as Klanten stores them. */
export interface Contactnaam {
  readonly voorletters: string;
  readonly voornaam: string;
  readonly voorvoegselAchternaam: string;
  readonly achternaam: string;
}

export interface Adres {
  /** BAG, 16 digits. */
  readonly nummeraanduidingId?: string;
  readonly straatnaam?: string;
  readonly huisnummer?: number;
  readonly huisnummertoevoeging?: string;
  /** `1234 AB`. */
  readonly postcode?: string;
  readonly stad?: string;
  readonly adresregel1?: string;
  readonly adresregel2?: string;
  readonly adresregel3?: string;
  /** ISO 3166-1 alpha-2, upper case. */
  readonly land?: string;
}

export interface DigitaalAdres {
  readonly soortDigitaalAdres: 'email' | 'telefoonnummer' | 'overig';
  readonly adres: string;
  readonly omschrijving: string;
  readonly voorkeur: boolean;
}

/** A vestigingsnummer comes with the kvk_nummer that it belongs to. */
export interface PartijIdentificator {
  readonly codeSoortObjectId: 'bsn' | 'rsin' | 'kvk_nummer' | 'vestigingsnummer';
  readonly objectId: string;
}

export type Vervolg = ZaakVervolg | InterneTaakVervolg;

export interface ZaakVervolg {
  readonly soort: 'zaak';
  readonly omschrijving: string;
  readonly toelichting: string;
  /** What is done when the zaak certainly cannot be made, as it was set when the request came in. Absent: all is undone. */
  readonly uitwijk?: Uitwijk;
}

/** A colleague makes the zaak, or it is tried again for so many milliseconds. */
export type Uitwijk = InterneTaakVervolg | { readonly soort: 'later'; readonly gedurende: number };

export interface InterneTaakVervolg {
  readonly soort: 'interneTaak';
  readonly gevraagdeHandeling: string;
  readonly toelichting: string;
  readonly toegewezenAan: Toewijzing;
  /** The afdeling or groep of the product, which gets to see a taak for a medewerker as well; absent when it does not. */
  readonly metAfdeling?: Toewijzing;
}
