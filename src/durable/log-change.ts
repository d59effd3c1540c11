import type { Pool } from 'pg';
import { encryptedSerializer, ENCRYPTED } from './encrypted-serializer.js';
import type { Change } from '../database/change.js';
import { prepared } from '../database/prepared.js';
import type { Keyring } from '../encryption/keyring.js';
import type { Entry } from './log-behind.js';

/** What the log is to hold of a run instead. */
export interface Replacement {
  /** As the engine stores it. */
  readonly input: unknown;
  /** The values of those checkpoints that are to have another, by their names: each occurs once in a run. */
  readonly checkpoints: ReadonlyMap<string, unknown>;
}

/** How a run ended, and what the log has not of it yet. */
export interface Ending {
  readonly entries: readonly Entry[];
  readonly output: unknown;
  /** Absent: it all stays. */
  readonly replacement: Replacement | undefined;
}

type Serializer = ReturnType<typeof encryptedSerializer>;

/** There is one engine in a process, and so is there one way in which its log is written. */
let writing: { readonly serializer: Serializer; readonly log: Pool } | undefined;

/** Call it before the engine is launched, with the keys that it writes with. */
export function writeLogWith(keys: Keyring, log: Pool): Serializer {
  writing = { serializer: encryptedSerializer(keys), log };
  return writing.serializer;
}

function howToWrite() {
  if (!writing) throw new TypeError('it was not said how the log is written');
  return writing;
}

/** Where the log is written and read for whoever waits for it. */
export const logPool = (): Pool => howToWrite().log;

/** As the engine stores a value. */
export const written = async (value: unknown): Promise<string> => howToWrite().serializer.stringify(value);

/** The value that was stored so. */
export const read = (text: string | null): unknown => writing?.serializer.parse(text);

/** Makes a change by itself. False when it was not to be made any more. */
export async function write({ parts, values, condition = 'true' }: Change): Promise<boolean> {
  const { rowCount } = await howToWrite().log.query(prepared(`with ${parts} select where ${condition}`, values));
  return rowCount === 1;
}

/** The statement by which the log comes to hold something else. The end of the run is not touched. */
export async function replacing(id: string, replacement: Replacement): Promise<Change> {
  return { parts: replaced(3), values: [id, ENCRYPTED, ...(await valuesOf(replacement))] };
}

/** The statement by which what checkpoints brought comes into the log, as long as the run is still to be carried out here. */
export async function adding(id: string, entries: readonly Entry[]): Promise<Change> {
  return {
    parts: `ours as (
        select workflow_uuid, application_name from dbos.workflow_status where ${IS_OURS} for no key update
      ), ${added(3)}`,
    values: [id, ENCRYPTED, ...(await columnsOf(entries))],
    condition: STILL_OURS,
  };
}

/** The statement by which a run ends, as the engine would end it, as long as it is still to be carried out here. */
export async function ending(id: string, { entries, output, replacement }: Ending): Promise<Change> {
  const blank = (entry: Entry) => ({ ...entry, value: replacement?.checkpoints.get(entry.name) ?? entry.value });
  const columns = await columnsOf(replacement ? entries.map(blank) : entries);
  return {
    parts: `ours as (
        update dbos.workflow_status
          set status = 'SUCCESS', updated_at = ${NOW}, completed_at = ${NOW}, deduplication_id = null, owner_xid = null
          where ${IS_OURS} returning workflow_uuid, application_name
      ), its_end as (
        insert into dbos.workflow_output (workflow_uuid, output) select workflow_uuid, $8::text from ours
          on conflict (workflow_uuid) do update set output = excluded.output, error = excluded.error
      ), ${added(3)}${replacement ? `, ${replaced(9, STILL_OURS)}` : ''}`,
    values: [id, ENCRYPTED, ...columns, await written(output), ...(replacement ? await valuesOf(replacement) : [])],
    condition: STILL_OURS,
  };
}

/** As long as whoever wrote a run into the log carries it out, both tokens of the engine are the same. */
const IS_OURS = `workflow_uuid = $1 and status = 'PENDING' and owner_xid = creator_xid`;
const STILL_OURS = 'exists (select from ours)';
const NOW = '(extract(epoch from now()) * 1000)::bigint';

/** The entries that come into the log. `$1`: the run, `$2`: how it is written. @param first the number of their columns. */
const added = (first: number): string => `added as (
  insert into dbos.operation_outputs (workflow_uuid, function_id, function_name, output, serialization,
      started_at_epoch_ms, completed_at_epoch_ms, application_name, retention_timestamp)
    select workflow_uuid, entry.position, entry.name, entry.output, $2::text, entry.started, entry.completed, application_name, ${NOW}
      from ours, unnest($${first}::int[], $${first + 1}::text[], $${first + 2}::text[], $${first + 3}::bigint[], $${first + 4}::bigint[])
        as entry (position, name, output, started, completed)
    on conflict (workflow_uuid, function_id) do nothing
)`;

const columnsOf = async (entries: readonly Entry[]): Promise<unknown[]> => [
  entries.map(({ position }) => position),
  entries.map(({ name }) => name),
  await Promise.all(entries.map(({ value }) => written(value))),
  entries.map(({ startedAt }) => startedAt),
  entries.map(({ completedAt }) => completedAt),
];

/** What comes to stand instead. `$1`: the run, `$2`: how it is written. @param first the number of its values. */
const replaced = (first: number, condition = 'true'): string => `
  other_input as (update dbos.workflow_input set inputs = $${first} where workflow_uuid = $1 and ${condition}),
  other_checkpoints as (
    update dbos.operation_outputs set output = other.output, serialization = $2
      from unnest($${first + 1}::text[], $${first + 2}::text[]) as other (name, output)
      where workflow_uuid = $1 and function_name = other.name and ${condition}
  )`;

const valuesOf = async ({ input, checkpoints }: Replacement): Promise<unknown[]> => [
  await written([input]),
  [...checkpoints.keys()],
  await Promise.all([...checkpoints.values()].map(written)),
];
