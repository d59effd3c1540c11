/** A row names others by uuid; URLs are made when it is shown, with the host by which the caller knows the register. */
export interface Catalogus {
  readonly uuid: string;
  readonly domein: string;
  readonly rsin: string;
  readonly naam: string;
  readonly contactpersoonBeheerNaam: string;
  readonly besluittypen: readonly string[];
}

export type Vertrouwelijkheidaanduiding =
  | 'openbaar'
  | 'beperkt_openbaar'
  | 'intern'
  | 'zaakvertrouwelijk'
  | 'vertrouwelijk'
  | 'confidentieel'
  | 'geheim'
  | 'zeer_geheim';

export interface Zaaktype {
  readonly uuid: string;
  readonly catalogus: string;
  readonly identificatie: string;
  readonly omschrijving: string;
  readonly omschrijvingGeneriek: string;
  readonly vertrouwelijkheidaanduiding: Vertrouwelijkheidaanduiding;
  readonly doel: string;
  readonly aanleiding: string;
  readonly toelichting: string;
  readonly indicatieInternOfExtern: string;
  readonly handelingInitiator: string;
  readonly onderwerp: string;
  readonly handelingBehandelaar: string;
  readonly doorlooptijd: string;
  readonly servicenorm: string | null;
  readonly opschortingEnAanhoudingMogelijk: boolean;
  readonly verlengingMogelijk: boolean;
  readonly verlengingstermijn: string | null;
  readonly trefwoorden: readonly string[];
  readonly productenOfDiensten: readonly string[];
  readonly selectielijstProcestype: string;
  readonly referentieproces: { readonly naam: string; readonly link: string };
  readonly concept: boolean;
  readonly verantwoordelijke: string;
  readonly beginGeldigheid: string;
  readonly eindeGeldigheid: string | null;
  readonly informatieobjecttypen: readonly string[];
  readonly besluittypen: readonly string[];
  readonly deelzaaktypen: readonly string[];
  /** As it was recorded: Open Zaak 1.30 keeps it with the row. Null: the hash of what is shown. */
  readonly etag: string | null;
}

export interface Statustype {
  readonly uuid: string;
  readonly zaaktype: string;
  readonly omschrijving: string;
  readonly volgnummer: number;
}

export interface Roltype {
  readonly uuid: string;
  readonly zaaktype: string;
  readonly omschrijving: string;
  readonly omschrijvingGeneriek: string;
}

export interface Resultaattype {
  readonly uuid: string;
  readonly zaaktype: string;
  readonly omschrijving: string;
  readonly resultaattypeomschrijving: string;
  readonly omschrijvingGeneriek: string;
  readonly selectielijstklasse: string;
  readonly toelichting: string;
  readonly archiefnominatie: 'blijvend_bewaren' | 'vernietigen';
  readonly archiefactietermijn: string;
  readonly brondatumArchiefprocedure: {
    readonly afleidingswijze: string;
    readonly datumkenmerk: string;
    readonly einddatumBekend: boolean;
    readonly objecttype: string;
    readonly registratie: string;
    readonly procestermijn: string | null;
  };
}

export interface Eigenschap {
  readonly uuid: string;
  readonly zaaktype: string;
  readonly naam: string;
  readonly definitie: string;
  readonly specificatie: {
    readonly groep: string;
    readonly formaat: string;
    readonly lengte: string;
    readonly kardinaliteit: string;
    readonly waardenverzameling: readonly string[];
  };
}

export interface Informatieobjecttype {
  readonly uuid: string;
  readonly catalogus: string;
  readonly omschrijving: string;
  readonly vertrouwelijkheidaanduiding: Vertrouwelijkheidaanduiding;
  readonly beginGeldigheid: string;
  readonly informatieobjectcategorie: string;
  readonly besluittypen: readonly string[];
}

/** One version of a zaaktype with the types that belong to it. */
export interface Zaaktypeversie {
  readonly zaaktype: Zaaktype;
  readonly statustypen: readonly Statustype[];
  readonly roltypen: readonly Roltype[];
  readonly resultaattypen: readonly Resultaattype[];
  readonly eigenschappen: readonly Eigenschap[];
}

/** A catalogus with all that is in it. */
export interface Catalogusinhoud {
  readonly catalogus: Catalogus;
  readonly versies: readonly Zaaktypeversie[];
  readonly informatieobjecttypen: readonly Informatieobjecttype[];
}
