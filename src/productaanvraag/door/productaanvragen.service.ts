import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { Caller } from '../../auth/caller.js';
import type { Product } from '../../config/configuration.js';
import { SETTINGS, type Settings } from '../../config/settings.js';
import { LOG, type Log } from '../../telemetry/log.js';
import { together } from '../../upstream/all-or-nothing.js';
import { amsterdamDate } from '../../zaken/amsterdam-date.js';
import { Zaaktypen } from '../../zaken/zaaktypen.js';
import type { Answer } from '../answer/answer.js';
import type { Productaanvraag } from '../productaanvraag.js';
import { Assignees } from './assignees.js';
import { Customers } from './customers.js';
import { Door } from './door.js';
import { readProductaanvraag } from './dto/read-productaanvraag.js';
import { Duplicates } from './duplicates.js';
import { requireNiveau } from './niveau.js';
import type { Call } from './writing-call.js';

/** Takes productaanvragen in. */
@Injectable()
export class ProductaanvragenService implements OnApplicationBootstrap {
  #prepared: Promise<unknown> = Promise.resolve();

  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(Zaaktypen) private readonly zaaktypen: Zaaktypen,
    @Inject(Assignees) private readonly assignees: Assignees,
    @Inject(Duplicates) private readonly duplicates: Duplicates,
    @Inject(Customers) private readonly customers: Customers,
    @Inject(Door) private readonly door: Door,
    @Inject(LOG) private readonly log: Log,
  ) {}

  /** Looks up beforehand what every productaanvraag needs. What fails now is looked up when it is needed. */
  onApplicationBootstrap(): void {
    const producten = [...this.settings.configuration.producten.values()];
    this.#prepared = Promise.all(producten.map((product) => this.#prepare(product)));
  }

  /** Ends when that has been tried. */
  async prepared(): Promise<void> {
    await this.#prepared;
  }

  async #prepare({ product, zaaktype, toegewezenAan }: Product): Promise<void> {
    const lookUps = [this.zaaktypen.get(zaaktype, amsterdamDate(new Date())), this.assignees.find(toegewezenAan)];
    try {
      await together(lookUps);
    } catch (error) {
      this.log.warn({ err: error, product }, 'this product could not be prepared');
    }
  }

  /** Has a productaanvraag carried out. */
  submit(call: Call, body: unknown): Promise<Answer> {
    return this.door.submit('productaanvraag', call, body, async (now) => {
      const aanvraag = await this.#read(call.caller, body, now, call.wait);
      const { klant, vervolg } = aanvraag;
      return { ...aanvraag, klant: this.customers.recall(klant, call.caller, vervolg.soort) };
    });
  }

  /** Everything that is wrong with a productaanvraag is found before anything is written. */
  async #read(caller: Caller, body: unknown, now: Date, wait?: number): Promise<Productaanvraag> {
    const { configuration } = this.settings;
    const aanvraag = readProductaanvraag(body, configuration, now);
    const product = configuration.producten.get(aanvraag.product);
    if (product) requireNiveau(aanvraag, product);
    if (aanvraag.vervolg.soort === 'interneTaak') await this.assignees.require(aanvraag.vervolg.toegewezenAan, wait);
    await this.duplicates.require(aanvraag.klant, caller, wait);
    return aanvraag;
  }
}
