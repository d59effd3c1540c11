import { Controller, Get, Inject, UseInterceptors } from '@nestjs/common';
import { ProblemException } from '../http/problem.js';
import { RegisterFailures } from '../http/register-failures.interceptor.js';
import { UuidParam } from '../http/uuid.js';
import { KlantenClient } from '../klanten/klanten.client.js';
import { uuid } from '../openapi/answer-schema.js';
import { Operation } from '../openapi/operation.js';
import { KLANTCONTACT } from './klantcontact.schema.js';
import { showKlantcontact, type Klantcontactgeheel } from './klantcontact.js';

/** What was registered of a conversation. */
@Controller('klantcontacten')
@UseInterceptors(RegisterFailures)
export class KlantcontactController {
  constructor(@Inject(KlantenClient) private readonly klanten: KlantenClient) {}

  /** One klantcontact, with everything that hangs on it. */
  @Get(':uuid')
  @Operation({
    id: 'klantcontactBekijken',
    tag: 'klantcontacten',
    summary: 'Bekijk een gesprek',
    description: 'Laat zien wat er van een gesprek is geregistreerd, met alles wat eraan hangt.',
    params: { uuid: uuid('uuid van het klantcontact.', 'e09e95d9-2cbd-4c04-90c7-6b56c0885b92') },
    answers: { 200: { description: 'Het gesprek.', body: KLANTCONTACT } },
    problems: { 404: ['niet-gevonden'], 502: ['register-fout'], 504: ['register-te-traag'] },
  })
  async find(@UuidParam() uuid: string): Promise<Klantcontactgeheel> {
    const klantcontact = await this.klanten.findExpandedKlantcontact(uuid);
    if (!klantcontact) throw new ProblemException('niet-gevonden');
    return showKlantcontact(klantcontact);
  }
}
