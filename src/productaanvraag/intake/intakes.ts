import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { Caller } from '../../auth/caller.js';
import { SETTINGS, type Settings } from '../../config/settings.js';
import { Aanvragen } from '../../database/aanvragen.js';
import { EXCLUSIVELY } from '../../database/database.module.js';
import type { Exclusively } from '../../database/mutex.js';
import { Keyring } from '../../encryption/keyring.js';
import { REGISTER_SAGA, type RegisterSaga } from '../../durable/durable.js';
import { ProblemException } from '../../http/problem.js';
import { LOG, type Log } from '../../telemetry/log.js';
import { standOf, type Toestand } from '../answer/toestand.js';
import { STEP_TOOLS, type StepTools } from '../steps/step-tools.js';
import { Intake } from './intake.js';
import { RunMetrics } from './run-metrics.js';
import { PROCESSES, type SoortAanvraag } from './kinds.js';

/** The intakes, one per kind of request. */
@Injectable()
export class Intakes implements OnModuleInit {
  readonly #intakes = new Map<string, Intake<SoortAanvraag>>();

  constructor(
    @Inject(STEP_TOOLS) private readonly steps: StepTools,
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(Aanvragen) private readonly aanvragen: Aanvragen,
    @Inject(EXCLUSIVELY) private readonly exclusively: Exclusively,
    @Inject(REGISTER_SAGA) private readonly registerSaga: RegisterSaga,
    @Inject(Keyring) private readonly keys: Keyring,
    @Inject(LOG) private readonly log: Log,
    @Inject(RunMetrics) private readonly metrics: RunMetrics,
  ) {}

  /** Before the engine is launched. */
  onModuleInit(): void {
    const { steps, settings, aanvragen, exclusively, registerSaga, keys, log, metrics } = this;
    const tools = {
      steps,
      configuration: settings.configuration,
      aanvragen,
      exclusively,
      registerSaga,
      keys,
      log,
      metrics,
    };
    for (const soort of Object.keys(PROCESSES) as SoortAanvraag[])
      this.#intakes.set(soort, new Intake<SoortAanvraag>(soort, tools));
  }

  /** The intake of a kind of request. Throws when there is none. */
  of<Soort extends SoortAanvraag>(soort: Soort | string): Intake<Soort> {
    const intake = this.#intakes.get(soort);
    if (!intake) throw new TypeError(`there are no requests of the kind ${soort}`);
    return intake as unknown as Intake<Soort>;
  }

  /**
   * How a request of this caller stands (of anyone, for a beheerder), of whatever kind, when it has ended or after so many
   * milliseconds. Throws a ProblemException 404 when there is none of this id.
   */
  async find(caller: Caller, id: string, wait = 0): Promise<Toestand> {
    const found = await Promise.all(
      [...this.#intakes.values()].map((intake) => this.#findIn(intake, caller, { id, wait })),
    );
    const toestand = found.find((it) => it !== undefined);
    if (!toestand) throw new ProblemException('niet-gevonden');
    return toestand;
  }

  async #findIn(
    intake: Intake<SoortAanvraag>,
    caller: Caller,
    { id, wait }: { readonly id: string; readonly wait: number },
  ): Promise<Toestand | undefined> {
    const run = await intake.run(id);
    const maySee = caller.rollen.has('beheerder') || run?.input.aanvrager.id === caller.id;
    return run && maySee ? standOf(run, await intake.look(run, wait)) : undefined;
  }
}
