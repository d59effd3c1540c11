import { randomUUID } from 'node:crypto';
import { DBOS } from '@dbos-inc/dbos-sdk';
import { registerInternalQueue } from '@dbos-inc/dbos-sdk/eventreceiver';
import { DBOSExecutor } from '@dbos-inc/dbos-sdk/internal/dbos-executor';
import { whenNeeded, type Needed } from '../timing/when-needed.js';

/** The line in which runs wait that are to be carried on, by whichever process comes first. */
export const TAKEOVER_QUEUE = 'klantregie';

/** Who puts a run in line says so, and the sweep says what others put there. Milliseconds. */
const CADENCE = { soon: 50, again: 1000, late: 15_000 };

/** There is one engine in a process, and so there is one line at which it looks. */
let looking: Needed | undefined;

/** There is, or may be, a run in line. */
export const lookInLine = (): void => looking?.soon();

/**
 * Carries on what is in line from now on, until the engine is shut down. Call it once the engine is launched.
 *
 * The engine itself would look each second, for five kinds of work of which there is one here: ten statements a second of a
 * process that has nothing to do. So its own looking ends, as at a shutdown, and what it does for a queue is done when
 * there is something in line. Ten times a second it would also look for measurements to send, which nobody has it make.
 * @param most how many of them a process carries out at the same time; the others stay in line, the oldest in front.
 */
export async function openTakeoverQueue(most: number): Promise<void> {
  const engine = DBOSExecutor.globalInstance!;
  await engine.deactivateEventReceivers();
  await engine.stopWorkflowTimeoutSweep();
  await engine.logger.destroy();
  const queue = registerInternalQueue(TAKEOVER_QUEUE, { workerConcurrency: most });
  const look = whenNeeded(
    CADENCE,
    () => carryOnFrom(engine, queue),
    (error) => DBOS.logger.warn(`could not look for runs that are in line: ${(error as Error).message}`),
  );
  looking = look;
  DBOS.registerLifecycleCallback({ destroy: () => look.stop() });
  look.soon();
}

/** Whether there may be more in line. */
async function carryOnFrom(engine: DBOSExecutor, queue: ReturnType<typeof registerInternalQueue>): Promise<boolean> {
  const { systemDatabase } = engine;
  const owner = randomUUID();
  const here = systemDatabase.countRunningWorkflowsForQueue(queue.name);
  const ids = await systemDatabase.findAndMarkStartableWorkflows(
    queue,
    engine.executorID,
    DBOS.applicationVersion,
    undefined,
    here,
    0,
    owner,
  );
  await engine.dispatchDequeuedWorkflows(ids, owner);
  return ids.length > 0 || here >= queue.workerConcurrency!;
}
