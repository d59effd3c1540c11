import { ABANDONED, type Run } from '../durable/durable.js';

/** The runs that one may be among. */
interface Runs<Input, Result> {
  run(id: string): Promise<Run<Input, Result> | undefined>;
  reopen(id: string): Promise<boolean>;
}

/** Whether a caller was told of this run that it was not accepted, once it has ended or after so many milliseconds. */
export async function isAbandoned(run: Run<unknown, unknown>, wait = 0): Promise<boolean> {
  const outcome = await run.outcome(wait);
  return outcome?.state === 'undone' && outcome.failedAt === ABANDONED;
}

/**
 * Begins an abandoned run after all, now that it is asked for again; any other it leaves as it is. It may still be on its
 * way to that end.
 * @param wait milliseconds that there are to wait for an end.
 * @param reopening is told before it goes on.
 */
export async function beginAfterAll<Input, Result>(
  runs: Runs<Input, Result>,
  run: Run<Input, Result>,
  wait: number,
  reopening: () => Promise<void>,
): Promise<Run<Input, Result>> {
  if (!(await isAbandoned(run, wait))) return run;
  // Somebody else may have asked for it a moment earlier.
  const now = (await runs.run(run.id)) ?? run;
  if (!(await isAbandoned(now))) return now;
  await reopening();
  await runs.reopen(run.id);
  return (await runs.run(run.id)) ?? run;
}
