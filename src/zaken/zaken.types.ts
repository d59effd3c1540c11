/** On whose behalf a call to Zaken is made: it ends up in the audit trail there. */
export interface Gebruiker {
  /** Cut off at 255 characters: one more and Open Zaak answers 500 to every write. */
  readonly identificatie: string;
  readonly naam: string;
}

export interface NewZaak {
  /** At most 40 characters, unique within the bronorganisatie: the key by which a repeat is recognised. */
  readonly identificatie: string;
  readonly bronorganisatie: string;
  readonly verantwoordelijkeOrganisatie: string;
  readonly zaaktype: string;
  /** Date in Europe/Amsterdam. */
  readonly startdatum: string;
  readonly registratiedatum: string;
  /** At most 80 characters. */
  readonly omschrijving: string;
  /** At most 1000 characters. */
  readonly toelichting: string;
  /** At most 250 characters. */
  readonly communicatiekanaalNaam: string;
  /** Always sent: without it a too low authorisation makes a zaak that its maker cannot see. */
  readonly vertrouwelijkheidaanduiding: string;
  readonly kenmerken: readonly Kenmerk[];
}

export interface Kenmerk {
  readonly bron: string;
  readonly kenmerk: string;
}

/** What a betrokkene is. A vestiging is a niet_natuurlijk_persoon with a vestigingsNummer (since Open Zaak 1.20). */
export type BetrokkeneType = 'natuurlijk_persoon' | 'niet_natuurlijk_persoon';

export interface NewRol {
  readonly roltype: string;
  readonly betrokkeneType: BetrokkeneType;
  /** Address of the partij, which Zaken keeps beside what identifies it. */
  readonly betrokkene?: string;
  readonly betrokkeneIdentificatie?: Readonly<Record<string, string>>;
  readonly afwijkendeNaamBetrokkene: string;
  readonly roltoelichting: string;
  readonly contactpersoonRol?: ContactpersoonRol;
}

/** Contact details that hold for this zaak only. */
export interface ContactpersoonRol {
  /** At most 200 characters. */
  readonly naam: string;
  readonly emailadres: string;
  /** At most 20 characters. */
  readonly telefoonnummer: string;
  readonly functie: string;
}

export interface NewStatus {
  readonly statustype: string;
  /** Never in the future: the clock of the register decides. */
  readonly datumStatusGezet: string;
  readonly statustoelichting: string;
}

/** The body of zaak_registreren: one transaction. */
export interface NewZaakGeheel {
  readonly zaak: NewZaak;
  readonly rollen: readonly NewRol[];
  readonly status: NewStatus;
}

export interface NewRolBijZaak extends NewRol {
  /** Address of its zaak. */
  readonly zaak: string;
}

export interface RolRow {
  readonly uuid: string;
  readonly url: string;
  readonly roltype: string;
  readonly omschrijvingGeneriek: string;
  readonly betrokkeneType: string;
  /** Address, as it was given; empty when none was. */
  readonly betrokkene: string;
  readonly roltoelichting: string;
  /** What is not known is empty or null; null as a whole when only an address is known. */
  readonly betrokkeneIdentificatie: Readonly<Record<string, unknown>> | null;
}

export interface NewStatusBijZaak extends NewStatus {
  /** Address of its zaak. */
  readonly zaak: string;
}

export interface StatusRow extends NewStatusBijZaak {
  readonly uuid: string;
  readonly url: string;
}

export interface Zaak extends NewZaak {
  readonly uuid: string;
  readonly url: string;
  /** Addresses. */
  readonly rollen: readonly string[];
  /** Address of the last status; null before the first. */
  readonly status: string | null;
  /** Address. */
  readonly resultaat: string | null;
  /** Addresses, of what others may have added. */
  readonly deelzaken: readonly string[];
  readonly eigenschappen: readonly string[];
  readonly zaakobjecten: readonly string[];
  readonly zaakinformatieobjecten: readonly string[];
}
