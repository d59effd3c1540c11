import { now } from '../drf/date-times.js';
import { Table } from '../drf/table.js';
import { Zaaknummers } from './zaaknummers.js';
import type { Auditregel, Resultaat, Rol, Status, Zaak, Zaakeigenschap, Zaakobject } from './zaken-rows.js';

/** What the Zaken API holds: zaken, what hangs under them, and the numbers. */
export class ZakenStore {
  readonly zaken = new Table<Zaak>();
  readonly rollen = new Table<Rol>();
  readonly statussen = new Table<Status>();
  readonly zaakobjecten = new Table<Zaakobject>();
  readonly zaakeigenschappen = new Table<Zaakeigenschap>();
  readonly resultaten = new Table<Resultaat>();
  readonly audittrails = new Table<Auditregel>();
  readonly nummers = new Zaaknummers();

  readonly zakenMet = this.zaken.index(({ identificatie }) => identificatie);
  readonly rollenVan = this.rollen.index(({ zaak }) => zaak);
  readonly statussenVan = this.statussen.index(({ zaak }) => zaak);
  readonly zaakobjectenVan = this.zaakobjecten.index(({ zaak }) => zaak);
  readonly zaakeigenschappenVan = this.zaakeigenschappen.index(({ zaak }) => zaak);
  readonly resultatenVan = this.resultaten.index(({ zaak }) => zaak);
  readonly audittrailVan = this.audittrails.index(({ zaak }) => zaak);

  insertZaak(zaak: Zaak): Zaak {
    this.nummers.claim(zaak.bronorganisatie, zaak.identificatie, zaak.uuid);
    return this.zaken.insert(zaak);
  }

  /** Whatever is added to or taken from a zaak changes the zaak. */
  changeZaak(uuid: string, changes: Partial<Zaak> = {}): Zaak {
    return this.zaken.update(uuid, { ...changes, laatstGemuteerd: now() });
  }

  /** Open Zaak 1.30: all that hangs under the zaak goes with it, its audit trail and its number too. */
  deleteZaak({ uuid }: Zaak): void {
    for (const row of this.rollenVan.all(uuid)) this.rollen.delete(row.uuid);
    for (const row of this.statussenVan.all(uuid)) this.statussen.delete(row.uuid);
    for (const row of this.zaakobjectenVan.all(uuid)) this.zaakobjecten.delete(row.uuid);
    for (const row of this.zaakeigenschappenVan.all(uuid)) this.zaakeigenschappen.delete(row.uuid);
    for (const row of this.resultatenVan.all(uuid)) this.resultaten.delete(row.uuid);
    for (const row of this.audittrailVan.all(uuid)) this.audittrails.delete(row.uuid);
    this.nummers.release(uuid);
    this.zaken.delete(uuid);
  }

  /** The status that was set last, which need not be the last that was added. */
  lastStatus(zaak: string): Status | undefined {
    return this.statussenVan.all(zaak).reduce<Status | undefined>(later, undefined);
  }

  resultaatVan(zaak: string): Resultaat | undefined {
    return this.resultatenVan.first(zaak);
  }

  rows(): Readonly<Record<string, readonly object[]>> {
    const tables = Object.entries(this.#tables).map(([name, table]) => [name, table.oldestFirst()] as const);
    return { ...Object.fromEntries<readonly object[]>(tables), gereserveerdeNummers: this.nummers.reserved() };
  }

  reset(): void {
    for (const table of Object.values(this.#tables)) table.clear();
    this.nummers.clear();
  }

  get #tables() {
    const { zaken, rollen, statussen, zaakobjecten, zaakeigenschappen, resultaten, audittrails } = this;
    return { zaken, rollen, statussen, zaakobjecten, zaakeigenschappen, resultaten, audittrails };
  }
}

function later(one: Status | undefined, other: Status): Status {
  return one && Date.parse(one.datumStatusGezet) > Date.parse(other.datumStatusGezet) ? one : other;
}
