import { SEEDED_PARTIJ } from '../../src/sandbox/simulator/klanten/seed.js';
import type { Meddling } from './history.js';
import { tokenFor } from './quick-token.js';
import { ZAKEN_ORIGIN, type Registers, type Row } from './registers.js';
import { rowsOfRequest, type Ours } from './rows-of.js';

interface Page {
  readonly results: readonly Row[];
}

/** Others who use the same registers while requests are under way. */
export class Colleagues {
  /** uuids of what they made, with the klantcontact that it is about when it is about one. */
  readonly made = new Map<string, string | undefined>();

  readonly #madeAt = new Map<string, number>();

  constructor(private readonly registers: Registers) {}

  /** Of what they made after a moment, the uuids. */
  madeAfter(moment: number): string[] {
    return [...this.#madeAt].filter(([, at]) => at > moment).map(([uuid]) => uuid);
  }

  /** A conversation that was registered before. Returns its uuid. */
  registerKlantcontact(): string {
    const { uuid } = this.registers.klanten('POST', 'klantcontacten', KLANTCONTACT);
    this.#remember(uuid, uuid);
    return uuid;
  }

  /** Nothing when there is nothing to do it with yet, or no more. */
  do(what: Meddling, ours: Ours): void {
    const rows = rowsOfRequest(this.registers.rows(), ours, this.made);
    const first = (resource: string) => rows.get(resource)?.[0];
    const partij = first('klanten/partijen');
    const klantcontact = first('klanten/klantcontacten');
    const taak = first('klanten/internetaken');
    const zaak = first('zaken/zaken');
    switch (what) {
      case 'uses its partij':
        return partij && this.#registerFor(partij.uuid);
      case 'adds a betrokkene':
        return klantcontact && void this.addBetrokkene(klantcontact.uuid);
      case 'takes up its taak':
        return taak && void this.registers.klanten('PATCH', `internetaken/${taak.uuid}`, { status: 'verwerkt' });
      case 'gives its taak to another':
        return taak && this.#reassign(taak.uuid);
      case 'adds a status':
        return zaak && this.#addStatus(zaak.uuid);
      case 'adds a behandelaar':
        return zaak && this.#addRol(zaak.uuid, 'behandelaar');
      case 'adds an initiator':
        return zaak && this.#addRol(zaak.uuid, 'initiator');
      case 'hangs a vestiging under its KvK-nummer':
        return this.#addVestiging(rows.get('klanten/partij-identificatoren') ?? []);
    }
  }

  /** As an application does that registers the contact first, and whom it was with after that. */
  #registerFor(partij: string): void {
    this.addBetrokkene(this.registerKlantcontact(), partij);
  }

  /** A customer in a conversation. Returns its uuid. */
  addBetrokkene(klantcontact: string, partij = SEEDED_PARTIJ): string {
    const body = {
      hadKlantcontact: { uuid: klantcontact },
      wasPartij: { uuid: partij },
      rol: 'klant',
      initiator: false,
    };
    const { uuid } = this.registers.klanten('POST', 'betrokkenen', body);
    this.#remember(uuid, klantcontact);
    return uuid;
  }

  #remember(uuid: string, klantcontact: string | undefined): void {
    this.made.set(uuid, klantcontact);
    this.#madeAt.set(uuid, Date.now());
  }

  #reassign(taak: string): void {
    const { results } = this.registers.klanten<Page>('GET', 'actoren?actoridentificatorObjectId=balie-centrum');
    const toegewezenAanActoren = [{ uuid: results[0]!.uuid }];
    this.registers.klanten('PATCH', `internetaken/${taak}`, { toegewezenAanActoren });
  }

  #addVestiging(identificatoren: readonly Row[]): void {
    const kvk = identificatoren.find(isKvkNummer);
    const query = `partijIdentificatorObjectId=${VESTIGINGSNUMMER}`;
    const isThere = () => this.registers.klanten<Page>('GET', `partij-identificatoren?${query}`).results.length > 0;
    if (!kvk || isThere()) return;
    const { uuid } = this.registers.klanten('POST', 'partij-identificatoren', {
      identificeerdePartij: { uuid: SEEDED_PARTIJ },
      subIdentificatorVan: { uuid: kvk.uuid },
      partijIdentificator: {
        codeObjecttype: 'vestiging',
        codeRegister: 'hr',
        codeSoortObjectId: 'vestigingsnummer',
        objectId: VESTIGINGSNUMMER,
      },
    });
    this.#remember(uuid, undefined);
  }

  #addStatus(zaak: string): void {
    const { url, types } = this.#typesOf(zaak, 'statustypen');
    const { uuid } = this.#zaken<Row>('POST', 'zaken/api/v1/statussen', {
      zaak: url,
      statustype: types.find(({ isEindstatus }) => isEindstatus === false)!['url'],
      datumStatusGezet: new Date().toISOString(),
      statustoelichting: '',
    });
    this.#remember(uuid, undefined);
  }

  /** Nothing when there is one already: of an initiator there is one at most. */
  #addRol(zaak: string, generiek: string): void {
    const { url, types } = this.#typesOf(zaak, 'roltypen');
    const roltype = types.find(({ omschrijvingGeneriek }) => omschrijvingGeneriek === generiek)!['url'];
    const query = `zaak=${encodeURIComponent(String(url))}&omschrijvingGeneriek=${generiek}`;
    const { count } = this.#zaken<{ count: number }>('GET', `zaken/api/v1/rollen?${query}`);
    if (count > 0) return;
    const { uuid } = this.#zaken<Row>('POST', 'zaken/api/v1/rollen', {
      zaak: url,
      roltype,
      betrokkeneType: 'natuurlijk_persoon',
      betrokkeneIdentificatie: { geslachtsnaam: 'Iemand anders' },
      roltoelichting: 'Aanvrager',
    });
    this.#remember(uuid, undefined);
  }

  #typesOf(zaak: string, resource: string): { readonly url: unknown; readonly types: readonly Row[] } {
    const get = (path: string) => this.#zaken<Row & Page>('GET', path);
    const { url, zaaktype } = get(`zaken/api/v1/zaken/${zaak}`);
    const { results } = get(`catalogi/api/v1/${resource}?zaaktype=${encodeURIComponent(String(zaaktype))}`);
    return { url, types: results };
  }

  #zaken<T>(method: string, path: string, body?: object): T {
    const token = tokenFor({ identificatie: 'collega', naam: 'Collega' });
    const answer = this.registers.answer({
      method,
      url: `${ZAKEN_ORIGIN}/${path}`,
      headers: { authorization: `Bearer ${token}`, 'accept-crs': 'EPSG:4326', 'content-type': 'application/json' },
      body: body && JSON.stringify(body),
    });
    if (answer.status >= 300)
      throw new Error(`${method} ${path} gave ${answer.status}: ${JSON.stringify(answer.body)}`);
    return answer.body as T;
  }
}

const VESTIGINGSNUMMER = '000099999999';

const isKvkNummer = (row: Row): boolean =>
  (row['partijIdentificator'] as { codeSoortObjectId: string }).codeSoortObjectId === 'kvk_nummer';

const KLANTCONTACT = {
  kanaal: 'telefoon',
  onderwerp: 'Productaanvraag',
  taal: 'nld',
  vertrouwelijk: false,
  metadata: { product: 'eerder', authenticatiemethode: 'controlevragen', betrouwbaarheidsniveau: 'laag' },
};
