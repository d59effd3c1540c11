import type { JsonClient } from '../upstream/json-client.js';
import type { Probe } from '../upstream/probe.js';
import { object, pageOf, text } from '../upstream/shape.js';
import { PRODUCT, type ZakenToken } from './zaken-token.js';

interface Page<T> {
  readonly results: readonly T[];
}

export interface Zaaktype {
  readonly url: string;
  readonly identificatie: string;
  readonly vertrouwelijkheidaanduiding: string;
}

/** A version of a zaaktype, in force or not. */
export interface Zaaktypeversie extends Zaaktype {
  readonly concept: boolean;
  /** First and last day, `YYYY-MM-DD`. */
  readonly beginGeldigheid: string;
  readonly eindeGeldigheid: string | null;
}

export interface Statustype {
  readonly url: string;
  readonly volgnummer: number;
  readonly isEindstatus: boolean;
}

export interface Roltype {
  readonly url: string;
  readonly omschrijvingGeneriek: string;
}

/** The look-ups of Catalogi that this product uses. Every method throws an UpstreamError when it does not succeed. */
export class CatalogiClient {
  constructor(
    private readonly json: JsonClient,
    private readonly token: ZakenToken,
  ) {}

  async findCatalogus(domein: string, rsin: string): Promise<{ readonly url: string } | undefined> {
    const [catalogus] = await this.#list<{ url: string }>('catalogussen', { domein, rsin });
    return catalogus;
  }

  /** The version that is published and in force on a day (`YYYY-MM-DD`): at most one. */
  async findZaaktype(catalogus: string, identificatie: string, datumGeldigheid: string): Promise<Zaaktype | undefined> {
    const [zaaktype] = await this.#list<Zaaktype>('zaaktypen', { catalogus, identificatie, datumGeldigheid });
    return zaaktype;
  }

  /** All versions, also those that are not published or not in force. */
  listZaaktypeversies(catalogus: string, identificatie: string): Promise<readonly Zaaktypeversie[]> {
    return this.#list('zaaktypen', { catalogus, identificatie, status: 'alles' });
  }

  /** All of them: never filtered by date, which would drop those without a first day. */
  listStatustypen(zaaktype: string): Promise<readonly Statustype[]> {
    return this.#list('statustypen', { zaaktype });
  }

  listRoltypen(zaaktype: string, omschrijvingGeneriek: string): Promise<readonly Roltype[]> {
    return this.#list('roltypen', { zaaktype, omschrijvingGeneriek });
  }

  async probeCatalogussen(): Promise<Probe> {
    const answer = pageOf(object({ url: text }));
    return this.json.probe({
      path: ['catalogussen'],
      query: { pageSize: '1' },
      headers: await this.#headers(),
      answer,
    });
  }

  async #list<T>(resource: string, query: Readonly<Record<string, string>>): Promise<readonly T[]> {
    const request = { method: 'GET', path: [resource], query, answer: pageOf(object({ url: text })) } as const;
    return (await this.json.send<Page<T>>({ ...request, headers: await this.#headers() })).results;
  }

  async #headers() {
    return { authorization: `Bearer ${await this.token.mint(PRODUCT)}` };
  }
}
