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
    readonly toewijzing: Readonly<Record<Toewijzing['soort'], Codes>>;
    readonly zaak: Codes;
  };
  readonly token: {
    /** Paths into the claims, with dots: `realm_access.roles`. */
    readonly identificatie: string;
    readonly naam: string;
    readonly rollen: string;
    readonly medewerkerRol: string;
    readonly beheerderRol: string;
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
