import { AsyncLocalStorage } from 'node:async_hooks';
import { Error as DBOSErrors } from '@dbos-inc/dbos-sdk';
import { DBOSExecutor } from '@dbos-inc/dbos-sdk/internal/dbos-executor';
import type { Pool } from 'pg';
import { placesAfter, type Beside, type Change } from '../database/change.js';
import { prepared } from '../database/prepared.js';
import { isCertain, StandsOtherwiseError } from './acceptance.js';

/* What the engine writes of a run is more than what it needs. This leans on its inside: its version is pinned, and when it changes the specs tell. */

type SystemDatabase = DBOSExecutor['systemDatabase'];
type Status = Parameters<SystemDatabase['initWorkflowStatus']>[0];

/** Between who begins a run and where that is written lies the engine, which hands nothing down. */
const beside = new AsyncLocalStorage<Beside>();

/** Begins a run, with what is written in the same statement. */
export const beginWith = <T>(what: Beside, begin: () => Promise<T>): Promise<T> => beside.run(what, begin);

/** Runs whose end stands, of which the engine has not heard yet. */
const ended = new Set<string>();

/** The end of a run stands as the engine would write it: what it comes to write about it next is left out. */
export const endStands = (id: string): void => void ended.add(id);

/**
 * Has the engine begin a run in one statement instead of a transaction of four, with what is written beside it. Whatever is
 * not as simple as that, for it was begun before or the database does not answer, the engine does in its own way. Call it once
 * the engine is launched.
 */
export function writeForEngine(log: Pool): void {
  const { systemDatabase } = DBOSExecutor.globalInstance!;
  const begin = systemDatabase.initWorkflowStatus.bind(systemDatabase);
  const end = systemDatabase.recordWorkflowOutput.bind(systemDatabase);
  systemDatabase.initWorkflowStatus = async (status, creator, client, policy) => {
    if (client || creator === null || status.status !== 'PENDING') return begin(status, creator, client, policy);
    let isKnown = true;
    const along = beside.getStore();
    try {
      const { status: as, serialization } = status;
      if (await beginAtOnce(log, status, creator, along))
        return { status: as, shouldExecuteOnThisExecutor: true, serialization };
    } catch (error) {
      isKnown = isCertain(error);
    }
    try {
      if (along && !(await along.alone())) throw new StandsOtherwiseError();
      return await begin(status, creator, client, policy);
    } catch (error) {
      throw isKnown || error instanceof DBOSErrors.DBOSError || error instanceof StandsOtherwiseError
        ? error
        : new Error('it may stand all the same', { cause: error });
    }
  };
  systemDatabase.recordWorkflowOutput = async (id, status, owner) => ended.delete(id) || end(id, status, owner);
}

const beginAfter = ({ parts, values, condition = 'true' }: Change): string => {
  const [id, name, user, role, roles, executor, version, application, priority, serialization, creator, of, input] =
    placesAfter(values, 13);
  return `
  with ${parts}, begun as (
    insert into dbos.workflow_status (workflow_uuid, status, name, authenticated_user, assumed_role, authenticated_roles,
        executor_id, application_version, application_id, recovery_attempts, priority, serialization, creator_xid, owner_xid,
        is_debounced, application_name)
      select ${id}, 'PENDING', ${name}, ${user}, ${role}, ${roles}, ${executor}, ${version}, ${application}, 1, ${priority}::int,
          ${serialization}, ${creator}, ${creator}, false, ${of}
        where ${condition}
      on conflict (workflow_uuid) do nothing returning workflow_uuid
  ), given as (
    insert into dbos.workflow_input (workflow_uuid, inputs) select workflow_uuid, ${input} from begun
  )
  select from begun`;
};

const NOTHING: Change = { parts: 'nothing as (select)', values: [] };

async function beginAtOnce(log: Pool, status: Status, creator: string, along?: Beside): Promise<boolean> {
  const { change = NOTHING, ask = (text, values) => log.query(prepared(text, values)) }: Partial<Beside> = along ?? {};
  const { rowCount } = await ask(beginAfter(change), [
    ...change.values,
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
  ]);
  return rowCount === 1;
}
