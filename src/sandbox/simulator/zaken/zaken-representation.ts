import { CATALOGI_ROOT } from '../catalogi/catalogus-representation.js';
import { betrokkeneWeergave, metAuthenticatie } from './betrokkene-fields.js';
import type { Auditregel, Resultaat, Rol, Status, Zaak, Zaakeigenschap, Zaakobject } from './zaken-rows.js';
import { objectWeergave } from './zaakobject-fields.js';
import type { ZakenStore } from './zaken-store.js';

export const ZAKEN_ROOT = '/zaken/api/v1';

/** What the simulator does not keep of a zaak, as it is when nothing was ever said about it. */
const NIET_GEBRUIKT = {
  communicatiekanaal: '',
  betalingsindicatie: '',
  betalingsindicatieWeergave: '',
  laatsteBetaaldatum: null,
  zaakgeometrie: null,
  verlenging: null,
  opschorting: { indicatie: false, eerdereOpschorting: false, reden: '' },
  selectielijstklasse: '',
  hoofdzaak: null,
  deelzaken: [],
  relevanteAndereZaken: [],
  gerelateerdeZaken: [],
  zaakinformatieobjecten: [],
  processobjectaard: '',
  processobject: { datumkenmerk: '', identificatie: '', objecttype: '', registratie: '' },
};

/** Where the rows of a kind live, below the root. */
const COLLECTIES: Readonly<Record<Auditregel['resource'], (zaak: string) => string>> = {
  zaak: () => 'zaken',
  rol: () => 'rollen',
  status: () => 'statussen',
  zaakobject: () => 'zaakobjecten',
  zaakeigenschap: (zaak) => `zaken/${zaak}/zaakeigenschappen`,
  resultaat: () => 'resultaten',
};

/** How the rows are shown to a caller who knows the register by `origin`. */
export class ZakenRepresentation {
  constructor(
    readonly store: ZakenStore,
    readonly origin: string,
  ) {}

  url(resource: string, uuid: string): string {
    return `${this.origin}${ZAKEN_ROOT}/${resource}/${uuid}`;
  }

  typeUrl(resource: string, uuid: string): string {
    return `${this.origin}${CATALOGI_ROOT}/${resource}/${uuid}`;
  }

  readonly zaak = (row: Zaak): object => {
    const { uuid } = row;
    const { store } = this;
    const urls = (resource: string, rows: readonly { readonly uuid: string }[]) =>
      rows.map((each) => this.url(resource, each.uuid));
    const status = store.lastStatus(uuid);
    const resultaat = store.resultaatVan(uuid);
    return {
      url: this.url('zaken', uuid),
      ...row,
      ...NIET_GEBRUIKT,
      zaaktype: this.typeUrl('zaaktypen', row.zaaktype),
      eigenschappen: store.zaakeigenschappenVan.all(uuid).map((each) => this.zaakeigenschapUrl(each)),
      rollen: urls('rollen', store.rollenVan.all(uuid)),
      status: status ? this.url('statussen', status.uuid) : null,
      zaakobjecten: urls('zaakobjecten', store.zaakobjectenVan.all(uuid)),
      resultaat: resultaat ? this.url('resultaten', resultaat.uuid) : null,
    };
  };

  readonly rol = (row: Rol): object => ({
    url: this.url('rollen', row.uuid),
    ...row,
    zaak: this.url('zaken', row.zaak),
    roltype: this.typeUrl('roltypen', row.roltype),
    statussen: this.#gezetDoor(row).map(({ uuid }) => this.url('statussen', uuid)),
    betrokkeneIdentificatie: betrokkeneWeergave(row),
    ...(metAuthenticatie(row.betrokkeneType) && { authenticatieContext: null }),
  });

  readonly status = (row: Status): object => ({
    url: this.url('statussen', row.uuid),
    ...row,
    zaak: this.url('zaken', row.zaak),
    statustype: this.typeUrl('statustypen', row.statustype),
    indicatieLaatstGezetteStatus: this.store.lastStatus(row.zaak)?.uuid === row.uuid,
    gezetdoor: row.gezetdoor && this.url('rollen', row.gezetdoor),
    zaakinformatieobjecten: [],
  });

  readonly zaakobject = (row: Zaakobject): object => ({
    url: this.url('zaakobjecten', row.uuid),
    ...row,
    zaak: this.url('zaken', row.zaak),
    object: '',
    zaakobjecttype: null,
    objectTypeOverigeDefinitie: null,
    objectIdentificatie: objectWeergave(row),
  });

  readonly zaakeigenschap = (row: Zaakeigenschap): object => ({
    url: this.zaakeigenschapUrl(row),
    ...row,
    zaak: this.url('zaken', row.zaak),
    eigenschap: this.typeUrl('eigenschappen', row.eigenschap),
  });

  readonly resultaat = (row: Resultaat): object => ({
    url: this.url('resultaten', row.uuid),
    ...row,
    zaak: this.url('zaken', row.zaak),
    resultaattype: this.typeUrl('resultaattypen', row.resultaattype),
  });

  /** What a change was about is not kept: `wijzigingen` stays empty. */
  readonly auditregel = ({ zaak, resourceUuid, ...row }: Auditregel): object => ({
    ...row,
    bron: 'zrc',
    applicatieWeergave: row.applicatieId,
    actieWeergave: row.actie,
    hoofdObject: this.url('zaken', zaak),
    resourceUrl: this.url(COLLECTIES[row.resource](zaak), resourceUuid),
    wijzigingen: { oud: null, nieuw: null },
  });

  zaakeigenschapUrl({ zaak, uuid }: Zaakeigenschap): string {
    return this.url(COLLECTIES.zaakeigenschap(zaak), uuid);
  }

  #gezetDoor({ zaak, uuid }: Rol): Status[] {
    return this.store.statussenVan.all(zaak).filter(({ gezetdoor }) => gezetdoor === uuid);
  }
}
