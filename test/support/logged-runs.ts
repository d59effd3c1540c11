import { jest } from '@jest/globals';
import { DBOS } from '@dbos-inc/dbos-sdk';

type RunStatus = Awaited<ReturnType<typeof DBOS.listWorkflows>>[number];

/** As much of a run as the durable log tells of it. */
export type LoggedRun = Partial<Pick<RunStatus, 'status' | 'delayUntilEpochMS'>>;

/**
 * Stands in for the durable log until every mock is restored.
 * @param runs by id. @param forget is told which runs are taken out.
 */
export function logOfRuns(runs: ReadonlyMap<string, LoggedRun>, forget: (ids: readonly string[]) => void): void {
  jest.spyOn(DBOS, 'listWorkflows').mockImplementation(async ({ workflowIDs = [] }) =>
    [workflowIDs]
      .flat()
      .filter((id) => runs.has(id))
      .map((workflowID) => ({ workflowID, ...runs.get(workflowID) }) as RunStatus),
  );
  jest.spyOn(DBOS, 'deleteWorkflows').mockImplementation(async (ids) => forget(ids));
}
