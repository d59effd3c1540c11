import { Body, Controller, Get, HttpCode, Inject, Post, UseInterceptors } from '@nestjs/common';
import { ProblemException } from '../http/problem.js';
import { RegisterFailures } from '../http/register-failures.interceptor.js';
import { UuidParam } from '../http/uuid.js';
import type { Partijgegevens } from './partij.js';
import { Partijen, type Zoekresultaat } from './partijen.js';
import { readZoeksleutel } from './zoek.dto.js';

/** C9018 step 3: does the gemeente know this customer? */
@Controller('partijen')
@UseInterceptors(RegisterFailures)
export class PartijController {
  constructor(@Inject(Partijen) private readonly partijen: Partijen) {}

  /**
   * Looks for partijen by one thing that the customer tells (F7927). A POST, because identifying data does not belong in
   * an address; it writes nothing, and needs no Idempotency-Key.
   */
  @Post('_zoek')
  @HttpCode(200)
  search(@Body() body: unknown): Promise<Zoekresultaat> {
    return this.partijen.search(readZoeksleutel(body));
  }

  /** One partij (F0138). */
  @Get(':uuid')
  async find(@UuidParam() uuid: string): Promise<Partijgegevens> {
    const partij = await this.partijen.find(uuid);
    if (!partij) throw new ProblemException('niet-gevonden');
    return partij;
  }
}
