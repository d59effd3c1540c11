import { randomUUID } from 'node:crypto';
import { DBOS, Error as DBOSErrors } from '@dbos-inc/dbos-sdk';
import { runSaga, TURNED, type Engine, type Outcome, type Patience, type Saga } from '../saga/saga.js';
import type { Failure } from '../saga/step.js';
import { within } from './waiting.js';

/** A saga that was started, in this process or another, now or earlier. */
export interface Run<Input, Result> {
  readonly id: string;
  readonly input: Input;
  /** When it was started, in milliseconds since 1970. */
  readonly startedAt: number;
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
   * Once this resolves the run is in the log and will come to its end.
   */
  start(id: string, input: Input): Promise<Run<Input, Result>>;
  find(id: string): Promise<Run<Input, Result> | undefined>;
}

/** A run's input as it stands in the log. `mark`: unique to the start that made it. */
interface Stored<Input> {
  readonly input: Input;
  readonly mark: string;
}

/** How often another process is asked whether its run has ended. */
const POLLING_MS = 100;

/** Registers a process with the engine. Call it before the engine is launched. */
export function registerSaga<Input, Result>(
  name: string,
  patience: Patience,
  surprise: (error: unknown) => void,
  process: (saga: Saga, input: Input) => Promise<Result>,
): DurableSaga<Input, Result> {
  /** Marks of the runs that this very process began: nobody has tried any of their work before. */
  const begunHere = new Set<string>();
  /** Ends that are being waited for here, so that many waiters cost as much as one. */
  const ends = new Map<string, Promise<Outcome<Result>>>();

  const workflow = DBOS.registerWorkflow(
    ({ input, mark }: Stored<Input>) => {
      const interrupted = !begunHere.delete(mark);
      return runSaga(dbosEngine(interrupted, surprise), patience, (saga) => process(saga, input));
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

  const runOf = (id: string, input: Input, startedAt: number, end: () => Promise<Outcome<Result>>) => ({
    id,
    input,
    startedAt,
    outcome: (wait: number) => within(wait, endOf(id, end)),
    progress: () => readProgress(id),
  });

  const find = async (id: string): Promise<Run<Input, Result> | undefined> => {
    const status = await DBOS.getWorkflowStatus(id);
    if (status?.workflowName !== name) return undefined;
    const [{ input }] = status.input as [Stored<Input>];
    const run = { id, input, startedAt: status.createdAt, progress: () => readProgress(id) };
    if (status.status === 'SUCCESS') return { ...run, outcome: async () => status.output as Outcome<Result> };
    const handle = DBOS.retrieveWorkflow<Outcome<Result>>(id);
    return runOf(id, input, status.createdAt, () => handle.getResult({ pollingIntervalMs: POLLING_MS }));
  };

  const start = async (id: string, input: Input): Promise<Run<Input, Result>> => {
    const mark = randomUUID();
    begunHere.add(mark);
    try {
      const handle = await DBOS.startWorkflow(workflow, { workflowID: id, workflowIDReusePolicy: 'reject' })({
        input,
        mark,
      });
      return runOf(id, input, Date.now(), () => handle.getResult());
    } catch (error) {
      begunHere.delete(mark);
      if (!DBOSErrors.isWorkflowIDInUseError(error)) throw error;
      const existing = await find(id);
      if (!existing) throw error;
      return existing;
    }
  };

  return { start, find };
}

/** What a saga asks of its engine, on DBOS. Only the first work that is not replayed can have been interrupted. */
function dbosEngine(interrupted: boolean, surprise: (error: unknown) => void): Engine {
  let maybeBegun = interrupted;
  return {
    checkpoint: (name, work) =>
      DBOS.runStep(
        () => {
          const begun = maybeBegun;
          maybeBegun = false;
          return work(begun);
        },
        { name },
      ),
    pause: (milliseconds) => DBOS.sleep(milliseconds),
    surprise,
  };
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
