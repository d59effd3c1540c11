import { conditionalAnswer } from '../drf/etag.js';
import { refuseUnknown, selectRows, type Filters } from '../drf/filters.js';
import { pageAnswer, paginate, PAGING_PARAMETERS } from '../drf/paging.js';
import { notFound } from '../drf/problem.js';
import { Router, type Call, type Route } from '../drf/router.js';
import type { Row, Table } from '../drf/table.js';
import type { RegisterAnswer, RegisterApi, RegisterRequest } from '../register-server.js';
import { CATALOGI_LEZEN, type Toegang } from '../zaken/toegang.js';
import { CatalogiFilters, STATUS_UNLESS_ASKED } from './catalogi-filters.js';
import { CATALOGI_ROOT, CatalogusRepresentation } from './catalogus-representation.js';
import type { Zaaktypeversie } from './catalogus-rows.js';
import type { CatalogusStore } from './catalogus-store.js';
import { herzien } from './zaaktypeversie.js';

/** The Catalogi API 1.3.1 of Open Zaak 1.30, as far as one can read from it. What is in it changes with `publish`. */
export class CatalogiApi implements RegisterApi {
  readonly root = CATALOGI_ROOT;
  readonly #router: Router;

  constructor(
    readonly store: CatalogusStore,
    readonly toegang: Toegang,
  ) {
    this.#router = new Router({ root: this.root, apiVersion: '1.3.1', authenticate: () => {} }, this.#allRoutes());
  }

  answer(request: RegisterRequest): RegisterAnswer {
    return this.#router.answer(request);
  }

  rows(): Readonly<Record<string, readonly object[]>> {
    return this.store.rows();
  }

  reset(): void {
    this.store.reset();
  }

  /** Adds a version of a zaaktype. The version that was valid until then ends the day before. */
  publish(versie: Zaaktypeversie): Zaaktypeversie {
    const { catalogus, identificatie, beginGeldigheid } = versie.zaaktype;
    for (const older of this.store.zaaktypenMet.all(identificatie)) {
      if (older.catalogus === catalogus && older.eindeGeldigheid === null) {
        this.close(older.uuid, dayBefore(beginGeldigheid));
      }
    }
    this.store.add(versie);
    return versie;
  }

  /** Publishes a zaaktype anew, as it is: every uuid changes, so that whoever kept the old ones has stale ones. */
  revise(zaaktype: string, beginGeldigheid: string): Zaaktypeversie {
    const current = this.store.zaaktypen.get(zaaktype);
    if (!current) throw new Error(`There is no zaaktype ${zaaktype}.`);
    return this.publish(herzien(this.store.versie(current), beginGeldigheid));
  }

  /** Lets a zaaktype be valid up to and including a day. Open Zaak 1.30: zaken of it can still be made. */
  close(zaaktype: string, eindeGeldigheid: string): void {
    this.store.zaaktypen.update(zaaktype, { eindeGeldigheid, etag: null });
  }

  #allRoutes(): Route[] {
    const { store } = this;
    return [
      this.#routes(
        'catalogussen',
        store.catalogussen,
        (filters) => filters.catalogussen,
        (show) => show.catalogus,
      ),
      this.#routes(
        'zaaktypen',
        store.zaaktypen,
        (filters) => filters.zaaktypen,
        (show) => show.zaaktype,
      ),
      this.#routes(
        'statustypen',
        store.statustypen,
        (filters) => filters.ofZaaktype(),
        (show) => show.statustype,
      ),
      this.#routes(
        'roltypen',
        store.roltypen,
        (filters) => filters.roltypen,
        (show) => show.roltype,
      ),
      this.#routes(
        'resultaattypen',
        store.resultaattypen,
        (filters) => filters.ofZaaktype(),
        (show) => show.resultaattype,
      ),
      this.#routes(
        'eigenschappen',
        store.eigenschappen,
        (filters) => filters.ofZaaktype(),
        (show) => show.eigenschap,
      ),
      this.#routes(
        'informatieobjecttypen',
        store.informatieobjecttypen,
        (filters) => filters.informatieobjecttypen,
        (show) => show.informatieobjecttype,
      ),
    ].flat();
  }

  /** The list and the detail of one resource. */
  #routes<T extends Row>(
    resource: string,
    table: Table<T>,
    filtersOf: (filters: CatalogiFilters) => Filters<T>,
    representationOf: (show: CatalogusRepresentation) => (row: T) => object,
  ): Route[] {
    const show = ({ origin }: Call) => representationOf(new CatalogusRepresentation(this.store, origin));
    const list = (call: Call): RegisterAnswer => {
      this.toegang.caller(call, CATALOGI_LEZEN);
      const filters = filtersOf(new CatalogiFilters(this.store, call.origin));
      refuseUnknown(call.query, [...Object.keys(filters), ...PAGING_PARAMETERS]);
      const rows = selectRows(table.oldestFirst(), withStatus(call.query), filters);
      return pageAnswer(paginate(rows, call.query, call.url), show(call));
    };
    const detail = (call: Call): RegisterAnswer => {
      this.toegang.caller(call, CATALOGI_LEZEN);
      const row = table.get(call.params['uuid']);
      if (!row) throw notFound();
      return conditionalAnswer(call, show(call)(row), etagOf(row));
    };
    return [
      { path: `/${resource}`, handlers: { GET: list } },
      { path: `/${resource}/{uuid}`, handlers: { GET: detail } },
    ];
  }
}

function withStatus(query: URLSearchParams): URLSearchParams {
  const asked = new URLSearchParams(query);
  if (!asked.get('status')) asked.set('status', STATUS_UNLESS_ASKED);
  return asked;
}

function dayBefore(day: string): string {
  return new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);
}

function etagOf(row: Row & { readonly etag?: string | null }): string | undefined {
  return row.etag ?? undefined;
}
