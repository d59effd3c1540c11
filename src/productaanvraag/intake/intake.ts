import type { Configuration } from '../../config/configuration.js';
import type { Aanvragen, NieuweAanvraag } from '../../database/aanvragen.js';
import type { Beside } from '../../database/change.js';
import type { Exclusively } from '../../database/mutex.js';
import type { Volgnummers } from '../../database/nummers.js';
import type { Keyring } from '../../encryption/keyring.js';
import { StandsOtherwiseError } from '../../durable/acceptance.js';
import type { DurableSaga, Ended, Progress, RegisterSaga, Reopening, Run } from '../../durable/durable.js';
import { notKnown, ProblemException } from '../../http/problem.js';
import { onBehalfOf } from '../../fence/on-behalf-of.js';
import type { Outcome } from '../../saga/outcome.js';
import type { Log } from '../../telemetry/log.js';
import { answerForNow, finalAnswer, type Answer } from '../answer/answer.js';
import type { AnyAanvraag, Opdracht, Registratie } from '../opdracht.js';
import { notKept } from '../not-kept.js';
import type { StepTools } from '../steps/step-tools.js';
import { blanking } from './blanking.js';
import { digestsOf, findableIn } from './found-by.js';
import { PROCESSES, type Kinds, type SoortAanvraag } from './kinds.js';
import { eindeOf, listKeeperOf, lockOf, uitkomstOf } from './list-keeper.js';
import { patienceOf } from './patience.js';
import type { RunMetrics } from './run-metrics.js';
import { fingerprintOf, isFingerprintOf, sleutelsOf } from './sleutels.js';
import type { Submission } from './submission.js';
import { termsOf } from './terms.js';
import { withinDatabaseLimit } from '../../http/within-database-limit.js';

type Result = Partial<Registratie>;

/** A request that was accepted. */
export type Accepted<Aanvraag = AnyAanvraag> = Run<Opdracht<Aanvraag>, Result, Answer>;

/** How a request stands. */
export interface Stand {
  /** What is answered: the answer that was kept at its end, or the one for now. */
  readonly answer: Answer;
  readonly outcome: Outcome<Result> | undefined;
  readonly progress: Progress;
  /** Whether it can go on from here once it has ended: only the version that began it knows what comes next. */
  readonly isOfThisVersion: boolean;
}

export interface IntakeTools {
  readonly steps: StepTools;
  readonly configuration: Configuration;
  readonly aanvragen: Aanvragen;
  readonly exclusively: Exclusively;
  /** The engine that carries them out. */
  readonly registerSaga: RegisterSaga;
  readonly keys: Keyring;
  readonly log: Log;
  readonly metrics: RunMetrics;
}

/** So long it may take to issue numbers. Starting has a limit of its own. */
const NUMBERS_MS = 4000;

/**
 * Takes in requests of one kind and has them carried out durably. The same key of the same caller is the same request: it
 * is carried out once, and always gets the answer that it got.
 */
export class Intake<Soort extends SoortAanvraag> {
  readonly #saga: DurableSaga<Opdracht<Kinds[Soort]>, Result, Answer>;

  /** Call it before the engine is launched. */
  constructor(
    private readonly soort: Soort,
    private readonly tools: IntakeTools,
  ) {
    const { log, aanvragen, exclusively, steps, keys, metrics } = tools;
    const process = PROCESSES[soort](steps);
    this.#saga = tools.registerSaga({
      name: soort,
      patience: ({ terms }: Opdracht<Kinds[Soort]>) => patienceOf(terms.tijden),
      surprise: (error) => log.error({ err: error }, 'a step failed in a way that nobody foresaw'),
      waits: (error) => log.warn({ err: error }, 'work waits for our own database'),
      process: (saga, opdracht) =>
        onBehalfOf(opdracht.aanvrager.id, async () => {
          const registratie = await process(saga, opdracht);
          const nietBewaard = notKept(opdracht, registratie);
          return { ...registratie, ...(nietBewaard.length > 0 && { nietBewaard }) };
        }),
      answer: (opdracht, outcome) => finalAnswer(soort, opdracht, outcome),
      listKeeper: listKeeperOf(soort, { aanvragen, exclusively, keys, metrics }),
      blanking: blanking<Kinds[Soort]>(),
      measure: metrics.checkpoint,
    });
  }

  /**
   * The request that came with this key before. Throws a ProblemException: 409 when it asked for something else, 503 when
   * it is not known whether there is one.
   */
  async find({ id, earlierIds, content }: Submission): Promise<Accepted | undefined> {
    for (const known of [id, ...earlierIds]) {
      const run = await withinDatabaseLimit(this.tools.log, () => this.#saga.find(known), { problem: notKnown });
      if (run) return this.#sameOnly(this.#withTerms(run), content);
    }
    return undefined;
  }

  /**
   * Stores a request with everything that it needs: from then on it is carried out. Throws a ProblemException 503 when it
   * is not known whether it stands.
   * @param aanvraag checked and normalised.
   */
  async accept({ id, caller, content }: Submission, aanvraag: Kinds[Soort], now: Date): Promise<Accepted> {
    const { configuration, keys } = this.tools;
    const { id: subject, soort, identificatie, naam } = caller;
    const row = {
      id,
      soort: this.soort,
      product: (aanvraag as AnyAanvraag).product ?? null,
      medewerkerId: subject,
      medewerkerNaam: naam,
      sleutel: keys.current,
      zoeksleutels: digestsOf(keys, findableIn(aanvraag)),
    };
    const opdrachtWith = (volgnummers: Volgnummers): Opdracht<Kinds[Soort]> => ({
      id,
      vingerafdruk: fingerprintOf(keys, content),
      aanvrager: { id: subject, soort, identificatie, naam },
      aanvraag,
      sleutels: sleutelsOf(volgnummers, configuration, now),
      terms: termsOf(configuration, aanvraag),
    });
    return this.#sameOnly(await this.#start(row, opdrachtWith), content);
  }

  /** Puts it on the list and begins it, in one statement; what is on the list already is begun with the numbers that it has. */
  async #start(
    row: NieuweAanvraag,
    opdrachtWith: (volgnummers: Volgnummers) => Opdracht<Kinds[Soort]>,
  ): Promise<Accepted> {
    const { aanvragen, log } = this.tools;
    const issued = <Numbers extends Volgnummers>(work: () => Promise<Numbers>) =>
      withinDatabaseLimit(log, work, { problem: notKnown, limit: NUMBERS_MS });
    const begin = (nummers: Volgnummers, beside?: Beside) =>
      withinDatabaseLimit(log, () => this.#saga.start(row.id, opdrachtWith(nummers), beside), { problem: notKnown });
    try {
      const nummers = await issued(() => aanvragen.draw());
      return await begin(nummers, aanvragen.opening(row, nummers));
    } catch (error) {
      if (!(error instanceof StandsOtherwiseError)) throw error;
      return begin(await issued(() => aanvragen.open(row)));
    }
  }

  /** The request of this id. */
  async run(id: string): Promise<Accepted | undefined> {
    const run = await withinDatabaseLimit(this.tools.log, () => this.#saga.find(id));
    return run && this.#withTerms(run);
  }

  /** What a request is answered when it has ended, or after so many milliseconds. */
  async answer(run: Accepted, wait: number): Promise<Answer> {
    const ended = await run.outcome(wait);
    if (ended) return this.#answerAtEnd(run, ended);
    // It was accepted: that it cannot be told how it stands is not to be heard as a no.
    return answerNow(run, await withinDatabaseLimit(this.tools.log, () => run.turned(), { problem: notKnown }));
  }

  /** The same, with what that is read from. */
  async look(run: Accepted, wait = 0): Promise<Stand> {
    const ended = await run.outcome(wait);
    const progress = await this.#progressOf(run);
    const answer = ended ? this.#answerAtEnd(run, ended) : answerNow(run, progress.turned);
    return { answer, outcome: ended?.outcome, progress, isOfThisVersion: run.isOfThisVersion };
  }

  /** Goes on with a request that has ended. False when somebody else was earlier: then nothing was marked. */
  reopen(run: Pick<Accepted, 'id' | 'endedAt'>, how: Reopening): Promise<boolean> {
    return withinDatabaseLimit(this.tools.log, () => this.#saga.reopen(run, how));
  }

  /** Has the list say how a request ended of which it did not hear that. */
  async tellEnd(id: string): Promise<void> {
    const { aanvragen, exclusively } = this.tools;
    // Meanwhile nobody goes on with it: by the time that the end is told it would be under way again.
    await exclusively(lockOf(id), async () => {
      const ended = await (await this.run(id))?.outcome(0);
      if (ended) await aanvragen.markEnded(id, uitkomstOf(ended.outcome), eindeOf(ended.outcome));
    });
  }

  /** Takes what is about the customer out of the log of a request that has ended, which then stays as it is. */
  blank(id: string): Promise<boolean> {
    return this.#saga.blank(id, (change) => this.tools.aanvragen.markBlanked(id, change));
  }

  #sameOnly(run: Accepted, content: string): Accepted {
    if (!isFingerprintOf(this.tools.keys, content, run.input.vingerafdruk))
      throw new ProblemException('idempotency-key-hergebruikt');
    return run;
  }

  /** The one that was kept at its end; what ended before answers were kept, is answered anew. */
  #answerAtEnd({ input }: Accepted, { answer, outcome }: Ended<Result, Answer>): Answer {
    return answer ?? finalAnswer(this.soort, input, outcome);
  }

  #progressOf(run: Accepted): Promise<Progress> {
    return withinDatabaseLimit(this.tools.log, () => run.progress());
  }

  /** What was accepted before terms were kept, was under those of the configuration. */
  #withTerms(run: Accepted<Kinds[Soort]>): Accepted<Kinds[Soort]> {
    const { terms = termsOf(this.tools.configuration, run.input.aanvraag) } = run.input as Partial<Opdracht>;
    return { ...run, input: { ...run.input, terms } };
  }
}

const answerNow = ({ input }: Accepted, turned: Progress['turned']): Answer =>
  answerForNow(input, turned, notKept(input, {}));
