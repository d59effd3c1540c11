import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleInit } from '@nestjs/common';
import type { Product } from '../config/configuration.js';
import { SETTINGS, type Settings } from '../config/settings.js';
import { LOG, type Log } from '../telemetry/log.js';
import { amsterdamDate } from '../zaken/amsterdam-date.js';
import { completed, type GoodAnswer } from './answer.js';
import { Assignees } from './assignees.js';
import type { Call } from './call.js';
import { Duplicates } from './duplicates.js';
import { readProductaanvraag } from './dto/read-productaanvraag.js';
import { requireNiveau } from './dto/require-niveau.js';
import { handleProductaanvraag } from './handle-productaanvraag.js';
import { Intakes, type Intake } from './intake.js';
import type { Opdracht, Registratie } from './opdracht.js';
import type { Productaanvraag } from './productaanvraag.js';
import { readOut } from './read-out.js';
import { REGISTERS, type Registers } from './steps/registers.js';

/** Takes productaanvragen in. */
@Injectable()
export class ProductaanvraagService implements OnModuleInit, OnApplicationBootstrap {
  #intake!: Intake<Productaanvraag, Registratie>;

  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(REGISTERS) private readonly registers: Registers,
    @Inject(Assignees) private readonly assignees: Assignees,
    @Inject(Duplicates) private readonly duplicates: Duplicates,
    @Inject(Intakes) private readonly intakes: Intakes,
    @Inject(LOG) private readonly log: Log,
  ) {}

  onModuleInit(): void {
    this.#intake = this.intakes.open(
      'productaanvraag',
      handleProductaanvraag(this.registers),
      (opdracht, registratie) => completed(opdracht, registratie, readOut(this.#product(opdracht), registratie)),
    );
  }

  /** Looks up beforehand what every productaanvraag needs. What fails now is looked up when it is needed. */
  onApplicationBootstrap(): void {
    const { configuration, zaaktypen } = this.registers;
    for (const { product, zaaktype, toegewezenAan } of configuration.producten.values()) {
      const lookUps = [zaaktypen.get(zaaktype, amsterdamDate(new Date())), this.assignees.find(toegewezenAan)];
      Promise.all(lookUps).catch((error: unknown) =>
        this.log.warn({ err: error, product }, 'this product could not be prepared'),
      );
    }
  }

  /**
   * Has a productaanvraag carried out and waits for its end, for as long as the setting says.
   * The same key of the same caller gives the same answer. Throws a ProblemException when it is not registered.
   */
  submit(call: Call, body: unknown): Promise<GoodAnswer> {
    return this.#intake.submit({ ...call, content: body }, (now) => this.#read(body, now));
  }

  /** Everything that is wrong with a productaanvraag is found before anything is written. */
  async #read(body: unknown, now: Date): Promise<Productaanvraag> {
    const { configuration } = this.settings;
    const aanvraag = readProductaanvraag(body, configuration, now);
    const product = configuration.producten.get(aanvraag.product);
    if (product) requireNiveau(aanvraag, product);
    if (aanvraag.vervolg.soort === 'interneTaak') await this.assignees.require(aanvraag.vervolg.toegewezenAan);
    await this.duplicates.require(aanvraag.klant);
    return aanvraag;
  }

  /** A product of long ago may be gone from the configuration. */
  #product({ aanvraag }: Opdracht): Pick<Product, 'naam' | 'teksten'> {
    return this.settings.configuration.producten.get(aanvraag.product) ?? { naam: aanvraag.product };
  }
}
