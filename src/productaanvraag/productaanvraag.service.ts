import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleInit } from '@nestjs/common';
import { SETTINGS, type Settings } from '../config/settings.js';
import { Nummers } from '../database/nummers.js';
import { registerSaga, type DurableSaga, type Run } from '../durable/durable.js';
import type { Caller } from '../auth/caller.js';
import { ProblemException } from '../http/problem.js';
import { LOG, type Log } from '../telemetry/log.js';
import { UpstreamError } from '../upstream/upstream.error.js';
import { completed, failed, turning, underWay, type GoodAnswer } from './answer.js';
import { readProductaanvraag } from './dto/read-productaanvraag.js';
import { requireNiveau } from './dto/require-niveau.js';
import { handleProductaanvraag } from './handle-productaanvraag.js';
import type { Opdracht, Registratie } from './opdracht.js';
import type { Productaanvraag } from './productaanvraag.js';
import { amsterdamDate, idOf, sleutelsOf, vingerafdrukOf } from './sleutels.js';
import { findAssignee } from './steps/assign-interne-taak.step.js';
import { REGISTERS, type Registers } from './steps/registers.js';
import { standOf, type Toestand } from './toestand.js';

type HandlingRun = Run<Opdracht, Registratie>;

/** Takes productaanvragen in and says how they stand. */
@Injectable()
export class ProductaanvraagService implements OnModuleInit, OnApplicationBootstrap {
  #saga!: DurableSaga<Opdracht, Registratie>;

  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(REGISTERS) private readonly registers: Registers,
    @Inject(Nummers) private readonly nummers: Nummers,
    @Inject(LOG) private readonly log: Log,
  ) {}

  onModuleInit(): void {
    const { snellePogingen, eerstePauze, langstePauze, opgevenNa } = this.settings.configuration.tijden;
    const patience = { quick: snellePogingen, first: eerstePauze, longest: langstePauze, giveUpAfter: opgevenNa };
    const surprise = (error: unknown) => this.log.error({ err: error }, 'a step failed in a way that nobody foresaw');
    this.#saga = registerSaga('productaanvraag', patience, surprise, handleProductaanvraag(this.registers));
  }

  /** Looks up beforehand what every productaanvraag needs. What fails now is looked up when it is needed. */
  onApplicationBootstrap(): void {
    const { configuration, zaaktypen } = this.registers;
    for (const { product, zaaktype, toegewezenAan } of configuration.producten.values()) {
      const lookUps = [zaaktypen.get(zaaktype, amsterdamDate(new Date())), findAssignee(this.registers, toegewezenAan)];
      Promise.all(lookUps).catch((error: unknown) =>
        this.log.warn({ err: error, product }, 'this product could not be prepared'),
      );
    }
  }

  /**
   * Has a productaanvraag carried out and waits for its end, for as long as the setting says.
   * The same key of the same caller gives the same answer. Throws a ProblemException when it is not registered.
   */
  async submit(caller: Caller, idempotencyKey: string, body: unknown): Promise<GoodAnswer> {
    const { configuration } = this.settings;
    const now = new Date();
    const aanvraag = readProductaanvraag(body, configuration, now);
    const id = idOf(caller, idempotencyKey);
    const vingerafdruk = vingerafdrukOf(body);
    const run = await this.#start(caller, aanvraag, { id, vingerafdruk }, now);
    if (run.input.vingerafdruk !== vingerafdruk) throw new ProblemException('idempotency-key-hergebruikt');
    return this.#answer(run);
  }

  /** How a productaanvraag of this caller stands. Throws a ProblemException 404 when the caller has none of this id. */
  async find(caller: Caller, id: string): Promise<Toestand> {
    const run = await this.#durably(() => this.#saga.find(id));
    if (run?.input.aanvrager.id !== caller.id) throw new ProblemException('niet-gevonden');
    const [outcome, progress] = await Promise.all([run.outcome(0), run.progress()]);
    return standOf(run.input, this.#naam(run.input), run.startedAt, outcome, progress);
  }

  async #start(
    { id: subject, identificatie, naam }: Caller,
    aanvraag: Productaanvraag,
    identity: Pick<Opdracht, 'id' | 'vingerafdruk'>,
    now: Date,
  ): Promise<HandlingRun> {
    const { configuration } = this.settings;
    try {
      await this.#check(aanvraag);
    } catch (error) {
      // What was accepted before keeps its answer, whatever the configuration or the registers say now.
      const earlier = await this.#durably(() => this.#saga.find(identity.id));
      if (earlier) return earlier;
      throw error;
    }
    return this.#durably(async () => {
      const sleutels = sleutelsOf(await this.nummers.next(), configuration, now);
      return this.#saga.start(identity.id, {
        ...identity,
        aanvrager: { id: subject, identificatie, naam },
        aanvraag,
        sleutels,
      });
    });
  }

  /** What the body alone does not show: whether the caller knows well enough who is calling, and whom a taak is for. */
  async #check(aanvraag: Productaanvraag): Promise<void> {
    const product = this.settings.configuration.producten.get(aanvraag.product);
    if (product) requireNiveau(aanvraag, product);
    if (aanvraag.vervolg.soort === 'zaak') return;
    const { toegewezenAan } = aanvraag.vervolg;
    const assignee = await this.#reach(() => findAssignee(this.registers, toegewezenAan));
    if (assignee === undefined)
      throw new ProblemException('ongeldige-invoer', {
        errors: [
          {
            in: 'body',
            location: '/vervolg/toegewezenAan/identificatie',
            code: `onbekende-${toegewezenAan.soort}`,
            detail: `Klanten kent deze ${toegewezenAan.soort} niet. Kies een andere.`,
          },
        ],
      });
  }

  /** A look-up before anything is written. */
  async #reach<T>(lookUp: () => Promise<T>): Promise<T> {
    try {
      return await lookUp();
    } catch (error) {
      if (!(error instanceof UpstreamError)) throw error;
      this.log.warn({ failure: error.failure }, 'a look-up before the start failed');
      throw new ProblemException('register-fout', {
        detail: 'Er is niets geregistreerd. Probeer het later opnieuw met dezelfde Idempotency-Key.',
        extensions: { uitkomst: 'ongedaanGemaakt', stap: 'toewijzing', opnieuwProberen: true },
      });
    }
  }

  /** What needs the database. Without it nothing is accepted, and nothing is sent to a register. */
  async #durably<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (error instanceof ProblemException) throw error;
      this.log.error({ err: error }, 'the database could not be used');
      throw new ProblemException('niet-beschikbaar', {
        detail: 'Er is niets geregistreerd. Probeer het opnieuw met dezelfde Idempotency-Key.',
        headers: { 'Retry-After': '5' },
      });
    }
  }

  async #answer(run: HandlingRun): Promise<GoodAnswer> {
    const outcome = await run.outcome(this.settings.configuration.tijden.wachttijd);
    if (outcome?.state === 'completed') return completed(run.input, outcome.result, this.#naam(run.input));
    if (outcome) throw failed(run.input, outcome);
    const { turned } = await run.progress();
    if (turned) throw turning(run.input, turned);
    return underWay(run.input);
  }

  #naam({ aanvraag }: Opdracht): string {
    return this.settings.configuration.producten.get(aanvraag.product)?.naam ?? aanvraag.product;
  }
}
