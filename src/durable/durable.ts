import { DBOS, Error as DBOSErrors } from '@dbos-inc/dbos-sdk';
import type { Beside, Change } from '../database/change.js';
import type { Patience } from '../saga/attempts.js';
import { DatabaseTooSlowError } from '../database/database-failure.js';
import { NOWHERE, type Attention, type Outcome } from '../saga/outcome.js';
import { runSaga, type Saga } from '../saga/saga.js';
import { UNFORESEEN, type Failure } from '../saga/step.js';
import { TURNED } from '../saga/undo-all.js';
import { logContext, withLogContext } from '../telemetry/log-context.js';
import { retryForever } from '../timing/retry-forever.js';
import { Acceptance, isCertain } from './acceptance.js';
import { dbosEngine, SLEEP } from './dbos-engine.js';
import { Ends } from './ends.js';
import { beginWith, endStands } from './engine-writes.js';
import { LogBehind } from './log-behind.js';
import { adding, ending, read, replacing, write, written } from './log-change.js';
import { isAtRest, takeUp } from './long-waits.js';
import { beginRun, endRun, localRun, mayAct, type LocalRun } from './ownership.js';
import { lookInLine, TAKEOVER_QUEUE } from './takeover-queue.js';
import { statusOf, type RunStatus } from './run-status.js';
import { waitAtMost } from './wait-at-most.js';

/** A saga that was started, in this process or another, now or earlier. */
export interface Run<Input, Result, Answer = unknown> {
  readonly id: string;
  readonly input: Input;
  /** When it was started, in milliseconds since 1970. */
  readonly startedAt: number;
  /** When it ended, in milliseconds since 1970. Undefined when it had not yet. Another end has another moment. */
  readonly endedAt: number | undefined;
  /** Whether a process of this version began it: another version cannot go on with it. */
  readonly isOfThisVersion: boolean;
  /** Waits for its end, at most so many milliseconds; undefined when it has not ended by then, or this process stops. */
  outcome(wait: number): Promise<Ended<Result, Answer> | undefined>;
  /** What it did so far. Rejects when that cannot be read in time. */
  progress(): Promise<Progress>;
  /**
   * Why it is undoing, when it is: as the log says, or when that cannot be read, as this process knows that carries it out.
   * Rejects when neither can tell.
   */
  turned(): Promise<Progress['turned']>;
}

/** How a run ended. */
export interface Ended<Result, Answer> {
  readonly outcome: Outcome<Result>;
  /** What was made of it at that moment. Undefined when the engine broke it off, and of what ended before answers were kept. */
  readonly answer: Answer | undefined;
}

export interface Progress {
  /** Why it is undoing, when it is. */
  readonly turned?: { readonly failedAt: string; readonly failure: Failure };
  readonly checkpoints: readonly Checkpoint[];
  /** Until when it last paused, when it has done nothing since. Milliseconds since 1970. */
  readonly pausedUntil?: number;
}

export interface Checkpoint {
  readonly name: string;
  readonly value: unknown;
  /** Milliseconds since 1970. */
  readonly startedAt: number | undefined;
  readonly completedAt: number | undefined;
}

export interface DurableSaga<Input, Result, Answer = undefined> {
  /**
   * Starts a run under an id, or finds the one that was started under it before, whatever its input. Once this resolves the
   * run is in the log and will come to its end. Rejects with a NotConfirmedError when it is not known whether it is there,
   * after at most four seconds: if it is, or comes there later, it is carried out. Rejects with any other error when
   * nothing was written: with a StandsOtherwiseError when it is `beside` that kept it from beginning.
   * @param beside what is written in the statement that begins it.
   */
  start(id: string, input: Input, beside?: Beside): Promise<Run<Input, Result, Answer>>;
  find(id: string): Promise<Run<Input, Result, Answer> | undefined>;
  /**
   * Goes on with a run that has ended, under the same id: once for an end, whoever asks for it, from whichever process. False
   * when somebody else was earlier; then nothing was marked.
   * @param run as it was when it was decided to go on with it.
   */
  reopen(run: Pick<Run<Input, Result>, 'id' | 'endedAt'>, how: Reopening): Promise<boolean>;
  /**
   * Takes what is about a person out of the log of a run that has ended, whatever its end. False when it has not ended: then
   * nothing was written.
   * @param write makes the change, with what else is to be written.
   */
  blank(id: string, write: (change: Change) => Promise<void>): Promise<boolean>;
}

/** What of a run is about a person. What takes its place has the same structure, for it may be replayed to take it back. */
export interface Blanking<Input> {
  readonly input: (input: Input) => Input;
  /** The value of a checkpoint; the very same when nothing in it is about a person. */
  readonly checkpoint: (value: unknown) => unknown;
}

/** What of the log is written together with an end, so that nobody finds the one without the other. */
export interface LogEnd {
  readonly change: Change;
  /** Whether what is about a person goes out of the log with it. */
  readonly isBlanked: boolean;
  /**
   * The end, as the list keeper is to keep it until another end comes: what it says cannot be made anew from the log. Absent:
   * it comes into the log with the change.
   */
  readonly end?: string;
}

export interface Reopening {
  /** The checkpoint that is done again with all that came after it; without one it goes on after the last. */
  readonly from?: string | undefined;
  /** Writes down why, before it goes on: what its history says is read as soon as it does. */
  readonly mark: () => Promise<void>;
}

/** Is told what becomes of a run; after a crash perhaps once more. What it cannot hear now, it is told until it does. */
export interface ListKeeper {
  turned(id: string): Promise<void>;
  /**
   * @param log what is to be written in the same statement.
   * @returns false when nothing was: the run is carried out elsewhere, or has ended already.
   */
  ended(id: string, outcome: Outcome<unknown>, log: LogEnd | undefined): Promise<boolean>;
  /** What people did about a run; asked when it is carried on. */
  history(id: string): Promise<History>;
  /** Does work while nobody else does work for the same run, in any process. */
  alone<T>(id: string, work: () => Promise<T>): Promise<T>;
}

export interface History {
  /** Whether it went on after it had ended: then anything that it does may have been done before. */
  readonly wasReopened: boolean;
  /** Why it is to be undone although it ended otherwise. */
  readonly takenBack?: Failure | undefined;
  /** The end that it was told of last, when the log was blanked with it. */
  readonly end?: string | undefined;
}

/** A run's input as it stands in the log. `mark`: unique to the start that made it. */
interface Stored<Input> {
  readonly input: Input;
  readonly mark: string;
  /** Under which the log tells of the request that started it. */
  readonly request?: string | undefined;
}

/** Everything of a saga but its runs. */
export interface SagaDefinition<Input, Result, Answer> {
  /** Names its runs in the log: never rename one. */
  readonly name: string;
  /** Must follow from what is stored with the run, so that it is carried on as it was begun. */
  readonly patience: (input: Input) => Patience;
  readonly surprise: (error: unknown) => void;
  /** Is told once per wait that it goes on for longer than a second, because of our own database. */
  readonly waits: (error: unknown) => void;
  readonly process: (saga: Saga, input: Input) => Promise<Result>;
  /** What is told about the end, for good: plain data, made once and kept with it. */
  readonly answer?: (input: Input, outcome: Outcome<Result>) => Answer;
  readonly listKeeper?: ListKeeper;
  /** Without it everything stays in the log. What needs a person to look at it keeps everything in any case. */
  readonly blanking?: Blanking<Input>;
  /** Is told that a checkpoint is begun; returns what is told that it is made, or that it could not be. */
  readonly measure?: (checkpoint: string) => () => void;
}

/** Token under which Nest hands out registerSaga: the process is the same on another engine. */
export const REGISTER_SAGA = Symbol('RegisterSaga');
export type RegisterSaga = typeof registerSaga;

/** Registers a saga with the engine. Call it before the engine is launched. */
export function registerSaga<Input, Result, Answer = undefined>({
  name,
  patience,
  surprise,
  waits,
  process,
  answer,
  listKeeper,
  blanking,
  measure = UNMEASURED,
}: SagaDefinition<Input, Result, Answer>): DurableSaga<Input, Result, Answer> {
  const acceptance = new Acceptance<Ended<Result, Answer>>();
  const ends = new Ends(async (id) => {
    const [status] = await DBOS.listWorkflows({ workflowIDs: [id], loadInput: false });
    return status && endOf<Result, Answer>(status);
  });
  const insist = <T>(work: () => Promise<T>) => retryForever(work, waits);

  /** @param log absent when it is carried on. */
  const carryOut = async (
    run: LocalRun,
    stored: Stored<Input>,
    { wasReopened, takenBack, wasAtWork }: History & { readonly wasAtWork: boolean },
    log: LogBehind | undefined,
  ) => {
    const { input } = stored;
    const turned = async () => void (listKeeper && (await insist(() => listKeeper.turned(run.id))));
    const checkpoints = new Map<string, unknown>();
    const made = (name: string, value: unknown) => {
      const blank = blanking?.checkpoint(value);
      if (blank !== value) checkpoints.set(name, blank);
    };
    const interruptedAt = wasAtWork || wasReopened ? Date.now() : undefined;
    const engine = dbosEngine({ run, log, interruptedAt, wasReopened, surprise, waits, turned, measure, made });
    const outcome = await runSaga(engine, patience(input), (saga) => process(saga, input), takenBack);
    const replacement =
      blanking && outcome.state !== 'attention'
        ? { input: { ...stored, input: blanking.input(input) }, checkpoints }
        : undefined;
    return { ended: { outcome, answer: answerTo(input, outcome) }, replacement };
  };

  /** Where it was begun: everything that its end is made of is written at once, the end of the engine too. */
  const carryOutAtFirst = async (run: LocalRun, stored: Stored<Input>): Promise<Ended<Result, Answer>> => {
    const { id } = run;
    const log = new LogBehind(async (entries) => {
      const change = await adding(id, entries);
      if (!(await insist(() => write(change)))) throw new DBOSErrors.DBOSWorkflowConflictError(id);
    });
    const { ended, replacement } = await carryOut(run, stored, BEGINNING, log);
    const change = await ending(id, { entries: log.held, output: ended, replacement });
    const told = { change, isBlanked: replacement !== undefined };
    const isWritten = await insist(() => (listKeeper ? listKeeper.ended(id, ended.outcome, told) : write(change)));
    if (!isWritten) throw new DBOSErrors.DBOSWorkflowConflictError(id);
    return ended;
  };

  const carryOn = async (run: LocalRun, stored: Stored<Input>): Promise<Ended<Result, Answer>> => {
    const { id } = run;
    const wasAtWork = !(await insist(() => takeUp(id)));
    const history = listKeeper ? await insist(() => listKeeper.history(id)) : NEW;
    // It had ended, and only the engine had not written that down yet.
    if (history.end !== undefined) return read(history.end) as Ended<Result, Answer>;
    const { ended, replacement } = await carryOut(run, stored, { ...history, wasAtWork }, undefined);
    if (listKeeper) {
      const told = replacement && {
        change: await replacing(id, replacement),
        isBlanked: true,
        end: await written(ended),
      };
      // Whoever has lost the run may be late: it can have been reopened since.
      await mayAct(run);
      await insist(() => listKeeper.ended(id, ended.outcome, told));
    }
    return ended;
  };

  /** That no answer can be made changes nothing about what was done. */
  const answerTo = (input: Input, outcome: Outcome<Result>): Answer | undefined => {
    try {
      return answer?.(input, outcome);
    } catch (error) {
      surprise(error);
      return undefined;
    }
  };

  const workflow = DBOS.registerWorkflow(
    async (stored: Stored<Input>): Promise<Ended<Result, Answer> | undefined> => {
      const { mark, request } = stored;
      const tell = acceptance.begin(mark);
      const run = beginRun(DBOS.workflowID!, tell === undefined);
      try {
        const context = { run: run.id, request };
        const ended = await withLogContext(context, () => (tell ? carryOutAtFirst : carryOn)(run, stored));
        if (!tell) return ended;
        tell(ended);
        endStands(run.id);
        return undefined;
      } finally {
        endRun(run);
      }
    },
    { name },
  );

  const find = async (id: string): Promise<Run<Input, Result, Answer> | undefined> => {
    const status = await statusOf(id);
    if (status?.workflowName !== name) return undefined;
    const { input } = inputOf<Input>(status);
    const end = endOf<Result, Answer>(status);
    return {
      id,
      input,
      startedAt: status.createdAt,
      endedAt: end && status.updatedAt,
      isOfThisVersion: status.applicationVersion === DBOS.applicationVersion,
      outcome: async (wait) => end ?? ends.wait(id, wait),
      progress: () => progressOf(id),
      turned: () => turnedOf(id),
    };
  };

  const start: DurableSaga<Input, Result, Answer>['start'] = async (id, input, beside) => {
    let ended!: (end: Ended<Result, Answer>) => void;
    const atOnce = new Promise<Ended<Result, Answer>>((resolve) => (ended = resolve));
    try {
      const begin = (mark: string) =>
        DBOS.startWorkflow(workflow, { workflowID: id, workflowIDReusePolicy: 'reject' })({
          input,
          mark,
          request: logContext().request,
        });
      const handle = await acceptance.confirm(
        (mark) => (beside ? beginWith(beside, () => begin(mark)) : begin(mark)),
        ended,
      );
      // What the engine says comes a little later.
      const here = Promise.race([atOnce, handle.getResult()]);
      here.catch(() => {});
      return {
        id,
        input,
        startedAt: Date.now(),
        endedAt: undefined,
        isOfThisVersion: true,
        // What does not end well here may be carried on elsewhere.
        outcome: (wait) =>
          waitAtMost(
            wait,
            here.catch(() => ends.wait(id, wait)),
          ),
        progress: () => progressOf(id),
        turned: () => turnedOf(id),
      };
    } catch (error) {
      if (!DBOSErrors.isWorkflowIDInUseError(error)) throw error;
      const existing = await find(id);
      if (!existing) throw error;
      return existing;
    }
  };

  const reopen: DurableSaga<Input, Result, Answer>['reopen'] = ({ id, endedAt }, how) => {
    const once = () => goOn(id, endedAt, how);
    return listKeeper ? listKeeper.alone(id, once) : once();
  };

  const blank: DurableSaga<Input, Result, Answer>['blank'] = (id, write) => {
    const once = () => blankEnded(id, blanking, write);
    return listKeeper ? listKeeper.alone(id, once) : once();
  };

  return { start, find, reopen, blank };
}

async function blankEnded<Input>(
  id: string,
  blanking: Blanking<Input> | undefined,
  write: (change: Change) => Promise<void>,
): Promise<boolean> {
  const [status] = await DBOS.listWorkflows({ workflowIDs: [id], loadOutput: false });
  if (!blanking || !status || isUnderWay(status)) return false;
  const stored = inputOf<Input>(status);
  const steps = (await DBOS.listWorkflowSteps(id)) ?? [];
  const blank = steps.map(({ name, output }) => [name, output, blanking.checkpoint(output)] as const);
  const checkpoints = new Map(
    blank.flatMap(([name, before, after]) => (before === after ? [] : [[name, after] as const])),
  );
  await write(await replacing(id, { input: { ...stored, input: blanking.input(stored.input) }, checkpoints }));
  return true;
}

/** Throws when it cannot be read: the engine gives it as it stands then. */
function inputOf<Input>({ input, workflowID }: RunStatus): Stored<Input> {
  if (!Array.isArray(input)) throw new TypeError(`the log of run ${workflowID} cannot be read: is a key missing?`);
  return (input as [Stored<Input>])[0];
}

/** The end of a run as it stands in the log; of before answers were kept, the outcome alone. */
type StoredEnd<Result, Answer> = Ended<Result, Answer> | Outcome<Result>;

const readEnd = <Result, Answer>(stored: StoredEnd<Result, Answer>): Ended<Result, Answer> =>
  'outcome' in stored ? stored : { outcome: stored, answer: undefined };

/** How a run ended that stands in the log; undefined when it has not. */
function endOf<Result, Answer>(run: RunStatus): Ended<Result, Answer> | undefined {
  if (run.status === 'SUCCESS') return readEnd(run.output as StoredEnd<Result, Answer>);
  return isUnderWay(run) ? undefined : BROKEN_OFF;
}

async function goOn(id: string, endedAt: number | undefined, { from, mark }: Reopening): Promise<boolean> {
  const isStill = async () => {
    const [status] = await DBOS.listWorkflows({ workflowIDs: [id], loadInput: false, loadOutput: false });
    return status !== undefined && !isUnderWay(status) && status.updatedAt === endedAt;
  };
  if (!(await isStill())) return false;
  const steps = (await DBOS.listWorkflowSteps(id)) ?? [];
  const afterTurning = steps.findIndex(({ name }) => name === TURNED) + 1;
  const again = from === undefined ? undefined : steps.slice(afterTurning).find(({ name }) => name === from);
  const startStep = again?.functionID ?? (steps.at(-1)?.functionID ?? -1) + 1;
  await mark();
  try {
    await DBOS.rewindWorkflow(id, { startStep, queueName: TAKEOVER_QUEUE });
    lookInLine();
    return true;
  } catch (error) {
    if (await isStill()) throw error;
    // Who was told no was later than somebody else. Who heard nothing did it: what was marked before is obeyed.
    return !isCertain(error);
  }
}

/** Which of these runs have not come to their end, and which are not there at all. */
export async function listUnfinished(ids: readonly string[]): Promise<{ underWay: Set<string>; absent: Set<string> }> {
  const found = await DBOS.listWorkflows({ workflowIDs: [...ids], loadInput: false, loadOutput: false });
  const known = new Set(found.map(({ workflowID }) => workflowID));
  return {
    underWay: new Set(found.filter(isUnderWay).map(({ workflowID }) => workflowID)),
    absent: new Set(ids.filter((id) => !known.has(id))),
  };
}

/** Takes runs that have ended out of the log. */
export const forgetRuns = (ids: readonly string[]): Promise<void> => DBOS.deleteWorkflows([...ids]);

const UNDER_WAY: ReadonlySet<string> = new Set(['PENDING', 'ENQUEUED', 'DELAYED']);

const isUnderWay = (run: RunStatus): boolean => UNDER_WAY.has(run.status) || isAtRest(run);

/** The engine itself could not go on, which only a mistake of ours can bring about. */
const BROKEN_OFF: { outcome: Attention<never>; answer: undefined } = {
  outcome: {
    state: 'attention',
    failedAt: NOWHERE,
    failure: UNFORESEEN,
    left: [{ step: NOWHERE, failure: UNFORESEEN }],
    // Once its cause is gone, it goes on where the log ends.
    gaveUpAt: NOWHERE,
  },
  answer: undefined,
};

const UNMEASURED = () => () => {};

const NEW: History = { wasReopened: false };
const BEGINNING = { ...NEW, wasAtWork: false };

/** So long is waited for what a run did so far. The engine itself would wait for as long as the database is away. */
const PROGRESS_LIMIT_MS = 2000;

async function progressOf(id: string): Promise<Progress> {
  const progress = await waitAtMost(PROGRESS_LIMIT_MS, readProgress(id));
  if (!progress) throw new DatabaseTooSlowError('the log of the run could not be read in time');
  return progress;
}

async function turnedOf(id: string): Promise<Progress['turned']> {
  try {
    return (await progressOf(id)).turned;
  } catch (error) {
    const here = localRun(id);
    if (!here) throw error;
    return here.turned as Progress['turned'];
  }
}

async function readProgress(id: string): Promise<Progress> {
  const steps = (await DBOS.listWorkflowSteps(id)) ?? [];
  const checkpoints = steps.map((step) => ({
    name: step.name,
    value: step.output,
    startedAt: step.startedAtEpochMs,
    completedAt: step.completedAtEpochMs,
  }));
  const turned = checkpoints.find(({ name }) => name === TURNED)?.value as Progress['turned'];
  const last = checkpoints.at(-1);
  return {
    checkpoints,
    ...(turned && { turned }),
    ...(last?.name === SLEEP && { pausedUntil: Number(last.value) }),
  };
}
