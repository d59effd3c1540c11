import { Inject, Injectable } from '@nestjs/common';
import type { Caller } from '../auth/caller.js';
import { SETTINGS, type Settings } from '../config/settings.js';
import { Aanvragen, type Aanvraagregel } from '../database/aanvragen.js';
import { Ingrepen, type NieuweIngreep } from '../database/ingrepen.js';
import { pageOfList } from '../http/page-of-list.js';
import { ProblemException } from '../http/problem.js';
import { withinDatabaseLimit } from '../http/within-database-limit.js';
import type { Accepted, Intake, Stand } from '../productaanvraag/intake/intake.js';
import { Intakes } from '../productaanvraag/intake/intakes.js';
import type { SoortAanvraag } from '../productaanvraag/intake/kinds.js';
import { obstaclesTo } from './obstacles.js';
import { STEP_TOOLS, type StepTools } from '../productaanvraag/steps/step-tools.js';
import { NOWHERE } from '../saga/outcome.js';
import { LOG, type Log } from '../telemetry/log.js';
import type { AanvragenFilterDto } from './beheer.dto.js';
import { canGoOn, dossierOf, rowOf, type Dossier, type Row } from './dossier.js';

/** One page of the list. */
export interface Page {
  readonly aanvragen: readonly Row[];
  readonly page: number;
  readonly hasNext: boolean;
}

/** A request with all that is known of it. */
interface Opened {
  readonly row: Aanvraagregel;
  readonly intake: Intake<SoortAanvraag>;
  readonly run: Accepted;
  readonly look: Stand;
}

/** Shows what became of requests, and goes on with them, takes them back or marks them as solved. */
@Injectable()
export class BeheerService {
  constructor(
    @Inject(Aanvragen) private readonly aanvragen: Aanvragen,
    @Inject(Ingrepen) private readonly ingrepen: Ingrepen,
    @Inject(Intakes) private readonly intakes: Intakes,
    @Inject(STEP_TOOLS) private readonly tools: StepTools,
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(LOG) private readonly log: Log,
  ) {}

  async list({ medewerker, volgorde, page, pageSize, ...filter }: AanvragenFilterDto): Promise<Page> {
    const isOldestFirst = volgorde === 'oudste';
    const { rows, ...where } = await pageOfList({ page, pageSize }, (part) =>
      this.#withinDatabaseLimit(() =>
        this.aanvragen.list({ ...filter, medewerkerId: medewerker }, { ...part, isOldestFirst }),
      ),
    );
    return { aanvragen: rows.map(rowOf), ...where };
  }

  /** Throws a ProblemException 404 when there is none of this id. */
  async find(id: string): Promise<Dossier> {
    const { run, look } = await this.#open(id);
    return this.#dossier(run, look);
  }

  /**
   * Tries again what was given up. Nothing happens when it is under way, or has come to a good end. Throws a
   * ProblemException 409 when there is nothing to try, what it needs is not kept any more, somebody else was earlier, or another version has to do it.
   */
  async resume(caller: Caller, id: string): Promise<Dossier> {
    await this.goOn(caller, id);
    return this.#awaited(id);
  }

  /** The same, without waiting for what comes of it. @param hervatting with which others it is resumed together */
  async goOn(caller: Pick<Caller, 'id' | 'naam'>, id: string, hervatting: string | null = null): Promise<void> {
    const { row, intake, run, look } = await this.#open(id);
    const { outcome, progress } = look;
    requireKept(row);
    if (outcome?.state === 'attention' && outcome.gaveUpAt === undefined)
      throw new ProblemException('hervatten-kan-niet');
    const press = () => this.#press(caller, id, { soort: 'hervatting', hervatting });
    if (outcome?.state !== 'attention') return press();
    requireThisVersion(run);
    const isBrokenOff = outcome.failedAt === NOWHERE;
    await this.#reopen(intake, run, outcome.gaveUpAt, async () => {
      await press();
      const uitkomst = progress.turned ? 'wordtOngedaanGemaakt' : 'wordtVoltooid';
      await this.aanvragen.markReopened(id, uitkomst, progress.turned || isBrokenOff ? 'gebleven' : false);
    });
  }

  /**
   * Takes everything back that was registered. Throws a ProblemException 409 when others build on it by now, it is still
   * under way, or another version has to do it; an UpstreamError when a register cannot tell.
   */
  async takeBack(caller: Caller, id: string): Promise<Dossier> {
    const { row, intake, run, look } = await this.#open(id);
    const { outcome, progress } = look;
    requireKept(row);
    const isTurned = progress.turned !== undefined;
    if (!outcome && !isTurned) throw new ProblemException('aanvraag-loopt-nog');
    const press = () => this.#press(caller, id, { soort: 'ongedaanmaking' });
    if (!outcome || outcome.state === 'undone') return press().then(() => this.#dossier(run, look));
    requireThisVersion(run);
    await this.#requireFree(run, look);
    const from = isTurned && outcome.state === 'attention' ? outcome.gaveUpAt : undefined;
    await this.#reopen(intake, run, from, async () => {
      await press();
      await this.aanvragen.markReopened(id, 'wordtOngedaanGemaakt', true);
    });
    return this.#awaited(id);
  }

  /** Marks as solved what asked for attention. Who does so again only adds a reason. */
  async close(caller: Caller, id: string, reden: string): Promise<Dossier> {
    const { look } = await this.#open(id);
    if (!look.outcome) throw new ProblemException('aanvraag-loopt-nog');
    if (look.outcome.state !== 'attention') throw new ProblemException('afsluiten-kan-niet');
    await this.#press(caller, id, { soort: 'afsluiting', reden });
    await this.#withinDatabaseLimit(() => this.aanvragen.close(id));
    return this.find(id);
  }

  async #requireFree({ input }: Accepted, { progress }: Stand): Promise<void> {
    const redenen = await obstaclesTo(this.tools, input, progress);
    if (redenen.length === 0) return;
    throw new ProblemException('terugdraaien-kan-niet', { detail: redenen.join(' '), extensions: { redenen } });
  }

  /** Goes on with a request for the one who is first; throws a ProblemException 409 for who comes after. */
  async #reopen(
    intake: Opened['intake'],
    run: Opened['run'],
    from: string | undefined,
    mark: () => Promise<void>,
  ): Promise<void> {
    if (!(await intake.reopen(run, { from, mark }))) throw new ProblemException('iemand-was-u-voor');
  }

  async #press(
    { id: medewerkerId, naam: medewerkerNaam }: Pick<Caller, 'id' | 'naam'>,
    id: string,
    how: Pick<NieuweIngreep, 'soort' | 'hervatting'> & Partial<Pick<NieuweIngreep, 'reden'>>,
  ): Promise<void> {
    const ingreep = { reden: null, ...how, medewerkerId, medewerkerNaam };
    await this.#withinDatabaseLimit(() => this.ingrepen.add(id, ingreep));
    this.log.info({ aanvraag: id, ingreep: how.soort, medewerker: medewerkerId }, 'a beheerder pressed a button');
  }

  /** How it stands when it has ended, or when somebody has waited long enough. */
  async #awaited(id: string): Promise<Dossier> {
    const { run, look } = await this.#open(id, this.settings.configuration.tijden.wachttijd);
    return this.#dossier(run, look);
  }

  async #open(id: string, wait = 0): Promise<Opened> {
    const row = await this.#row(id);
    const intake = this.intakes.of(row.soort);
    const run = await intake.run(id);
    if (!run) throw new ProblemException('niet-gevonden');
    return { row, intake, run, look: await intake.look(run, wait) };
  }

  async #row(id: string): Promise<Aanvraagregel> {
    const row = await this.#withinDatabaseLimit(() => this.aanvragen.find(id));
    if (!row) throw new ProblemException('niet-gevonden');
    return row;
  }

  async #dossier({ id, input: opdracht }: Accepted, look: Stand): Promise<Dossier> {
    const [row, ingrepen] = await Promise.all([this.#row(id), this.#withinDatabaseLimit(() => this.ingrepen.list(id))]);
    return dossierOf({ row, opdracht, look, ingrepen }, this.settings.configuration.adressen);
  }

  #withinDatabaseLimit<T>(work: () => Promise<T>): Promise<T> {
    return withinDatabaseLimit(this.log, work);
  }
}

/** What it would need is not kept for ever. */
function requireKept(row: Aanvraagregel): void {
  if (!canGoOn(row)) throw new ProblemException('gegevens-niet-bewaard');
}

/** It would wait in line for a process of its own version, and nobody would know. */
function requireThisVersion({ isOfThisVersion }: Accepted): void {
  if (!isOfThisVersion) throw new ProblemException('andere-versie');
}
