import type { JsonClient } from '../upstream/json-client.js';
import { unlessAbsent } from '../upstream/unless-absent.js';
import type { ZakenToken } from './zaken-token.js';
import type { Gebruiker, NewZaakGeheel, Zaak } from './zaken.types.js';

const CRS = { 'accept-crs': 'EPSG:4326', 'content-crs': 'EPSG:4326' };

/** The operations of Zaken that this product uses. Every method throws an UpstreamError when it does not succeed. */
export class ZakenClient {
  constructor(
    private readonly json: JsonClient,
    private readonly token: ZakenToken,
  ) {}

  /** Zaak, rollen and first status in one transaction: all of it, or nothing. */
  async registreerZaak(geheel: NewZaakGeheel, gebruiker: Gebruiker): Promise<Zaak> {
    const answer = await this.json.send<{ zaak: Zaak }>({
      method: 'POST',
      path: ['zaak_registreren'],
      body: geheel,
      headers: await this.#headers(gebruiker),
    });
    return answer.zaak;
  }

  /** Issues a number that no other zaak of this bronorganisatie gets, unless its zaak is deleted. */
  async reserveerZaaknummer(bronorganisatie: string, gebruiker: Gebruiker): Promise<string> {
    const answer = await this.json.send<{ zaaknummer: string }>({
      method: 'POST',
      path: ['zaaknummer_reserveren'],
      body: { bronorganisatie },
      headers: await this.#headers(gebruiker),
    });
    return answer.zaaknummer;
  }

  async findZaakByIdentificatie(
    bronorganisatie: string,
    identificatie: string,
    gebruiker: Gebruiker,
  ): Promise<Zaak | undefined> {
    const page = await this.json.send<{ results: readonly Zaak[] }>({
      method: 'GET',
      path: ['zaken'],
      query: { bronorganisatie, identificatie },
      headers: await this.#headers(gebruiker),
    });
    return page.results[0];
  }

  /** Also deletes its rollen, statussen and the rest. Needs the scope zaken.verwijderen. */
  async removeZaak(uuid: string, gebruiker: Gebruiker): Promise<void> {
    const headers = await this.#headers(gebruiker);
    await unlessAbsent(this.json.send({ method: 'DELETE', path: ['zaken', uuid], headers }));
  }

  async #headers(gebruiker: Gebruiker) {
    return { ...CRS, authorization: `Bearer ${await this.token.mint(gebruiker)}` };
  }
}
