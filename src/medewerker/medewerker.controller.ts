import { Controller, Get, Inject, UseInterceptors } from '@nestjs/common';
import { CurrentCaller, ROLLEN, type Caller, type Rol } from '../auth/caller.js';
import { SETTINGS, type Settings } from '../config/settings.js';
import { ReadAgain } from '../http/read-again.interceptor.js';
import { RegisterFailures } from '../http/register-failures.interceptor.js';
import { Actoren } from '../klanten/actoren.js';
import { actorOf } from '../klanten/actor-of.js';
import { answerSchema, choice, list, optional, part, text, uuid } from '../openapi/answer-schema.js';
import { Operation } from '../openapi/operation.js';

/** Who is logged in. */
export interface Medewerker {
  /** By which the registers know this person: by default the e-mail address. */
  readonly identificatie: string;
  readonly naam: string;
  readonly rollen: readonly Rol[];
  /** Who stands for this person in Klanten. Absent until this person has registered something. */
  readonly actor?: { readonly uuid: string };
}

const ACTOR = answerSchema<NonNullable<Medewerker['actor']>>('MedewerkerActor', 'De actor in Klanten.', {
  uuid: uuid('uuid in Klanten.', '5b3c9b0c-5d0e-4a55-9d3b-2f6a7c1e8b90'),
});

const MEDEWERKER = answerSchema<Medewerker>('Medewerker', 'Wie er is ingelogd.', {
  identificatie: text('Waaraan de registers deze medewerker herkennen.', 'marieke@gemeente.example'),
  naam: text('Naam uit het token.', 'Marieke de Boer'),
  rollen: list(choice(ROLLEN, 'Een rol.'), 'Wat deze medewerker mag.'),
  actor: optional(part(ACTOR, 'Wie in Klanten voor deze medewerker staat. Ontbreekt tot de eerste registratie.')),
});

/** C9018 step 1: the medewerker is logged in and known as an actor. */
@Controller('medewerker')
@UseInterceptors(RegisterFailures, ReadAgain)
export class MedewerkerController {
  constructor(
    @Inject(Actoren) private readonly actoren: Actoren,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** Who is logged in. A question: nobody is made known to Klanten by it. */
  @Get()
  @Operation({
    id: 'medewerkerBekijken',
    tag: 'medewerker',
    summary: 'Bekijk wie er is ingelogd',
    description:
      'Stap 1 van de use case. Wie nog niet in Klanten staat, wordt daar als actor gemaakt bij de eerste registratie.',
    answers: { 200: { description: 'De medewerker.', body: MEDEWERKER } },
    problems: { 502: ['register-fout'], 504: ['register-te-traag'] },
  })
  async get(@CurrentCaller() caller: Caller): Promise<Medewerker> {
    const { identificatie, naam, rollen } = caller;
    const { actoridentificator } = actorOf(this.settings.configuration.codes, caller);
    const actor = await this.actoren.find(actoridentificator);
    return { identificatie, naam, rollen: [...rollen], ...(actor !== undefined && { actor: { uuid: actor } }) };
  }
}
