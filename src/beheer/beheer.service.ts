import { Inject, Injectable } from '@nestjs/common';
import type { Caller } from '../auth/caller.js';
import { SETTINGS, type Settings } from '../config/settings.js';
import { Aanvragen, type Aanvraagregel } from '../database/aanvragen.js';
import { Ingrepen, type Ingreep } from '../database/ingrepen.js';
import type { Run } from '../durable/durable.js';
import { ProblemException } from '../http/problem.js';
import { durably } from '../productaanvraag/durably.js';
import { Intakes, type Intake, type Look } from '../productaanvraag/intake.js';
import { obstaclesTo } from '../productaanvraag/obstacles.js';
import type { AnyAanvraag, Opdracht } from '../productaanvraag/opdracht.js';
import { REGISTERS, type Registers } from '../productaanvraag/steps/registers.js';
import { whatStands } from '../productaanvraag/what-stands.js';
import { LOG, type Log } from '../telemetry/log.js';
import type { AanvragenFilterDto } from './beheer.dto.js';
import { dossierOf, regelOf, type Dossier, type Regel } from './dossier.js';

/** One page of the list. */
export interface Bladzijde {
  readonly aanvragen: readonly Regel[];
  readonly page: number;
  readonly hasNext: boolean;
}

/** A request with all that is known of it. */
interface Opened {
  readonly intake: Intake<AnyAanvraag, object>;
  readonly run: Run<Opdracht<AnyAanvraag>, object>;
  readonly look: Look<object>;
}

/** Shows what became of requests, and goes on with them, takes them back or marks them as solved. */
@Injectable()
export class BeheerService {
  constructor(
    @Inject(Aanvragen) private readonly aanvragen: Aanvragen,
    @Inject(Ingrepen) private readonly ingrepen: Ingrepen,
    @Inject(Intakes) private readonly intakes: Intakes,
    @Inject(REGISTERS) private readonly registers: Registers,
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(LOG) private readonly log: Log,
  ) {}

  async list({ page = 1, pageSize = 20, medewerker, ...filter }: AanvragenFilterDto): Promise<Bladzijde> {
    const from = { offset: (page - 1) * pageSize, limit: pageSize + 1 };
    const rows = await this.#durably(() => this.aanvragen.list({ ...filter, medewerkerId: medewerker }, from));
    return { aanvragen: rows.slice(0, pageSize).map(regelOf), page, hasNext: rows.length > pageSize };
  }

  /** Throws a ProblemException 404 when there is none of this id. */
  async find(id: string): Promise<Dossier> {
    const { look } = await this.#open(id);
    return this.#dossier(id, look);
  }

  /** Tries again what was given up. Nothing happens when it is under way, or has come to a good end. */
  async resume(caller: Caller, id: string): Promise<Dossier> {
    const { intake, look } = await this.#open(id);
    const { outcome, progress } = look;
    if (outcome?.state === 'attention' && outcome.gaveUpAt === undefined)
      throw new ProblemException('hervatten-kan-niet');
    await this.#press(caller, id, 'hervatting');
    if (outcome?.state !== 'attention') return this.#dossier(id, look);
    await this.#durably(() => this.aanvragen.reopened(id, progress.turned ? 'wordtOngedaanGemaakt' : 'wordtVoltooid'));
    await intake.reopen(id, outcome.gaveUpAt);
    return this.#awaited(id);
  }

  /**
   * Takes everything back that was registered. Throws a ProblemException 409 when others build on it by now, or it is
   * still under way; an UpstreamError when a register cannot tell.
   */
  async takeBack(caller: Caller, id: string): Promise<Dossier> {
    const { intake, run, look } = await this.#open(id);
    const { outcome, progress } = look;
    const isTurned = progress.turned !== undefined;
    if (!outcome && !isTurned) throw new ProblemException('aanvraag-loopt-nog');
    if (outcome && outcome.state !== 'undone') await this.#requireFree(run, outcome, look);
    await this.#press(caller, id, 'ongedaanmaking');
    if (!outcome || outcome.state === 'undone') return this.#dossier(id, look);
    await this.#durably(async () => {
      await this.aanvragen.takeBack(id);
      await this.aanvragen.reopened(id, 'wordtOngedaanGemaakt');
    });
    await intake.reopen(id, isTurned && outcome.state === 'attention' ? outcome.gaveUpAt : undefined);
    return this.#awaited(id);
  }

  /** Marks as solved what asked for attention. Who does so again only adds a reason. */
  async close(caller: Caller, id: string, reden: string): Promise<Dossier> {
    const { look } = await this.#open(id);
    if (!look.outcome) throw new ProblemException('aanvraag-loopt-nog');
    if (look.outcome.state !== 'attention') throw new ProblemException('afsluiten-kan-niet');
    await this.#press(caller, id, 'afsluiting', reden);
    await this.#durably(() => this.aanvragen.close(id));
    return this.find(id);
  }

  async #requireFree(
    { input }: Run<Opdracht<AnyAanvraag>, object>,
    outcome: NonNullable<Look<object>['outcome']>,
    { progress }: Look<object>,
  ): Promise<void> {
    const resultaat = 'result' in outcome ? (outcome.result ?? {}) : {};
    const redenen = await obstaclesTo(this.registers, input, resultaat, whatStands(progress));
    if (redenen.length === 0) return;
    throw new ProblemException('terugdraaien-kan-niet', { detail: redenen.join(' '), extensions: { redenen } });
  }

  async #press(caller: Caller, id: string, soort: Ingreep['soort'], reden: string | null = null): Promise<void> {
    const { id: medewerkerId, naam: medewerkerNaam } = caller;
    await this.#durably(() => this.ingrepen.add(id, { soort, reden, medewerkerId, medewerkerNaam }));
    this.log.info({ aanvraag: id, ingreep: soort, medewerker: medewerkerId }, 'a beheerder pressed a button');
  }

  /** How it stands when it has ended, or when somebody has waited long enough. */
  async #awaited(id: string): Promise<Dossier> {
    const { look } = await this.#open(id, this.settings.configuration.tijden.wachttijd);
    return this.#dossier(id, look);
  }

  async #open(id: string, wait = 0): Promise<Opened> {
    const { soort } = await this.#row(id);
    const intake = this.intakes.of(soort);
    const run = await intake.run(id);
    if (!run) throw new ProblemException('niet-gevonden');
    return { intake, run, look: await intake.look(run, wait) };
  }

  async #row(id: string): Promise<Aanvraagregel> {
    const row = await this.#durably(() => this.aanvragen.find(id));
    if (!row) throw new ProblemException('niet-gevonden');
    return row;
  }

  async #dossier(id: string, look: Look<object>): Promise<Dossier> {
    const [row, ingrepen] = await Promise.all([this.#row(id), this.#durably(() => this.ingrepen.list(id))]);
    return dossierOf(row, look, ingrepen);
  }

  #durably<T>(work: () => Promise<T>): Promise<T> {
    return durably(this.log, work);
  }
}
