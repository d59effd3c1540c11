import type {
  Catalogus,
  Eigenschap,
  Informatieobjecttype,
  Resultaattype,
  Roltype,
  Statustype,
  Zaaktype,
} from './catalogus-rows.js';
import type { CatalogusStore } from './catalogus-store.js';

export const CATALOGI_ROOT = '/catalogi/api/v1';

/** Null for types that have no dates of their own, which Open Zaak 1.30 never gives them by itself. */
const GEEN_GELDIGHEID = { beginGeldigheid: null, eindeGeldigheid: null, beginObject: null, eindeObject: null };

/** How the types are shown to a caller who knows the register by `origin`. */
export class CatalogusRepresentation {
  readonly #base: string;

  constructor(
    readonly store: CatalogusStore,
    origin: string,
  ) {
    this.#base = `${origin}${CATALOGI_ROOT}`;
  }

  url(resource: string, { uuid }: { readonly uuid: string }): string {
    return `${this.#base}/${resource}/${uuid}`;
  }

  readonly catalogus = (row: Catalogus): object => ({
    url: this.url('catalogussen', row),
    domein: row.domein,
    rsin: row.rsin,
    contactpersoonBeheerNaam: row.contactpersoonBeheerNaam,
    contactpersoonBeheerTelefoonnummer: '',
    contactpersoonBeheerEmailadres: '',
    zaaktypen: this.#urls('zaaktypen', this.store.zaaktypenIn.all(row.uuid)),
    besluittypen: this.#urls('besluittypen', named(row.besluittypen)),
    informatieobjecttypen: this.#urls('informatieobjecttypen', this.store.informatieobjecttypenIn.all(row.uuid)),
    naam: row.naam,
    versie: '',
    begindatumVersie: null,
  });

  readonly zaaktype = (row: Zaaktype): object => {
    const { uuid, catalogus, informatieobjecttypen, besluittypen, deelzaaktypen, etag: _, ...eigen } = row;
    const { store } = this;
    return {
      url: this.url('zaaktypen', row),
      ...eigen,
      publicatieIndicatie: false,
      publicatietekst: '',
      verantwoordingsrelatie: [],
      broncatalogus: { url: '', domein: '', rsin: '' },
      bronzaaktype: { url: '', identificatie: '', omschrijving: '' },
      versiedatum: row.beginGeldigheid,
      beginObject: row.beginGeldigheid,
      eindeObject: row.eindeGeldigheid,
      catalogus: this.url('catalogussen', { uuid: catalogus }),
      statustypen: this.#urls('statustypen', store.statustypenVan.all(uuid)),
      resultaattypen: this.#urls('resultaattypen', store.resultaattypenVan.all(uuid)),
      eigenschappen: this.#urls('eigenschappen', store.eigenschappenVan.all(uuid)),
      informatieobjecttypen: this.#urls('informatieobjecttypen', named(informatieobjecttypen)),
      roltypen: this.#urls('roltypen', store.roltypenVan.all(uuid)),
      besluittypen: this.#urls('besluittypen', named(besluittypen)),
      deelzaaktypen: this.#urls('zaaktypen', named(deelzaaktypen)),
      gerelateerdeZaaktypen: [],
      zaakobjecttypen: [],
    };
  };

  readonly statustype = (row: Statustype): object => ({
    url: this.url('statustypen', row),
    omschrijving: row.omschrijving,
    omschrijvingGeneriek: '',
    statustekst: '',
    ...this.#vanZaaktype(row),
    volgnummer: row.volgnummer,
    isEindstatus: this.store.isEindstatus(row),
    informeren: false,
    doorlooptijd: null,
    toelichting: null,
    checklistitemStatustype: [],
    eigenschappen: [],
    zaakobjecttypen: [],
    ...GEEN_GELDIGHEID,
  });

  readonly roltype = (row: Roltype): object => ({
    url: this.url('roltypen', row),
    ...this.#vanZaaktype(row),
    omschrijving: row.omschrijving,
    omschrijvingGeneriek: row.omschrijvingGeneriek,
    ...GEEN_GELDIGHEID,
  });

  readonly resultaattype = (row: Resultaattype): object => {
    const { uuid: _, ...eigen } = row;
    return {
      url: this.url('resultaattypen', row),
      ...eigen,
      ...this.#vanZaaktype(row),
      procesobjectaard: '',
      indicatieSpecifiek: null,
      procestermijn: null,
      besluittypen: [],
      besluittypeOmschrijving: [],
      informatieobjecttypen: [],
      informatieobjecttypeOmschrijving: [],
      ...GEEN_GELDIGHEID,
    };
  };

  readonly eigenschap = (row: Eigenschap): object => ({
    url: this.url('eigenschappen', row),
    naam: row.naam,
    definitie: row.definitie,
    specificatie: row.specificatie,
    toelichting: '',
    ...this.#vanZaaktype(row),
    statustype: null,
    ...GEEN_GELDIGHEID,
  });

  readonly informatieobjecttype = (row: Informatieobjecttype): object => ({
    url: this.url('informatieobjecttypen', row),
    catalogus: this.url('catalogussen', { uuid: row.catalogus }),
    omschrijving: row.omschrijving,
    vertrouwelijkheidaanduiding: row.vertrouwelijkheidaanduiding,
    beginGeldigheid: row.beginGeldigheid,
    eindeGeldigheid: null,
    concept: false,
    besluittypen: this.#urls('besluittypen', named(row.besluittypen)),
    informatieobjectcategorie: row.informatieobjectcategorie,
    trefwoord: [],
    omschrijvingGeneriek: {
      informatieobjecttypeOmschrijvingGeneriek: '',
      definitieInformatieobjecttypeOmschrijvingGeneriek: '',
      herkomstInformatieobjecttypeOmschrijvingGeneriek: '',
      hierarchieInformatieobjecttypeOmschrijvingGeneriek: '',
      opmerkingInformatieobjecttypeOmschrijvingGeneriek: '',
    },
    zaaktypen: this.#urls('zaaktypen', this.#zaaktypenMet(row)),
    beginObject: row.beginGeldigheid,
    eindeObject: null,
  });

  /** What every type says of the zaaktype to which it belongs. */
  #vanZaaktype(row: { readonly zaaktype: string }): object {
    const zaaktype = this.store.zaaktypen.get(row.zaaktype);
    return {
      zaaktype: this.url('zaaktypen', { uuid: row.zaaktype }),
      zaaktypeIdentificatie: zaaktype?.identificatie,
      catalogus: this.url('catalogussen', { uuid: zaaktype?.catalogus ?? '' }),
    };
  }

  #zaaktypenMet({ uuid }: Informatieobjecttype): Zaaktype[] {
    return this.store.zaaktypen.oldestFirst().filter((zaaktype) => zaaktype.informatieobjecttypen.includes(uuid));
  }

  #urls(resource: string, rows: readonly { readonly uuid: string }[]): string[] {
    return rows.map((row) => this.url(resource, row));
  }
}

const named = (uuids: readonly string[]) => uuids.map((uuid) => ({ uuid }));
