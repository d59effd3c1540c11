import type { JsonClient } from '../upstream/json-client.js';
import { unlessAbsent } from '../upstream/unless-absent.js';
import type {
  Actor,
  DigitaalAdresRow,
  Identificator,
  Klantcontact,
  KlantcontactGeheel,
  NewActor,
  NewDigitaalAdres,
  NewKlantcontactGeheel,
  NewPartij,
  NewPartijIdentificator,
  Onderwerpobject,
  Page,
  Partij,
  PartijIdentificatorRow,
  Reference,
} from './klanten.types.js';

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
type Query = Readonly<Record<string, string>>;

/** The operations of Klanten that this product uses. Every method throws an UpstreamError when it does not succeed. */
export class KlantenClient {
  constructor(
    private readonly json: JsonClient,
    private readonly token: string,
  ) {}

  /** The oldest actor with these four identifying values: Klanten allows doubles and lists the newest first. */
  async findActor(identificator: Identificator): Promise<Actor | undefined> {
    const page = await this.#send<Page<Actor>>('GET', ['actoren'], {
      query: {
        actoridentificatorObjectId: identificator.objectId,
        actoridentificatorCodeObjecttype: identificator.codeObjecttype,
        actoridentificatorCodeRegister: identificator.codeRegister,
        actoridentificatorCodeSoortObjectId: identificator.codeSoortObjectId,
      },
    });
    return page.results.at(-1);
  }

  createActor(actor: NewActor): Promise<Actor> {
    return this.#send('POST', ['actoren'], { body: actor });
  }

  createPartij(partij: NewPartij): Promise<Partij> {
    return this.#send('POST', ['partijen'], { body: partij });
  }

  async findPartij(uuid: string): Promise<Partij | undefined> {
    return unlessAbsent(this.#send<Partij>('GET', ['partijen', uuid]));
  }

  async findPartijByNummer(nummer: string): Promise<Partij | undefined> {
    const page = await this.#send<Page<Partij>>('GET', ['partijen'], { query: { nummer } });
    return page.results[0];
  }

  /** Also deletes what hangs on it: its identificatoren, its digitale adressen and every betrokkene that refers to it. */
  removePartij(uuid: string): Promise<void> {
    return this.#remove(['partijen', uuid]);
  }

  setVoorkeursDigitaalAdres(partij: string, adres: Reference): Promise<Partij> {
    return this.#send('PATCH', ['partijen', partij], { body: { voorkeursDigitaalAdres: adres } });
  }

  createPartijIdentificator(identificator: NewPartijIdentificator): Promise<PartijIdentificatorRow> {
    return this.#send('POST', ['partij-identificatoren'], {
      body: { identificeerdePartij: null, ...identificator },
    });
  }

  async findPartijIdentificator(identificator: Identificator): Promise<PartijIdentificatorRow | undefined> {
    const page = await this.#send<Page<PartijIdentificatorRow>>('GET', ['partij-identificatoren'], {
      query: {
        partijIdentificatorCodeObjecttype: identificator.codeObjecttype,
        partijIdentificatorCodeSoortObjectId: identificator.codeSoortObjectId,
        partijIdentificatorObjectId: identificator.objectId,
        partijIdentificatorCodeRegister: identificator.codeRegister,
      },
    });
    return page.results[0];
  }

  removePartijIdentificator(uuid: string): Promise<void> {
    return this.#remove(['partij-identificatoren', uuid]);
  }

  /** Klantcontact, betrokkene and onderwerpobject in one transaction: all of it, or nothing. */
  maakKlantcontact(geheel: NewKlantcontactGeheel): Promise<KlantcontactGeheel> {
    return this.#send('POST', ['maak-klantcontact'], { body: geheel });
  }

  async findKlantcontactByReferentienummer(referentienummer: string): Promise<Klantcontact | undefined> {
    const page = await this.#send<Page<Klantcontact>>('GET', ['klantcontacten'], { query: { referentienummer } });
    return page.results[0];
  }

  /** Also deletes its betrokkenen, links with actoren, onderwerpobjecten and interne taken, but not their digitale adressen. */
  removeKlantcontact(uuid: string): Promise<void> {
    return this.#remove(['klantcontacten', uuid]);
  }

  linkActor(actor: string, klantcontact: string): Promise<Reference> {
    return this.#send('POST', ['actorklantcontacten'], {
      body: { actor: { uuid: actor }, klantcontact: { uuid: klantcontact } },
    });
  }

  async findActorklantcontact(actor: string, klantcontact: string): Promise<Reference | undefined> {
    const page = await this.#send<Page<Reference>>('GET', ['actorklantcontacten'], {
      query: { actor__uuid: actor, klantcontact__uuid: klantcontact },
    });
    return page.results[0];
  }

  createDigitaalAdres(adres: NewDigitaalAdres): Promise<DigitaalAdresRow> {
    return this.#send('POST', ['digitaleadressen'], { body: adres });
  }

  async listDigitaleAdressen(referentie: string): Promise<readonly DigitaalAdresRow[]> {
    const page = await this.#send<Page<DigitaalAdresRow>>('GET', ['digitaleadressen'], { query: { referentie } });
    return page.results;
  }

  removeDigitaalAdres(uuid: string): Promise<void> {
    return this.#remove(['digitaleadressen', uuid]);
  }

  /** Says what the onderwerpobject is about from now on. May be repeated. */
  putOnderwerpobject(uuid: string, onderwerpobject: Onderwerpobject): Promise<Reference> {
    return this.#send('PUT', ['onderwerpobjecten', uuid], { body: onderwerpobject });
  }

  async #remove(path: readonly string[]): Promise<void> {
    await unlessAbsent(this.#send<undefined>('DELETE', path));
  }

  #send<T>(method: Method, path: readonly string[], content: { query?: Query; body?: object } = {}): Promise<T> {
    return this.json.send({ method, path, headers: { authorization: `Token ${this.token}` }, ...content });
  }
}
