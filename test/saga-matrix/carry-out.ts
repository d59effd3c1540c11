import { blanking } from '../../src/productaanvraag/intake/blanking.js';
import type { DurableSaga, Ended } from '../../src/durable/durable.js';
import type { Failure } from '../../src/saga/step.js';
import { applied, MemoryEngine, type Accident } from '../histories/memory-engine.js';
import { Process } from '../histories/process.js';
import type { VirtualTime } from '../histories/virtual-time.js';
import type { SagaUnderTest, SagaWorld } from './saga-under-test.js';
import { REFUSED, type Way } from './ways.js';

/** What is tried with a saga. */
export interface Trial {
  readonly name: string;
  /** Whether everything is taken back once it was done. */
  readonly isTakenBack: boolean;
  /** From which call on, counted from 1, calls go wrong, and how. */
  readonly call?: { readonly number: number; readonly way: Way };
  /** At which checkpoint, counted from 1, the process that carries it out dies. */
  readonly death?: { readonly checkpoint: number; readonly moment: Accident['moment'] };
  /** Whether all work is done twice. */
  readonly isTwice?: true;
  /** Calls that are refused as well. */
  readonly refused?: RegExp;
}

/** How it stood when it had come to rest. */
export interface End {
  readonly outcome: Ended<object, unknown>['outcome'];
  readonly rows: ReturnType<SagaWorld['rows']>;
}

/** What came of a trial: each end until it was a good one. */
export interface Result {
  readonly calls: number;
  readonly checkpoints: number;
  readonly ends: readonly End[];
  readonly surprises: readonly string[];
}

const A_DAY = 24 * 3_600_000;
const ASKED: Failure = { kind: 'refused', message: 'a person asked for it' };

/** One saga, carried out once as a trial says; and mended by a person when it asks for that. */
export class Attempt {
  readonly #ends: End[] = [];
  readonly #surprises: string[] = [];
  readonly #engine: MemoryEngine;
  readonly #world: SagaWorld;
  #process: Process;
  #calls = 0;
  #checkpoints = 0;
  #isCalm = false;
  #isReopened = false;
  #isTakenBack = false;
  #end: string | undefined;

  constructor(
    private readonly time: VirtualTime,
    saga: SagaUnderTest,
    private readonly trial: Trial,
  ) {
    this.#world = saga.begin(time, (operation) => this.#fateOf(operation));
    this.#process = new Process('first', time);
    const successor = new Process('second', time);
    this.#engine = new MemoryEngine(time, {
      accident: () => this.#accident(),
      strike: (struck) => {
        struck.die();
        this.#engine.missed(struck);
        this.#process = successor;
      },
      successor: () => this.#process,
      surprise: (error) => void this.#surprises.push(`the engine broke off: ${String(error)}`),
      ...(trial.isTwice && { isTwice: true }),
    });
    this.#register(successor);
  }

  async run(): Promise<Result> {
    const started = this.#register(this.#process).start('run', this.#world.input);
    // A process that dies at once never says that it has begun.
    await Promise.race([started, this.time.pause(1000)]);
    await this.#settle();
    const first = this.#ends[0]!;
    if (this.trial.isTakenBack && first.outcome.state !== 'undone') await this.#press('ongedaanmaking');
    this.#isCalm = true;
    for (const knop of ['hervatting', 'ongedaanmaking'] as const)
      if (this.#ends.at(-1)!.outcome.state === 'attention') await this.#press(knop);
    const [ends, surprises] = [this.#ends, this.#surprises];
    return { calls: this.#calls, checkpoints: this.#checkpoints, ends, surprises };
  }

  #fateOf(operation: string) {
    const { refused, call } = this.trial;
    if (refused?.test(operation)) return REFUSED;
    this.#calls += 1;
    const isStruck = call && this.#calls >= call.number && this.#calls < call.number + call.way.times;
    return isStruck && !this.#isCalm ? call.way.trouble : undefined;
  }

  #accident(): Accident | undefined {
    this.#checkpoints += 1;
    const { death } = this.trial;
    return death?.checkpoint === this.#checkpoints ? { moment: death.moment, what: 'dies' } : undefined;
  }

  #register(by: Process): DurableSaga<object, object> {
    return this.#engine.registrar(by)({
      name: 'saga',
      patience: () => this.#world.patience,
      surprise: (error) => void this.#surprises.push(`a surprise: ${String(error)}`),
      waits: () => {},
      process: this.#world.carriedOutBy(by),
      // What is taken back has nothing about a customer any more.
      blanking: blanking(),
      listKeeper: {
        turned: async () => {},
        ended: async (_, __, log) => {
          this.#end = log?.end;
          return !log || applied(log.change);
        },
        history: async () => ({
          wasReopened: this.#isReopened,
          ...(this.#isTakenBack && { takenBack: ASKED }),
          ...(this.#end !== undefined && { end: this.#end }),
        }),
        alone: (_, work) => work(),
      },
    });
  }

  async #press(knop: 'hervatting' | 'ongedaanmaking'): Promise<void> {
    const { outcome } = this.#ends.at(-1)!;
    this.#isReopened = true;
    this.#end = undefined;
    if (knop === 'ongedaanmaking') this.#isTakenBack = true;
    const saga = this.#register(this.#process);
    const from = outcome.state === 'attention' ? outcome.gaveUpAt : undefined;
    await saga.reopen((await saga.find('run'))!, { from, mark: async () => {} });
    await this.#settle();
  }

  async #settle(): Promise<void> {
    while (this.#engine.underWay.length > 0) await this.time.pause(1000);
    // What a register is still busy with, it has done by then.
    await this.time.pause(this.#world.patience.lateEffectLimit);
    const run = await this.#register(this.#process).find('run');
    const { outcome } = (await run!.outcome(A_DAY))!;
    this.#ends.push({ outcome, rows: this.#world.rows() });
  }
}
