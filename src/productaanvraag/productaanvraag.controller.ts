import { Body, Controller, Get, Inject, Param, Post, Res } from '@nestjs/common';
import type { Response } from 'express';
import { NeedsRol } from '../auth/auth.guard.js';
import { CurrentCaller, type Caller } from '../auth/caller.js';
import { uuid } from '../openapi/answer-schema.js';
import { Operation } from '../openapi/operation.js';
import { locationOf, type GoodAnswer } from './answer.js';
import { WritingCall, type Call } from './call.js';
import { ProductaanvraagDto } from './dto/productaanvraag.dto.js';
import { EXAMPLES, GOOD_ANSWER, TOESTAND } from './productaanvraag.schema.js';
import { Intakes } from './intake.js';
import { ProductaanvraagService } from './productaanvraag.service.js';
import type { Toestand } from './toestand.js';

/** The composite: the whole use case in one request. */
@Controller('productaanvragen')
export class ProductaanvraagController {
  constructor(
    @Inject(ProductaanvraagService) private readonly productaanvragen: ProductaanvraagService,
    @Inject(Intakes) private readonly intakes: Intakes,
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
    const answer = await this.productaanvragen.submit(call, body);
    response.status(answer.uitkomst === 'voltooid' ? 201 : 202).location(locationOf(answer.id));
    return answer;
  }

  @Get(':id')
  @NeedsRol('medewerker', 'kanaal', 'beheerder')
  @Operation({
    id: 'productaanvraagBekijken',
    tag: 'productaanvragen',
    summary: 'Bekijk hoe een productaanvraag ervoor staat',
    description:
      'Laat zien wat er voor een aanvraag is gedaan, stap voor stap. Ook voor een aanvraag die maar een stap van de use ' +
      'case was. Alleen voor wie de aanvraag deed, en voor een beheerder.',
    params: { id: uuid('Nummer van de aanvraag, uit het antwoord of uit `Location`.') },
    answers: { 200: { description: 'Hoe de aanvraag ervoor staat.', body: TOESTAND } },
    problems: { 404: ['niet-gevonden'] },
  })
  find(@CurrentCaller() caller: Caller, @Param('id') id: string): Promise<Toestand> {
    return this.intakes.find(caller, id);
  }
}
