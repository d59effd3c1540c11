import type { Logo } from './logo.js';

/** What config/*.yaml says, checked and frozen. What it leaves out stands in the JSON Schemas beside those files. */
export interface Configuration {
  readonly organisatie: { readonly rsin: string };
  /** Filled in where a productaanvraag leaves it out. */
  readonly klantcontact: {
    readonly kanaal: string;
    /** With `{naam}` for that of the product. */
    readonly onderwerp: string;
    readonly taal: string;
    readonly vertrouwelijk: boolean;
    readonly indicatieContactGelukt: boolean;
  };
  readonly partij: {
    readonly voorkeurstaal: string;
    readonly indicatieActief: boolean;
    readonly indicatieGeheimhouding: boolean;
    /** Whether a new partij may go without any partij-identificator (B4749 against F7554). */
    readonly zonderIdentificatorToegestaan: boolean;
  };
  readonly zaak: {
    /** Upper case letters, never ZAAK: Open Zaak chokes on other people's numbers of that shape. */
    readonly nummerPrefix: string;
    readonly nummerReserveren: boolean;
  };
  readonly codes: {
    readonly medewerker: Codes;
    readonly kanaal: Codes;
    readonly toewijzing: Readonly<Record<Toewijzing['soort'], Codes>>;
    /** In which codes a klantcontact refers to its zaak. */
    readonly zaak: Codes;
    /** In which codes it does so once more, for whoever reads those. */
    readonly zaakOok: readonly Codes[];
  };
  readonly token: {
    /** Paths into the claims, with dots: `realm_access.roles`. */
    readonly identificatie: string;
    readonly naam: string;
    readonly rollen: string;
    readonly medewerkerRol: string;
    readonly beheerderRol: string;
    /** Who has this role may see who did what, and with that alone nothing else. */
    readonly auditorRol: string;
    /** Who has this role is not a person but a channel, known by the claim at kanaalIdentificatie. */
    readonly kanaalRol: string;
    /** Of who may see conversations that are vertrouwelijk. */
    readonly vertrouwelijkRol: string;
    readonly kanaalIdentificatie: string;
    /** Whether a token must say itself that it is an access token (RFC 9068). */
    readonly atJwtVereist: boolean;
    /** How long ago a token may have been made, in milliseconds. */
    readonly hoogstensOud: number;
    /** How long the keys of the issuer stay usable while it is away, in milliseconds. */
    readonly sleutelsBewaren: number;
  };
  /** By the kanaalIdentificatie of a kanaal, what it may beside registering and seeing its own requests. */
  readonly kanalen: Readonly<Record<string, readonly Kanaalrecht[]>>;
  readonly inzage: {
    /** Whether medewerkers see, and work in, each other's conversations. */
    readonly medewerkersOnderling: boolean;
  };
  readonly toewijzing: {
    /** A medewerker who is not in Klanten yet: made known once the request is accepted, or refused at the door. */
    readonly onbekendeMedewerker: 'maken' | 'weigeren';
    /** Whether a taak for a medewerker is for the afdeling or groep of the product as well. */
    readonly metAfdeling: boolean;
  };
  readonly authenticatie: {
    /** How a medewerker can make sure who is calling, to choose from. A request may name another. */
    readonly methoden: readonly Authenticatiemethode[];
  };
  readonly verzoeken: {
    /** Of one caller, in one process. */
    readonly perMinuut: number;
    /** Handled at once in one process. */
    readonly tegelijk: number;
    /** Waiting in line for that. */
    readonly wachtrij: number;
    /** Milliseconds in which who waits for a place should have it: a line of more than ten that takes longer counts as full. */
    readonly vlot: number;
    /** Under way in one process, in the background included. */
    readonly lopend: number;
  };
  /** What one address of a register is given to do, by one process. */
  readonly registers: {
    /** Calls at once; others wait for their turn. */
    readonly tegelijk: number;
    /** Milliseconds that a call waits for its turn at most. */
    readonly wachten: number;
  };
  /** When a register counts as dead, and how long it is left alone then. */
  readonly zekering: {
    /** Calls in a row that were not answered. */
    readonly naFouten: number;
    /** Milliseconds that nothing is sent to it. */
    readonly pauze: number;
  };
  /** How long somebody who logged in with a browser stays so. Milliseconds. */
  readonly sessie: {
    /** Without doing anything. */
    readonly ongebruikt: number;
    /** Whatever happens. */
    readonly hoogstens: number;
  };
  readonly bewaren: {
    /** How long a request that has ended is kept. One that asks for attention is kept longer. */
    readonly dagen: number;
    /** For how many days what asks for attention keeps what it needs to go on: after that it can only be closed. */
    readonly herstelbaar: number;
  };
  /** How the screens look. */
  readonly weergave: {
    /** What they are called. */
    readonly naam: string;
    /** Undefined: there is none. */
    readonly logo?: Logo;
    /** Each as `#rrggbb`. */
    readonly kleuren: Readonly<Record<Kleur, string>>;
    /** For who has a dark screen. */
    readonly kleurenDonker: Readonly<Record<Kleur, string>>;
  };
  /** Where a beheerder can look at what stands, with `{uuid}` for which one: of a page, not of an API. */
  readonly adressen: Readonly<Partial<Record<'partij' | 'klantcontact' | 'zaak' | 'interneTaak', string>>>;
  readonly audit: {
    /** How long it is kept who did what. */
    readonly dagen: number;
  };
  /** The logboek dataverwerkingen. */
  readonly logboek: {
    /** Whether nothing is done with data of customers when it has not heard of that for too long. */
    readonly strikt: boolean;
    /** How long that is. Milliseconds. */
    readonly hoogstensOud: number;
    /** Per activity the URI of one version of it in the register of processing activities; empty: none. */
    readonly activiteiten: Readonly<
      Record<'zoeken' | 'inzien' | 'klantcontact' | 'betrokkene' | 'zaak' | 'interneTaak' | 'productaanvraag', string>
    >;
  };
  readonly kwetsbaarheden: {
    /** Where to report a vulnerability: an address with `https:` or `mailto:`. */
    readonly contact: string;
  };
  /** Milliseconds. */
  readonly tijden: {
    readonly wachttijd: number;
    readonly register: number;
    readonly registerGrens: number;
    readonly snellePogingen: readonly number[];
    readonly eerstePauze: number;
    readonly langstePauze: number;
    readonly opgevenNa: number;
    /** How long a zaak or interne taak of which it is unknown whether it stands is repeated. */
    readonly zekerheid: number;
    /** How long a zaak is tried again of a product that says `later`. */
    readonly zaakAlsnog: number;
    /** How often is looked how the registers are and which zaaktypen are in force. */
    readonly controle: number;
    /** How often the list of requests is kept in order. */
    readonly onderhoud: number;
  };
  /** By key. */
  readonly producten: ReadonlyMap<string, Product>;
}

/** A colour of the screens, by what it is for. */
export type Kleur =
  | 'actie'
  | 'actieDonker'
  | 'tekst'
  | 'zacht'
  | 'lijn'
  | 'rand'
  | 'papier'
  | 'paneel'
  | 'goed'
  | 'goedPapier'
  | 'fout'
  | 'foutPapier'
  | 'waarschuwing'
  | 'waarschuwingPapier'
  | 'infoPapier';

/**
 * What a kanaal may only when it is granted: search and see customers that it did not register itself, see and work in
 * conversations of others, look for whom a taak can be, and see who a new customer may be already.
 */
export type Kanaalrecht = 'partijen' | 'klantcontacten' | 'toewijsbaar' | 'kandidaten';

/** The three codes that say what an objectId identifies, and in which register. */
export interface Codes {
  readonly codeObjecttype: string;
  readonly codeRegister: string;
  readonly codeSoortObjectId: string;
}

export interface Authenticatiemethode {
  /** As a request has it: lower case words with dashes. */
  readonly methode: string;
  /** As a medewerker reads it. */
  readonly naam: string;
  readonly niveau: Niveau;
}

export interface Product {
  readonly product: string;
  readonly naam: string;
  readonly omschrijving: string;
  readonly zaaktype: Zaaktypeverwijzing;
  readonly niveau: Niveau;
  readonly vervolg: 'zaak' | 'interneTaak';
  readonly toegewezenAan: Toewijzing;
  readonly gevraagdeHandeling: string;
  /** What is done once it is certain that the zaak cannot be made now. */
  readonly alsZaakNietLukt: 'internetaak' | 'later' | 'ongedaanMaken';
  /** To ask a new customer: whether their details may be kept. */
  readonly voorleesvraag: string;
  /** To read out, with `{product}` and the numbers between braces, where the product wants its own words. */
  readonly teksten?: { readonly zaak?: string; readonly interneTaak?: string };
}

/** Which zaaktype, whatever its version: the version in force is looked up. */
export interface Zaaktypeverwijzing {
  readonly catalogus: { readonly domein: string; readonly rsin: string };
  readonly identificatie: string;
}

/** How sure the medewerker is of who is calling, from low to high. */
export const NIVEAUS = ['geen', 'laag', 'substantieel', 'hoog'] as const;
export type Niveau = (typeof NIVEAUS)[number];

/** Who a taak is for: known in Klanten as an actor with this identificatie. */
export interface Toewijzing {
  readonly soort: 'medewerker' | 'afdeling' | 'groep';
  readonly identificatie: string;
}
