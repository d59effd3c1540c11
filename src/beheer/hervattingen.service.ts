import { Inject, Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import type { Caller } from '../auth/caller.js';
import { SETTINGS, type Settings } from '../config/settings.js';
import type { Aanvraagfilter } from '../database/aanvraagfilter.js';
import { Aanvragen } from '../database/aanvragen.js';
import { duringHandeling, type Handeling } from '../database/handeling.js';
import { Hervattingen, type AanDeBeurt, type Hervattingregel } from '../database/hervattingen.js';
import { ProblemException } from '../http/problem.js';
import { plainFingerprintOf } from '../productaanvraag/intake/sleutels.js';
import { submissionOf } from '../productaanvraag/intake/submission.js';
import { withinDatabaseLimit } from '../http/within-database-limit.js';
import { LOG, type Log } from '../telemetry/log.js';
import { regularly, type Regular } from '../timing/regularly.js';
import type { VastgelopenFilterDto } from './beheer.dto.js';
import { BeheerService } from './beheer.service.js';
import { hervattingOf, type Hervatting, type Telling } from './hervatting.js';
import { MOST, type TeHervattenDto } from './te-hervatten.dto.js';

/** Nobody is busy with one request for so long, unless it died. */
const LEASE_MS = 60_000;

/**
 * Resumes many requests, each as a beheerder would with the button: what is kept is only whose turn it is. So a restart, or
 * two who press at once, does no more harm than pressing that button twice.
 */
@Injectable()
export class HervattingenService implements OnApplicationBootstrap, BeforeApplicationShutdown {
  #work: Regular | undefined;

  constructor(
    @Inject(Hervattingen) private readonly hervattingen: Hervattingen,
    @Inject(Aanvragen) private readonly aanvragen: Aanvragen,
    @Inject(BeheerService) private readonly beheer: BeheerService,
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(LOG) private readonly log: Log,
  ) {}

  /** What a process left that died, is carried on by any other. */
  onApplicationBootstrap(): void {
    // One process does one at a time: how many are carried out at once is for the engine to say.
    this.#work = regularly(
      this.settings.configuration.tijden.onderhoud,
      (stopping) => this.#carryOn(stopping),
      (error) => this.log.warn({ err: error }, 'requests could not be resumed together; that is tried again'),
    );
    this.#work.now();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.#work?.stop();
  }

  /** How many there are to resume. */
  async count(filter: VastgelopenFilterDto): Promise<Telling> {
    const aantal = await this.#withinDatabaseLimit(() => this.aanvragen.count(stuckBy(filter)));
    return { aantal, hoogstens: MOST };
  }

  /**
   * Has them resumed from now on: those that there are at this moment. Under the same key it is the same one. Throws a
   * ProblemException 409 when that was about others.
   */
  async begin(caller: Caller, keys: readonly string[], filter: TeHervattenDto): Promise<Hervatting> {
    const { id, content } = submissionOf('hervatting', caller, keys, filter);
    const fingerprint = plainFingerprintOf(content);
    const { id: medewerkerId, naam: medewerkerNaam } = caller;
    await this.#withinDatabaseLimit(() =>
      this.hervattingen.open({ id, vingerafdruk: fingerprint, medewerkerId, medewerkerNaam }, stuckBy(filter), MOST),
    );
    const [row, shown] = await this.#find(id);
    if (row.vingerafdruk !== fingerprint) throw new ProblemException('idempotency-key-hergebruikt');
    this.#work?.now();
    return shown;
  }

  /** Throws a ProblemException 404 when there is none of this id. */
  async find(id: string): Promise<Hervatting> {
    const [, shown] = await this.#find(id);
    return shown;
  }

  async #find(id: string): Promise<[Hervattingregel, Hervatting]> {
    const [row, aanvragen] = await this.#withinDatabaseLimit(() =>
      Promise.all([this.hervattingen.find(id), this.hervattingen.listAanvragen(id)]),
    );
    if (!row) throw new ProblemException('niet-gevonden');
    return [row, hervattingOf(row, aanvragen)];
  }

  async #carryOn(stopping: AbortSignal): Promise<void> {
    while (!stopping.aborted) {
      const next = await this.hervattingen.claim(LEASE_MS);
      if (!next) return;
      await this.hervattingen.markDone(next, await this.#resume(next));
    }
  }

  /** Why it was not resumed; undefined when it was. */
  async #resume({ aanvraag, hervatting, medewerkerId, medewerkerNaam }: AanDeBeurt): Promise<string | undefined> {
    try {
      const objecten = [hervatting, aanvraag];
      await duringHandeling(pressOf(medewerkerId, objecten), () =>
        this.beheer.goOn({ id: medewerkerId, naam: medewerkerNaam }, aanvraag, hervatting),
      );
      return undefined;
    } catch (error) {
      if (error instanceof ProblemException && error.problem.status < 500) return error.problem.detail;
      throw error;
    }
  }

  #withinDatabaseLimit<T>(work: () => Promise<T>): Promise<T> {
    return withinDatabaseLimit(this.log, work);
  }
}

/** Each is a press of that button, by who asked for all of them. */
const pressOf = (persoon: string, objecten: readonly string[]): Handeling => ({
  regel: () => ({ persoon, rollen: [], actie: 'aanvraagHervatten', objecten, resultaat: 'gelukt' }),
  isRecorded: false,
});

const stuckBy = ({ aanvragen, ...filter }: TeHervattenDto): Aanvraagfilter => ({
  ...filter,
  ids: aanvragen,
  uitkomst: 'vraagtAandacht',
  afgesloten: false,
});
