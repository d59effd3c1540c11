/**
 * Fills the log and the list with so many requests that have ended, copies of the newest one there: the tables must stay as
 * fast as they are when they are empty.
 */
export async function fill(client, count) {
  const { rows } = await client.query(
    `select id::text from klantregie.aanvragen where geeindigd is not null order by ontvangen desc limit 1`,
  );
  await client.query('create temp table copies as select gen_random_uuid()::text as id from generate_series(1, $1)', [
    count,
  ]);
  for (const [table, key] of TABLES)
    await client.query(
      `insert into ${table} select made.* from ${table} original cross join copies
        cross join lateral jsonb_populate_record(original, jsonb_build_object('${key}', copies.id)) made
        where original.${key}::text = $1`,
      [rows[0].id],
    );
  await client.query('drop table copies');
  for (const [table] of TABLES) await client.query(`vacuum analyze ${table}`);
}

const TABLES = [
  ['klantregie.aanvragen', 'id'],
  ['dbos.workflow_status', 'workflow_uuid'],
  ['dbos.workflow_input', 'workflow_uuid'],
  ['dbos.workflow_output', 'workflow_uuid'],
  ['dbos.operation_outputs', 'workflow_uuid'],
];
