import { Controller, Get, Inject, UseInterceptors } from '@nestjs/common';
import { CurrentCaller, type Caller, type Rol } from '../auth/caller.js';
import { RegisterFailures } from '../http/register-failures.interceptor.js';
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

/** C9018 step 1: the medewerker is logged in and known as an actor. */
@Controller('medewerker')
@UseInterceptors(RegisterFailures)
export class MedewerkerController {
  constructor(@Inject(MedewerkerActor) private readonly actor: MedewerkerActor) {}

  /** Who is logged in; makes this person known to Klanten when that was not so yet. */
  @Get()
  async get(@CurrentCaller() caller: Caller): Promise<Medewerker> {
    const { identificatie, naam, rollen } = caller;
    return { identificatie, naam, rollen: [...rollen], actor: { uuid: await this.actor.ensure(caller) } };
  }
}
