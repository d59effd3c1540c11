import { Controller, Get, Inject, Query, UseInterceptors } from '@nestjs/common';
import { NeedsRecht } from '../auth/auth.guard.js';
import { readQuery } from '../http/read-query.js';
import { ReadAgain } from '../http/read-again.interceptor.js';
import { RegisterFailures } from '../http/register-failures.interceptor.js';
import { Operation } from '../openapi/operation.js';
import { ToewijsbaarDto } from './toewijsbaar.dto.js';
import { TOEWIJSBAREN } from './toewijsbaar.schema.js';
import { Toewijsbaar, type Toewijsbaren } from './toewijsbaar.js';

/** Whom a UI can offer as the one to whom an interne taak goes (C9018 step 5, variant B). */
@Controller('toewijsbaar')
@UseInterceptors(RegisterFailures, ReadAgain)
export class ToewijsbaarController {
  constructor(@Inject(Toewijsbaar) private readonly toewijsbaar: Toewijsbaar) {}

  /** Medewerkers, afdelingen and groepen by a part of their naam. */
  @Get()
  @NeedsRecht('toewijsbaar')
  @Operation({
    id: 'toewijsbaarZoeken',
    tag: 'medewerker',
    summary: 'Zoek voor wie een interne taak kan zijn',
    description: 'Medewerkers, afdelingen en groepen uit Klanten, op een deel van de naam.',
    query: ToewijsbaarDto,
    answers: { 200: { description: 'Wie er zijn gevonden.', body: TOEWIJSBAREN } },
    problems: { 502: ['register-fout'], 504: ['register-te-traag'] },
  })
  list(@Query() query: unknown): Promise<Toewijsbaren> {
    return this.toewijsbaar.list(readQuery(ToewijsbaarDto, query));
  }
}
