import type { ClientBase } from 'pg';
import type { Keyring } from '../encryption/keyring.js';
import { encryptedSerializer } from './encrypted-serializer.js';

/** What the log holds of one run, read without the engine. */
export interface LoggedRun {
  /** Undefined when there is no such run. */
  readonly input: unknown;
  /** How it ended; null when it has not. */
  readonly output: unknown;
  readonly checkpoints: readonly { readonly name: string; readonly value: unknown }[];
}

/** Throws an UnknownKeyError when a key is missing. */
export async function readRun(client: ClientBase, keys: Keyring, id: string): Promise<LoggedRun> {
  const { parse } = encryptedSerializer(keys);
  const { rows } = await client.query<{ inputs: string; output: string | null }>(
    `select inputs, output from dbos.workflow_input left join dbos.workflow_output using (workflow_uuid)
       where workflow_uuid = $1`,
    [id],
  );
  const steps = await client.query<{ name: string; output: string | null }>(
    'select function_name as name, output from dbos.operation_outputs where workflow_uuid = $1 order by function_id',
    [id],
  );
  const [stored] = (parse(rows[0]?.inputs) ?? []) as readonly { readonly input: unknown }[];
  return {
    input: stored?.input,
    output: parse(rows[0]?.output),
    checkpoints: steps.rows.map(({ name, output }) => ({ name, value: parse(output) })),
  };
}
