import { Controller, Get, Inject, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import { NeedsRol } from '../auth/auth.guard.js';
import { PREFIX } from '../http/http-app.js';
import { linkHeader } from '../http/link-header.js';
import { readQuery } from '../http/read-query.js';
import { Operation } from '../openapi/operation.js';
import { INGREPENLIJST, OVERZICHT } from './beheer.schema.js';
import type { IngreepMetAanvraag } from './dossier.js';
import { IngrepenFilterDto } from './ingrepen.dto.js';
import type { Overzicht } from './overzicht.js';
import { OverzichtService } from './overzicht.service.js';

/** What there is to see over all requests together. For a beheerder. */
@Controller('beheer')
@NeedsRol('beheerder')
export class OverzichtController {
  constructor(@Inject(OverzichtService) private readonly overzicht: OverzichtService) {}

  @Get('overzicht')
  @Operation({
    id: 'overzichtBekijken',
    tag: 'beheer',
    summary: 'Bekijk hoe het ervoor staat',
    description:
      'Hoeveel aanvragen aandacht vragen of nog lopen, wat er vandaag binnenkwam, en waardoor aanvragen zijn blijven steken. ' +
      'Wat op hetzelfde wacht, staat bij elkaar: zoek die aanvragen op met dezelfde `stap`, `register`, `oorzaak` en `code`.',
    answers: { 200: { description: 'Het overzicht.', body: OVERZICHT } },
  })
  look(): Promise<Overzicht> {
    return this.overzicht.look();
  }

  /** The newest first. */
  @Get('ingrepen')
  @Operation({
    id: 'ingrepenBekijken',
    tag: 'beheer',
    summary: 'Bekijk wat beheerders deden',
    description:
      'Wie op welke knop drukte, wanneer, waarom en bij welke aanvraag, de nieuwste eerst. Van een aanvraag die is opgeruimd ' +
      '(`bewaren.dagen`), staan ook de ingrepen er niet meer.',
    query: IngrepenFilterDto,
    answers: { 200: { description: 'De ingrepen.', body: INGREPENLIJST, headers: ['Link'] } },
  })
  async listIngrepen(
    @Query() query: Record<string, string>,
    @Res({ passthrough: true }) response: Response,
  ): Promise<{ ingrepen: readonly IngreepMetAanvraag[] }> {
    const { ingrepen, page, hasNext } = await this.overzicht.listIngrepen(readQuery(IngrepenFilterDto, query));
    response.set('Link', linkHeader(`/${PREFIX}/beheer/ingrepen`, query, { page, hasNext }));
    return { ingrepen };
  }
}
