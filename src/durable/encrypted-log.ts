import type { ClientBase } from 'pg';
import { ENCRYPTED } from './encrypted-serializer.js';

/** Where the log keeps what runs are given, what they bring and what they throw. */
export const ENCRYPTED_LOG = [
  { table: 'dbos.workflow_input', column: 'inputs' },
  { table: 'dbos.workflow_output', column: 'output' },
  { table: 'dbos.workflow_output', column: 'error' },
  { table: 'dbos.workflow_status', column: 'inputs' },
  { table: 'dbos.workflow_status', column: 'output' },
  { table: 'dbos.workflow_status', column: 'error' },
  { table: 'dbos.operation_outputs', column: 'output', also: `serialization = '${ENCRYPTED}'` },
  { table: 'dbos.operation_outputs', column: 'error', also: `serialization = '${ENCRYPTED}'` },
] as const;

/** Has the engine read what was stored before as we do, who read it as it is until it is encrypted. */
export async function readAsEncrypted(client: ClientBase): Promise<void> {
  await client.query('update dbos.workflow_status set serialization = $1 where serialization is distinct from $1', [
    ENCRYPTED,
  ]);
}
