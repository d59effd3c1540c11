import type { JsonClient } from '../upstream/json-client.js';
import { lookForEndpoint } from '../upstream/optional-endpoint.js';
import type { Probe } from '../upstream/probe.js';
import { list, nothing, nullable, object, pageOf, text, uuid, type Shape } from '../upstream/shape.js';
import { unlessAbsent } from '../upstream/unless-absent.js';
import { PRODUCT, type ZakenToken } from './zaken-token.js';
import type {
  Gebruiker,
  NewRolBijZaak,
  NewStatusBijZaak,
  NewZaak,
  NewZaakGeheel,
  RolRow,
  StatusRow,
  Zaak,
} from './zaken.types.js';

interface Page<T> {
  readonly results: readonly T[];
}

const ROW = object({ uuid, url: text });
const MADE = object({ uuid, url: text, zaaktype: text });
const ZAAK = object({
  uuid,
  url: text,
  zaaktype: text,
  kenmerken: list(object({ bron: text, kenmerk: text })),
  rollen: list(text),
  status: nullable(text),
});

const ROL = object({
  uuid,
  omschrijvingGeneriek: text,
  betrokkeneType: text,
  betrokkene: text,
  roltoelichting: text,
  betrokkeneIdentificatie: nullable(object({})),
});
const STATUS = object({ uuid, datumStatusGezet: text });

const CRS = { 'accept-crs': 'EPSG:4326', 'content-crs': 'EPSG:4326' };

/** The operations of Zaken that this product uses. Every method throws an UpstreamError when it does not succeed. */
export class ZakenClient {
  constructor(
    private readonly json: JsonClient,
    private readonly token: ZakenToken,
  ) {}

  /** Zaak, rollen and first status in one transaction: all of it, or nothing. */
  async createZaakAtOnce(geheel: NewZaakGeheel, gebruiker: Gebruiker): Promise<Zaak> {
    const answer = await this.json.send<{ zaak: Zaak }>({
      method: 'POST',
      path: ['zaak_registreren'],
      body: geheel,
      headers: await this.#headers(gebruiker),
      answer: object({ zaak: MADE }),
    });
    return answer.zaak;
  }

  createZaak(zaak: NewZaak, gebruiker: Gebruiker): Promise<Zaak> {
    return this.#post(MADE, 'zaken', zaak, gebruiker);
  }

  /** Never repeat it while an earlier one may still be running: then a zaak gets two initiators. */
  createRol(rol: NewRolBijZaak, gebruiker: Gebruiker): Promise<RolRow> {
    return this.#post(ROW, 'rollen', rol, gebruiker);
  }

  /** Unique by its datumStatusGezet, so it may be repeated. */
  createStatus(status: NewStatusBijZaak, gebruiker: Gebruiker): Promise<StatusRow> {
    return this.#post(ROW, 'statussen', status, gebruiker);
  }

  /** @param zaak its address, as Zaken gave it. */
  listRollen(zaak: string, gebruiker: Gebruiker): Promise<readonly RolRow[]> {
    return this.#list(ROL, 'rollen', { zaak }, gebruiker);
  }

  /** @param zaak its address, as Zaken gave it. */
  listStatussen(zaak: string, gebruiker: Gebruiker): Promise<readonly StatusRow[]> {
    return this.#list(STATUS, 'statussen', { zaak }, gebruiker);
  }

  /** Issues a number that no other zaak of this bronorganisatie gets, unless its zaak is deleted. */
  async reserveZaaknummer(bronorganisatie: string, gebruiker: Gebruiker): Promise<string> {
    const answer = await this.json.send<{ zaaknummer: string }>({
      method: 'POST',
      path: ['zaaknummer_reserveren'],
      body: { bronorganisatie },
      headers: await this.#headers(gebruiker),
      answer: object({ zaaknummer: text }),
    });
    return answer.zaaknummer;
  }

  async findZaakByIdentificatie(
    bronorganisatie: string,
    identificatie: string,
    gebruiker: Gebruiker,
  ): Promise<Zaak | undefined> {
    const [zaak] = await this.#list<Zaak>(ZAAK, 'zaken', { bronorganisatie, identificatie }, gebruiker);
    return zaak;
  }

  /** Also deletes its rollen, statussen and the rest. Needs the scope zaken.verwijderen. */
  async removeZaak(uuid: string, gebruiker: Gebruiker): Promise<void> {
    const headers = await this.#headers(gebruiker);
    await unlessAbsent(this.json.send({ method: 'DELETE', path: ['zaken', uuid], headers, answer: nothing }));
  }

  async probeZaken(): Promise<Probe> {
    const query = { pageSize: '1', identificatie: 'klantregie' };
    return this.json.probe({ path: ['zaken'], query, headers: await this.#headers(PRODUCT), answer: pageOf(ZAAK) });
  }

  /** Undefined when it is not to be seen. */
  hasZaakRegistreren(): Promise<boolean | undefined> {
    return this.#hasEndpoint('zaak_registreren');
  }

  /** Undefined when it is not to be seen. */
  hasZaaknummerReserveren(): Promise<boolean | undefined> {
    return this.#hasEndpoint('zaaknummer_reserveren');
  }

  /** Never succeeds. Says by how it fails whether we may register a zaak as a whole: Open Zaak looks at rights first. */
  async tryRegistratie(zaaktype: TriedZaaktype): Promise<void> {
    await this.#post(object({}), 'zaak_registreren', { zaak: unfinishedZaak(zaaktype) }, PRODUCT);
  }

  /** Never succeeds. Says by how it fails whether we may make a zaak, but not whether we may add a rol to it. */
  async tryZaak(zaaktype: TriedZaaktype): Promise<void> {
    await this.#post(object({}), 'zaken', unfinishedZaak(zaaktype), PRODUCT);
  }

  async #hasEndpoint(path: string): Promise<boolean | undefined> {
    const headers = await this.#headers(PRODUCT);
    return lookForEndpoint(
      () => this.json.probe({ path: [path], headers }),
      () => this.probeZaken(),
    );
  }

  async #post<T>(answer: Shape, resource: string, body: object, gebruiker: Gebruiker): Promise<T> {
    return this.json.send({ method: 'POST', path: [resource], body, headers: await this.#headers(gebruiker), answer });
  }

  async #list<T>(row: Shape, resource: string, query: Readonly<Record<string, string>>, gebruiker: Gebruiker) {
    const request = { method: 'GET', path: [resource], query, answer: pageOf(row) } as const;
    return (await this.json.send<Page<T>>({ ...request, headers: await this.#headers(gebruiker) })).results;
  }

  async #headers(gebruiker: Gebruiker) {
    return { ...CRS, authorization: `Bearer ${await this.token.mint(gebruiker)}` };
  }
}

/**
 * What rights are judged by, and nothing else. It can be stored nowhere: the standard requires a bronorganisatie, a
 * verantwoordelijkeOrganisatie and a startdatum of every zaak, and zaak_registreren rollen and a status besides. As it has
 * an identificatie, no number is issued for it either.
 */
/** What must be known of a zaaktype to try what may be done with it. */
interface TriedZaaktype {
  readonly url: string;
  readonly vertrouwelijkheidaanduiding: string;
}

function unfinishedZaak({ url, vertrouwelijkheidaanduiding }: TriedZaaktype) {
  return { identificatie: PRODUCT.identificatie, zaaktype: url, vertrouwelijkheidaanduiding };
}
