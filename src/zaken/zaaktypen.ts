import type { Zaaktypeverwijzing } from '../config/configuration.js';
import type { CatalogiClient } from './catalogi.client.js';
import { ZaaktypeError } from './zaaktype.error.js';

/** What it takes to open a zaak of a type: addresses in Catalogi, exactly as that register gives them. */
export interface Zaaktypegegevens {
  readonly zaaktype: string;
  readonly vertrouwelijkheidaanduiding: string;
  /** The lowest statustype that is no eindstatus. */
  readonly eersteStatustype: string;
  readonly initiator: string;
}

/** A type is immutable once published; a new version comes into force on a day. */
const FRESH_MS = 10 * 60_000;

interface Entry {
  readonly gegevens: Promise<Zaaktypegegevens>;
  readonly day: string;
  readonly until: number;
}

/** The zaaktypen in force today, kept for a while so that opening a zaak need not look them up. */
export class Zaaktypen {
  readonly #entries = new Map<string, Entry>();

  constructor(private readonly catalogi: CatalogiClient) {}

  /** @param day today in Europe/Amsterdam, `YYYY-MM-DD`. Throws a ZaaktypeError or an UpstreamError. */
  get(verwijzing: Zaaktypeverwijzing, day: string): Promise<Zaaktypegegevens> {
    const key = JSON.stringify(verwijzing);
    const known = this.#entries.get(key);
    if (known?.day === day) {
      if (known.until < Date.now()) void this.#fetch(key, verwijzing, day, known).catch(() => {});
      return known.gegevens;
    }
    return this.#fetch(key, verwijzing, day);
  }

  /** Looked up at most once at a time. A stale entry keeps serving until its successor is there. */
  #fetch(key: string, verwijzing: Zaaktypeverwijzing, day: string, stale?: Entry): Promise<Zaaktypegegevens> {
    const gegevens = this.#lookUp(verwijzing, day);
    const fresh = { gegevens, day, until: Date.now() + FRESH_MS };
    this.#entries.set(key, stale ? { ...stale, until: fresh.until } : fresh);
    gegevens.then(
      () => this.#entries.set(key, fresh),
      () => (stale ? this.#entries.set(key, { ...stale, until: 0 }) : this.#entries.delete(key)),
    );
    return gegevens;
  }

  async #lookUp({ catalogus, identificatie }: Zaaktypeverwijzing, day: string): Promise<Zaaktypegegevens> {
    const found = await this.catalogi.findCatalogus(catalogus.domein, catalogus.rsin);
    if (!found) throw new ZaaktypeError(`catalogus ${catalogus.domein} bestaat niet`);
    const zaaktype = await this.catalogi.findZaaktype(found.url, identificatie, day);
    if (!zaaktype) throw new ZaaktypeError(`zaaktype ${identificatie} is niet gepubliceerd of niet geldig`);
    const [statustypen, initiators] = await Promise.all([
      this.catalogi.listStatustypen(zaaktype.url),
      this.catalogi.listRoltypen(zaaktype.url, 'initiator'),
    ]);
    const eerste = statustypen.filter((it) => !it.isEindstatus).toSorted((a, b) => a.volgnummer - b.volgnummer)[0];
    if (!eerste) throw new ZaaktypeError(`zaaktype ${identificatie} heeft geen eerste status`);
    const [initiator, second] = initiators;
    if (!initiator || second)
      throw new ZaaktypeError(`zaaktype ${identificatie} heeft niet precies één roltype initiator`);
    return {
      zaaktype: zaaktype.url,
      vertrouwelijkheidaanduiding: zaaktype.vertrouwelijkheidaanduiding,
      eersteStatustype: eerste.url,
      initiator: initiator.url,
    };
  }
}
