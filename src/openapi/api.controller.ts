import { Controller, Get, Header, Inject } from '@nestjs/common';
import { Public } from '../auth/auth.guard.js';
import { PREFIX } from '../http/http-app.js';
import { RESPONSE_HEADERS } from '../http/response-headers.js';
import { anything, answerSchema, part, text } from './answer-schema.js';
import { ApiDocument } from './api-document.js';
import { Operation } from './operation.js';

/** What stands at the root of the API. */
interface Root {
  readonly naam: string;
  readonly versie: string;
  readonly links: { readonly beschrijving: string; readonly handleiding: string; readonly productaanvragen: string };
}

const LINKS = answerSchema<Root['links']>('Links', 'Adressen om verder te gaan.', {
  beschrijving: text('Dit document.', `/${PREFIX}/openapi.json`),
  handleiding: text('Hetzelfde document om te lezen.', '/docs'),
  productaanvragen: text('Waar aanvragen heen gaan.', `/${PREFIX}/productaanvragen`),
});

const ROOT = answerSchema<Root>('Api', 'Welke API dit is.', {
  naam: text('Naam van de API.', 'Klantregie'),
  versie: text('Versie van de API.', RESPONSE_HEADERS['API-Version'] ?? ''),
  links: part(LINKS, 'Waar u verder kunt lezen.'),
});

/** The API about itself; anyone may know. */
@Public()
@Controller()
export class ApiController {
  constructor(@Inject(ApiDocument) private readonly document: ApiDocument) {}

  @Get()
  @Operation({
    id: 'apiBekijken',
    tag: 'api',
    summary: 'Bekijk welke API dit is',
    description: 'Noemt de naam en de versie, en waar u verder kunt lezen.',
    answers: { 200: { description: 'De API.', body: ROOT } },
  })
  root(): Root {
    return {
      naam: 'Klantregie',
      versie: RESPONSE_HEADERS['API-Version'] ?? '',
      links: {
        beschrijving: `/${PREFIX}/openapi.json`,
        handleiding: '/docs',
        productaanvragen: `/${PREFIX}/productaanvragen`,
      },
    };
  }

  /** For every web page to read (API Design Rules, publish-openapi). */
  @Get('openapi.json')
  @Header('Access-Control-Allow-Origin', '*')
  @Header('Content-Type', 'application/json; charset=utf-8')
  @Operation({
    id: 'openapiOphalen',
    tag: 'api',
    summary: 'Haal de beschrijving van de API op',
    description: 'Dit document: OpenAPI, gemaakt uit de code die nu draait.',
    answers: {
      200: {
        description: 'Het document.',
        body: anything('Een document zoals OpenAPI 3.1 het beschrijft.'),
        headers: ['access-control-allow-origin'],
      },
    },
  })
  openapi(): string {
    return this.document.json();
  }
}
