import { Body, Controller, Get, Inject, Post, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import { NeedsRol } from '../../auth/auth.guard.js';
import { CurrentCaller, type Caller } from '../../auth/caller.js';
import { PREFIX } from '../../http/http-app.js';
import { linkHeader } from '../../http/link-header.js';
import { readQuery } from '../../http/read-query.js';
import { PreferredWait } from '../../http/prefer.js';
import { UuidParam } from '../../http/uuid.js';
import { uuid } from '../../openapi/answer-schema.js';
import { Operation } from '../../openapi/operation.js';
import type { GoodAnswer } from '../answer/answer.js';
import { EXAMPLES } from './examples.js';
import { respond } from './respond.js';
import { WritingCall, type Call } from './writing-call.js';
import { OwnRequestsDto } from './dto/own-requests.dto.js';
import { OWN_REQUESTS, OwnRequests, type OwnRequest } from './own-requests.js';
import { ProductaanvraagDto } from './dto/productaanvraag.dto.js';
import { GOOD_ANSWER, TOESTAND } from '../answer/answer.schema.js';
import { Intakes } from '../intake/intakes.js';
import { ProductaanvragenService } from './productaanvragen.service.js';
import type { Toestand } from '../answer/toestand.js';

/** The composite: the whole use case in one request. */
@Controller('productaanvragen')
export class ProductaanvragenController {
  constructor(
    @Inject(ProductaanvragenService) private readonly productaanvragen: ProductaanvragenService,
    @Inject(Intakes) private readonly intakes: Intakes,
    @Inject(OwnRequests) private readonly ownRequests: OwnRequests,
  ) {}

  /** 201 when everything is registered, 202 when it is being seen to; otherwise a problem that says what is left. */
  @Post()
  @Operation({
    id: 'productaanvraagRegistreren',
    tag: 'productaanvragen',
    summary: 'Registreer een productaanvraag',
    description:
      'Registreert het gesprek, de klant en het vervolg (een zaak of een interne taak) in één keer. Het antwoord zegt ' +
      'zeker wat er staat: alles, niets, of dat het wordt afgemaakt.\n\n' +
      'Krijgt u geen antwoord? Stuur dan hetzelfde verzoek nog eens, met dezelfde `Idempotency-Key`.',
    body: ProductaanvraagDto,
    examples: EXAMPLES,
    answers: {
      201: {
        description: 'Alles is geregistreerd. `tekst` kunt u voorlezen.',
        body: GOOD_ANSWER,
        headers: ['Location'],
      },
      202: {
        description: 'De aanvraag is veilig vastgelegd en wordt afgemaakt. Bij `Location` ziet u hoe het ervoor staat.',
        body: GOOD_ANSWER,
        headers: ['Location'],
      },
    },
    problems: {
      400: ['ongedaan-gemaakt'],
      403: ['authenticatie-onvoldoende'],
      409: ['idempotency-key-hergebruikt', 'klant-al-bekend', 'klant-mogelijk-bekend'],
      502: ['register-fout', 'ongedaan-gemaakt', 'wordt-ongedaan-gemaakt', 'vraagt-aandacht'],
      504: ['ongedaan-gemaakt', 'wordt-ongedaan-gemaakt'],
    },
  })
  async submit(
    @WritingCall() call: Call,
    @Body() body: unknown,
    @Res({ passthrough: true }) response: Response,
  ): Promise<GoodAnswer> {
    return respond(response, await this.productaanvragen.submit(call, body));
  }

  /** The newest first. */
  @Get()
  @Operation({
    id: 'eigenAanvragenBekijken',
    tag: 'productaanvragen',
    summary: 'Bekijk uw eigen aanvragen',
    description:
      'Wat u zelf hebt gestuurd, ook wat maar één stap was, de nieuwste eerst. Er staat niets in over de klant. Hiermee ziet ' +
      'u na een storing of een aanvraag is aangekomen. Een aanvraag die nog onderweg is, staat er nog niet in.',
    query: OwnRequestsDto,
    answers: { 200: { description: 'Uw aanvragen.', body: OWN_REQUESTS, headers: ['Link'] } },
  })
  async list(
    @CurrentCaller() caller: Caller,
    @Query() query: Record<string, string>,
    @Res({ passthrough: true }) response: Response,
  ): Promise<{ aanvragen: readonly OwnRequest[] }> {
    const { aanvragen, page, hasNext } = await this.ownRequests.list(caller, readQuery(OwnRequestsDto, query));
    response.set('Link', linkHeader(`/${PREFIX}/productaanvragen`, query, { page, hasNext }));
    return { aanvragen };
  }

  @Get(':id')
  @NeedsRol('medewerker', 'kanaal', 'beheerder')
  @Operation({
    id: 'productaanvraagBekijken',
    tag: 'productaanvragen',
    summary: 'Bekijk hoe een productaanvraag ervoor staat',
    description:
      'Laat zien wat er voor een aanvraag is gedaan, stap voor stap. Ook voor een aanvraag die maar een stap van de use ' +
      'case was. Alleen voor wie de aanvraag deed, en voor een beheerder. Met `Prefer: wait=n` wacht het antwoord tot de ' +
      'aanvraag klaar is.',
    params: { id: uuid('Nummer van de aanvraag, uit het antwoord of uit `Location`.') },
    answers: { 200: { description: 'Hoe de aanvraag ervoor staat.', body: TOESTAND } },
    problems: { 404: ['niet-gevonden'] },
  })
  find(
    @CurrentCaller() caller: Caller,
    @UuidParam('id') id: string,
    @PreferredWait() wait: number | undefined,
  ): Promise<Toestand> {
    return this.intakes.find(caller, id, wait);
  }
}
