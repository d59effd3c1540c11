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
    /** How often is looked how the registers are and which zaaktypen are in force; 300 000 when it does not say. */
    readonly controle?: number;
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
