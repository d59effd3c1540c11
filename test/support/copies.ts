import type { Client } from 'pg';

/** Where a request stands, each with the column that holds its id. */
const TABLES = {
  'klantregie.aanvragen': 'id',
  'dbos.workflow_status': 'workflow_uuid',
  'dbos.workflow_input': 'workflow_uuid',
  'dbos.workflow_output': 'workflow_uuid',
  'dbos.operation_outputs': 'workflow_uuid',
} as const;

/** What is to be different in the copies, as SQL, by table and column. */
export type CopyChanges = Partial<Record<keyof typeof TABLES, Readonly<Record<string, string>>>>;

/** Copies everything that the database has of a request, so many times. */
export async function copyRequest(client: Client, id: string, count: number, changes: CopyChanges): Promise<void> {
  await client.query(
    `create temporary table copies as select gen_random_uuid() as id from generate_series(1, ${count})`,
  );
  for (const [table, key] of Object.entries(TABLES)) {
    const columns = await columnsOf(client, table, key);
    const changed = changes[table as keyof typeof TABLES];
    const values = columns.map((name) => changed?.[name] ?? `original.${name}`);
    await client.query(
      `insert into ${table} (${key}, ${columns.join(', ')})
       select copies.id${key === 'id' ? '' : '::text'}, ${values.join(', ')}
         from ${table} original, copies where original.${key} = '${id}'`,
    );
  }
  await client.query('drop table copies');
}

async function columnsOf(client: Client, table: string, key: string): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select quote_ident(attname) as name from pg_attribute
      where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = '' and attname <> $2`,
    [table, key],
  );
  return rows.map(({ name }) => name);
}
