import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { Caller } from '../auth/caller.js';
import { NIVEAUS, type Configuration, type Niveau } from '../config/configuration.js';
import { ProblemException } from '../http/problem.js';
import type { Klantcontact } from '../klanten/klanten.types.js';
import { LOG, type Log } from '../telemetry/log.js';
import { completed, type GoodAnswer } from './answer.js';
import { Assignees } from './assignees.js';
import type { Call } from './call.js';
import { Duplicates } from './duplicates.js';
import { readAuthenticatie, readBetrokkene, readInterneTaak, readKlantcontact, readZaak } from './dto/read-step.js';
import { requireNiveau } from './dto/require-niveau.js';
import {
  handleBetrokkene,
  handleInterneTaak,
  handleKlantcontact,
  handleZaak,
  type BetrokkeneAanvraag,
  type InterneTaakAanvraag,
  type KlantcontactAanvraag,
  type ZaakAanvraag,
} from './handle-step.js';
import { Intakes, type Intake } from './intake.js';
import type { Registratie } from './opdracht.js';
import type { Authenticatie } from './productaanvraag.js';
import { reach } from './reach.js';
import type { Contact } from './steps/register-betrokkene.step.js';
import { authenticatieMetadata } from './steps/register-klantcontact.step.js';
import { REGISTERS, type Registers } from './steps/registers.js';

type Result = Partial<Registratie>;

/** What was recorded of the authenticatie, and whether it is enough. */
export interface AuthenticatieAnswer extends Authenticatie {
  /** For the product that was asked about. */
  readonly voldoende?: boolean;
  readonly vereistNiveau?: Niveau;
}

/** Takes in the steps of C9018 one at a time, each as sure as the whole. */
@Injectable()
export class StepService implements OnModuleInit {
  #klantcontacten!: Intake<KlantcontactAanvraag, Result>;
  #betrokkenen!: Intake<BetrokkeneAanvraag, Result>;
  #zaken!: Intake<ZaakAanvraag, Result>;
  #interneTaken!: Intake<InterneTaakAanvraag, Result>;
  readonly #configuration: Configuration;

  constructor(
    @Inject(REGISTERS) private readonly registers: Registers,
    @Inject(Assignees) private readonly assignees: Assignees,
    @Inject(Duplicates) private readonly duplicates: Duplicates,
    @Inject(Intakes) private readonly intakes: Intakes,
    @Inject(LOG) private readonly log: Log,
  ) {
    this.#configuration = registers.configuration;
  }

  onModuleInit(): void {
    const { registers, intakes } = this;
    this.#klantcontacten = intakes.open('klantcontact', handleKlantcontact(registers), (opdracht, result) =>
      completed(
        opdracht,
        result,
        `Het gesprek is geregistreerd. Het nummer van dit contact is ${result.klantcontact?.nummer}.`,
      ),
    );
    this.#betrokkenen = intakes.open('betrokkene', handleBetrokkene(registers), (opdracht, result) =>
      completed(opdracht, result, 'De klant is bij het gesprek geregistreerd.'),
    );
    this.#zaken = intakes.open('zaak', handleZaak(registers), (opdracht, result) =>
      completed(opdracht, result, zaakText(result)),
    );
    this.#interneTaken = intakes.open('interneTaak', handleInterneTaak(registers), (opdracht, result) =>
      completed(opdracht, result, `De interne taak is geregistreerd. Het nummer is ${result.interneTaak?.nummer}.`),
    );
  }

  registerKlantcontact(call: Call, body: unknown): Promise<GoodAnswer> {
    return this.#klantcontacten.submit({ ...call, content: body }, (now) =>
      readKlantcontact(body, this.#configuration, now),
    );
  }

  registerBetrokkene(call: Call, uuid: string, body: unknown): Promise<GoodAnswer> {
    return this.#betrokkenen.submit({ ...call, content: { uuid, body } }, async (now) => {
      const aanvraag = readBetrokkene(body, this.#configuration, now);
      const klantcontact = await this.#findKlantcontact(uuid);
      await this.duplicates.require(aanvraag.klant);
      return { ...aanvraag, contact: contactOf(klantcontact) };
    });
  }

  registerZaak(call: Call, uuid: string, body: unknown): Promise<GoodAnswer> {
    return this.#zaken.submit({ ...call, content: { uuid, body } }, async (now) => {
      const aanvraag = readZaak(body, this.#configuration, now);
      const klantcontact = await this.#findKlantcontact(uuid);
      const product = this.#configuration.producten.get(aanvraag.product);
      const authenticatie = authenticatieOf(klantcontact);
      if (product) requireNiveau({ ...(authenticatie && { authenticatie }) }, product);
      return { ...aanvraag, contact: contactOf(klantcontact), klantcontact: gegevensOf(klantcontact) };
    });
  }

  registerInterneTaak(call: Call, uuid: string, body: unknown): Promise<GoodAnswer> {
    return this.#interneTaken.submit({ ...call, content: { uuid, body } }, async (now) => {
      const aanvraag = readInterneTaak(body, this.#configuration, now);
      await this.assignees.require(aanvraag.vervolg.toegewezenAan);
      return { ...aanvraag, contact: contactOf(await this.#findKlantcontact(uuid)) };
    });
  }

  /** Records which procedure was carried out. May be repeated; the last one counts. */
  async recordAuthenticatie(caller: Caller, uuid: string, body: unknown): Promise<AuthenticatieAnswer> {
    const { authenticatie, product } = readAuthenticatie(body, this.#configuration, new Date());
    const { metadata } = await this.#findKlantcontact(uuid);
    await reach(this.log, 'authenticatie', () =>
      this.registers.klanten.setMetadata(uuid, { ...metadata, ...authenticatieMetadata(authenticatie) }),
    );
    this.log.info({ medewerker: caller.id, klantcontact: uuid, ...authenticatie }, 'authenticatie recorded');
    if (!product) return authenticatie;
    const voldoende = NIVEAUS.indexOf(authenticatie.niveau) >= NIVEAUS.indexOf(product.niveau);
    return { ...authenticatie, voldoende, vereistNiveau: product.niveau };
  }

  async #findKlantcontact(uuid: string): Promise<Klantcontact> {
    const found = await reach(this.log, 'klantcontact', () => this.registers.klanten.findKlantcontact(uuid));
    if (!found) throw new ProblemException('niet-gevonden');
    return found;
  }
}

const zaakText = ({ zaak, interneTaak }: Result): string =>
  zaak
    ? `De zaak is geregistreerd. Het zaaknummer is ${zaak.identificatie}.`
    : `Er is nog geen zaak. Een collega maakt die. Het nummer van de taak is ${interneTaak?.nummer}.`;

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
