import { Body, Controller, Get, HttpCode, Inject, Post, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import { NeedsRol } from '../auth/auth.guard.js';
import { CurrentCaller, type Caller } from '../auth/caller.js';
import { PREFIX } from '../http/http-app.js';
import { IdempotencyKeys } from '../http/idempotency-key.js';
import { readBody } from '../http/read-body.js';
import { readQuery } from '../http/read-query.js';
import { UuidParam } from '../http/uuid.js';
import { uuid } from '../openapi/answer-schema.js';
import { Operation } from '../openapi/operation.js';
import { VastgelopenFilterDto } from './beheer.dto.js';
import type { Hervatting, Telling } from './hervatting.js';
import { TeHervattenDto } from './te-hervatten.dto.js';
import { HERVATTING, TELLING } from './hervattingen.schema.js';
import { HervattingenService } from './hervattingen.service.js';

/** Many requests resumed together, after what they got stuck by is over. For a beheerder. */
@Controller('beheer')
@NeedsRol('beheerder')
export class HervattingenController {
  constructor(@Inject(HervattingenService) private readonly hervattingen: HervattingenService) {}

  @Get('te-hervatten')
  @Operation({
    id: 'hervattingTellen',
    tag: 'beheer',
    summary: 'Tel wat u samen kunt hervatten',
    description: 'Hoeveel aanvragen aandacht vragen en hierdoor zijn blijven steken. Er gebeurt niets.',
    query: VastgelopenFilterDto,
    answers: { 200: { description: 'Hoeveel het er zijn.', body: TELLING } },
  })
  count(@Query() query: unknown): Promise<Telling> {
    return this.hervattingen.count(readQuery(VastgelopenFilterDto, query));
  }

  @Post('hervattingen')
  @HttpCode(202)
  @Operation({
    id: 'samenHervatten',
    tag: 'beheer',
    summary: 'Probeer veel aanvragen opnieuw',
    description:
      'Drukt voor u op `hervatting` bij elke aanvraag die aandacht vraagt en hierdoor is blijven steken, de oudste eerst. Doe dat ' +
      'als de oorzaak is opgelost. Twee keer drukken kan geen kwaad: met dezelfde `Idempotency-Key` is het dezelfde hervatting. ' +
      'Ook na een herstart gaat het verder.',
    body: TeHervattenDto,
    answers: {
      202: {
        description: 'Klantregie is ermee bezig. Bij `Location` ziet u hoe ver het is.',
        body: HERVATTING,
        headers: ['Location'],
      },
    },
    problems: { 409: ['idempotency-key-hergebruikt'] },
  })
  async begin(
    @CurrentCaller() caller: Caller,
    @IdempotencyKeys() keys: readonly string[],
    @Body() body: unknown,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Hervatting> {
    const hervatting = await this.hervattingen.begin(caller, keys, readBody(TeHervattenDto, body));
    response.location(`/${PREFIX}/beheer/hervattingen/${hervatting.id}`);
    return hervatting;
  }

  @Get('hervattingen/:id')
  @Operation({
    id: 'hervattingBekijken',
    tag: 'beheer',
    summary: 'Bekijk hoe ver een hervatting is',
    description: 'Hoeveel aanvragen klaar zijn, nog wachten of weer aandacht vragen, en welke dat zijn.',
    params: { id: uuid('Nummer van de hervatting.') },
    answers: { 200: { description: 'Zo ver is het.', body: HERVATTING } },
    problems: { 404: ['niet-gevonden'] },
  })
  find(@UuidParam('id') id: string): Promise<Hervatting> {
    return this.hervattingen.find(id);
  }
}
