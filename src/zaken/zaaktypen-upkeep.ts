import type { Configuration } from '../config/configuration.js';
import type { Log } from '../telemetry/log.js';
import { amsterdamDate } from './amsterdam-date.js';
import type { Zaaktypen } from './zaaktypen.js';

/** Keeps the zaaktypen of all products fresh, so that a new version is used without a restart. */
export class ZaaktypenUpkeep {
  /** What was told of each product, to tell it once. */
  readonly #told = new Map<string, string>();

  constructor(
    private readonly zaaktypen: Zaaktypen,
    private readonly producten: Configuration['producten'],
    private readonly log: Log,
  ) {}

  /** Looks them all up anew. One that cannot be looked up is no error: the next time it may be. */
  async refresh(): Promise<void> {
    const day = amsterdamDate(new Date());
    for (const { product, zaaktype } of this.producten.values()) {
      try {
        await this.zaaktypen.refresh(zaaktype, day);
        this.#told.delete(product);
      } catch (error) {
        const { message } = error as Error;
        if (this.#told.get(product) !== message)
          this.log.warn({ err: error, product }, 'the zaaktype of this product could not be refreshed');
        this.#told.set(product, message);
      }
    }
  }
}
