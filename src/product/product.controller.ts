import { Controller, Get, Inject } from '@nestjs/common';
import type { Product } from '../config/configuration.js';
import { SETTINGS, type Settings } from '../config/settings.js';

/** A product as a medewerker needs to know it. How it is handled behind the scenes is left out. */
export type Productgegevens = Pick<Product, 'product' | 'naam' | 'omschrijving' | 'niveau' | 'vervolg'>;

/** What can be applied for. */
@Controller('producten')
export class ProductController {
  constructor(@Inject(SETTINGS) private readonly settings: Settings) {}

  /** All products, in the order of the configuration. */
  @Get()
  list(): { readonly producten: readonly Productgegevens[] } {
    const producten = [...this.settings.configuration.producten.values()];
    return {
      producten: producten.map(({ product, naam, omschrijving, niveau, vervolg }) => ({
        product,
        naam,
        omschrijving,
        niveau,
        vervolg,
      })),
    };
  }
}
