import type {
  ExpandedBetrokkene,
  ExpandedKlantcontact,
  ExpandedPartij,
  Identificator,
  InternetaakRow,
} from '../klanten/klanten.types.js';
import { callingName } from '../notation/calling-name.js';
import {
  GEHEIMHOUDING,
  showAdressen,
  showContactnaam,
  showDigitaalAdres,
  showPartijWithoutDigitaleAdressen,
  type Adresgegevens,
  type Contactnaam,
  type DigitaalAdresgegevens,
  type Partijgegevens,
} from '../partij/partij.js';

/** A klantcontact with all that hangs on it. What is not filled in is left out. */
export interface Klantcontactgeheel {
  readonly uuid: string;
  /** The number that was read out. */
  readonly nummer?: string;
  readonly kanaal: string;
  readonly onderwerp: string;
  readonly inhoud: string;
  /** ISO 639-2, `nld`. */
  readonly taal: string;
  readonly vertrouwelijk: boolean;
  /** null: not known. */
  readonly indicatieContactGelukt: boolean | null;
  /** ISO 8601. */
  readonly plaatsgevondenOp: string;
  readonly betrokkenen: readonly Betrokkenegegevens[];
  readonly actoren: readonly Actorgegevens[];
  readonly onderwerpobjecten: readonly Onderwerpobjectgegevens[];
  readonly interneTaken: readonly InterneTaakgegevens[];
}

export interface Betrokkenegegevens {
  readonly uuid: string;
  /** `klant` or `vertegenwoordiger`. */
  readonly rol: string;
  readonly initiator: boolean;
  /** In full: as typed at this contact, or else of the partij. Empty when neither is there. */
  readonly naam: string;
  /** As typed at this contact. */
  readonly contactnaam?: Contactnaam;
  readonly organisatienaam?: string;
  /** For this contact only. Left out when they are afgeschermd. */
  readonly digitaleAdressen?: readonly DigitaalAdresgegevens[];
  /** For this contact only. Left out when it is afgeschermd. */
  readonly bezoekadres?: Adresgegevens;
  /** For this contact only. Left out when it is afgeschermd. */
  readonly correspondentieadres?: Adresgegevens;
  /** Absent: this was someone whom Klanten does not know. Without its digitale adressen. */
  readonly partij?: Partijgegevens | { readonly uuid: string };
  /** Whether the addresses are left out because the partij wants to be kept secret. */
  readonly adressenAfgeschermd: boolean;
  /** For the medewerker: why something is left out. */
  readonly toelichting?: string;
}

export interface Actorgegevens {
  readonly uuid: string;
  readonly naam: string;
  readonly soortActor: string;
  /** By which the registers know it: of a medewerker the e-mail address. */
  readonly identificatie: string;
}

export interface Onderwerpobjectgegevens {
  readonly uuid: string;
  /** What the contact was about, such as a zaak in its own register. */
  readonly onderwerpobjectidentificator: Identificator;
}

export interface InterneTaakgegevens {
  readonly uuid: string;
  readonly nummer?: string;
  readonly gevraagdeHandeling: string;
  readonly toelichting: string;
  /** `te_verwerken` or `verwerkt`. */
  readonly status: string;
  readonly toegewezenOp: string;
  /** Present when it is verwerkt. */
  readonly afgehandeldOp?: string;
  readonly toegewezenAanActoren: readonly { readonly uuid: string }[];
}

/** A klantcontact that was read with everything that hangs on it. */
export function showKlantcontact(klantcontact: ExpandedKlantcontact): Klantcontactgeheel {
  const { uuid, kanaal, onderwerp, inhoud, taal, vertrouwelijk, indicatieContactGelukt, plaatsgevondenOp } =
    klantcontact;
  const { hadBetrokkenActoren, _expand = {} } = klantcontact;
  const { hadBetrokkenen = [], gingOverOnderwerpobjecten = [], leiddeTotInterneTaken = [] } = _expand;
  // Of two references to one partij Klanten expands only the first.
  const partijen = new Map(
    hadBetrokkenen.flatMap(({ _expand }) => _expand?.wasPartij ?? []).map((it) => [it.uuid, it]),
  );
  return {
    uuid,
    ...nummerOf(klantcontact),
    kanaal,
    onderwerp,
    inhoud,
    taal,
    vertrouwelijk,
    indicatieContactGelukt,
    plaatsgevondenOp,
    betrokkenen: hadBetrokkenen.map((it) => showBetrokkene(it, it.wasPartij && partijen.get(it.wasPartij.uuid))),
    actoren: hadBetrokkenActoren.map(({ uuid, naam, soortActor, actoridentificator }) => ({
      uuid,
      naam,
      soortActor,
      identificatie: actoridentificator.objectId,
    })),
    onderwerpobjecten: gingOverOnderwerpobjecten.map(({ uuid, onderwerpobjectidentificator }) => ({
      uuid,
      onderwerpobjectidentificator,
    })),
    interneTaken: leiddeTotInterneTaken.map(showInterneTaak),
  };
}

/**
 * What a secret partij leaves for one contact is as secret as the rest; so is that of a partij that Klanten does not show.
 * @param partij null when there is none, undefined when it could not be seen.
 */
function showBetrokkene(betrokkene: ExpandedBetrokkene, partij: ExpandedPartij | null | undefined): Betrokkenegegevens {
  const { uuid, rol, initiator, wasPartij, organisatienaam, _expand: { digitaleAdressen = [] } = {} } = betrokkene;
  const secret = partij === undefined || partij?.indicatieGeheimhouding === true;
  const contactnaam = showContactnaam(betrokkene.contactnaam);
  const shown = partij && showPartijWithoutDigitaleAdressen(partij);
  return {
    uuid,
    rol,
    initiator,
    naam: callingName(betrokkene.contactnaam) || organisatienaam || (shown?.naam ?? ''),
    ...(contactnaam && { contactnaam }),
    ...(organisatienaam && { organisatienaam }),
    ...(!secret && {
      digitaleAdressen: digitaleAdressen.map((it) => showDigitaalAdres(it)),
      ...showAdressen(betrokkene),
    }),
    ...(wasPartij && { partij: shown ?? { uuid: wasPartij.uuid } }),
    adressenAfgeschermd: secret,
    ...(secret && { toelichting: GEHEIMHOUDING }),
  };
}

function showInterneTaak(taak: InternetaakRow): InterneTaakgegevens {
  const { uuid, gevraagdeHandeling, toelichting, status, toegewezenOp, afgehandeldOp, toegewezenAanActoren } = taak;
  return {
    uuid,
    ...nummerOf(taak),
    gevraagdeHandeling,
    toelichting,
    status,
    toegewezenOp,
    ...(afgehandeldOp !== null && { afgehandeldOp }),
    toegewezenAanActoren: toegewezenAanActoren.map(({ uuid }) => ({ uuid })),
  };
}

/** Newer registers have a referentienummer, older ones only a nummer. */
function nummerOf({
  referentienummer,
  nummer,
}: Pick<ExpandedKlantcontact, 'referentienummer' | 'nummer'>): Pick<Klantcontactgeheel, 'nummer'> {
  const shown = referentienummer || nummer;
  return shown ? { nummer: shown } : {};
}
