import { DBOS } from '@dbos-inc/dbos-sdk';

/** The line in which runs wait that are to be carried on, by whichever process comes first. */
export const LINE = 'klantregie';

/** That of the engine itself is looked at four times less often. Milliseconds. */
const LOOK_MS = 250;

/** Call it once the engine is launched. */
export async function openLine(): Promise<void> {
  await DBOS.registerQueue(LINE, { minPollingIntervalMs: LOOK_MS, onConflict: 'always_update' });
}
