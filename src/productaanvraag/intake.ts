import { Inject, Injectable } from '@nestjs/common';
import type { Caller } from '../auth/caller.js';
import { SETTINGS, type Settings } from '../config/settings.js';
import { Nummers } from '../database/nummers.js';
import { registerSaga, type DurableSaga, type Run } from '../durable/durable.js';
import { ProblemException } from '../http/problem.js';
import type { Saga } from '../saga/saga.js';
import { LOG, type Log } from '../telemetry/log.js';
import { answerOf, type GoodAnswer } from './answer.js';
import type { AnyAanvraag, Opdracht } from './opdracht.js';
import { idOf, sleutelsOf, vingerafdrukOf } from './sleutels.js';
import { standOf, type Toestand } from './toestand.js';

/** Makes an intake per kind of request. */
@Injectable()
export class Intakes {
  constructor(
    @Inject(SETTINGS) readonly settings: Settings,
    @Inject(Nummers) readonly nummers: Nummers,
    @Inject(LOG) readonly log: Log,
  ) {}

  readonly #open: { find(caller: Caller, id: string): Promise<Toestand | undefined> }[] = [];

  /**
   * Call it in onModuleInit: before the engine is launched.
   * @param kind names the requests in the log: never rename one.
   * @param process what is done for a request.
   * @param good what is answered when it is done.
   */
  open<Aanvraag extends AnyAanvraag, Resultaat extends object>(
    kind: string,
    process: (saga: Saga, opdracht: Opdracht<Aanvraag>) => Promise<Resultaat>,
    good: (opdracht: Opdracht<Aanvraag>, resultaat: Resultaat) => GoodAnswer,
  ): Intake<Aanvraag, Resultaat> {
    const intake = new Intake(kind, this, process, good);
    this.#open.push(intake);
    return intake;
  }

  /** How a request of this caller stands (of anyone, for a beheerder), of whatever kind. Throws a ProblemException 404 when there is none of this id. */
  async find(caller: Caller, id: string): Promise<Toestand> {
    const found = await Promise.all(this.#open.map((intake) => intake.find(caller, id)));
    const toestand = found.find((it) => it !== undefined);
    if (!toestand) throw new ProblemException('niet-gevonden');
    return toestand;
  }
}

/** A request as it came in. */
export interface Submission {
  readonly caller: Caller;
  readonly idempotencyKey: string;
  /** Everything that makes it the same request: the body, and what of the path matters. */
  readonly content: unknown;
}

/**
 * Takes in requests of one kind and has them carried out durably. The same key of the same caller is the same request:
 * it is carried out once, and always gets the answer that it got.
 */
export class Intake<Aanvraag extends AnyAanvraag, Resultaat extends object> {
  readonly #saga: DurableSaga<Opdracht<Aanvraag>, Resultaat>;

  constructor(
    private readonly kind: string,
    private readonly tools: Intakes,
    process: (saga: Saga, opdracht: Opdracht<Aanvraag>) => Promise<Resultaat>,
    private readonly good: (opdracht: Opdracht<Aanvraag>, resultaat: Resultaat) => GoodAnswer,
  ) {
    const { snellePogingen, eerstePauze, langstePauze, opgevenNa, registerGrens } = tools.settings.configuration.tijden;
    const patience = {
      quick: snellePogingen,
      first: eerstePauze,
      longest: langstePauze,
      giveUpAfter: opgevenNa,
      late: registerGrens,
    };
    const surprise = (error: unknown) => tools.log.error({ err: error }, 'a step failed in a way that nobody foresaw');
    this.#saga = registerSaga(kind, patience, surprise, process);
  }

  /**
   * Starts a request, or finds the one that came with the same key before, and waits for its end for as long as the
   * setting says. Throws a ProblemException when it is not registered.
   * @param read checks the request and makes it ready; nothing is written before it is done. It may throw a
   *   ProblemException, which does not use up the key.
   */
  async submit(
    { caller, idempotencyKey, content }: Submission,
    read: (now: Date) => Aanvraag | Promise<Aanvraag>,
  ): Promise<GoodAnswer> {
    const id = idOf(caller, this.kind, idempotencyKey);
    const vingerafdruk = vingerafdrukOf(content);
    const run = await this.#findOrStart(id, vingerafdruk, caller, read);
    if (run.input.vingerafdruk !== vingerafdruk) throw new ProblemException('idempotency-key-hergebruikt');
    const { wachttijd } = this.tools.settings.configuration.tijden;
    return answerOf(run, wachttijd, (resultaat) => this.good(run.input, resultaat));
  }

  /** How the request of this id stands, when this caller made it or is a beheerder. */
  async find(caller: Caller, id: string): Promise<Toestand | undefined> {
    const run = await this.#durably(() => this.#saga.find(id));
    const maySee = caller.rollen.has('beheerder') || run?.input.aanvrager.id === caller.id;
    if (!run || !maySee) return undefined;
    const [outcome, progress] = await Promise.all([run.outcome(0), run.progress()]);
    return standOf(run, outcome, progress, (resultaat) => this.good(run.input, resultaat));
  }

  async #findOrStart(
    id: string,
    vingerafdruk: string,
    { id: subject, soort, identificatie, naam }: Caller,
    read: (now: Date) => Aanvraag | Promise<Aanvraag>,
  ): Promise<Run<Opdracht<Aanvraag>, Resultaat>> {
    const now = new Date();
    let aanvraag: Aanvraag;
    try {
      aanvraag = await read(now);
    } catch (error) {
      // What was accepted before keeps its answer, whatever the configuration or the registers say now.
      const earlier = await this.#durably(() => this.#saga.find(id));
      if (earlier?.input.vingerafdruk === vingerafdruk) return earlier;
      throw error;
    }
    return this.#durably(async () => {
      const sleutels = sleutelsOf(await this.tools.nummers.next(), this.tools.settings.configuration, now);
      const aanvrager = { id: subject, soort, identificatie, naam };
      return this.#saga.start(id, { id, vingerafdruk, aanvrager, aanvraag, sleutels });
    });
  }

  /** What needs the database. Without it nothing is accepted, and nothing is sent to a register. */
  async #durably<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      this.tools.log.error({ err: error }, 'the database could not be used');
      throw new ProblemException('niet-beschikbaar', {
        detail: 'Er is niets geregistreerd. Probeer het opnieuw met dezelfde Idempotency-Key.',
        headers: { 'Retry-After': '5' },
      });
    }
  }
}
