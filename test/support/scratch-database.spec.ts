import { expect, it } from '@jest/globals';
import { Client } from 'pg';
import { createScratchDatabase } from './scratch-database.js';
import { until } from './round-trips.js';

const server = process.env['TEST_POSTGRES_URL']!;

it('is not dropped under a connection that is about to end', async () => {
  const database = await createScratchDatabase(server);
  const name = new URL(database.url).pathname.slice(1);
  const connect = async (url: string) => {
    const client = new Client({ connectionString: url });
    const errors: Error[] = [];
    client.on('error', (error) => errors.push(error));
    await client.connect();
    return { client, errors };
  };
  const user = await connect(database.url);
  const onlooker = await connect(server);
  const dropped = database.drop();
  await until(
    async () =>
      (await onlooker.client.query(`select from pg_stat_activity where query = 'drop database if exists ${name}'`)).rows
        .length === 1,
  );
  await user.client.end();
  await dropped;
  await onlooker.client.end();
  expect(user.errors).toEqual([]);
});
