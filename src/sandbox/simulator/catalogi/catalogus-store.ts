import { Table } from '../drf/table.js';
import type {
  Catalogus,
  Catalogusinhoud,
  Eigenschap,
  Informatieobjecttype,
  Resultaattype,
  Roltype,
  Statustype,
  Zaaktype,
  Zaaktypeversie,
} from './catalogus-rows.js';

/** What the Catalogi API holds. The Zaken API looks its types up here as well: in Open Zaak both are one database. */
export class CatalogusStore {
  readonly catalogussen = new Table<Catalogus>();
  readonly zaaktypen = new Table<Zaaktype>();
  readonly statustypen = new Table<Statustype>();
  readonly roltypen = new Table<Roltype>();
  readonly resultaattypen = new Table<Resultaattype>();
  readonly eigenschappen = new Table<Eigenschap>();
  readonly informatieobjecttypen = new Table<Informatieobjecttype>();

  readonly zaaktypenIn = this.zaaktypen.index(({ catalogus }) => catalogus);
  readonly zaaktypenMet = this.zaaktypen.index(({ identificatie }) => identificatie);
  readonly statustypenVan = this.statustypen.index(({ zaaktype }) => zaaktype);
  readonly roltypenVan = this.roltypen.index(({ zaaktype }) => zaaktype);
  readonly resultaattypenVan = this.resultaattypen.index(({ zaaktype }) => zaaktype);
  readonly eigenschappenVan = this.eigenschappen.index(({ zaaktype }) => zaaktype);
  readonly informatieobjecttypenIn = this.informatieobjecttypen.index(({ catalogus }) => catalogus);

  constructor(readonly seed: readonly Catalogusinhoud[]) {
    this.reset();
  }

  /** Back to what it was made with. */
  reset(): void {
    for (const table of Object.values(this.#tables)) table.clear();
    for (const { catalogus, versies, informatieobjecttypen } of this.seed) {
      this.catalogussen.insert(catalogus);
      for (const type of informatieobjecttypen) this.informatieobjecttypen.insert(type);
      for (const versie of versies) this.add(versie);
    }
  }

  add({ zaaktype, statustypen, roltypen, resultaattypen, eigenschappen }: Zaaktypeversie): void {
    this.zaaktypen.insert(zaaktype);
    for (const type of statustypen) this.statustypen.insert(type);
    for (const type of roltypen) this.roltypen.insert(type);
    for (const type of resultaattypen) this.resultaattypen.insert(type);
    for (const type of eigenschappen) this.eigenschappen.insert(type);
  }

  versie(zaaktype: Zaaktype): Zaaktypeversie {
    return {
      zaaktype,
      statustypen: this.statustypenVan.all(zaaktype.uuid),
      roltypen: this.roltypenVan.all(zaaktype.uuid),
      resultaattypen: this.resultaattypenVan.all(zaaktype.uuid),
      eigenschappen: this.eigenschappenVan.all(zaaktype.uuid),
    };
  }

  /** Open Zaak 1.30: the end is the statustype with the highest volgnummer, whatever its name. */
  isEindstatus({ zaaktype, volgnummer }: Statustype): boolean {
    return this.statustypenVan.all(zaaktype).every((other) => other.volgnummer <= volgnummer);
  }

  rows(): Readonly<Record<string, readonly object[]>> {
    return Object.fromEntries(Object.entries(this.#tables).map(([name, table]) => [name, table.oldestFirst()]));
  }

  get #tables() {
    const { catalogussen, zaaktypen, statustypen, roltypen, resultaattypen, eigenschappen, informatieobjecttypen } =
      this;
    return { catalogussen, zaaktypen, statustypen, roltypen, resultaattypen, eigenschappen, informatieobjecttypen };
  }
}
