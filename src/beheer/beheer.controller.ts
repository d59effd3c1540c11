import { Body, Controller, Get, HttpCode, Inject, Post, Query, Res, UseInterceptors } from '@nestjs/common';
import type { Response } from 'express';
import { NeedsRol } from '../auth/auth.guard.js';
import { CurrentCaller, type Caller } from '../auth/caller.js';
import { PREFIX } from '../http/http-app.js';
import { linkHeader } from '../http/link-header.js';
import { readBody } from '../http/read-body.js';
import { readQuery } from '../http/read-query.js';
import { RegisterFailures } from '../http/register-failures.interceptor.js';
import { UuidParam } from '../http/uuid.js';
import { uuid } from '../openapi/answer-schema.js';
import { Operation } from '../openapi/operation.js';
import { AanvragenFilterDto, AfsluitingDto } from './beheer.dto.js';
import { AANVRAGENLIJST, DOSSIER } from './beheer.schema.js';
import { BeheerService } from './beheer.service.js';
import type { Dossier, Row } from './dossier.js';

const PARAMS = { id: uuid('Nummer van de aanvraag, uit de lijst.') };
const ANSWERS = {
  200: { description: 'Zo staat de aanvraag ervoor.', body: DOSSIER },
  202: {
    description: 'Klantregie is ermee bezig. Vraag de aanvraag straks opnieuw op.',
    body: DOSSIER,
    headers: ['Location'],
  },
} as const;

const PATH = `/${PREFIX}/beheer/productaanvragen`;

/** What became of requests, of everyone, and the three buttons. For a beheerder. */
@Controller('beheer/productaanvragen')
@NeedsRol('beheerder')
@UseInterceptors(RegisterFailures)
export class BeheerController {
  constructor(@Inject(BeheerService) private readonly beheer: BeheerService) {}

  /** The newest first. */
  @Get()
  @Operation({
    id: 'aanvragenBekijken',
    tag: 'beheer',
    summary: 'Bekijk de aanvragen',
    description:
      'Alle aanvragen, ook die van één stap, de nieuwste eerst of de oudste (`volgorde`). Begin met `uitkomst=vraagtAandacht` en ' +
      '`afgesloten=false`: daar moet iemand naar kijken. In de header `Link` staat waar de volgende bladzijde is.',
    query: AanvragenFilterDto,
    answers: { 200: { description: 'De aanvragen.', body: AANVRAGENLIJST, headers: ['Link'] } },
  })
  async list(
    @Query() query: Record<string, string>,
    @Res({ passthrough: true }) response: Response,
  ): Promise<{ aanvragen: readonly Row[] }> {
    const filter = readQuery(AanvragenFilterDto, query);
    const { aanvragen, page, hasNext } = await this.beheer.list(filter);
    response.set('Link', linkHeader(PATH, query, { page, hasNext }));
    return { aanvragen };
  }

  @Get(':id')
  @Operation({
    id: 'aanvraagBekijken',
    tag: 'beheer',
    summary: 'Bekijk alles van één aanvraag',
    description: 'Elke stap met pogingen, tijden en fouten, wat er in de registers staat, en wat beheerders al deden.',
    params: PARAMS,
    answers: { 200: ANSWERS[200] },
    problems: { 404: ['niet-gevonden'] },
  })
  find(@UuidParam('id') id: string): Promise<Dossier> {
    return this.beheer.find(id);
  }

  @Post(':id/hervatting')
  @HttpCode(200)
  @Operation({
    id: 'aanvraagHervatten',
    tag: 'beheer',
    summary: 'Probeer opnieuw wat niet lukte',
    description:
      'Gaat verder waar Klantregie het opgaf: registreren, of juist weghalen. Twee keer drukken kan geen kwaad. Loopt de ' +
      'aanvraag al, of is die klaar, dan gebeurt er niets.',
    params: PARAMS,
    answers: ANSWERS,
    problems: {
      404: ['niet-gevonden'],
      409: ['hervatten-kan-niet', 'gegevens-niet-bewaard', 'andere-versie', 'iemand-was-u-voor'],
    },
  })
  async resume(
    @CurrentCaller() caller: Caller,
    @UuidParam('id') id: string,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Dossier> {
    return answer(response, await this.beheer.resume(caller, id));
  }

  @Post(':id/ongedaanmaking')
  @HttpCode(200)
  @Operation({
    id: 'aanvraagTerugdraaien',
    tag: 'beheer',
    summary: 'Draai een aanvraag terug',
    description:
      'Haalt alles weg wat de aanvraag heeft geregistreerd. Dat kan alleen zolang niemand er iets mee heeft gedaan: aan de ' +
      'zaak is nog niet gewerkt, de interne taak is nog niet opgepakt, en bij het gesprek is niets bij gekomen.',
    params: PARAMS,
    answers: ANSWERS,
    problems: {
      404: ['niet-gevonden'],
      409: [
        'terugdraaien-kan-niet',
        'gegevens-niet-bewaard',
        'aanvraag-loopt-nog',
        'andere-versie',
        'iemand-was-u-voor',
      ],
      502: ['register-fout'],
      504: ['register-te-traag'],
    },
  })
  async takeBack(
    @CurrentCaller() caller: Caller,
    @UuidParam('id') id: string,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Dossier> {
    return answer(response, await this.beheer.takeBack(caller, id));
  }

  @Post(':id/afsluiting')
  @HttpCode(200)
  @Operation({
    id: 'aanvraagAfsluiten',
    tag: 'beheer',
    summary: 'Sluit een aanvraag af',
    description:
      'Zegt dat u hebt opgelost waar de aanvraag aandacht voor vroeg. In de registers verandert er niets. Wie nog een keer ' +
      'afsluit, voegt alleen een reden toe.',
    params: PARAMS,
    body: AfsluitingDto,
    answers: { 200: ANSWERS[200] },
    problems: { 404: ['niet-gevonden'], 409: ['afsluiten-kan-niet', 'aanvraag-loopt-nog'] },
  })
  close(@CurrentCaller() caller: Caller, @UuidParam('id') id: string, @Body() body: unknown): Promise<Dossier> {
    const { reden } = readBody(AfsluitingDto, body);
    return this.beheer.close(caller, id, reden);
  }
}

/** What is still going on, is not done yet. */
function answer(response: Response, dossier: Dossier): Dossier {
  if (dossier.uitkomst.startsWith('wordt')) response.status(202).location(`${PATH}/${dossier.id}`);
  return dossier;
}
