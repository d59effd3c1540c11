import { Controller, Get, Inject } from '@nestjs/common';
import { NIVEAUS, type Product } from '../config/configuration.js';
import { SETTINGS, type Settings } from '../config/settings.js';
import { answerSchema, choice, list, text } from '../openapi/answer-schema.js';
import { Operation } from '../openapi/operation.js';

/** A product as a medewerker needs to know it. How it is handled behind the scenes is left out. */
export type Productgegevens = Pick<
  Product,
  'product' | 'naam' | 'omschrijving' | 'niveau' | 'vervolg' | 'voorleesvraag'
>;

interface Productlijst {
  readonly producten: readonly Productgegevens[];
}

const PRODUCT = answerSchema<Productgegevens>('Product', 'Een product dat aangevraagd kan worden.', {
  product: text('Sleutel: het veld `product` van een aanvraag.', 'parkeervergunning'),
  naam: text('Naam, om te laten zien.', 'Parkeervergunning'),
  omschrijving: text('Wat het is.', 'Vergunning om in uw eigen straat te parkeren.'),
  niveau: choice(NIVEAUS, 'Hoe zeker het moet zijn wie er belt.'),
  vervolg: choice(['zaak', 'interneTaak'], 'Wat er gebeurt als de aanvraag er niets over zegt.'),
  voorleesvraag: text(
    'Wat u aan een nieuwe klant vraagt over het bewaren van de gegevens.',
    'Mogen wij uw gegevens bewaren? Dan hoeft u ze een volgende keer niet opnieuw te geven.',
  ),
});

const PRODUCTLIJST = answerSchema<Productlijst>('Productlijst', 'Wat er aangevraagd kan worden.', {
  producten: list(PRODUCT, 'De producten.'),
});

/** What can be applied for. */
@Controller('producten')
export class ProductController {
  constructor(@Inject(SETTINGS) private readonly settings: Settings) {}

  /** All products, in the order of the configuration. */
  @Get()
  @Operation({
    id: 'productenBekijken',
    tag: 'producten',
    summary: 'Bekijk de producten',
    description: 'Alles wat aangevraagd kan worden, in de volgorde van de instellingen.',
    answers: { 200: { description: 'De producten.', body: PRODUCTLIJST } },
  })
  list(): Productlijst {
    const producten = [...this.settings.configuration.producten.values()];
    return {
      producten: producten.map(({ product, naam, omschrijving, niveau, vervolg, voorleesvraag }) => ({
        product,
        naam,
        omschrijving,
        niveau,
        vervolg,
        voorleesvraag,
      })),
    };
  }
}
