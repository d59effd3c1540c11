import type {
  DigitaalAdresRow,
  ExpandedPartij,
  KlantenContactnaam,
  Partij,
  PartijIdentificatorRow,
  StoredAdres,
} from '../klanten/klanten.types.js';
import { callingName } from '../notation/calling-name.js';
import { soortOf } from '../notation/stored-identificatoren.js';

/** A partij as a medewerker sees it (F0138). What is not filled in is left out. */
export interface Partijgegevens {
  readonly uuid: string;
  /** `persoon`, `organisatie` or `contactpersoon`. */
  readonly soortPartij: string;
  /** In full: of a person as someone is called, of an organisatie its own. Empty when Klanten has none. */
  readonly naam: string;
  /** Of a persoon or contactpersoon. */
  readonly contactnaam?: Contactnaam;
  /** Left out when they are afgeschermd. */
  readonly digitaleAdressen?: readonly DigitaalAdresgegevens[];
  readonly partijIdentificatoren: readonly Identificatorgegevens[];
  /** Left out when it is afgeschermd. */
  readonly bezoekadres?: Adresgegevens;
  /** Left out when it is afgeschermd. */
  readonly correspondentieadres?: Adresgegevens;
  /** null: not known. */
  readonly indicatieGeheimhouding: boolean | null;
  /** Of one that is not, the details may not be used to reach someone. */
  readonly indicatieActief: boolean;
  /** ISO 639-2, `nld`. */
  readonly voorkeurstaal?: string;
  /** Whether the addresses are left out because this partij wants to be kept secret. */
  readonly adressenAfgeschermd: boolean;
  /** For the medewerker: why something is left out. */
  readonly toelichting?: string;
}

export interface Contactnaam {
  readonly voorletters?: string;
  readonly voornaam?: string;
  readonly voorvoegselAchternaam?: string;
  readonly achternaam?: string;
}

export interface DigitaalAdresgegevens {
  readonly uuid: string;
  readonly soortDigitaalAdres: 'email' | 'telefoonnummer' | 'overig';
  readonly adres: string;
  readonly omschrijving: string;
  /** Whether the partij prefers this one. */
  readonly voorkeur: boolean;
}

export interface Identificatorgegevens {
  /** `bsn`, `rsin`, `kvk_nummer` or `vestigingsnummer`. */
  readonly codeSoortObjectId: string;
  /** Of a BSN only the last three digits (`******019`), unless it was what was searched for. */
  readonly objectId: string;
}

export interface Adresgegevens {
  readonly nummeraanduidingId?: string;
  readonly straatnaam?: string;
  readonly huisnummer?: number;
  readonly huisnummertoevoeging?: string;
  readonly postcode?: string;
  readonly stad?: string;
  readonly adresregel1?: string;
  readonly adresregel2?: string;
  readonly adresregel3?: string;
  readonly land?: string;
}

/** What a medewerker reads where addresses are left out. */
export const GEHEIMHOUDING =
  'Deze klant wil dat zijn gegevens geheim blijven. Daarom laten wij geen adressen, telefoonnummers en e-mailadressen zien.';

interface ShowOptions {
  /** A BSN that the medewerker knows already: it is shown in full. */
  readonly bsn?: string | undefined;
}

/** A partij that was read with its digitale adressen. */
export function showPartij(partij: ExpandedPartij, options: ShowOptions = {}): Partijgegevens {
  const { voorkeursDigitaalAdres, _expand: { digitaleAdressen = [] } = {} } = partij;
  const voorkeur = voorkeursDigitaalAdres?.uuid;
  return showWith(partij, { digitaleAdressen: digitaleAdressen.map((it) => showDigitaalAdres(it, voorkeur)) }, options);
}

/** A partij that was read without its digitale adressen. */
export function showPartijWithoutDigitaleAdressen(partij: ExpandedPartij): Partijgegevens {
  return showWith(partij, {}, {});
}

/**
 * Of a partij with geheimhouding the medewerker sees who it is, and that it is secret: never an address, whichever way the
 * partij was found.
 */
function showWith(
  partij: ExpandedPartij,
  adressen: Pick<Partijgegevens, 'digitaleAdressen'>,
  { bsn }: ShowOptions,
): Partijgegevens {
  const { uuid, soortPartij, indicatieGeheimhouding, indicatieActief, voorkeurstaal, partijIdentificatie } = partij;
  const contactnaam = partijIdentificatie?.contactnaam && showContactnaam(partijIdentificatie.contactnaam);
  return {
    uuid,
    soortPartij,
    naam: nameOf(partij),
    ...(contactnaam && { contactnaam }),
    ...(!indicatieGeheimhouding && { ...adressen, ...showAdressen(partij) }),
    partijIdentificatoren: partij.partijIdentificatoren.map((it) => showIdentificator(it, bsn)),
    indicatieGeheimhouding,
    indicatieActief,
    ...(voorkeurstaal && { voorkeurstaal }),
    adressenAfgeschermd: indicatieGeheimhouding === true,
    ...(indicatieGeheimhouding && { toelichting: GEHEIMHOUDING }),
  };
}

export function showDigitaalAdres(
  { uuid, soortDigitaalAdres, adres, omschrijving }: DigitaalAdresRow,
  voorkeur?: string,
): DigitaalAdresgegevens {
  return { uuid, soortDigitaalAdres, adres, omschrijving, voorkeur: uuid === voorkeur };
}

/** Without those of which no part is filled in. */
export function showAdressen({
  bezoekadres,
  correspondentieadres,
}: Pick<ExpandedPartij, 'bezoekadres' | 'correspondentieadres'>): Pick<
  Partijgegevens,
  'bezoekadres' | 'correspondentieadres'
> {
  const bezoek = filled(bezoekadres);
  const correspondentie = filled(correspondentieadres);
  return { ...(bezoek && { bezoekadres: bezoek }), ...(correspondentie && { correspondentieadres: correspondentie }) };
}

/** Undefined when no part of it is filled in. */
export function showContactnaam(contactnaam: KlantenContactnaam): Contactnaam | undefined {
  return filled({ ...contactnaam });
}

function nameOf({ partijIdentificatie }: Pick<Partij, 'partijIdentificatie'>): string {
  const { naam, contactnaam, volledigeNaam } = partijIdentificatie ?? {};
  return naam || (contactnaam && callingName(contactnaam)) || volledigeNaam || '';
}

function showIdentificator(
  { partijIdentificator: { codeSoortObjectId, codeRegister, objectId } }: PartijIdentificatorRow,
  bsn: string | undefined,
): Identificatorgegevens {
  // Old rows may spell the soort in their own way; what comes from the BRP is about a person.
  const isBsn = soortOf(codeSoortObjectId) === 'bsn' || codeRegister.toLowerCase() === 'brp';
  return { codeSoortObjectId, objectId: isBsn && objectId !== bsn ? masked(objectId) : objectId };
}

/** Enough to check one that the customer tells, too little to learn it. */
function masked(bsn: string): string {
  return /^\d{9}$/.test(bsn) ? `******${bsn.slice(-3)}` : '*********';
}

function filled(group: StoredAdres): Readonly<Record<string, string | number>> | undefined {
  const parts = Object.entries(group).filter(([, value]) => value !== '' && value !== null);
  return parts.length > 0 ? (Object.fromEntries(parts) as Record<string, string | number>) : undefined;
}
