import type { Zaaktypeverwijzing } from '../config/configuration.js';
import type { CatalogiClient, Roltype, Statustype, Zaaktype } from './catalogi.client.js';
import { ZaaktypeError } from './zaaktype.error.js';

/** What it takes to open a zaak of a type: addresses in Catalogi, exactly as that register gives them. */
export interface Zaaktypegegevens extends Zaaktypedelen {
  readonly zaaktype: string;
  readonly vertrouwelijkheidaanduiding: string;
}

/** The types of a zaaktype that the first rol and the first status are of. */
export interface Zaaktypedelen {
  /** The lowest statustype that is no eindstatus. */
  readonly eersteStatustype: string;
  readonly initiator: string;
}

/** The zaaktypen in force on a day, kept so that opening a zaak need not look them up. */
export class Zaaktypen {
  /** By verwijzing, and then by day: a request of yesterday that is still being finished wants that of yesterday. */
  readonly #known = new Map<string, Map<string, Promise<Zaaktypegegevens>>>();

  constructor(private readonly catalogi: CatalogiClient) {}

  /** @param day in Europe/Amsterdam, `YYYY-MM-DD`. Throws a ZaaktypeError or an UpstreamError. */
  get(verwijzing: Zaaktypeverwijzing, day: string): Promise<Zaaktypegegevens> {
    const days = this.#daysOf(verwijzing);
    const known = days.get(day);
    if (known) return known;
    const found = this.#lookUp(verwijzing, day);
    days.set(day, found);
    found.catch(() => {
      if (days.get(day) === found) days.delete(day);
    });
    return found;
  }

  /**
   * Looks it up anew, and forgets other days. What was known keeps serving until then, and also after that when Catalogi
   * cannot be asked; not when Catalogi has no such zaaktype any more. Throws a ZaaktypeError or an UpstreamError.
   */
  async refresh(verwijzing: Zaaktypeverwijzing, day: string): Promise<Zaaktypegegevens> {
    const days = this.#daysOf(verwijzing);
    try {
      const gegevens = await this.#lookUp(verwijzing, day);
      days.clear();
      days.set(day, Promise.resolve(gegevens));
      return gegevens;
    } catch (error) {
      if (error instanceof ZaaktypeError) days.delete(day);
      throw error;
    }
  }

  /** Of one version, in force or not: for a zaak that is of it already. Throws a ZaaktypeError or an UpstreamError. */
  async listDelen(zaaktype: string): Promise<Zaaktypedelen> {
    const [statustypen, initiators] = await Promise.all([
      this.catalogi.listStatustypen(zaaktype),
      this.catalogi.listRoltypen(zaaktype, 'initiator'),
    ]);
    const delen = delenOf(statustypen, initiators);
    if ('problems' in delen) throw new ZaaktypeError(`het zaaktype ${delen.problems.join(' en ')}`);
    return delen;
  }

  async #lookUp({ catalogus, identificatie }: Zaaktypeverwijzing, day: string): Promise<Zaaktypegegevens> {
    const found = await this.catalogi.findCatalogus(catalogus.domein, catalogus.rsin);
    if (!found) throw new ZaaktypeError(`catalogus ${catalogus.domein} bestaat niet`);
    const zaaktype = await this.catalogi.findZaaktype(found.url, identificatie, day);
    if (!zaaktype) throw new ZaaktypeError(`zaaktype ${identificatie} is niet gepubliceerd of niet geldig`);
    return gegevensOf(zaaktype, await this.listDelen(zaaktype.url));
  }

  #daysOf(verwijzing: Zaaktypeverwijzing): Map<string, Promise<Zaaktypegegevens>> {
    const key = JSON.stringify(verwijzing);
    const days = this.#known.get(key) ?? new Map<string, Promise<Zaaktypegegevens>>();
    this.#known.set(key, days);
    return days;
  }
}

function gegevensOf({ url, vertrouwelijkheidaanduiding }: Zaaktype, delen: Zaaktypedelen): Zaaktypegegevens {
  return { zaaktype: url, vertrouwelijkheidaanduiding, ...delen };
}

/** The parts that a zaak is opened with, or everything that is wrong with them: in words that follow on `zaaktype …`. */
export function delenOf(
  statustypen: readonly Statustype[],
  initiators: readonly Roltype[],
): Zaaktypedelen | { readonly problems: readonly string[] } {
  const [eerste] = statustypen.filter((it) => !it.isEindstatus).toSorted((a, b) => a.volgnummer - b.volgnummer);
  const [initiator, another] = initiators;
  if (eerste && initiator && !another) return { eersteStatustype: eerste.url, initiator: initiator.url };
  const problems = [
    ...(eerste ? [] : ['heeft geen eerste status']),
    ...(initiator ? [] : ['heeft geen roltype initiator']),
    ...(another ? [`heeft ${initiators.length} roltypen initiator`] : []),
  ];
  return { problems };
}
