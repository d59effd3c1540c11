import { ZAKEN_CLIENT_ID, ZAKEN_SECRET } from '../../src/sandbox/simulator/zaken/zaken-simulator.js';
import { ZakenToken } from '../../src/zaken/zaken-token.js';
import type { Surroundings } from './surroundings.js';

/** An object of a register, as it shows it. */
export interface Resource {
  readonly uuid: string;
  readonly url: string;
  readonly [field: string]: unknown;
}

/** All that the registers hold of one productaanvraag. */
export interface Dossier {
  readonly klantcontact: Resource;
  readonly betrokkene: Resource;
  /** By adres. */
  readonly adressenVanBetrokkene: readonly Resource[];
  readonly actoren: readonly Resource[];
  readonly onderwerpobjecten: readonly Resource[];
  readonly interneTaken: readonly Resource[];
  readonly partij: Resource | undefined;
  /** By adres. */
  readonly adressenVanPartij: readonly Resource[];
  readonly zaak: Resource | undefined;
  readonly rollen: readonly Resource[];
  readonly statussen: readonly Resource[];
  readonly audittrail: readonly Resource[];
}

interface Link {
  readonly uuid: string;
}

interface Page {
  readonly results: readonly Resource[];
}

interface KlantcontactView extends Resource {
  readonly hadBetrokkenen: readonly [Link];
  readonly hadBetrokkenActoren: readonly Resource[];
  readonly gingOverOnderwerpobjecten: readonly Link[];
  readonly leiddeTotInterneTaken: readonly Link[];
}

interface WithAdressen extends Resource {
  readonly wasPartij?: Link | null;
  readonly digitaleAdressen: readonly Link[];
}

interface ZaakView extends Resource {
  readonly rollen: readonly string[];
}

/** An application beside the product, that uses the same registers over HTTP. */
export class OtherApplication {
  constructor(private readonly surroundings: Surroundings) {}

  /** @param path below the API root of Klanten: `partijen/9194a0f8-…`. */
  klanten<T = Resource>(path: string): Promise<T> {
    return json(`${this.#environment['KLANTEN_URL']}/${path}`, { headers: this.#klantenHeaders });
  }

  /** Everything in a list of Klanten that fits on its first page. */
  async listKlanten(path: string): Promise<readonly Resource[]> {
    return (await this.klanten<Page>(path)).results;
  }

  /** @param url as a register gave it. */
  atKlanten<T = Resource>(url: string): Promise<T> {
    return json(url, { headers: this.#klantenHeaders });
  }

  createInKlanten(resource: string, body: object): Promise<Resource> {
    const headers = { ...this.#klantenHeaders, 'content-type': 'application/json' };
    return json(`${this.#environment['KLANTEN_URL']}/${resource}`, {
      method: 'POST',
      body: JSON.stringify(body),
      headers,
    });
  }

  /** @param path below the API root of Klanten. */
  patchInKlanten(path: string, body: object): Promise<Resource> {
    const headers = { ...this.#klantenHeaders, 'content-type': 'application/json' };
    return json(`${this.#environment['KLANTEN_URL']}/${path}`, {
      method: 'PATCH',
      body: JSON.stringify(body),
      headers,
    });
  }

  /** Gives a zaak another status than its first, as a colleague does who works on it. */
  async addStatus(zaak: string): Promise<void> {
    const { url, zaaktype } = await this.zaken(`zaken/${zaak}`);
    const headers = { ...(await this.#zakenHeaders()), 'content-type': 'application/json' };
    const catalogi = `${this.#environment['CATALOGI_URL']}/statustypen?zaaktype=${encodeURIComponent(String(zaaktype))}`;
    const { results } = await json<Page>(catalogi, { headers });
    const body = {
      zaak: url,
      statustype: results.find(({ isEindstatus }) => isEindstatus === false)!.url,
      datumStatusGezet: new Date(Date.now() - 1000).toISOString(),
      statustoelichting: '',
    };
    await json(`${this.#environment['ZAKEN_URL']}/statussen`, { method: 'POST', body: JSON.stringify(body), headers });
  }

  async removeFromKlanten(path: string): Promise<void> {
    const url = `${this.#environment['KLANTEN_URL']}/${path}`;
    const { status } = await fetch(url, { method: 'DELETE', headers: this.#klantenHeaders });
    if (status !== 204) throw new Error(`DELETE ${url} gave ${status}`);
  }

  /** @param path below the API root of Zaken: `zaken/6d0a…`. */
  async zaken<T = Resource>(path: string): Promise<T> {
    return json(`${this.#environment['ZAKEN_URL']}/${path}`, { headers: await this.#zakenHeaders() });
  }

  /** Everything in a list of Zaken that fits on its first page. */
  async listZaken(path: string): Promise<readonly Resource[]> {
    return (await this.zaken<Page>(path)).results;
  }

  /** @param answer of a productaanvraag that was registered. */
  async dossier(answer: { readonly klantcontact: Link; readonly zaak?: Link | undefined }): Promise<Dossier> {
    const klantcontact = await this.klanten<KlantcontactView>(`klantcontacten/${answer.klantcontact.uuid}`);
    const betrokkene = await this.klanten<WithAdressen>(`betrokkenen/${klantcontact.hadBetrokkenen[0].uuid}`);
    const partij = betrokkene.wasPartij
      ? await this.klanten<WithAdressen>(`partijen/${betrokkene.wasPartij.uuid}`)
      : undefined;
    const zaak = answer.zaak && (await this.zaken<ZaakView>(`zaken/${answer.zaak.uuid}`));
    return {
      klantcontact,
      betrokkene,
      adressenVanBetrokkene: await this.#adressen(betrokkene),
      actoren: klantcontact.hadBetrokkenActoren,
      onderwerpobjecten: await this.#all('onderwerpobjecten', klantcontact.gingOverOnderwerpobjecten),
      interneTaken: await this.#all('internetaken', klantcontact.leiddeTotInterneTaken),
      partij,
      adressenVanPartij: partij ? await this.#adressen(partij) : [],
      zaak,
      rollen: zaak ? await this.#ofZaak('rollen', zaak) : [],
      statussen: zaak ? await this.#ofZaak('statussen', zaak) : [],
      audittrail: zaak ? await this.zaken<Resource[]>(`zaken/${zaak.uuid}/audittrail`) : [],
    };
  }

  async #adressen({ digitaleAdressen }: WithAdressen): Promise<Resource[]> {
    const adressen = await this.#all('digitaleadressen', digitaleAdressen);
    return adressen.toSorted((a, b) => String(a['adres']).localeCompare(String(b['adres'])));
  }

  #all(resource: string, links: readonly Link[]): Promise<Resource[]> {
    return Promise.all(links.map(({ uuid }) => this.klanten(`${resource}/${uuid}`)));
  }

  async #ofZaak(resource: string, { url }: ZaakView): Promise<readonly Resource[]> {
    return (await this.zaken<Page>(`${resource}?zaak=${encodeURIComponent(url)}`)).results;
  }

  async #zakenHeaders() {
    const token = await new ZakenToken(ZAKEN_CLIENT_ID, ZAKEN_SECRET).mint({ identificatie: 'lezer', naam: 'Lezer' });
    return { authorization: `Bearer ${token}`, 'accept-crs': 'EPSG:4326' };
  }

  get #environment() {
    return this.surroundings.environment;
  }

  get #klantenHeaders() {
    return { authorization: `Token ${this.#environment['KLANTEN_TOKEN']}` };
  }
}

async function json<T>(url: string, request: RequestInit): Promise<T> {
  const response = await fetch(url, request);
  if (!response.ok) throw new Error(`${request.method ?? 'GET'} ${url} gave ${response.status}`);
  return (await response.json()) as T;
}
