/** What this product sends to and reads from Klanten (klantinteracties API 0.9.0 of Open Klant 2.18), no more. */
export interface Reference {
  readonly uuid: string;
}

export interface Page<T> {
  /** Address of the next page; null when this is the last one. */
  readonly next: string | null;
  readonly results: readonly T[];
}

export interface Identificator {
  readonly objectId: string;
  readonly codeObjecttype: string;
  readonly codeRegister: string;
  readonly codeSoortObjectId: string;
}

export interface NewActor {
  /** At most 200 characters. */
  readonly naam: string;
  readonly soortActor: 'medewerker' | 'geautomatiseerde_actor' | 'organisatorische_eenheid';
  readonly indicatieActief: boolean;
  readonly actoridentificator: Identificator;
}

export interface Actor extends NewActor, Reference {}

/** An address group: members that are left out are emptied. */
export type KlantenAdres = Readonly<Record<string, string | number>>;

export interface NewPartij {
  readonly soortPartij: 'persoon' | 'organisatie';
  /** At most 10 digits, unique: the key by which a repeat is recognised. */
  readonly nummer: string;
  readonly indicatieActief: boolean;
  readonly indicatieGeheimhouding: boolean;
  readonly voorkeurstaal: string;
  readonly interneNotitie: string;
  readonly partijIdentificatie: PartijIdentificatie;
  readonly partijIdentificatoren: readonly NewPartijIdentificator[];
  readonly bezoekadres?: KlantenAdres;
  readonly correspondentieadres?: KlantenAdres;
  readonly digitaleAdressen: readonly Reference[];
  readonly voorkeursDigitaalAdres: null;
  readonly rekeningnummers: readonly Reference[];
  readonly voorkeursRekeningnummer: null;
}

export type PartijIdentificatie = { readonly contactnaam: KlantenContactnaam } | { readonly naam: string };

export interface KlantenContactnaam {
  readonly voorletters: string;
  readonly voornaam: string;
  readonly voorvoegselAchternaam: string;
  readonly achternaam: string;
}

export interface NewPartijIdentificator {
  readonly partijIdentificator: Identificator;
  /** The kvk_nummer that a vestigingsnummer hangs under. */
  readonly subIdentificatorVan: Reference | null;
  /** Free text of at most 200 characters, which this product uses to recognise what it made itself. */
  readonly anderePartijIdentificator?: string;
}

export interface PartijIdentificatorRow extends NewPartijIdentificator, Reference {
  readonly identificeerdePartij: Reference | null;
}

export interface Partij extends Reference {
  readonly nummer: string | null;
  readonly soortPartij: string;
  readonly betrokkenen: readonly Reference[];
  readonly partijIdentificatoren: readonly PartijIdentificatorRow[];
  readonly partijIdentificatie: {
    readonly contactnaam?: KlantenContactnaam | null;
    readonly naam?: string;
    readonly volledigeNaam?: string;
  } | null;
}

/** Who a partij is. */
export type PartijIdentity = Pick<Partij, 'uuid' | 'soortPartij' | 'partijIdentificatie' | 'partijIdentificatoren'>;

export interface NewKlantcontact {
  readonly kanaal: string;
  readonly onderwerp: string;
  readonly inhoud: string;
  readonly taal: string;
  readonly vertrouwelijk: boolean;
  readonly indicatieContactGelukt: boolean;
  readonly plaatsgevondenOp: string;
  /** At most 10 digits, unique: the key by which a repeat is recognised, and the number that is read out. */
  readonly referentienummer: string;
  /** The same number once more, for readers that know no referentienummer yet. */
  readonly nummer: string;
  /** Values of at most 255 characters; keys in plain camelCase survive unchanged. */
  readonly metadata: Readonly<Record<string, string>>;
}

export interface Klantcontact extends NewKlantcontact, Reference {
  readonly hadBetrokkenen: readonly Reference[];
  readonly gingOverOnderwerpobjecten: readonly Reference[];
}

export interface NewBetrokkene extends BetrokkeneDetails {
  readonly rol: 'klant' | 'vertegenwoordiger';
  readonly initiator: boolean;
  readonly wasPartij: Reference | null;
}

/** Of this contact only. null empties it. */
export interface BetrokkeneDetails {
  readonly contactnaam?: KlantenContactnaam | null;
  readonly organisatienaam?: string;
  readonly bezoekadres?: KlantenAdres | null;
  readonly correspondentieadres?: KlantenAdres | null;
}

export interface NewBetrokkeneBijKlantcontact extends NewBetrokkene {
  readonly hadKlantcontact: Reference;
}

/** The body of maak-klantcontact: one transaction. */
export interface NewKlantcontactGeheel {
  readonly klantcontact: NewKlantcontact;
  readonly betrokkene: NewBetrokkene;
  readonly onderwerpobject?: { readonly wasKlantcontact: null; readonly onderwerpobjectidentificator: Identificator };
}

export interface KlantcontactGeheel {
  readonly klantcontact: Klantcontact;
  readonly betrokkene: Reference | null;
  readonly onderwerpobject: Reference | null;
}

export interface NewDigitaalAdres {
  readonly adres: string;
  readonly soortDigitaalAdres: 'email' | 'telefoonnummer' | 'overig';
  readonly omschrijving: string;
  /** At most 50 of `[-a-zA-Z0-9_]`; unique per partij and soort, not unique with a betrokkene. */
  readonly referentie: string;
  readonly verstrektDoorPartij: Reference | null;
  readonly verstrektDoorBetrokkene: Reference | null;
  /** Of a partij only: one at most of each soort. */
  readonly isStandaardAdres?: boolean;
}

export interface DigitaalAdresRow extends NewDigitaalAdres, Reference {}

export interface Onderwerpobject {
  readonly klantcontact: Reference;
  readonly wasKlantcontact: null;
  readonly onderwerpobjectidentificator: Identificator;
}

/**
 * What was asked for with `expand`. Of the fields of one object that turn out empty only the first is there, and an object
 * is there once per answer: another reference to it is expanded to null.
 */
export interface ExpandedPartij extends Partij {
  readonly digitaleAdressen: readonly Reference[];
  readonly voorkeursDigitaalAdres: Reference | null;
  readonly bezoekadres: StoredAdres;
  readonly correspondentieadres: StoredAdres;
  /** null: not known. */
  readonly indicatieGeheimhouding: boolean | null;
  readonly indicatieActief: boolean;
  readonly voorkeurstaal: string;
  readonly interneNotitie: string;
  readonly _expand?: { readonly digitaleAdressen?: readonly DigitaalAdresRow[] };
}

/** An address group as it is read: what is not filled in is `""` or null. */
export type StoredAdres = Readonly<Record<string, string | number | null>>;

export interface BetrokkeneRow extends Reference {
  readonly wasPartij: Reference | null;
  readonly rol: string;
  readonly initiator: boolean;
  readonly contactnaam: KlantenContactnaam;
  readonly organisatienaam: string;
  readonly bezoekadres: StoredAdres;
  readonly correspondentieadres: StoredAdres;
}

export interface ExpandedBetrokkene extends BetrokkeneRow {
  readonly _expand?: {
    /** Without its digitale adressen: those cannot be expanded from here. */
    readonly wasPartij?: ExpandedPartij | null;
    readonly digitaleAdressen?: readonly DigitaalAdresRow[];
  };
}

export interface OnderwerpobjectRow extends Reference {
  readonly onderwerpobjectidentificator: Identificator;
}

export interface InternetaakRow extends Reference {
  readonly referentienummer?: string | null;
  readonly nummer: string | null;
  readonly gevraagdeHandeling: string;
  readonly toelichting: string;
  readonly status: string;
  readonly toegewezenOp: string;
  readonly afgehandeldOp: string | null;
  readonly toegewezenAanActoren: readonly Reference[];
}

export interface ExpandedKlantcontact extends Reference {
  readonly referentienummer?: string | null;
  readonly nummer: string | null;
  readonly kanaal: string;
  readonly onderwerp: string;
  readonly inhoud: string;
  readonly taal: string;
  readonly vertrouwelijk: boolean;
  readonly indicatieContactGelukt: boolean | null;
  readonly plaatsgevondenOp: string;
  readonly hadBetrokkenActoren: readonly Actor[];
  readonly _expand?: {
    readonly hadBetrokkenen?: readonly ExpandedBetrokkene[];
    readonly gingOverOnderwerpobjecten?: readonly OnderwerpobjectRow[];
    readonly leiddeTotInterneTaken?: readonly InternetaakRow[];
  };
}
