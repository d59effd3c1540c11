import { Body, Controller, Inject, Post, Put, Res } from '@nestjs/common';
import type { Response } from 'express';
import { CurrentCaller, type Caller } from '../auth/caller.js';
import { PREFIX } from '../http/http-app.js';
import type { ProblemSlug } from '../http/problem.js';
import { UuidParam } from '../http/uuid.js';
import { uuid } from '../openapi/answer-schema.js';
import { Operation } from '../openapi/operation.js';
import { locationOf, type GoodAnswer } from './answer.js';
import { WritingCall, type Call } from './call.js';
import {
  AuthenticatieAanvraagDto,
  BetrokkeneAanvraagDto,
  InterneTaakAanvraagDto,
  KlantcontactAanvraagDto,
  ZaakAanvraagDto,
} from './dto/step.dto.js';
import { AUTHENTICATIE, GOOD_ANSWER } from './productaanvraag.schema.js';
import { StepService, type AuthenticatieAnswer } from './step.service.js';

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

/** The steps of C9018 one at a time, for whoever goes along with the conversation. */
@Controller('klantcontacten')
export class StepController {
  constructor(@Inject(StepService) private readonly steps: StepService) {}

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
    return answer(response, await this.steps.registerKlantcontact(call, body));
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
    return this.steps.recordAuthenticatie(caller, uuid, body);
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
    return answer(response, await this.steps.registerBetrokkene(call, uuid, body), uuid);
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
    return answer(response, await this.steps.registerZaak(call, uuid, body), uuid);
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
    return answer(response, await this.steps.registerInterneTaak(call, uuid, body), uuid);
  }
}

/** What is registered is seen at its klantcontact; what is not registered yet, at the request itself. */
function answer(response: Response, good: GoodAnswer, klantcontact = good.klantcontact?.uuid): GoodAnswer {
  const isDone = good.uitkomst === 'voltooid' && klantcontact !== undefined;
  response.status(isDone ? 201 : 202);
  response.location(isDone ? `/${PREFIX}/klantcontacten/${klantcontact}` : locationOf(good.id));
  return good;
}
