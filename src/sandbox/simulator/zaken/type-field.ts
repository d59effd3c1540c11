import { CATALOGI_ROOT } from '../catalogi/catalogus-representation.js';
import type { Zaaktype } from '../catalogi/catalogus-rows.js';
import type { CatalogusStore } from '../catalogi/catalogus-store.js';
import { checked, type Field } from '../drf/fields.js';
import { isUrl } from '../drf/formats.js';
import { serverError } from '../drf/problem.js';
import type { Row, Table } from '../drf/table.js';

/** The types that a body names by URL, for a caller who knows the register by `origin`. */
export class TypeFields {
  constructor(
    readonly catalogus: CatalogusStore,
    readonly origin: string,
  ) {}

  /** Open Zaak 1.30: published, but whether it is valid today is not looked at. */
  get zaaktype(): Field<Zaaktype> {
    return checked(this.#type('zaaktypen', this.catalogus.zaaktypen), ({ concept }, place) => {
      if (concept) place.refuse('not-published', 'De resource is niet gepubliceerd.');
    });
  }

  get statustype() {
    return this.#type('statustypen', this.catalogus.statustypen);
  }

  get roltype() {
    return this.#type('roltypen', this.catalogus.roltypen);
  }

  get resultaattype() {
    return this.#type('resultaattypen', this.catalogus.resultaattypen);
  }

  get eigenschap() {
    return this.#type('eigenschappen', this.catalogus.eigenschappen);
  }

  /**
   * Open Zaak 1.30: only a URL with the host of the request is looked up here; another host is another service, and none is
   * known. The URL of another resource makes it fail.
   */
  #type<T extends Row>(resource: string, table: Table<T>): Field<T> {
    return {
      read: (raw, place) => {
        if (raw === '') return place.refuse('blank');
        if (typeof raw !== 'string' || !isUrl(raw)) return place.refuse('bad-url', 'Voer een geldige URL in.');
        if ([...raw].length > 1000) return place.refuse('max_length');
        const { host, pathname } = new URL(raw);
        if (host !== new URL(this.origin).host) return place.refuse('unknown-service', 'De service is niet bekend.');
        const [, found, uuid] = RESOURCE_PATH.exec(pathname) ?? [];
        if (found && found !== resource) throw serverError();
        return table.get(uuid) ?? place.refuse('does_not_exist', `Bad URL "${raw}" - object could not be fetched.`);
      },
    };
  }
}

const RESOURCE_PATH = new RegExp(`^${CATALOGI_ROOT}/([a-z]+)/([0-9a-f-]{36})$`);
