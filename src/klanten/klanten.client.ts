import type { Codes } from '../config/configuration.js';
import type { JsonClient } from '../upstream/json-client.js';
import { lookForEndpoint } from '../upstream/optional-endpoint.js';
import type { Probe } from '../upstream/probe.js';
import { list, nothing, nullable, object, pageOf, text, uuid, type Shape } from '../upstream/shape.js';
import { unlessAbsent } from '../upstream/unless-absent.js';
import type {
  Actor,
  BetrokkeneDetails,
  BetrokkeneRow,
  DigitaalAdresRow,
  ExpandedKlantcontact,
  ExpandedPartij,
  Identificator,
  Klantcontact,
  KlantcontactGeheel,
  NewActor,
  NewBetrokkeneBijKlantcontact,
  NewDigitaalAdres,
  NewKlantcontact,
  NewKlantcontactGeheel,
  NewPartij,
  NewPartijIdentificator,
  Onderwerpobject,
  OnderwerpobjectRow,
  Page,
  Partij,
  PartijIdentificatorRow,
  Reference,
} from './klanten.types.js';
import { isSomeone } from './someone.js';

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH';
type Query = Readonly<Record<string, string>>;

const REFERENCE = object({ uuid });
const ACTOR = object({ uuid, naam: text });
const IDENTIFICATOR = object({ uuid, partijIdentificator: object({ codeSoortObjectId: text, objectId: text }) });
const PARTIJ = object({
  uuid,
  soortPartij: text,
  betrokkenen: list(REFERENCE),
  partijIdentificatoren: list(IDENTIFICATOR),
});
const ADRES = object({ uuid, adres: text, soortDigitaalAdres: text });
const KLANTCONTACT = object({
  uuid,
  hadBetrokkenen: list(REFERENCE),
  gingOverOnderwerpobjecten: list(REFERENCE),
});
/** What hangs on it decides whether it may be taken away. */
const EXPANDED_KLANTCONTACT = object({ uuid, _expand: object({}) });
const ONDERWERPOBJECT = object({ uuid, onderwerpobjectidentificator: object({ objectId: text }) });
const GEHEEL = object({
  klantcontact: REFERENCE,
  betrokkene: nullable(REFERENCE),
  onderwerpobject: nullable(REFERENCE),
});

/** The most that Klanten puts on a page. */
const WHOLE_PAGE = '500';
const WITH_ADRESSEN = { expand: 'digitaleAdressen' };
/** Everything that hangs on a klantcontact. What lies below another must be named after that other. */
const WITH_EVERYTHING = {
  expand: [
    'hadBetrokkenen',
    'hadBetrokkenen.wasPartij',
    'hadBetrokkenen.digitaleAdressen',
    'gingOverOnderwerpobjecten',
    'leiddeTotInterneTaken',
  ].join(','),
};

/** The operations of Klanten that this product uses. Every method throws an UpstreamError when it does not succeed. */
export class KlantenClient {
  constructor(
    private readonly json: JsonClient,
    private readonly token: string,
  ) {}

  /**
   * The oldest actor with these four identifying values: Klanten allows doubles and lists the newest first. An afdeling or
   * groep that is out of use is not there; a person or channel is who it is.
   */
  async findActor(identificator: Identificator): Promise<Actor | undefined> {
    const page = await this.#list<Actor>(ACTOR, 'actoren', {
      actoridentificatorObjectId: identificator.objectId,
      actoridentificatorCodeObjecttype: identificator.codeObjecttype,
      actoridentificatorCodeRegister: identificator.codeRegister,
      actoridentificatorCodeSoortObjectId: identificator.codeSoortObjectId,
    });
    return page.results.findLast((actor) => actor.indicatieActief || isSomeone(actor));
  }

  /** A page of the actoren with these codes, the newest first. */
  listActorenWith(codes: Codes, page: number): Promise<Page<Actor>> {
    return this.#list(ACTOR, 'actoren', {
      actoridentificatorCodeObjecttype: codes.codeObjecttype,
      actoridentificatorCodeRegister: codes.codeRegister,
      actoridentificatorCodeSoortObjectId: codes.codeSoortObjectId,
      page: String(page),
      pageSize: WHOLE_PAGE,
    });
  }

  createActor(actor: NewActor): Promise<Actor> {
    return this.#write('POST', ['actoren'], actor);
  }

  /** Active actoren with these codes of which the naam contains the text, in any case. @param pageSize at most 500. */
  listActoren(naam: string, codes: Codes, pageSize: number): Promise<Page<Actor>> {
    return this.#list(ACTOR, 'actoren', {
      naam,
      indicatieActief: 'true',
      actoridentificatorCodeObjecttype: codes.codeObjecttype,
      actoridentificatorCodeRegister: codes.codeRegister,
      actoridentificatorCodeSoortObjectId: codes.codeSoortObjectId,
      pageSize: String(pageSize),
    });
  }

  createPartij(partij: NewPartij): Promise<Partij> {
    return this.#write('POST', ['partijen'], partij);
  }

  async findPartij(uuid: string): Promise<Partij | undefined> {
    return unlessAbsent(this.#send<Partij>(PARTIJ, 'GET', ['partijen', uuid]));
  }

  /** With its digitale adressen. */
  async findExpandedPartij(uuid: string): Promise<ExpandedPartij | undefined> {
    return unlessAbsent(this.#send<ExpandedPartij>(PARTIJ, 'GET', ['partijen', uuid], { query: WITH_ADRESSEN }));
  }

  /**
   * With their digitale adressen. Of which soort the number is, is left to the caller: applications spell that in their own
   * way, and Klanten would look for it separately.
   * @param kvkNummer of a vestigingsnummer: the KvK-nummer that it hangs under.
   */
  listPartijenByNummer(objectId: string, kvkNummer?: string): Promise<Page<ExpandedPartij>> {
    return this.#list(PARTIJ, 'partijen', {
      partijIdentificator__objectId: objectId,
      ...(kvkNummer !== undefined && hangingUnder(kvkNummer)),
      ...WITH_ADRESSEN,
    });
  }

  /**
   * With their digitale adressen. Of a partij that Klanten gives, something else than its vestigingsnummer may hang under
   * the KvK-nummer.
   * @param pageSize at most 500.
   */
  listVestigingen(kvkNummer: string, pageSize: number): Promise<Page<ExpandedPartij>> {
    return this.#list(PARTIJ, 'partijen', {
      partijIdentificator__codeSoortObjectId: 'vestigingsnummer',
      ...hangingUnder(kvkNummer),
      pageSize: String(pageSize),
      ...WITH_ADRESSEN,
    });
  }

  /** With their digitale adressen. @param pageSize at most 500. */
  listPartijenByNummeraanduiding(nummeraanduidingId: string, pageSize: number): Promise<Page<ExpandedPartij>> {
    return this.#list(PARTIJ, 'partijen', {
      bezoekadresNummeraanduidingId: nummeraanduidingId,
      pageSize: String(pageSize),
      ...WITH_ADRESSEN,
    });
  }

  async findPartijByNummer(nummer: string): Promise<Partij | undefined> {
    const page = await this.#list<Partij>(PARTIJ, 'partijen', { nummer });
    return page.results[0];
  }

  /** Also deletes what hangs on it: its identificatoren, its digitale adressen and every betrokkene that refers to it. */
  removePartij(uuid: string): Promise<void> {
    return this.#remove(['partijen', uuid]);
  }

  setVoorkeursDigitaalAdres(partij: string, adres: Reference): Promise<Partij> {
    return this.#write('PATCH', ['partijen', partij], { voorkeursDigitaalAdres: adres });
  }

  createPartijIdentificator(identificator: NewPartijIdentificator): Promise<PartijIdentificatorRow> {
    return this.#write('POST', ['partij-identificatoren'], { identificeerdePartij: null, ...identificator });
  }

  async findPartijIdentificator(identificator: Identificator): Promise<PartijIdentificatorRow | undefined> {
    const page = await this.#list<PartijIdentificatorRow>(IDENTIFICATOR, 'partij-identificatoren', {
      partijIdentificatorCodeObjecttype: identificator.codeObjecttype,
      partijIdentificatorCodeSoortObjectId: identificator.codeSoortObjectId,
      partijIdentificatorObjectId: identificator.objectId,
      partijIdentificatorCodeRegister: identificator.codeRegister,
    });
    return page.results[0];
  }

  async findPartijIdentificatorByUuid(uuid: string): Promise<PartijIdentificatorRow | undefined> {
    return unlessAbsent(this.#send<PartijIdentificatorRow>(IDENTIFICATOR, 'GET', ['partij-identificatoren', uuid]));
  }

  removePartijIdentificator(uuid: string): Promise<void> {
    return this.#remove(['partij-identificatoren', uuid]);
  }

  /** Klantcontact, betrokkene and onderwerpobject in one transaction: all of it, or nothing. */
  createKlantcontactAtOnce(geheel: NewKlantcontactGeheel): Promise<KlantcontactGeheel> {
    return this.#send(GEHEEL, 'POST', ['maak-klantcontact'], { body: geheel });
  }

  async findKlantcontact(uuid: string): Promise<Klantcontact | undefined> {
    return unlessAbsent(this.#send<Klantcontact>(KLANTCONTACT, 'GET', ['klantcontacten', uuid]));
  }

  /** Replaces all of it: what is left out is lost. */
  setMetadata(klantcontact: string, metadata: Readonly<Record<string, string>>): Promise<Klantcontact> {
    return this.#write('PATCH', ['klantcontacten', klantcontact], { metadata });
  }

  createKlantcontact(klantcontact: NewKlantcontact): Promise<Klantcontact> {
    return this.#write('POST', ['klantcontacten'], klantcontact);
  }

  async findKlantcontactByReferentienummer(referentienummer: string): Promise<Klantcontact | undefined> {
    const page = await this.#list<Klantcontact>(KLANTCONTACT, 'klantcontacten', { referentienummer });
    return page.results[0];
  }

  /** The newest first. */
  async listLatestKlantcontacten(): Promise<readonly Klantcontact[]> {
    const page = await this.#list<Klantcontact>(KLANTCONTACT, 'klantcontacten', { pageSize: '50' });
    return page.results;
  }

  /** With its betrokkenen, their partijen and digitale adressen, its onderwerpobjecten and interne taken. */
  async findExpandedKlantcontact(uuid: string): Promise<(Klantcontact & ExpandedKlantcontact) | undefined> {
    return unlessAbsent(
      this.#send<Klantcontact & ExpandedKlantcontact>(EXPANDED_KLANTCONTACT, 'GET', ['klantcontacten', uuid], {
        query: WITH_EVERYTHING,
      }),
    );
  }

  /** By the name that was typed at a contact: exactly, also upper and lower case. */
  listBetrokkenenByNaam({
    achternaam,
    voornaam,
  }: {
    achternaam: string;
    voornaam?: string;
  }): Promise<Page<BetrokkeneRow>> {
    return this.#list(REFERENCE, 'betrokkenen', {
      contactnaamAchternaam: achternaam,
      ...(voornaam !== undefined && { contactnaamVoornaam: voornaam }),
      pageSize: WHOLE_PAGE,
    });
  }

  /** Also deletes its betrokkenen, links with actoren, onderwerpobjecten and interne taken, but not their digitale adressen. */
  removeKlantcontact(uuid: string): Promise<void> {
    return this.#remove(['klantcontacten', uuid]);
  }

  createBetrokkene(betrokkene: NewBetrokkeneBijKlantcontact): Promise<BetrokkeneRow> {
    return this.#write('POST', ['betrokkenen'], betrokkene);
  }

  /** Those of one klantcontact, the newest first. */
  async listBetrokkenen(klantcontact: string): Promise<readonly BetrokkeneRow[]> {
    const page = await this.#list<BetrokkeneRow>(REFERENCE, 'betrokkenen', { hadKlantcontact__uuid: klantcontact });
    return page.results;
  }

  /** Replaces what is named, and leaves the rest. */
  setBetrokkeneDetails(betrokkene: string, details: BetrokkeneDetails): Promise<BetrokkeneRow> {
    return this.#write('PATCH', ['betrokkenen', betrokkene], details);
  }

  /** Its digitale adressen stay behind. */
  removeBetrokkene(uuid: string): Promise<void> {
    return this.#remove(['betrokkenen', uuid]);
  }

  linkActor(actor: string, klantcontact: string): Promise<Reference> {
    return this.#write('POST', ['actorklantcontacten'], {
      actor: { uuid: actor },
      klantcontact: { uuid: klantcontact },
    });
  }

  async findActorklantcontact(actor: string, klantcontact: string): Promise<Reference | undefined> {
    const page = await this.#list<Reference>(REFERENCE, 'actorklantcontacten', {
      actor__uuid: actor,
      klantcontact__uuid: klantcontact,
    });
    return page.results[0];
  }

  createDigitaalAdres(adres: NewDigitaalAdres): Promise<DigitaalAdresRow> {
    return this.#write('POST', ['digitaleadressen'], adres);
  }

  async listDigitaleAdressen(referentie: string): Promise<readonly DigitaalAdresRow[]> {
    const page = await this.#list<DigitaalAdresRow>(ADRES, 'digitaleadressen', { referentie });
    return page.results;
  }

  /** Those of which the adres contains the text, in any case: of partijen, of betrokkenen and of nobody. */
  listDigitaleAdressenWith(
    text: string,
    soortDigitaalAdres: DigitaalAdresRow['soortDigitaalAdres'],
  ): Promise<Page<DigitaalAdresRow>> {
    return this.#list(ADRES, 'digitaleadressen', { adres__icontains: text, soortDigitaalAdres, pageSize: WHOLE_PAGE });
  }

  removeDigitaalAdres(uuid: string): Promise<void> {
    return this.#remove(['digitaleadressen', uuid]);
  }

  createOnderwerpobject(onderwerpobject: Onderwerpobject): Promise<OnderwerpobjectRow> {
    return this.#write('POST', ['onderwerpobjecten'], onderwerpobject);
  }

  /** Those of a klantcontact about one thing, the newest first. @param objectId what they are about. */
  async listOnderwerpobjecten(klantcontact: string, objectId: string): Promise<readonly OnderwerpobjectRow[]> {
    const page = await this.#list<OnderwerpobjectRow>(ONDERWERPOBJECT, 'onderwerpobjecten', {
      klantcontact__uuid: klantcontact,
      onderwerpobjectidentificatorObjectId: objectId,
    });
    return page.results;
  }

  /** Says what the onderwerpobject is about from now on. May be repeated. */
  putOnderwerpobject(uuid: string, onderwerpobject: Onderwerpobject): Promise<Reference> {
    return this.#write('PUT', ['onderwerpobjecten', uuid], onderwerpobject);
  }

  removeOnderwerpobject(uuid: string): Promise<void> {
    return this.#remove(['onderwerpobjecten', uuid]);
  }

  /** The only path that needs no token: says which version this is. */
  probeRoot(): Promise<Probe> {
    return this.json.probe({ path: [''] });
  }

  probeActoren(): Promise<Probe> {
    return this.json.probe({
      path: ['actoren'],
      query: { pageSize: '1' },
      headers: this.#headers,
      answer: pageOf(ACTOR),
    });
  }

  /** Undefined when it is not to be seen. */
  hasMaakKlantcontact(): Promise<boolean | undefined> {
    const look = () => this.json.probe({ path: ['maak-klantcontact'], headers: this.#headers });
    return lookForEndpoint(look, () => this.probeActoren());
  }

  async #remove(path: readonly string[]): Promise<void> {
    await unlessAbsent(this.json.send({ method: 'DELETE', path, headers: this.#headers, answer: nothing }));
  }

  #list<T>(row: Shape, resource: string, query: Query): Promise<Page<T>> {
    return this.#send(pageOf(row), 'GET', [resource], { query });
  }

  /** Of what was written only its uuid is needed. */
  #write<T>(method: 'POST' | 'PUT' | 'PATCH', path: readonly string[], body: object): Promise<T> {
    return this.#send(REFERENCE, method, path, { body });
  }

  #send<T>(
    answer: Shape,
    method: Method,
    path: readonly string[],
    content: { query?: Query; body?: object } = {},
  ): Promise<T> {
    return this.json.send({ method, path, headers: this.#headers, answer, ...content });
  }

  get #headers() {
    return { authorization: `Token ${this.token}` };
  }
}

const hangingUnder = (kvkNummer: string): Query => ({
  subIdentificatorVan__codeSoortObjectId: 'kvk_nummer',
  subIdentificatorVan__objectId: kvkNummer,
});
