import { Error as DBOSErrors } from '@dbos-inc/dbos-sdk';
import { DBOSExecutor } from '@dbos-inc/dbos-sdk/internal/dbos-executor';
import type { Pool } from 'pg';
import { prepared } from '../database/prepared.js';
import { isCertain } from './acceptance.js';

/* What the engine writes of a run is more than what it needs. This leans on its inside: its version is pinned, and when it changes the specs tell. */

type SystemDatabase = DBOSExecutor['systemDatabase'];
type Status = Parameters<SystemDatabase['initWorkflowStatus']>[0];

/** Runs whose end stands, of which the engine has not heard yet. */
const ended = new Set<string>();

/** The end of a run stands as the engine would write it: what it comes to write about it next is left out. */
export const endStands = (id: string): void => void ended.add(id);

/**
 * Has the engine begin a run in one statement instead of a transaction of four. Whatever is not as simple as that, for it was
 * begun before or the database does not answer, the engine does in its own way. Call it once the engine is launched.
 */
export function writeForEngine(log: Pool): void {
  const { systemDatabase } = DBOSExecutor.globalInstance!;
  const begin = systemDatabase.initWorkflowStatus.bind(systemDatabase);
  const end = systemDatabase.recordWorkflowOutput.bind(systemDatabase);
  systemDatabase.initWorkflowStatus = async (status, creator, client, policy) => {
    if (client || creator === null || status.status !== 'PENDING') return begin(status, creator, client, policy);
    let isKnown = true;
    try {
      const { status: as, serialization } = status;
      if (await beginAtOnce(log, status, creator))
        return { status: as, shouldExecuteOnThisExecutor: true, serialization };
    } catch (error) {
      isKnown = isCertain(error);
    }
    try {
      return await begin(status, creator, client, policy);
    } catch (error) {
      throw isKnown || error instanceof DBOSErrors.DBOSError
        ? error
        : new Error('it may stand all the same', { cause: error });
    }
  };
  systemDatabase.recordWorkflowOutput = async (id, status, owner) => ended.delete(id) || end(id, status, owner);
}

const BEGIN = `
  with begun as (
    insert into dbos.workflow_status (workflow_uuid, status, name, authenticated_user, assumed_role, authenticated_roles,
        executor_id, application_version, application_id, recovery_attempts, priority, serialization, creator_xid, owner_xid,
        is_debounced, application_name)
      values ($1, 'PENDING', $2, $3, $4, $5, $6, $7, $8, 1, $9, $10, $11, $11, false, $12)
      on conflict (workflow_uuid) do nothing returning workflow_uuid
  ), given as (
    insert into dbos.workflow_input (workflow_uuid, inputs) select workflow_uuid, $13 from begun
  )
  select from begun`;

async function beginAtOnce(log: Pool, status: Status, creator: string): Promise<boolean> {
  const { rowCount } = await log.query(
    prepared(BEGIN, [
      status.workflowUUID,
      status.workflowName,
      status.authenticatedUser,
      status.assumedRole,
      JSON.stringify(status.authenticatedRoles),
      status.executorId,
      status.applicationVersion,
      status.applicationID,
      status.priority,
      status.serialization,
      creator,
      status.applicationName,
      status.input,
    ]),
  );
  return rowCount === 1;
}
