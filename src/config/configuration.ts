/** What config/*.yaml says, checked and frozen. */
export interface Configuration {
  readonly organisatie: { readonly rsin: string };
  /** Filled in where a productaanvraag leaves it out. */
  readonly klantcontact: {
    readonly kanaal: string;
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
    readonly zaakOok?: readonly Codes[];
  };
  readonly token: {
    /** Paths into the claims, with dots: `realm_access.roles`. */
    readonly identificatie: string;
    readonly naam: string;
    readonly rollen: string;
    readonly medewerkerRol: string;
    readonly beheerderRol: string;
    /** Who has this role is not a person but a channel, known by the claim at kanaalIdentificatie. */
    readonly kanaalRol: string;
    readonly kanaalIdentificatie: string;
  };
  readonly verzoeken: {
    /** Of one caller, in one process. */
    readonly perMinuut: number;
    /** Handled at once in one process; 100 when it does not say. */
    readonly tegelijk?: number;
    /** Waiting in line for that; 1000 when it does not say. */
    readonly wachtrij?: number;
    /** Under way in one process, in the background included; 5000 when it does not say. */
    readonly lopend?: number;
  };
  /** When a register counts as dead; after ten failures and for five seconds when it does not say. */
  readonly zekering?: {
    /** Calls in a row that were not answered. */
    readonly naFouten: number;
    /** Milliseconds that nothing is sent to it. */
    readonly pauze: number;
  };
  readonly bewaren?: {
    /** How long a request that has ended is kept; 30 when it does not say. One that asks for attention is kept longer. */
    readonly dagen: number;
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
    /** How long a zaak or interne taak of which it is unknown whether it stands is repeated; 60 000 when it does not say. */
    readonly zekerheid?: number;
    /** How long a zaak is tried again of a product that says `later`; three days when it does not say. */
    readonly zaakAlsnog?: number;
    /** How often is looked how the registers are and which zaaktypen are in force; 300 000 when it does not say. */
    readonly controle?: number;
    /** How often the list of requests is kept in order; 60 000 when it does not say. */
    readonly onderhoud?: number;
  };
  /** By key. */
  readonly producten: ReadonlyMap<string, Product>;
}

/** The three codes that say what an objectId identifies, and in which register. */
export interface Codes {
  readonly codeObjecttype: string;
  readonly codeRegister: string;
  readonly codeSoortObjectId: string;
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
  /** What is done once it is certain that the zaak cannot be made now; `internetaak` when it does not say. */
  readonly alsZaakNietLukt?: 'internetaak' | 'later' | 'ongedaanMaken';
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
