import { DBOS } from '@dbos-inc/dbos-sdk';

/** The line in which runs wait that are to be carried on, by whichever process comes first. */
export const TAKEOVER_QUEUE = 'klantregie';

/** Each look is four statements, also when nothing waits. Milliseconds. */
const LOOK_MS = 1000;

/**
 * Call it once the engine is launched.
 * @param most how many of them a process carries out at the same time; the others stay in line, the oldest in front.
 */
export async function openTakeoverQueue(most: number): Promise<void> {
  await DBOS.registerQueue(TAKEOVER_QUEUE, {
    workerConcurrency: most,
    minPollingIntervalMs: LOOK_MS,
    onConflict: 'always_update',
  });
}
