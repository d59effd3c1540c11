import { randomUUID } from 'node:crypto';
import { DBOS, Error as DBOSErrors } from '@dbos-inc/dbos-sdk';
import { runSaga, TURNED, type Attention, type Engine, type Outcome, type Patience, type Saga } from '../saga/saga.js';
import { UNFORESEEN, type Failure } from '../saga/step.js';
import { withPermission } from '../upstream/permission.js';
import { LINE } from './line.js';
import { beginRun, endRun, mayAct, type LocalRun } from './ownership.js';
import { persistently } from './persistently.js';
import { within } from './waiting.js';

/** A saga that was started, in this process or another, now or earlier. */
export interface Run<Input, Result> {
  readonly id: string;
  readonly input: Input;
  /** When it was started, in milliseconds since 1970. */
  readonly startedAt: number;
  /** Whether it has come to its end. */
  readonly hasEnded: boolean;
  /** Waits for its end, at most so many milliseconds; undefined when it has not ended by then, or this process stops. */
  outcome(wait: number): Promise<Outcome<Result> | undefined>;
  /** What it did so far. */
  progress(): Promise<Progress>;
}

export interface Progress {
  /** Why it is undoing, when it is. */
  readonly turned?: { readonly failedAt: string; readonly failure: Failure };
  readonly checkpoints: readonly Checkpoint[];
}

export interface Checkpoint {
  readonly name: string;
  readonly value: unknown;
  /** Milliseconds since 1970. */
  readonly startedAt: number | undefined;
  readonly completedAt: number | undefined;
}

export interface DurableSaga<Input, Result> {
  /**
   * Starts a run under an id, or finds the one that was started under it before, whatever its input.
   * Once this resolves the run is in the log and will come to its end. When the log cannot be written in time it rejects,
   * and then nothing will be done for it: at most it ends as undone, at ABANDONED.
   */
  start(id: string, input: Input): Promise<Run<Input, Result>>;
  find(id: string): Promise<Run<Input, Result> | undefined>;
  /**
   * Goes on with a run that has ended, under the same id. False when it is under way already.
   * @param from the checkpoint that is done again with all that came after it; without one it goes on after the last.
   */
  reopen(id: string, from?: string): Promise<boolean>;
}

/** Is told what becomes of a run; after a crash perhaps once more. What it cannot hear now, it is told until it does. */
export interface Witness {
  turned(id: string): Promise<void>;
  ended(id: string, outcome: Outcome<unknown>): Promise<void>;
  /** What people did about a run; asked when it is carried on. */
  history(id: string): Promise<History>;
}

export interface History {
  /** Whether it went on after it had ended: then anything that it does may have been done before. */
  readonly wasReopened: boolean;
  /** Why it is to be undone although it ended otherwise. */
  readonly takenBack?: Failure | undefined;
}

/** A run's input as it stands in the log. `mark`: unique to the start that made it. */
interface Stored<Input> {
  readonly input: Input;
  readonly mark: string;
}

/** How often another process is asked whether its run has ended. */
const POLLING_MS = 100;

/** Everything of a saga but its runs. */
export interface SagaDefinition<Input, Result> {
  /** Names its runs in the log: never rename one. */
  readonly name: string;
  readonly patience: Patience;
  readonly surprise: (error: unknown) => void;
  readonly process: (saga: Saga, input: Input) => Promise<Result>;
  readonly witness?: Witness;
}

/** Registers a saga with the engine. Call it before the engine is launched. */
export function registerSaga<Input, Result>({
  name,
  patience,
  surprise,
  process,
  witness,
}: SagaDefinition<Input, Result>): DurableSaga<Input, Result> {
  /** Marks of the runs that this very process began: nobody has tried any of their work before. */
  const begunHere = new Set<string>();
  /** Ends that are being waited for here, so that many waiters cost as much as one. */
  const ends = new Map<string, Promise<Outcome<Result>>>();

  /** Marks of the runs of which the start came too late: nothing is to be done for them. */
  const abandoned = new Set<string>();

  const carryOut = async (run: LocalRun, input: Input, interrupted: boolean): Promise<Outcome<Result>> => {
    const { id } = run;
    const turned = async () => witness && persistently(() => witness.turned(id));
    const { wasReopened, takenBack } = interrupted && witness ? await persistently(() => witness.history(id)) : NEW;
    const engine = dbosEngine({ run, interrupted, wasReopened, surprise, turned });
    const outcome = await runSaga(engine, patience, (saga) => process(saga, input), takenBack);
    if (witness) await persistently(() => witness.ended(id, outcome));
    return outcome;
  };

  const workflow = DBOS.registerWorkflow(
    async ({ input, mark }: Stored<Input>): Promise<Outcome<Result>> => {
      if (abandoned.delete(mark)) return TOO_LATE;
      const run = beginRun(DBOS.workflowID!);
      try {
        return await carryOut(run, input, !begunHere.delete(mark));
      } finally {
        endRun(run);
      }
    },
    { name },
  );

  const endOf = (id: string, ended: () => Promise<Outcome<Result>>): Promise<Outcome<Result>> => {
    const known = ends.get(id);
    if (known) return known;
    const end = ended().finally(() => ends.delete(id));
    end.catch(() => {});
    ends.set(id, end);
    return end;
  };

  const find = async (id: string): Promise<Run<Input, Result> | undefined> => {
    const status = await DBOS.getWorkflowStatus(id);
    if (status?.workflowName !== name) return undefined;
    const [{ input }] = status.input as [Stored<Input>];
    const run = { id, input, startedAt: status.createdAt, progress: () => progressOf(id) };
    if (status.status === 'SUCCESS')
      return { ...run, hasEnded: true, outcome: async () => status.output as Outcome<Result> };
    if (BROKEN.has(status.status)) return { ...run, hasEnded: true, outcome: async () => BROKEN_OFF };
    const handle = DBOS.retrieveWorkflow<Outcome<Result>>(id);
    const end = () => handle.getResult({ pollingIntervalMs: POLLING_MS });
    return { ...run, hasEnded: false, outcome: (wait) => within(wait, endOf(id, end)) };
  };

  const start = async (id: string, input: Input): Promise<Run<Input, Result>> => {
    const mark = randomUUID();
    begunHere.add(mark);
    const abandon = () => {
      // Once it has begun it is in the log.
      if (!begunHere.delete(mark)) return false;
      abandoned.add(mark);
      return true;
    };
    try {
      const handle = await inTime(
        DBOS.startWorkflow(workflow, { workflowID: id, workflowIDReusePolicy: 'reject' })({ input, mark }),
        abandon,
      );
      return {
        id,
        input,
        startedAt: Date.now(),
        hasEnded: false,
        outcome: (wait) =>
          within(
            wait,
            endOf(id, () => handle.getResult()),
          ),
        progress: () => progressOf(id),
      };
    } catch (error) {
      if (!DBOSErrors.isWorkflowIDInUseError(error)) throw error;
      begunHere.delete(mark);
      const existing = await find(id);
      if (!existing) throw error;
      return existing;
    }
  };

  return { start, find, reopen };
}

async function reopen(id: string, from?: string): Promise<boolean> {
  const status = await DBOS.getWorkflowStatus(id);
  if (!status || UNDER_WAY.has(status.status)) return false;
  const steps = (await DBOS.listWorkflowSteps(id)) ?? [];
  const afterTurning = steps.findIndex(({ name }) => name === TURNED) + 1;
  const again = from === undefined ? undefined : steps.slice(afterTurning).find(({ name }) => name === from);
  const startStep = again?.functionID ?? (steps.at(-1)?.functionID ?? -1) + 1;
  try {
    await DBOS.rewindWorkflow(id, { startStep, queueName: LINE });
    return true;
  } catch (error) {
    // Somebody else was a moment earlier.
    if (UNDER_WAY.has((await DBOS.getWorkflowStatus(id))?.status ?? '')) return false;
    throw error;
  }
}

/** Which of these runs have not come to their end, and which are not there at all. */
export async function listUnfinished(ids: readonly string[]): Promise<{ underWay: Set<string>; absent: Set<string> }> {
  const found = await DBOS.listWorkflows({ workflowIDs: [...ids], loadInput: false, loadOutput: false });
  const known = new Set(found.map(({ workflowID }) => workflowID));
  return {
    underWay: new Set(found.filter(({ status }) => UNDER_WAY.has(status)).map(({ workflowID }) => workflowID)),
    absent: new Set(ids.filter((id) => !known.has(id))),
  };
}

/** Takes runs that have ended out of the log. */
export const forgetRuns = (ids: readonly string[]): Promise<void> => DBOS.deleteWorkflows([...ids]);

/** So long may it take to write a run into the log. The engine itself would try for as long as the database is away. */
const START_LIMIT_MS = 4000;

/** @param abandon sees to it that nothing comes of it any more; false when it is too late for that. */
async function inTime<T>(started: Promise<T>, abandon: () => boolean): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      if (abandon()) reject(new Error('the run could not be written into the log in time'));
    }, START_LIMIT_MS);
  });
  started.catch(() => {});
  try {
    return await Promise.race([started, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}

/** Where a run ended that came into the log too late. */
export const ABANDONED = 'aanname';

const TOO_LATE: Outcome<never> = {
  state: 'undone',
  failedAt: ABANDONED,
  failure: { kind: 'unavailable', message: 'the run came into the log too late' },
  kept: [],
};

const UNDER_WAY: ReadonlySet<string> = new Set(['PENDING', 'ENQUEUED', 'DELAYED']);

/** The engine itself could not go on, which only a mistake of ours can bring about. */
const BROKEN: ReadonlySet<string> = new Set(['ERROR', 'CANCELLED', 'MAX_RECOVERY_ATTEMPTS_EXCEEDED']);

const BROKEN_OFF: Attention<never> = {
  state: 'attention',
  failedAt: 'onvoorzien',
  failure: UNFORESEEN,
  left: [{ step: 'onvoorzien', failure: UNFORESEEN }],
};

const NEW: History = { wasReopened: false };

interface EngineContext {
  readonly run: LocalRun;
  readonly interrupted: boolean;
  readonly wasReopened: boolean;
  readonly surprise: (error: unknown) => void;
  readonly turned: () => Promise<void>;
}

/**
 * What a saga asks of its engine, on DBOS. Only the first work that is not replayed can have been interrupted, unless the
 * log was cut off to go on. Work may only change a register as long as the run is carried out here.
 */
function dbosEngine({ run, interrupted, wasReopened, surprise, turned }: EngineContext): Engine {
  let maybeBegun = interrupted;
  const permission = () => mayAct(run);
  return {
    checkpoint: (name, work) =>
      DBOS.runStep(
        async () => {
          const begun = maybeBegun;
          maybeBegun = wasReopened;
          if (name === TURNED) await turned();
          return withPermission(permission, () => work(begun));
        },
        { name },
      ),
    pause: (milliseconds) => DBOS.sleep(milliseconds),
    surprise,
  };
}

/** So long is waited for what a run did so far, which says more but decides nothing. */
const PROGRESS_LIMIT_MS = 2000;

async function progressOf(id: string): Promise<Progress> {
  return (await within(PROGRESS_LIMIT_MS, readProgress(id))) ?? { checkpoints: [] };
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
  return { checkpoints, ...(turned && { turned }) };
}
