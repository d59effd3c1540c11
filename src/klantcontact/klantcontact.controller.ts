import { Controller, Get, Inject, UseInterceptors } from '@nestjs/common';
import { ProblemException } from '../http/problem.js';
import { RegisterFailures } from '../http/register-failures.interceptor.js';
import { UuidParam } from '../http/uuid.js';
import { KlantenClient } from '../klanten/klanten.client.js';
import { showKlantcontact, type Klantcontactgeheel } from './klantcontact.js';

/** What was registered of a conversation. */
@Controller('klantcontacten')
@UseInterceptors(RegisterFailures)
export class KlantcontactController {
  constructor(@Inject(KlantenClient) private readonly klanten: KlantenClient) {}

  /** One klantcontact, with everything that hangs on it. */
  @Get(':uuid')
  async find(@UuidParam() uuid: string): Promise<Klantcontactgeheel> {
    const klantcontact = await this.klanten.findExpandedKlantcontact(uuid);
    if (!klantcontact) throw new ProblemException('niet-gevonden');
    return showKlantcontact(klantcontact);
  }
}
