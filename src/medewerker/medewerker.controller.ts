import { Controller, Get, Inject, UseInterceptors } from '@nestjs/common';
import { CurrentCaller, type Caller, type Rol } from '../auth/caller.js';
import { RegisterFailures } from '../http/register-failures.interceptor.js';
import { answerSchema, choice, list, part, text, uuid } from '../openapi/answer-schema.js';
import { Operation } from '../openapi/operation.js';
import { MedewerkerActor } from './medewerker-actor.js';

/** Who is logged in. */
export interface Medewerker {
  /** By which the registers know this person: by default the e-mail address. */
  readonly identificatie: string;
  readonly naam: string;
  readonly rollen: readonly Rol[];
  /** Who stands for this person in Klanten. */
  readonly actor: { readonly uuid: string };
}

const ACTOR = answerSchema<Medewerker['actor']>('MedewerkerActor', 'De actor in Klanten.', {
  uuid: uuid('uuid in Klanten.', '5b3c9b0c-5d0e-4a55-9d3b-2f6a7c1e8b90'),
});

const MEDEWERKER = answerSchema<Medewerker>('Medewerker', 'Wie er is ingelogd.', {
  identificatie: text('Waaraan de registers deze medewerker herkennen.', 'marieke@gemeente.example'),
  naam: text('Naam uit het token.', 'Marieke de Boer'),
  rollen: list(choice(['medewerker', 'kanaal', 'beheerder'], 'Een rol.'), 'Wat deze medewerker mag.'),
  actor: part(ACTOR, 'Wie in Klanten voor deze medewerker staat.'),
});

/** C9018 step 1: the medewerker is logged in and known as an actor. */
@Controller('medewerker')
@UseInterceptors(RegisterFailures)
export class MedewerkerController {
  constructor(@Inject(MedewerkerActor) private readonly actor: MedewerkerActor) {}

  /** Who is logged in; makes this person known to Klanten when that was not so yet. */
  @Get()
  @Operation({
    id: 'medewerkerBekijken',
    tag: 'medewerker',
    summary: 'Bekijk wie er is ingelogd',
    description: 'Stap 1 van de use case. Wie nog niet in Klanten staat, wordt daar eerst als actor gemaakt.',
    answers: { 200: { description: 'De medewerker.', body: MEDEWERKER } },
    problems: { 502: ['register-fout'], 504: ['register-te-traag'] },
  })
  async get(@CurrentCaller() caller: Caller): Promise<Medewerker> {
    const { identificatie, naam, rollen } = caller;
    return { identificatie, naam, rollen: [...rollen], actor: { uuid: await this.actor.ensure(caller) } };
  }
}
