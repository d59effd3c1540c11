import { Body, Controller, Get, Inject, Post, Put, Res, UseInterceptors } from '@nestjs/common';
import type { Response } from 'express';
import { CurrentCaller, type Caller } from '../../auth/caller.js';
import type { ProblemSlug } from '../../problems/catalogue.js';
import { ReadAgain } from '../../http/read-again.interceptor.js';
import { RegisterFailures } from '../../http/register-failures.interceptor.js';
import { UuidParam } from '../../http/uuid.js';
import type { Klantcontactgeheel } from '../../klantcontact/klantcontact.js';
import { KLANTCONTACT } from '../../klantcontact/klantcontact.schema.js';
import { uuid } from '../../openapi/answer-schema.js';
import { Operation } from '../../openapi/operation.js';
import type { GoodAnswer } from '../answer/answer.js';
import { WritingCall, type Call } from './writing-call.js';
import {
  AuthenticatieAanvraagDto,
  BetrokkeneAanvraagDto,
  InterneTaakAanvraagDto,
  KlantcontactAanvraagDto,
  ZaakAanvraagDto,
} from './dto/klantcontacten.dto.js';
import { GOOD_ANSWER } from '../answer/answer.schema.js';
import { AUTHENTICATIE, type AuthenticatieAnswer } from './authenticatie.schema.js';
import { KlantcontactenService } from './klantcontacten.service.js';
import { respond } from './respond.js';

const ANSWERS = {
  201: { description: 'Het is geregistreerd.', body: GOOD_ANSWER, headers: ['Location'] },
  202: {
    description: 'Het is veilig vastgelegd en wordt afgemaakt. Bij `Location` ziet u hoe het ervoor staat.',
    body: GOOD_ANSWER,
    headers: ['Location'],
  },
} as const;

const PROBLEMS = {
  400: ['ongedaan-gemaakt'],
  409: ['idempotency-key-hergebruikt'],
  502: ['ongedaan-gemaakt', 'wordt-ongedaan-gemaakt', 'vraagt-aandacht', 'register-fout'],
  504: ['ongedaan-gemaakt', 'wordt-ongedaan-gemaakt'],
} as const satisfies Record<number, readonly ProblemSlug[]>;

const BELOW = { ...PROBLEMS, 404: ['niet-gevonden'] } as const satisfies Record<number, readonly ProblemSlug[]>;
const PARAMS = { uuid: uuid('uuid van het klantcontact.') };

/** Klantcontacten: the steps of C9018 one at a time, for whoever goes along with the conversation, and what came of them. */
@Controller('klantcontacten')
export class KlantcontactenController {
  constructor(@Inject(KlantcontactenService) private readonly klantcontacten: KlantcontactenService) {}

  @Post()
  @Operation({
    id: 'klantcontactRegistreren',
    tag: 'klantcontacten',
    summary: 'Registreer een gesprek',
    description: 'Stap 2 van de use case: het gesprek, en welke medewerker het voerde.',
    body: KlantcontactAanvraagDto,
    answers: ANSWERS,
    problems: PROBLEMS,
  })
  async registerKlantcontact(
    @WritingCall() call: Call,
    @Body() body: unknown,
    @Res({ passthrough: true }) response: Response,
  ): Promise<GoodAnswer> {
    return respond(response, await this.klantcontacten.registerKlantcontact(call, body));
  }

  @Get(':uuid')
  @UseInterceptors(RegisterFailures, ReadAgain)
  @Operation({
    id: 'klantcontactBekijken',
    tag: 'klantcontacten',
    summary: 'Bekijk een gesprek',
    description:
      'Laat zien wat er van een gesprek is geregistreerd, met alles wat eraan hangt. Een vertrouwelijk gesprek is er voor wie ' +
      'het voerde. Een kanaal ziet alleen wat het zelf registreerde, tenzij het meer mag.',
    params: { uuid: uuid('uuid van het klantcontact.', 'e09e95d9-2cbd-4c04-90c7-6b56c0885b92') },
    answers: { 200: { description: 'Het gesprek.', body: KLANTCONTACT } },
    problems: { 404: ['niet-gevonden'], 502: ['register-fout'], 504: ['register-te-traag'] },
  })
  find(@CurrentCaller() caller: Caller, @UuidParam() uuid: string): Promise<Klantcontactgeheel> {
    return this.klantcontacten.find(caller, uuid);
  }

  @Put(':uuid/authenticatie')
  @Operation({
    id: 'authenticatieVastleggen',
    tag: 'klantcontacten',
    summary: 'Leg vast hoe u controleerde wie de klant is',
    description:
      'Stap 2 van de use case. Het wordt bij het gesprek bewaard. Geeft u een product mee, dan zegt het antwoord of het ' +
      'daarvoor genoeg is. Stuur nooit vragen, antwoorden of nummers van documenten mee.',
    params: PARAMS,
    body: AuthenticatieAanvraagDto,
    answers: { 200: { description: 'Het is vastgelegd.', body: AUTHENTICATIE } },
    problems: { 404: ['niet-gevonden'], 502: ['register-fout'] },
  })
  recordAuthenticatie(
    @CurrentCaller() caller: Caller,
    @UuidParam() uuid: string,
    @Body() body: unknown,
  ): Promise<AuthenticatieAnswer> {
    return this.klantcontacten.recordAuthenticatie(caller, uuid, body);
  }

  @Post(':uuid/betrokkenen')
  @Operation({
    id: 'betrokkeneRegistreren',
    tag: 'klantcontacten',
    summary: 'Registreer de klant bij een gesprek',
    description:
      'Stap 4 van de use case: een bekende klant, een nieuwe klant, of gegevens voor een keer. Lukt het niet om de klant ' +
      'bij het gesprek te registreren, dan wordt een nieuwe klant weer verwijderd.',
    params: PARAMS,
    body: BetrokkeneAanvraagDto,
    answers: ANSWERS,
    problems: { ...BELOW, 409: ['idempotency-key-hergebruikt', 'klant-al-bekend', 'klant-mogelijk-bekend'] },
  })
  async registerBetrokkene(
    @WritingCall() call: Call,
    @UuidParam() uuid: string,
    @Body() body: unknown,
    @Res({ passthrough: true }) response: Response,
  ): Promise<GoodAnswer> {
    return respond(response, await this.klantcontacten.registerBetrokkene(call, uuid, body));
  }

  @Post(':uuid/zaken')
  @Operation({
    id: 'zaakRegistreren',
    tag: 'klantcontacten',
    summary: 'Registreer een zaak bij een gesprek',
    description:
      'Stap 5 van de use case, variant A: de zaak met de aanvrager en de eerste status, en de koppeling met het gesprek.',
    params: PARAMS,
    body: ZaakAanvraagDto,
    answers: ANSWERS,
    problems: { ...BELOW, 403: ['authenticatie-onvoldoende'] },
  })
  async registerZaak(
    @WritingCall() call: Call,
    @UuidParam() uuid: string,
    @Body() body: unknown,
    @Res({ passthrough: true }) response: Response,
  ): Promise<GoodAnswer> {
    return respond(response, await this.klantcontacten.registerZaak(call, uuid, body));
  }

  @Post(':uuid/interne-taken')
  @Operation({
    id: 'interneTaakRegistreren',
    tag: 'klantcontacten',
    summary: 'Registreer een interne taak bij een gesprek',
    description: 'Stap 5 van de use case, variant B: een collega neemt de aanvraag in behandeling.',
    params: PARAMS,
    body: InterneTaakAanvraagDto,
    answers: ANSWERS,
    problems: BELOW,
  })
  async registerInterneTaak(
    @WritingCall() call: Call,
    @UuidParam() uuid: string,
    @Body() body: unknown,
    @Res({ passthrough: true }) response: Response,
  ): Promise<GoodAnswer> {
    return respond(response, await this.klantcontacten.registerInterneTaak(call, uuid, body));
  }
}
