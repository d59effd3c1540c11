import { Inject, Injectable } from '@nestjs/common';
import type { Configuration } from '../config/configuration.js';
import { SETTINGS, type Settings } from '../config/settings.js';
import { Aanvragen, type Numbered } from '../database/aanvragen.js';
import { ProblemException } from '../http/problem.js';
import { withinDatabaseLimit } from '../http/within-database-limit.js';
import { LOG, type Log } from '../telemetry/log.js';
import type { Caller } from './caller.js';
import { may } from './may.js';

/** What tells of a klantcontact whose it is, and whether it is for everybody. */
interface Conversation {
  readonly referentienummer?: string | null;
  readonly vertrouwelijk: boolean;
}

/**
 * Who may see what others made. Somebody's own is what a request of theirs that is still kept has made: it has the number
 * that was issued for it.
 */
@Injectable()
export class Insight {
  readonly #configuration: Configuration;

  constructor(
    @Inject(Aanvragen) private readonly aanvragen: Aanvragen,
    @Inject(SETTINGS) { configuration }: Settings,
    @Inject(LOG) private readonly log: Log,
  ) {
    this.#configuration = configuration;
  }

  /** A customer is nobody's but for a kanaal. @throws ProblemException 503 without a database */
  async maySeePartij(caller: Caller, { nummer }: { readonly nummer: string | null }): Promise<boolean> {
    return may(caller, 'partijen', this.#configuration) || this.#made(caller, 'partij', nummer);
  }

  /**
   * Seeing it, and working in it.
   * @throws ProblemException 404 for a kanaal that may not: it need not know what there is; 403 for anybody else; 503
   */
  async requireKlantcontact(caller: Caller, klantcontact: Conversation): Promise<void> {
    if (this.#isForEverybody(caller, klantcontact)) return;
    if (await this.#made(caller, 'klantcontact', klantcontact.referentienummer)) return;
    if (caller.soort === 'kanaal') throw new ProblemException('niet-gevonden');
    throw new ProblemException('geen-toegang', {
      detail: 'Dit gesprek is van een collega, en alleen te zien voor wie het voerde.',
    });
  }

  #isForEverybody(caller: Caller, { vertrouwelijk }: Conversation): boolean {
    if (vertrouwelijk && !caller.rollen.has('vertrouwelijk')) return false;
    const { medewerkersOnderling } = this.#configuration.inzage;
    return may(caller, 'klantcontacten', this.#configuration) && (caller.soort === 'kanaal' || medewerkersOnderling);
  }

  async #made({ id }: Caller, what: Numbered, nummer: string | null | undefined): Promise<boolean> {
    if (!nummer) return false;
    return withinDatabaseLimit(this.log, () => this.aanvragen.hasMade(id, what, nummer));
  }
}
