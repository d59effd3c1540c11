import { Controller, Get, Inject } from '@nestjs/common';
import { NeedsRol } from '../auth/auth.guard.js';
import { answerSchema, list, moment, text } from '../openapi/answer-schema.js';
import { Operation } from '../openapi/operation.js';
import { ControleService, type Controle } from './controle.service.js';

const CONTROLE = answerSchema<Controle>('Controle', 'Wat er klopt aan de instellingen, en wat niet.', {
  gecontroleerdOp: moment('Wanneer er is gekeken.'),
  problemen: list(text('Wat er niet klopt, en waar.', 'Klanten kent geen afdeling Parkeren.'), 'Wat er niet klopt.'),
  inOrde: list(text('Wat er klopt.', 'Klanten is bereikbaar en aanvaardt het token.'), 'Wat er wel klopt.'),
});

/** Whether the settings fit the registers. For a beheerder. */
@Controller('beheer/controle')
@NeedsRol('beheerder')
export class ControleController {
  constructor(@Inject(ControleService) private readonly controle: ControleService) {}

  @Get()
  @Operation({
    id: 'instellingenControleren',
    tag: 'beheer',
    summary: 'Controleer de instellingen',
    description:
      'Legt de instellingen naast de registers: adressen, tokens, rechten, zaaktypen, afdelingen en groepen. Er wordt niets ' +
      'geregistreerd. Hetzelfde als `npm run config:check`.',
    answers: { 200: { description: 'Wat er klopt, en wat niet.', body: CONTROLE } },
  })
  check(): Promise<Controle> {
    return this.controle.check();
  }
}
