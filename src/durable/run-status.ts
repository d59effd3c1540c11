import type { WorkflowStatus } from '@dbos-inc/dbos-sdk';
import { mayPass } from '../database/database-failure.js';
import { prepared } from '../database/prepared.js';
import { retryForever } from '../timing/retry-forever.js';
import { logPool, read } from './log-change.js';

/** What the engine knows of a run. */
export type RunStatus = Pick<
  WorkflowStatus,
  | 'workflowID'
  | 'workflowName'
  | 'status'
  | 'input'
  | 'output'
  | 'createdAt'
  | 'updatedAt'
  | 'applicationVersion'
  | 'delayUntilEpochMS'
>;

interface Row {
  readonly name: string;
  readonly status: string;
  readonly inputs: string | null;
  readonly output: string | null;
  readonly created_at: string;
  readonly updated_at: string;
  readonly application_version: string | null;
  readonly delay_until_epoch_ms: string | null;
}

const STATUS = `
  select name, status, coalesce(given.inputs, run.inputs) as inputs, coalesce(made.output, run.output) as output, created_at,
      updated_at, application_version, delay_until_epoch_ms
    from dbos.workflow_status run
      left join dbos.workflow_input given using (workflow_uuid) left join dbos.workflow_output made using (workflow_uuid)
    where workflow_uuid = $1`;

/**
 * The run of this id: what every request looks up, in a third of the time in which the engine tells all that it knows. As long as
 * the database is away it is waited for. Throws an UnknownKeyError when a key is missing.
 */
export async function statusOf(id: string): Promise<RunStatus | undefined> {
  const asked = await retryForever(() =>
    logPool()
      .query<Row>(prepared(STATUS, [id]))
      .catch((error: unknown) => {
        if (mayPass(error)) throw error;
        return { error };
      }),
  );
  if ('error' in asked) throw asked.error;
  const [row] = asked.rows;
  return (
    row && {
      workflowID: id,
      workflowName: row.name,
      status: row.status,
      input: read(row.inputs) as unknown[],
      output: read(row.output),
      createdAt: Number(row.created_at),
      updatedAt: Number(row.updated_at),
      ...(row.application_version !== null && { applicationVersion: row.application_version }),
      ...(row.delay_until_epoch_ms !== null && { delayUntilEpochMS: Number(row.delay_until_epoch_ms) }),
    }
  );
}
