import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { copyRequest } from '../support/copies.js';
import { ProductUnderTest } from '../support/product.js';
import { VARIANTS } from '../support/requests.js';
import { startSurroundings, type Surroundings } from '../support/surroundings.js';
import { IS_THOROUGH } from '../support/thorough.js';
import { unhurried } from '../support/unhurried.js';

const MANY = IS_THOROUGH ? 100_000 : 1000;
const LONG = 20 * 60_000;
const BODY = VARIANTS['A + zaak'];

/** How often the list is looked through. Milliseconds. */
const EVERY = 500;

let surroundings: Surroundings;
let client: Client;

beforeAll(async () => {
  surroundings = await startSurroundings();
  client = new Client({ connectionString: surroundings.environment['DATABASE_URL'] });
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await surroundings.stop();
});

const start = (onderhoud: number) =>
  ProductUnderTest.start(surroundings, (configuration) => {
    const changed = { ...configuration, ...unhurried(configuration) };
    return { tijden: { ...changed.tijden, onderhoud }, bewaren: { dagen: 30, herstelbaar: 30 } };
  });

/** Copies a request so many times, as if it had come that many days ago. */
function copy(id: string, count: number, days: number, uitkomst: string): Promise<void> {
  const then = `now() - interval '${days} days'`;
  return copyRequest(client, id, count, {
    'klantregie.aanvragen': { geeindigd: then, ontvangen: then, uitkomst: `'${uitkomst}'` },
  });
}

async function count(table: string): Promise<number> {
  return Number((await client.query<{ count: string }>(`select count(*) from ${table}`)).rows[0]!.count);
}

/** How long so many requests take, one after another: the middle one. Milliseconds. */
async function middleOf(product: ProductUnderTest, while_: () => boolean | Promise<boolean>): Promise<number> {
  const times: number[] = [];
  do {
    const begun = performance.now();
    expect((await product.submit(BODY)).status).toBe(201);
    times.push(performance.now() - begun);
  } while (await while_());
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)]!;
}

describe('requests that ended long ago', () => {
  it(
    'are removed bit by bit, and others are not',
    async () => {
      const earlier = await start(LONG);
      const { id } = (await earlier.submit(BODY)).body;
      for (let index = 0; index < 50; index += 1) await earlier.submit(BODY);
      await earlier.stop();
      const kept = await count('klantregie.aanvragen');
      await copy(id, MANY, 31, 'voltooid');
      await copy(id, 10, 29, 'voltooid');
      await copy(id, 10, 400, 'vraagtAandacht');
      expect(await count('klantregie.aanvragen')).toBe(kept + MANY + 20);

      const product = await start(EVERY);
      const old = `from klantregie.aanvragen where ontvangen < now() - interval '28 days'`;
      const isLeft = async () =>
        (
          await client.query(
            `select ${old} and ontvangen < now() - interval '30 days' and uitkomst = 'voltooid' limit 1`,
          )
        ).rows.length > 0;
      const during = await middleOf(product, isLeft);
      let more = 100;
      const after = await middleOf(product, () => (more -= 1) > 0);
      process.stdout.write(
        `\nremoving ${MANY} requests: a request takes ${during.toFixed(1)} ms meanwhile, ${after.toFixed(1)} ms afterwards (p50)\n`,
      );
      await product.stop();
      const { rows } = await client.query(`select uitkomst, count(*)::int ${old} group by uitkomst order by uitkomst`);
      expect(rows).toEqual([
        { uitkomst: 'voltooid', count: 10 },
        { uitkomst: 'vraagtAandacht', count: 10 },
      ]);
      // Nor does the log keep what the list does not.
      const aanvragen = await count('klantregie.aanvragen');
      for (const table of ['dbos.workflow_status', 'dbos.workflow_input', 'dbos.workflow_output'])
        expect({ table, count: await count(table) }).toEqual({ table, count: aanvragen });
      const orphans = 'dbos.operation_outputs where workflow_uuid not in (select id::text from klantregie.aanvragen)';
      expect(await count(orphans)).toBe(0);
    },
    LONG,
  );
});
