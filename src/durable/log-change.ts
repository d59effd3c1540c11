import { encryptedSerializer, ENCRYPTED } from './encrypted-serializer.js';
import type { Keyring } from '../encryption/keyring.js';

/** A change of the log that is to be made together with another: parts of one statement of PostgreSQL. */
export interface LogChange {
  /** `name as (…)`, with commas between them. */
  readonly parts: string;
  /** Its values, from `$1` on. */
  readonly values: readonly unknown[];
}

/** What the log is to hold of a run instead. */
export interface Replacement {
  readonly id: string;
  /** As the engine stores it. */
  readonly input: unknown;
  /** The values of those checkpoints that are to have another, by their names: each occurs once in a run. */
  readonly checkpoints: ReadonlyMap<string, unknown>;
}

type Serializer = ReturnType<typeof encryptedSerializer>;

/** There is one engine in a process, and so is there one way in which its log is written. */
let serializer: Serializer | undefined;

/** Call it before the engine is launched, with the keys that it writes with. */
export function writeLogWith(keys: Keyring): Serializer {
  serializer = encryptedSerializer(keys);
  return serializer;
}

/** As the engine stores a value. */
export async function written(value: unknown): Promise<string> {
  if (!serializer) throw new TypeError('it was not said how the log is written');
  return serializer.stringify(value);
}

/** The value that was stored so. */
export const read = (text: string): unknown => serializer?.parse(text);

/** The statement by which the log comes to hold something else. The end of the run is not touched. */
export async function replacing({ id, input, checkpoints }: Replacement): Promise<LogChange> {
  const values = await Promise.all([...checkpoints.values()].map(written));
  return {
    parts: `
      other_input as (update dbos.workflow_input set inputs = $2 where workflow_uuid = $1),
      other_checkpoints as (
        update dbos.operation_outputs set output = other.output, serialization = $3
          from unnest($4::text[], $5::text[]) as other (name, output)
          where workflow_uuid = $1 and function_name = other.name
      )`,
    values: [id, await written([input]), ENCRYPTED, [...checkpoints.keys()], values],
  };
}
