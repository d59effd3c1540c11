import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { CuttableLine } from '../support/cuttable-line.js';
import { createRole } from '../support/database-role.js';
import { ProductUnderTest } from '../support/product.js';
import { VARIANTS } from '../support/requests.js';
import { until } from '../support/round-trips.js';
import { startSurroundings, type Surroundings } from '../support/surroundings.js';
import { unhurried } from '../support/unhurried.js';

/** So often it has tried by then that it waits. */
const ATTEMPTS = 3;

let surroundings: Surroundings;
let direct: string;
let owner: Client;

beforeAll(async () => {
  surroundings = await startSurroundings();
  direct = surroundings.environment['DATABASE_URL']!;
  owner = new Client({ connectionString: direct });
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await surroundings.stop();
});

/** Starts while the line cannot be used, and goes on once it can be. */
async function startOver(line: CuttableLine, url: string, improve: () => unknown): Promise<void> {
  const elsewhere = { ...surroundings, environment: { ...surroundings.environment, DATABASE_URL: line.url(url) } };
  const before = line.joined;
  const starting = ProductUnderTest.start(elsewhere, unhurried);
  await until(() => line.joined - before >= ATTEMPTS);
  await improve();
  const product = await starting;
  expect(await product.submit(VARIANTS['A + zaak'])).toMatchObject({ status: 201 });
  await product.stop();
}

describe('a start', () => {
  it('waits for a database that comes up later', async () => {
    const line = await CuttableLine.to(direct);
    line.close();
    await startOver(line, direct, () => line.cut());
    await line.stop();
  });

  it('waits for a database that is full for a while', async () => {
    const role = await createRole(owner, direct, 1);
    await role.migrate();
    const other = new Client({ connectionString: role.url });
    await other.connect();
    const line = await CuttableLine.to(direct);
    await startOver(line, role.url, async () => {
      await other.end();
      await owner.query(`alter role ${role.name} connection limit 12`);
    });
    await line.stop();
    await role.drop();
  });

  it('waits for room for more than one connection', async () => {
    const role = await createRole(owner, direct, 1);
    await role.migrate();
    const line = await CuttableLine.to(direct);
    await startOver(line, role.url, () => owner.query(`alter role ${role.name} connection limit 12`));
    await line.stop();
    await role.drop();
  });
});
