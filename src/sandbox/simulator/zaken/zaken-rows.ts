import type { Vertrouwelijkheidaanduiding } from '../catalogi/catalogus-rows.js';
import type { Row } from '../drf/table.js';

/** A row names others by uuid; URLs are made when it is shown. */
export interface Zaak extends Row {
  readonly identificatie: string;
  readonly bronorganisatie: string;
  readonly omschrijving: string;
  readonly toelichting: string;
  readonly zaaktype: string;
  readonly registratiedatum: string;
  readonly verantwoordelijkeOrganisatie: string;
  readonly startdatum: string;
  readonly einddatum: string | null;
  readonly einddatumGepland: string | null;
  readonly uiterlijkeEinddatumAfdoening: string | null;
  readonly publicatiedatum: string | null;
  readonly laatstGemuteerd: string;
  readonly laatstGeopend: string | null;
  readonly communicatiekanaalNaam: string;
  readonly productenOfDiensten: readonly string[];
  readonly vertrouwelijkheidaanduiding: Vertrouwelijkheidaanduiding;
  readonly kenmerken: readonly { readonly kenmerk: string; readonly bron: string }[];
  readonly archiefnominatie: string | null;
  readonly archiefstatus: string;
  readonly archiefactiedatum: string | null;
  readonly startdatumBewaartermijn: string | null;
  readonly opdrachtgevendeOrganisatie: string;
}

export type BetrokkeneType =
  'natuurlijk_persoon' | 'niet_natuurlijk_persoon' | 'vestiging' | 'organisatorische_eenheid' | 'medewerker';

export interface Contactpersoon {
  readonly emailadres: string;
  readonly functie: string;
  readonly telefoonnummer: string;
  readonly naam: string;
}

export interface Rol extends Row {
  readonly zaak: string;
  readonly betrokkene: string;
  readonly betrokkeneType: BetrokkeneType;
  readonly afwijkendeNaamBetrokkene: string;
  readonly roltype: string;
  readonly omschrijving: string;
  readonly omschrijvingGeneriek: string;
  readonly roltoelichting: string;
  readonly registratiedatum: string;
  readonly indicatieMachtiging: string;
  readonly contactpersoonRol: Contactpersoon;
  readonly beginGeldigheid: string | null;
  readonly eindeGeldigheid: string | null;
  /** What was sent; null when there is only a URL. */
  readonly betrokkeneIdentificatie: Readonly<Record<string, unknown>> | null;
}

export interface Status extends Row {
  readonly zaak: string;
  readonly statustype: string;
  readonly datumStatusGezet: string;
  readonly statustoelichting: string;
  readonly gezetdoor: string | null;
}

export interface Zaakobject extends Row {
  readonly zaak: string;
  readonly objectType: string;
  readonly objectTypeOverige: string;
  readonly relatieomschrijving: string;
  readonly objectIdentificatie: Readonly<Record<string, unknown>>;
}

export interface Zaakeigenschap extends Row {
  readonly zaak: string;
  readonly eigenschap: string;
  readonly naam: string;
  readonly waarde: string;
}

export interface Resultaat extends Row {
  readonly zaak: string;
  readonly resultaattype: string;
  readonly toelichting: string;
}

/** A number that is taken: by a zaak, or reserved for one. */
export interface Zaaknummer extends Row {
  readonly bronorganisatie: string;
  readonly identificatie: string;
  readonly zaak: string | null;
}

/** Who did what to a zaak. */
export interface Auditregel extends Row {
  readonly zaak: string;
  readonly resource: 'zaak' | 'rol' | 'status' | 'zaakobject' | 'zaakeigenschap' | 'resultaat';
  readonly resourceUuid: string;
  readonly resourceWeergave: string;
  readonly actie: 'create' | 'update' | 'partial_update' | 'destroy';
  readonly resultaat: number;
  readonly applicatieId: string;
  readonly gebruikersId: string;
  readonly gebruikersWeergave: string;
  readonly toelichting: string;
  readonly aanmaakdatum: string;
}
