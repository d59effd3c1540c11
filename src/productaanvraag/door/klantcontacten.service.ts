import { Inject, Injectable } from '@nestjs/common';
import type { Caller } from '../../auth/caller.js';
import { Insight } from '../../auth/insight.js';
import { NIVEAUS, type Configuration } from '../../config/configuration.js';
import { SETTINGS, type Settings } from '../../config/settings.js';
import { ProblemException } from '../../http/problem.js';
import { KlantenClient } from '../../klanten/klanten.client.js';
import type { ExpandedKlantcontact, Klantcontact } from '../../klanten/klanten.types.js';
import { showKlantcontact, type Klantcontactgeheel } from '../../klantcontact/klantcontact.js';
import { LOG, type Log } from '../../telemetry/log.js';
import type { Answer } from '../answer/answer.js';
import type { ZaakAanvraag } from '../handle-zaak.js';
import type { Authenticatie } from '../productaanvraag.js';
import type { Contact } from '../steps/register-betrokkene.step.js';
import { authenticatieMetadata } from '../steps/register-klantcontact.step.js';
import { Assignees } from './assignees.js';
import type { AuthenticatieAnswer } from './authenticatie.schema.js';
import { LookUpsBeforeStart } from './before-start.js';
import { Customers } from './customers.js';
import { Door } from './door.js';
import {
  readAuthenticatie,
  readBetrokkene,
  readInterneTaak,
  readKlantcontact,
  readZaak,
} from './dto/read-klantcontacten.js';
import { Duplicates } from './duplicates.js';
import { requireNiveau } from './niveau.js';
import type { Call } from './writing-call.js';

/** Takes in the steps of C9018 one at a time, each as sure as the whole. */
@Injectable()
export class KlantcontactenService {
  readonly #configuration: Configuration;

  constructor(
    @Inject(KlantenClient) private readonly klanten: KlantenClient,
    @Inject(Assignees) private readonly assignees: Assignees,
    @Inject(Duplicates) private readonly duplicates: Duplicates,
    @Inject(Customers) private readonly customers: Customers,
    @Inject(LookUpsBeforeStart) private readonly lookUps: LookUpsBeforeStart,
    @Inject(Door) private readonly door: Door,
    @Inject(Insight) private readonly insight: Insight,
    @Inject(SETTINGS) { configuration }: Settings,
    @Inject(LOG) private readonly log: Log,
  ) {
    this.#configuration = configuration;
  }

  /** A klantcontact with everything that hangs on it. Throws an UpstreamError, or a ProblemException 403, 404 or 503. */
  async find(caller: Caller, uuid: string): Promise<Klantcontactgeheel> {
    const klantcontact = await this.klanten.findExpandedKlantcontact(uuid);
    if (!klantcontact) throw new ProblemException('niet-gevonden');
    await this.insight.requireKlantcontact(caller, klantcontact);
    return this.#withoutStrangers(caller, klantcontact);
  }

  registerKlantcontact(call: Call, body: unknown): Promise<Answer> {
    return this.door.submit('klantcontact', call, body, async (now) =>
      readKlantcontact(body, this.#configuration, now),
    );
  }

  registerBetrokkene(call: Call, uuid: string, body: unknown): Promise<Answer> {
    return this.door.submit('betrokkene', call, { uuid, body }, async (now) => {
      const aanvraag = readBetrokkene(body, this.#configuration, now);
      const [klantcontact, klant] = await Promise.all([
        this.#findKlantcontact(call.caller, uuid, call.wait),
        this.customers.name(aanvraag.klant, call.caller, call.wait),
      ]);
      await this.duplicates.require(klant, call.caller, call.wait);
      return { klant, contact: contactOf(klantcontact) };
    });
  }

  registerZaak(call: Call, uuid: string, body: unknown): Promise<Answer> {
    return this.door.submit('zaak', call, { uuid, body }, async (now) => {
      const aanvraag = readZaak(body, this.#configuration, now);
      const klantcontact = await this.#look(call.caller, () => this.klanten.findExpandedKlantcontact(uuid), call.wait);
      const product = this.#configuration.producten.get(aanvraag.product);
      const authenticatie = authenticatieOf(klantcontact);
      if (product) requireNiveau({ ...(authenticatie && { authenticatie }) }, product);
      return {
        ...aanvraag,
        contact: contactOf(klantcontact),
        customer: await this.customers.inContact(aanvraag.klant, body, klantcontact, call.wait),
        klantcontact: gegevensOf(klantcontact),
      };
    });
  }

  registerInterneTaak(call: Call, uuid: string, body: unknown): Promise<Answer> {
    return this.door.submit('interneTaak', call, { uuid, body }, async (now) => {
      const aanvraag = readInterneTaak(body, this.#configuration, now);
      const klantcontact = await this.#findKlantcontact(call.caller, uuid, call.wait);
      await this.assignees.require(aanvraag.vervolg.toegewezenAan, call.wait);
      return { ...aanvraag, contact: contactOf(klantcontact) };
    });
  }

  /** Records which procedure was carried out. May be repeated; the last one counts. */
  async recordAuthenticatie(caller: Caller, uuid: string, body: unknown): Promise<AuthenticatieAnswer> {
    const { authenticatie, product } = readAuthenticatie(body, this.#configuration, new Date());
    const { metadata } = await this.#findKlantcontact(caller, uuid);
    await this.lookUps.ask('authenticatie', () =>
      this.klanten.setMetadata(uuid, { ...metadata, ...authenticatieMetadata(authenticatie) }),
    );
    this.log.info({ medewerker: caller.id, klantcontact: uuid, ...authenticatie }, 'authenticatie recorded');
    if (!product) return authenticatie;
    const voldoende = NIVEAUS.indexOf(authenticatie.niveau) >= NIVEAUS.indexOf(product.niveau);
    return { ...authenticatie, voldoende, vereistNiveau: product.niveau };
  }

  #findKlantcontact(caller: Caller, uuid: string, wait?: number): Promise<Klantcontact> {
    return this.#look(caller, () => this.klanten.findKlantcontact(uuid), wait);
  }

  async #look<K extends Klantcontact>(caller: Caller, find: () => Promise<K | undefined>, wait?: number): Promise<K> {
    const found = await this.lookUps.ask('klantcontact', find, wait);
    if (!found) throw new ProblemException('niet-gevonden');
    await this.insight.requireKlantcontact(caller, found);
    return found;
  }

  /** Of a customer whom the caller may not see, in a conversation of its own, stays that there is one. */
  async #withoutStrangers(caller: Caller, klantcontact: ExpandedKlantcontact): Promise<Klantcontactgeheel> {
    const { _expand: { hadBetrokkenen = [] } = {} } = klantcontact;
    const rows = hadBetrokkenen.flatMap(({ _expand }) => _expand?.wasPartij ?? []);
    const geheel = showKlantcontact(klantcontact);
    const betrokkenen = geheel.betrokkenen.map(async (shown) => {
      const { uuid, rol, initiator, partij } = shown;
      if (!partij) return shown;
      const row = rows.find((it) => it.uuid === partij.uuid) ?? UNKNOWN;
      if (await this.insight.maySeePartij(caller, row)) return shown;
      return { uuid, rol, initiator, naam: '', partij: { uuid: partij.uuid }, adressenAfgeschermd: true };
    });
    return { ...geheel, betrokkenen: await Promise.all(betrokkenen) };
  }
}

/** A partij that Klanten does not show: nobody can tell whose it is. */
const UNKNOWN = { nummer: null };

const contactOf = ({ uuid, hadBetrokkenen }: Klantcontact): Contact => ({
  klantcontact: uuid,
  betrokkenen: hadBetrokkenen.map((betrokkene) => betrokkene.uuid),
});

/** What was recorded with the klantcontact, when it was done by this product. */
function authenticatieOf({ metadata }: Klantcontact): Authenticatie | undefined {
  const { authenticatiemethode: methode, betrouwbaarheidsniveau } = metadata;
  const niveau = NIVEAUS.find((it) => it === betrouwbaarheidsniveau);
  return methode !== undefined && niveau !== undefined ? { methode, niveau } : undefined;
}

function gegevensOf(klantcontact: Klantcontact): ZaakAanvraag['klantcontact'] {
  const { kanaal, onderwerp, inhoud, taal, vertrouwelijk, indicatieContactGelukt, plaatsgevondenOp } = klantcontact;
  return { kanaal, onderwerp, inhoud, taal, vertrouwelijk, indicatieContactGelukt, plaatsgevondenOp };
}
