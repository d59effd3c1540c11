import { Body, Controller, Get, HttpCode, Inject, Post, UseInterceptors } from '@nestjs/common';
import { NeedsRecht } from '../auth/auth.guard.js';
import { CurrentCaller, type Caller } from '../auth/caller.js';
import { ProblemException } from '../http/problem.js';
import { ReadAgain } from '../http/read-again.interceptor.js';
import { RegisterFailures } from '../http/register-failures.interceptor.js';
import { UuidParam } from '../http/uuid.js';
import { uuid } from '../openapi/answer-schema.js';
import { Operation } from '../openapi/operation.js';
import type { Partijgegevens } from './partij.js';
import { Partijen, type Zoekresultaat } from './partijen.js';
import { EXAMPLES, PARTIJ, ZOEKRESULTAAT } from './partij.schema.js';
import { readZoeksleutel, ZoekPartijDto } from './zoek.dto.js';

/** C9018 step 3: does the gemeente know this customer? */
@Controller('partijen')
@UseInterceptors(RegisterFailures, ReadAgain)
export class PartijController {
  constructor(@Inject(Partijen) private readonly partijen: Partijen) {}

  /**
   * Looks for partijen by one thing that the customer tells (F7927). A POST, because identifying data does not belong in
   * an address; it writes nothing, and needs no Idempotency-Key.
   */
  @Post('_zoek')
  @NeedsRecht('partijen')
  @HttpCode(200)
  @Operation({
    id: 'partijenZoeken',
    tag: 'partijen',
    summary: 'Zoek een klant',
    description:
      'Stap 3 van de use case: kent de gemeente deze klant? Zoek op één gegeven tegelijk; alleen `vestigingsnummer` en ' +
      '`kvkNummer` gaan samen. Dit registreert niets. Het is een POST, omdat gegevens van een klant niet in een adres ' +
      'horen.',
    body: ZoekPartijDto,
    examples: EXAMPLES,
    answers: { 200: { description: 'Wie er zijn gevonden, ook als dat niemand is.', body: ZOEKRESULTAAT } },
    problems: { 502: ['register-fout'], 504: ['register-te-traag'] },
  })
  search(@Body() body: unknown, @CurrentCaller() caller: Caller): Promise<Zoekresultaat> {
    return this.partijen.search(readZoeksleutel(body), caller);
  }

  /** One partij (F0138). */
  @Get(':uuid')
  @Operation({
    id: 'partijBekijken',
    tag: 'partijen',
    summary: 'Bekijk een klant',
    description:
      'Wat Klanten van een partij weet. Een kanaal ziet alleen wie het zelf registreerde, tenzij het meer mag.',
    params: { uuid: uuid('uuid van de partij.', '9194a0f8-df7b-4b8c-a227-709a5ca27835') },
    answers: { 200: { description: 'De klant.', body: PARTIJ } },
    problems: { 404: ['niet-gevonden'], 502: ['register-fout'], 504: ['register-te-traag'] },
  })
  async find(@UuidParam() uuid: string, @CurrentCaller() caller: Caller): Promise<Partijgegevens> {
    const partij = await this.partijen.find(uuid, caller);
    if (!partij) throw new ProblemException('niet-gevonden');
    return partij;
  }
}
