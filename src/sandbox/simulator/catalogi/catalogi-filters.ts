import {
  contains,
  dateWhere,
  exact,
  oneOf,
  type Filter,
  type Filters,
  type Pick as Picked,
  type Predicate,
} from '../drf/filters.js';
import { byUrl } from '../drf/url-filter.js';
import type { Catalogus, Informatieobjecttype, Roltype, Zaaktype } from './catalogus-rows.js';
import type { CatalogusStore } from './catalogus-store.js';
import { CATALOGI_ROOT } from './catalogus-representation.js';

const OMSCHRIJVINGEN_GENERIEK = [
  'adviseur',
  'behandelaar',
  'belanghebbende',
  'beslisser',
  'initiator',
  'klantcontacter',
  'mede_initiator',
  'zaakcoordinator',
];

/** The query parameters of the lists of the Catalogi API, for a caller who knows the register by `origin`. */
export class CatalogiFilters {
  constructor(
    readonly store: CatalogusStore,
    readonly origin: string,
  ) {}

  get catalogussen(): Filters<Catalogus> {
    return {
      domein: exact(({ domein }) => domein),
      domein__in: among(({ domein }) => domein),
      rsin: exact(({ rsin }) => rsin),
      rsin__in: among(({ rsin }) => rsin),
    };
  }

  get zaaktypen(): Filters<Zaaktype> {
    return {
      catalogus: this.#url('catalogussen', ({ catalogus }) => catalogus),
      datumGeldigheid: geldigOp((row) => row),
      identificatie: exact(({ identificatie }) => identificatie),
      identificatie__icontains: contains(({ identificatie }) => identificatie),
      omschrijving__icontains: contains(({ omschrijving }) => omschrijving),
      status: status(({ concept }) => concept),
      trefwoorden: (value) => (row) => value.split(',').every((woord) => row.trefwoorden.includes(woord)),
    };
  }

  get informatieobjecttypen(): Filters<Informatieobjecttype> {
    return {
      catalogus: this.#url('catalogussen', ({ catalogus }) => catalogus),
      datumGeldigheid: geldigOp(({ beginGeldigheid }) => ({ beginGeldigheid, eindeGeldigheid: null })),
      omschrijving: exact(({ omschrijving }) => omschrijving),
      omschrijving__icontains: contains(({ omschrijving }) => omschrijving),
      status: status(() => false),
      zaaktype: this.#url('zaaktypen', ({ uuid }) => this.#zaaktypenMet(uuid)),
    };
  }

  get roltypen(): Filters<Roltype> {
    return {
      ...this.ofZaaktype(),
      omschrijving: exact(({ omschrijving }) => omschrijving),
      omschrijvingGeneriek: oneOf(OMSCHRIJVINGEN_GENERIEK, ({ omschrijvingGeneriek }) => omschrijvingGeneriek),
    };
  }

  /** Of the types that belong to a zaaktype. Open Zaak 1.30: datumGeldigheid drops all that have no dates of their own. */
  ofZaaktype<T extends { readonly zaaktype: string }>(): Filters<T> {
    const zaaktypeVan = ({ zaaktype }: T) => this.store.zaaktypen.get(zaaktype);
    return {
      datumGeldigheid: dateWhere(
        () => false,
        () => null,
      ),
      status: status((row) => zaaktypeVan(row)?.concept ?? false),
      zaaktype: this.#url('zaaktypen', ({ zaaktype }) => zaaktype),
      zaaktypeIdentificatie: exact((row) => zaaktypeVan(row)?.identificatie),
    };
  }

  #url<T>(resource: string, pick: Picked<T>): Filter<T> {
    return byUrl(`${this.origin}${CATALOGI_ROOT}/${resource}`, pick);
  }

  #zaaktypenMet(informatieobjecttype: string): string[] {
    const zaaktypen = this.store.zaaktypen.oldestFirst();
    return zaaktypen.filter((row) => row.informatieobjecttypen.includes(informatieobjecttype)).map(({ uuid }) => uuid);
  }
}

/** Open Zaak 1.30: without `status` only what was published, so add this to the query when it is absent. */
export const STATUS_UNLESS_ASKED = 'definitief';

function status<T>(isConcept: (row: T) => boolean): Filter<T> {
  const choose = oneOf<T>(['alles', 'concept', 'definitief'], () => null);
  return (value, place): Predicate<T> | undefined => {
    if (!choose(value, place) || value === 'alles') return undefined;
    return (row) => isConcept(row) === (value === 'concept');
  };
}

/** Valid on a day: the first and the last day count. */
function geldigOp<T>(
  period: (row: T) => { readonly beginGeldigheid: string; readonly eindeGeldigheid: string | null },
): Filter<T> {
  const begun = dateWhere<T>(
    (order) => order <= 0,
    (row) => period(row).beginGeldigheid,
  );
  const notOver = dateWhere<T>(
    (order) => order >= 0,
    (row) => period(row).eindeGeldigheid ?? '9999-12-31',
  );
  return (value, place) => {
    const holds = begun(value, place);
    return holds && ((row) => Boolean(holds(row)) && notOver(value, place)!(row));
  };
}

function among<T>(pick: Picked<T>): Filter<T> {
  return (value, place) => {
    const predicates = value.split(',').map((each) => exact(pick)(each, place)!);
    return (row) => predicates.some((holds) => holds(row));
  };
}
