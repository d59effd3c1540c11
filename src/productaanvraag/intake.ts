import { Inject, Injectable } from '@nestjs/common';
import type { Caller } from '../auth/caller.js';
import { SETTINGS, type Settings } from '../config/settings.js';
import { Aanvragen } from '../database/aanvragen.js';
import { registerSaga, type DurableSaga, type Progress, type Run } from '../durable/durable.js';
import { ProblemException } from '../http/problem.js';
import type { Outcome, Saga } from '../saga/saga.js';
import { LOG, type Log } from '../telemetry/log.js';
import { Admission } from './admission.js';
import { answerOf, type GoodAnswer } from './answer.js';
import { beginAfterAll, isAbandoned } from './begin-after-all.js';
import type { Call } from './call.js';
import { durably } from './durably.js';
import type { AnyAanvraag, Opdracht } from './opdracht.js';
import { patienceOf } from './patience.js';
import { idOf, sleutelsOf, vingerafdrukOf } from './sleutels.js';
import { standOf, type Toestand } from './toestand.js';
import { witnessOf } from './witness.js';

/** Makes an intake per kind of request. */
@Injectable()
export class Intakes {
  constructor(
    @Inject(SETTINGS) readonly settings: Settings,
    @Inject(Aanvragen) readonly aanvragen: Aanvragen,
    @Inject(Admission) readonly admission: Admission,
    @Inject(LOG) readonly log: Log,
  ) {}

  readonly #open = new Map<string, Intake<AnyAanvraag, object>>();

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
    this.#open.set(kind, intake as unknown as Intake<AnyAanvraag, object>);
    return intake;
  }

  /** The intake of a kind of request. Throws when there is none. */
  of(kind: string): Intake<AnyAanvraag, object> {
    const intake = this.#open.get(kind);
    if (!intake) throw new TypeError(`there are no requests of the kind ${kind}`);
    return intake;
  }

  /** How a request of this caller stands (of anyone, for a beheerder), of whatever kind. Throws a ProblemException 404 when there is none of this id. */
  async find(caller: Caller, id: string): Promise<Toestand> {
    const found = await Promise.all([...this.#open.values()].map((intake) => intake.find(caller, id)));
    const toestand = found.find((it) => it !== undefined);
    if (!toestand) throw new ProblemException('niet-gevonden');
    return toestand;
  }
}

/** So long it may take to put a request on the list. Starting it has a limit of its own. */
const LIST_MS = 4000;

const NOT_ACCEPTED = 'Er is niets geregistreerd. Probeer het opnieuw met dezelfde Idempotency-Key.';

/** A request as it came in. */
export interface Submission extends Call {
  /** Everything that makes it the same request: the body, and what of the path matters. */
  readonly content: unknown;
}

/** How a request stands, and what that is read from. */
export interface Look<Resultaat> {
  readonly toestand: Toestand;
  readonly outcome: Outcome<Resultaat> | undefined;
  readonly progress: Progress;
}

/** Checks a request and makes it ready. */
type Read<Aanvraag> = (now: Date) => Aanvraag | Promise<Aanvraag>;

/**
 * Takes in requests of one kind and has them carried out durably. The same key of the same caller is the same request:
 * it is carried out once, and always gets the answer that it got.
 */
export class Intake<Aanvraag extends AnyAanvraag, Resultaat extends object> {
  readonly #saga: DurableSaga<Opdracht<Aanvraag>, Resultaat>;
  /** Requests that are being started here, so that many of the same cost as much as one. */
  readonly #starting = new Map<string, Promise<Run<Opdracht<Aanvraag>, Resultaat>>>();

  constructor(
    private readonly kind: string,
    private readonly tools: Intakes,
    process: (saga: Saga, opdracht: Opdracht<Aanvraag>) => Promise<Resultaat>,
    private readonly good: (opdracht: Opdracht<Aanvraag>, resultaat: Resultaat) => GoodAnswer,
  ) {
    const { log, settings, aanvragen } = tools;
    this.#saga = registerSaga({
      name: kind,
      patience: patienceOf(settings.configuration.tijden),
      surprise: (error) => log.error({ err: error }, 'a step failed in a way that nobody foresaw'),
      process,
      witness: witnessOf(aanvragen, log),
    });
  }

  /**
   * Starts a request, or finds the one that came with the same key before, and waits for its end. Throws a
   * ProblemException when it is not registered.
   * @param read nothing is written before it is done. It may throw a ProblemException, which does not use up the key.
   */
  async submit(submission: Submission, read: Read<Aanvraag>): Promise<GoodAnswer> {
    const { wachttijd } = this.tools.settings.configuration.tijden;
    const { caller, idempotencyKey, content, wait = wachttijd } = submission;
    const until = Date.now() + wait;
    const id = idOf(caller, this.kind, idempotencyKey);
    const vingerafdruk = vingerafdrukOf(content);
    const rest = () => Math.max(0, until - Date.now());
    return this.tools.admission.enter(wachttijd, async () => {
      const started = await this.#startOnce(id, vingerafdruk, caller, read);
      if (started.input.vingerafdruk !== vingerafdruk) throw new ProblemException('idempotency-key-hergebruikt');
      const run = await beginAfterAll(this, started, rest(), () => this.#reopening(id));
      return answerOf(run, rest(), (resultaat) => this.good(run.input, resultaat));
    });
  }

  /** How the request of this id stands, when this caller made it or is a beheerder. */
  async find(caller: Caller, id: string): Promise<Toestand | undefined> {
    const run = await this.run(id);
    const maySee = caller.rollen.has('beheerder') || run?.input.aanvrager.id === caller.id;
    return run && maySee ? (await this.look(run)).toestand : undefined;
  }

  /** What is known of the request of this id. */
  run(id: string): Promise<Run<Opdracht<Aanvraag>, Resultaat> | undefined> {
    return durably(this.tools.log, () => this.#saga.find(id));
  }

  /** How a request stands, when it has ended or after so many milliseconds. */
  async look(run: Run<Opdracht<Aanvraag>, Resultaat>, wait = 0): Promise<Look<Resultaat>> {
    const outcome = await run.outcome(wait);
    const progress = await durably(this.tools.log, () => run.progress());
    const toestand = standOf(run, outcome, progress, (resultaat) => this.good(run.input, resultaat));
    return { toestand, outcome, progress };
  }

  /** Goes on with a request that has ended. False when it is under way already. */
  reopen(id: string, from?: string): Promise<boolean> {
    return durably(this.tools.log, () => this.#saga.reopen(id, from));
  }

  #reopening(id: string): Promise<void> {
    const { log, aanvragen } = this.tools;
    return durably(log, () => aanvragen.reopened(id, 'wordtVoltooid'), { detail: NOT_ACCEPTED });
  }

  #startOnce(
    id: string,
    vingerafdruk: string,
    caller: Caller,
    read: Read<Aanvraag>,
  ): Promise<Run<Opdracht<Aanvraag>, Resultaat>> {
    const key = `${id} ${vingerafdruk}`;
    const starting =
      this.#starting.get(key) ??
      this.#findOrStart(id, vingerafdruk, caller, read).finally(() => this.#starting.delete(key));
    this.#starting.set(key, starting);
    return starting;
  }

  async #findOrStart(
    id: string,
    vingerafdruk: string,
    { id: subject, soort, identificatie, naam }: Caller,
    read: Read<Aanvraag>,
  ): Promise<Run<Opdracht<Aanvraag>, Resultaat>> {
    const now = new Date();
    let aanvraag: Aanvraag;
    try {
      aanvraag = await read(now);
    } catch (error) {
      // What was accepted before keeps its answer, whatever the configuration or the registers say now.
      const earlier = await this.run(id);
      if (earlier?.input.vingerafdruk === vingerafdruk && !(await isAbandoned(earlier))) return earlier;
      throw error;
    }
    const { aanvragen, settings, log } = this.tools;
    const regel = {
      id,
      soort: this.kind,
      product: aanvraag.product ?? null,
      medewerkerId: subject,
      medewerkerNaam: naam,
    };
    const volgnummers = await durably(log, () => aanvragen.open(regel), { detail: NOT_ACCEPTED, limit: LIST_MS });
    const sleutels = sleutelsOf(volgnummers, settings.configuration, now);
    const aanvrager = { id: subject, soort, identificatie, naam };
    const opdracht = { id, vingerafdruk, aanvrager, aanvraag, sleutels };
    return durably(log, () => this.#saga.start(id, opdracht), { detail: NOT_ACCEPTED });
  }
}
