import { Inject, Injectable } from '@nestjs/common';
import type { Caller } from '../auth/caller.js';
import { SETTINGS, type Settings } from '../config/settings.js';
import { notAvailable } from '../http/problem.js';
import { Actoren } from '../klanten/actoren.js';
import { actorOf } from '../klanten/actor-of.js';
import { LOG, type Log } from '../telemetry/log.js';
import { UpstreamError } from '../upstream/upstream.error.js';

/** The actor that stands for whoever is logged in. */
@Injectable()
export class MedewerkerActor {
  constructor(
    @Inject(Actoren) private readonly actoren: Actoren,
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(LOG) private readonly log: Log,
  ) {}

  /** Its uuid: found, or created once. Throws an UpstreamError, or a ProblemException when the database is away. */
  async ensure(caller: Caller): Promise<string> {
    const actor = actorOf(this.settings.configuration.codes, caller);
    return (await this.actoren.find(actor.actoridentificator)) ?? this.#create(actor);
  }

  /** That it is created once, takes a lock in the database. */
  async #create(actor: ReturnType<typeof actorOf>): Promise<string> {
    try {
      return await this.actoren.ensure(actor);
    } catch (error) {
      if (error instanceof UpstreamError) throw error;
      this.log.error({ err: error }, 'the database could not be used');
      throw notAvailable();
    }
  }
}
