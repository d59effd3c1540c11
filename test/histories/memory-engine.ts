import type {
  DurableSaga,
  Ended,
  History,
  LogEnd,
  Progress,
  RegisterSaga,
  Reopening,
  Run,
  SagaDefinition,
} from '../../src/durable/durable.js';
import { Acceptance, isCertain, StandsOtherwiseError } from '../../src/durable/acceptance.js';
import type { Beside, Change } from '../../src/database/change.js';
import { Interruption } from '../../src/durable/interruption.js';
import { LogBehind, type Entry } from '../../src/durable/log-behind.js';
import { withPermission } from '../../src/fence/fence.js';
import type { Engine } from '../../src/saga/engine.js';
import { NOWHERE, type Attention } from '../../src/saga/outcome.js';
import { runSaga } from '../../src/saga/saga.js';
import { UNFORESEEN, type Failure } from '../../src/saga/step.js';
import { TURNED } from '../../src/saga/undo-all.js';
import { retryForever } from '../../src/timing/retry-forever.js';
import { frozenCopy } from './frozen-copy.js';
import type { Process } from './process.js';
import { Questions } from './questions.js';
import type { VirtualTime } from './virtual-time.js';

/**
 * What befalls a process at a checkpoint: before the work, after it but before that is in the log, or once it is: when the
 * next is to begin, or it has ended.
 */
export interface Accident {
  readonly moment: 'before' | 'lost' | 'written';
  /** It dies, or does nothing for so many milliseconds. */
  readonly what: 'dies' | number;
}

/** What else happens around the engine. */
export interface Circumstances {
  /** Asked once for every checkpoint that is not replayed. */
  accident(process: Process): Accident | undefined;
  strike(process: Process, accident: Accident['what']): void;
  /** Which of the processes that can do so carries on with a run; undefined: none can now. */
  successor(): Process | undefined;
  surprise(error: unknown): void;
  /** All work is done twice, as after a crash that came too early to remember the first time. */
  readonly isTwice?: true;
}

/** Mistakes that are made on purpose, to see that they are found. */
export interface EngineMistakes {
  /** Nothing that was interrupted is told that it may have been done before. */
  readonly forgetsDoubt?: boolean;
  /** A run that is under way is reopened all the same. */
  readonly letsTwoButtonsWin?: boolean;
  /** The log is so far behind that everything is written with the end. */
  readonly isFarBehind?: boolean;
}

/** The end of a run as its log takes it, at once with whatever is written with it. */
interface MemoryChange extends Change {
  readonly apply: () => boolean;
}

/** Makes the change of a log, for who keeps the list. False when it was not to be made any more. */
export const applied = (change: Change): boolean => (change as MemoryChange).apply();

/** What is to be begun, and with what beside it. */
interface Start {
  readonly kind: string;
  readonly id: string;
  readonly input: unknown;
  readonly beside?: Beside | undefined;
}

type Status = 'PENDING' | 'ENQUEUED' | 'SUCCESS' | 'ERROR';

/** A run as it stands in the log. */
interface Stored {
  readonly id: string;
  readonly kind: string;
  input: unknown;
  readonly startedAt: number;
  /** Unique to the start that made it. */
  readonly mark: string;
  status: Status;
  executor: Process | undefined;
  /** Which time it is carried out: whoever does so for an earlier time has lost it. */
  turn: number;
  entries: Entry[];
  output: unknown;
  endedAt: number | undefined;
  /** Whoever waits for its end. */
  waiting: (() => void)[];
}

/** So long after its last sign of life a process counts as gone. Milliseconds. */
const GONE_AFTER = 6000;
/** And so long after it was begun a run that nobody is busy with is put in line. */
const STRAY_AFTER = 30_000;
/** A run that was put in line is picked up after that. */
const QUEUED_FOR = 700;

/** Says that another process carries a run on. */
class LostRunError extends Error {
  override readonly name = 'LostRunError';
  readonly failure = { kind: 'unavailable', message: 'another process carries this on' } as const;
}

/** The run does not do what its log says that it did. */
class UnexpectedStepError extends Error {
  override readonly name = 'UnexpectedStepError';
}

const BROKEN_OFF: { outcome: Attention<never>; answer: undefined } = {
  outcome: {
    state: 'attention',
    failedAt: NOWHERE,
    failure: UNFORESEEN,
    left: [{ step: NOWHERE, failure: UNFORESEEN }],
    gaveUpAt: NOWHERE,
  },
  answer: undefined,
};

type Definition = SagaDefinition<unknown, unknown, unknown>;

/** The durable engine without a database: the same log, checkpoints, take-overs and rewinding, for several processes. */
export class MemoryEngine {
  readonly #log = new Map<string, Stored>();
  readonly #definitions = new Map<Process, Map<string, Definition>>();

  constructor(
    private readonly time: VirtualTime,
    private readonly circumstances: Circumstances,
    private readonly mistakes: EngineMistakes = {},
    private readonly questions = new Questions(time),
  ) {}

  /** What `registerSaga` is to a process. */
  registrar(process: Process): RegisterSaga {
    const definitions = new Map<string, Definition>();
    this.#definitions.set(process, definitions);
    const acceptance = new Acceptance<unknown>();
    return <Input, Result, Answer>(
      definition: SagaDefinition<Input, Result, Answer>,
    ): DurableSaga<Input, Result, Answer> => {
      definitions.set(definition.name, definition as unknown as Definition);
      return {
        start: (id, input, beside) => this.#start(process, acceptance, { kind: definition.name, id, input, beside }),
        find: (id) => this.#find(process, id),
        reopen: (run, how) => this.#reopen(process, run, how, definition.listKeeper),
        blank: () => Promise.reject(new Error('nothing waits for that long here')),
      };
    };
  }

  /** Those that have not come to their end. */
  get underWay(): readonly string[] {
    return [...this.#log.values()].filter(isUnderWay).map(({ id }) => id);
  }

  /** With what a run was started; undefined when there is no such run. */
  inputOf(id: string): unknown {
    return this.#log.get(id)?.input;
  }

  /** A process that shows no sign of life is taken over from, unless it comes back in time. */
  missed(process: Process): void {
    this.time.after(GONE_AFTER, () => {
      if (process.silentSince === undefined) return;
      for (const row of this.#log.values())
        if (row.executor === process && row.status === 'PENDING') this.#enqueue(row);
    });
  }

  async #start<Input, Result, Answer>(
    process: Process,
    acceptance: Acceptance<unknown>,
    start: Start,
  ): Promise<Run<Input, Result, Answer>> {
    const row = await acceptance.confirm(
      async (mark) => {
        const standing = await this.#standing(process, { ...start, mark });
        const isOurs = standing.mark === mark && standing.executor === process && standing.turn === 1;
        if (isOurs) void this.#carryOut(standing, process, acceptance.begin(mark) === undefined);
        return standing;
      },
      () => {},
    );
    await process.turn();
    return this.#runOf(process, row);
  }

  /** The run of an id once it stands: at once with what is written beside it, or else after that. */
  async #standing(process: Process, { id, beside, ...start }: Start & { readonly mark: string }): Promise<Stored> {
    const begin = () => this.#log.get(id) ?? this.#begin(process, { id, ...start });
    if (!beside) return this.questions.insist(process, begin, true);
    let isKnown = true;
    try {
      const standing = await this.questions.ask(process, () =>
        this.#log.has(id) || applied(beside.change) ? begin() : undefined,
      );
      if (standing) return standing;
    } catch (error) {
      isKnown = isCertain(error);
    }
    try {
      if (await beside.alone()) return await this.questions.insist(process, begin, true);
    } catch (error) {
      if (isKnown) throw error;
      this.#beginStray(id, start.mark);
      throw new Error('it may stand all the same', { cause: error });
    }
    throw new StandsOtherwiseError();
  }

  /** What stands without whoever began it having heard of that, is put in line later on. */
  #beginStray(id: string, mark: string): void {
    this.time.after(STRAY_AFTER, () => {
      const row = this.#log.get(id);
      if (row?.mark === mark && row.turn === 1 && row.status === 'PENDING') this.#enqueue(row);
    });
  }

  #begin(process: Process, { input, ...it }: Pick<Stored, 'kind' | 'id' | 'input' | 'mark'>): Stored {
    const row: Stored = {
      ...it,
      input: frozenCopy(input),
      startedAt: this.time.now(),
      status: 'PENDING',
      executor: process,
      turn: 1,
      entries: [],
      output: undefined,
      endedAt: undefined,
      waiting: [],
    };
    this.#log.set(it.id, row);
    return row;
  }

  async #find<Input, Result, Answer>(process: Process, id: string): Promise<Run<Input, Result, Answer> | undefined> {
    const row = await this.questions.ask(process, () => this.#log.get(id));
    return row && this.#runOf(process, row);
  }

  async #reopen(
    process: Process,
    { id, endedAt }: Pick<Run<unknown, unknown>, 'id' | 'endedAt'>,
    { from, mark }: Reopening,
    listKeeper: Definition['listKeeper'],
  ): Promise<boolean> {
    const isStill = () =>
      this.questions.ask(process, () => {
        const row = this.#log.get(id);
        return row !== undefined && !isUnderWay(row) && row.endedAt === endedAt;
      });
    const once = async () => {
      if (!(await isStill()) && !this.mistakes.letsTwoButtonsWin) return false;
      await mark();
      try {
        await this.questions.ask(process, () => this.#rewind(this.#log.get(id)!, from));
      } catch (error) {
        if (await isStill()) throw error;
      }
      return true;
    };
    return listKeeper ? listKeeper.alone(id, once) : once();
  }

  #rewind(row: Stored, from: string | undefined): void {
    const afterTurning = row.entries.findIndex(({ name }) => name === TURNED) + 1;
    const again = row.entries.findIndex(({ name }, index) => index >= afterTurning && name === from);
    if (from !== undefined && again >= 0) row.entries = row.entries.slice(0, again);
    row.output = undefined;
    row.endedAt = undefined;
    this.#enqueue(row);
  }

  #enqueue(row: Stored): void {
    row.status = 'ENQUEUED';
    row.executor = undefined;
    this.time.after(QUEUED_FOR, () => {
      const process = this.circumstances.successor();
      if (!process) return this.#enqueue(row);
      if (row.status !== 'ENQUEUED' && !this.mistakes.letsTwoButtonsWin) return;
      row.status = 'PENDING';
      row.executor = process;
      if (!this.mistakes.letsTwoButtonsWin) row.turn += 1;
      void this.#carryOut(row, process, true);
    });
  }

  #runOf<Input, Result, Answer>(process: Process, row: Stored): Run<Input, Result, Answer> {
    return {
      id: row.id,
      input: row.input as Input,
      startedAt: row.startedAt,
      endedAt: row.endedAt,
      isOfThisVersion: true,
      outcome: async (wait) => {
        const outcome = await this.#awaitEnd<Result, Answer>(row, wait);
        await process.turn();
        return outcome;
      },
      progress: () => this.questions.ask(process, () => progressOf(row)),
      turned: async () => {
        try {
          return await this.questions.ask(process, () => progressOf(row).turned);
        } catch (error) {
          // Who carries it out knows.
          if (row.executor !== process) throw error;
          return progressOf(row).turned;
        }
      },
    };
  }

  async #awaitEnd<Result, Answer>(row: Stored, wait: number): Promise<Ended<Result, Answer> | undefined> {
    if (isUnderWay(row) && wait > 0)
      await new Promise<void>((resolve) => {
        const timer = this.time.after(wait, resolve);
        row.waiting.push(() => {
          timer.callback = undefined;
          resolve();
        });
      });
    if (row.status === 'ERROR') return BROKEN_OFF;
    return row.status === 'SUCCESS' ? (row.output as Ended<Result, Answer>) : undefined;
  }

  async #carryOut(row: Stored, process: Process, interrupted: boolean): Promise<void> {
    const definition = this.#definitions.get(process)!.get(row.kind)!;
    const { turn } = row;
    const turnOf: Turn = { row, process, definition, owns: () => row.turn === turn && row.status === 'PENDING' };
    try {
      await (interrupted ? this.#carryOn(turnOf) : this.#carryOutAtFirst(turnOf));
    } catch (error) {
      if (error instanceof LostRunError || !turnOf.owns()) return;
      this.circumstances.surprise(error);
      this.#end(row, 'ERROR');
    }
  }

  /** Where it was begun: its log is one entry behind, and the last is written with the end. */
  async #carryOutAtFirst(turn: Turn): Promise<void> {
    const { row, process, definition, owns } = turn;
    const { listKeeper } = definition;
    const late: Entry[] = [];
    const accidents: Accident[] = [];
    const log = new LogBehind(async (entries) => {
      if (this.mistakes.isFarBehind) return void late.push(...entries);
      await this.#store(turn, entries);
      await this.#strikeWritten(process, accidents);
    });
    const engine = this.#engine(turn, { interruptedAt: undefined, wasReopened: false, log, accidents });
    const ended = await this.#run(turn, engine);
    const change = {
      parts: '',
      values: [],
      apply: () => {
        if (!owns()) return false;
        row.entries.push(...late, ...log.held);
        if (ended.isBlanked) this.#blank(row, definition);
        row.output = ended.output;
        this.#end(row, 'SUCCESS');
        return true;
      },
    };
    const told: LogEnd = { change, isBlanked: ended.isBlanked };
    await (listKeeper
      ? retryForever(() => listKeeper.ended(row.id, ended.output.outcome, told))
      : this.questions.insist(process, change.apply));
    await this.#strikeWritten(process, accidents);
  }

  async #carryOn(turn: Turn): Promise<void> {
    const { row, process, definition, owns } = turn;
    const { listKeeper } = definition;
    const { wasReopened, takenBack, end }: History = listKeeper
      ? await retryForever(() => listKeeper.history(row.id))
      : { wasReopened: false };
    if (end !== undefined) {
      row.output = JSON.parse(end);
      return this.#end(row, 'SUCCESS');
    }
    const engine = this.#engine(turn, { interruptedAt: this.time.now(), wasReopened });
    const { output, isBlanked } = await this.#run(turn, engine, takenBack);
    if (!owns()) return;
    if (listKeeper) {
      const change = { parts: '', values: [], apply: () => true };
      const told = isBlanked ? { end: JSON.stringify(output), change, isBlanked } : undefined;
      await retryForever(() => listKeeper.ended(row.id, output.outcome, told));
    }
    // As the statement does that both are a part of.
    if (isBlanked) this.#blank(row, definition);
    await this.questions.insist(process, () => {
      if (!owns()) return;
      row.output = output;
      this.#end(row, 'SUCCESS');
    });
  }

  async #run({ row: { input }, definition }: Turn, engine: Engine, takenBack?: Failure) {
    const { patience, process, answer, blanking } = definition;
    const outcome = await runSaga(engine, patience(input), (saga) => process(saga, input), takenBack);
    const isBlanked = blanking !== undefined && outcome.state !== 'attention';
    return { output: frozenCopy({ outcome, answer: answer?.(input, outcome) }), isBlanked };
  }

  #store({ row, process, owns }: Turn, entries: readonly Entry[]): Promise<void> {
    let isStored = false;
    return this.questions.insist(process, () => {
      if (!owns()) throw new LostRunError();
      if (!isStored) row.entries.push(...entries);
      isStored = true;
    });
  }

  async #strike(process: Process, { what }: Accident): Promise<void> {
    this.circumstances.strike(process, what);
    await process.turn();
  }

  async #strikeWritten(process: Process, accidents: Accident[]): Promise<void> {
    for (const accident of accidents.splice(0)) await this.#strike(process, accident);
  }

  /** Takes out of the log what is about a person. */
  #blank(row: Stored, { blanking }: Definition): void {
    if (!blanking) return;
    row.input = frozenCopy(blanking.input(row.input));
    row.entries = row.entries.map((entry) => ({ ...entry, value: frozenCopy(blanking.checkpoint(entry.value)) }));
  }

  #end(row: Stored, status: Status): void {
    row.status = status;
    row.endedAt = this.time.now();
    for (const tell of row.waiting.splice(0)) tell();
  }

  #engine(turn: Turn, { interruptedAt, wasReopened, log, accidents = [] }: Beginning): Engine {
    const { time, circumstances, mistakes } = this;
    const { row, process, owns, definition } = turn;
    const { surprise, listKeeper } = definition;
    let position = 0;
    const interruption = new Interruption(interruptedAt, wasReopened);
    const permission = async () => {
      await process.turn();
      if (!owns()) throw new LostRunError();
    };
    /** As the engine itself does it: what is in the log is not done again, and what is done comes into it at once. */
    const once = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
      let entry = row.entries[position];
      if (entry && entry.name !== name) throw new UnexpectedStepError(`${name} instead of ${entry.name}`);
      if (!entry) {
        const startedAt = time.now();
        entry = { position, name, value: await work(), startedAt, completedAt: time.now() };
        await this.#store(turn, [entry]);
        await this.#strikeWritten(process, accidents);
      }
      position += 1;
      return entry.value as T;
    };
    const keep = <T>(name: string, work: () => Promise<T>) => (log ? log.keep(name, work) : once(name, work));
    return {
      checkpoint: async <T>(name: string, work: (interruptedAt: number | undefined) => Promise<T>): Promise<T> => {
        await permission();
        const value = await keep(name, async () => {
          const mayHaveBegunAt = interruption.next();
          const begunAt = mistakes.forgetsDoubt ? undefined : mayHaveBegunAt;
          const accident = circumstances.accident(process);
          if (accident?.moment === 'before') await this.#strike(process, accident);
          const startedAt = time.now();
          if (name === TURNED && listKeeper) await retryForever(() => listKeeper.turned(row.id));
          const brought = await withPermission(permission, async () => {
            if (circumstances.isTwice) await work(begunAt);
            return work(begunAt ?? (circumstances.isTwice && startedAt));
          });
          if (accident?.moment === 'lost') await this.#strike(process, accident);
          if (accident?.moment === 'written') accidents.push(accident);
          return frozenCopy(brought);
        });
        await permission();
        return value;
      },
      pause: async (milliseconds) => {
        await permission();
        const moment = await keep('DBOS.sleep', async () => time.now() + milliseconds);
        await log?.write();
        interruption.waitsUntil(moment);
        await time.pause(moment - time.now());
        await process.turn();
      },
      surprise,
      waits: () => {},
    };
  }
}

/** A run as a process carries it out for the nth time. */
interface Turn {
  readonly row: Stored;
  readonly process: Process;
  readonly definition: Definition;
  /** Whether it still does. */
  readonly owns: () => boolean;
}

interface Beginning {
  readonly interruptedAt: number | undefined;
  readonly wasReopened: boolean;
  /** Absent: it is carried on. */
  readonly log?: LogBehind;
  /** What is still to befall its process, once what it did is in the log. */
  readonly accidents?: Accident[];
}

const isUnderWay = ({ status }: Stored): boolean => status === 'PENDING' || status === 'ENQUEUED';

function progressOf({ entries }: Stored): Progress {
  const checkpoints = [...entries];
  const turned = checkpoints.find(({ name }) => name === TURNED)?.value as Progress['turned'];
  return { checkpoints, ...(turned && { turned }) };
}
