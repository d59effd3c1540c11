import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { encryptedSerializer } from '../../src/durable/encrypted-serializer.js';
import type { Opdracht } from '../../src/productaanvraag/opdracht.js';
import { copyRequest } from '../support/copies.js';
import { configurationWith } from '../support/product-process.js';
import { VARIANTS } from '../support/requests.js';
import { RestartableProduct, TIJDEN } from '../support/restartable-product.js';
import { until } from '../support/round-trips.js';
import { scratchKeyring } from '../support/scratch-keys.js';
import { IS_THOROUGH } from '../support/thorough.js';

const MANY = 20_000;
/** How many are under way in one process at most. */
const LOPEND = 1000;
const LONG = 40 * 60_000;

/** How long a request that cannot be finished is left alone at most. Milliseconds. */
const PAUSE = 120_000;

let product: RestartableProduct;
let configuration: string;
let client: Client;

async function count(condition: string): Promise<number> {
  const { rows } = await client.query<{ count: number }>(`select count(*)::int from ${condition}`);
  return rows[0]!.count;
}

/** A request of which only the zaak is missing, and copies of it, all left behind by a process that is gone. */
async function leaveMany(): Promise<void> {
  const id = (await product.here.submit(VARIANTS['B2 + zaak'])).body.id as string;
  await until(async () => (await count(`dbos.operation_outputs where function_name = 'DBOS.sleep'`)) > 0);
  await product.process.kill();
  await client.query(
    `delete from dbos.operation_outputs o using dbos.operation_outputs sleep
      where sleep.workflow_uuid = o.workflow_uuid and sleep.function_name = 'DBOS.sleep' and o.function_id >= sleep.function_id`,
  );
  await copyRequest(client, id, MANY - 1, { 'dbos.workflow_status': { executor_id: `'${randomUUID()}'` } });
  await giveOwnNumbers(id);
}

/** Under one number there can be one zaak: each of the copies gets a number of its own. */
async function giveOwnNumbers(original: string): Promise<void> {
  const { stringify, parse } = encryptedSerializer(scratchKeyring());
  const { rows } = await client.query<{ id: string; inputs: string }>(
    'select workflow_uuid as id, inputs from dbos.workflow_input where workflow_uuid <> $1',
    [original],
  );
  const [{ input, ...stored }] = (await parse(rows[0]!.inputs)) as [{ input: Opdracht }];
  const numbered = await Promise.all(
    rows.map(({ id }, index) => {
      const sleutels = { ...input.sleutels, zaak: `KOPIE-${index}` };
      return stringify([{ ...stored, input: { ...input, id, sleutels } }]);
    }),
  );
  await client.query(
    `update dbos.workflow_input set inputs = numbered.inputs
      from unnest($1::text[], $2::text[]) as numbered (id, inputs) where workflow_uuid = numbered.id`,
    [rows.map(({ id }) => id), numbered],
  );
}

interface Observed {
  readonly seconds: number;
  /** Of a request that somebody waits for: the middle one, in milliseconds. */
  readonly p50: number;
  /** In MB. */
  readonly memory: number;
  /** How many the process was carrying out at most. */
  readonly atOnce: number;
}

/** Sends requests of others, one after another, while a condition holds. */
async function observeWhile(condition: () => Promise<boolean>): Promise<Observed> {
  const begun = performance.now();
  const times: number[] = [];
  let [memory, atOnce] = [0, 0];
  do {
    const sent = performance.now();
    expect((await product.here.submit(VARIANTS['A + interne taak'])).status).toBe(201);
    times.push(performance.now() - sent);
    memory = Math.max(memory, product.process.memory());
    atOnce = Math.max(atOnce, await count(`dbos.workflow_status where status = 'PENDING'`));
  } while (await condition());
  const p50 = times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)]!;
  return { seconds: (performance.now() - begun) / 1000, p50, memory, atOnce };
}

/** It takes minutes, and less says nothing: npm run test:load. */
(IS_THOROUGH ? describe : describe.skip)('very many requests that are to be carried on', () => {
  beforeAll(async () => {
    product = await RestartableProduct.start();
    configuration = configurationWith(
      { ...TIJDEN, eerstePauze: PAUSE, langstePauze: PAUSE },
      {
        producten: (producten) =>
          Object.fromEntries(Object.entries(producten).map(([key, it]) => [key, { ...it, alsZaakNietLukt: 'later' }])),
        verzoeken: { lopend: LOPEND },
      },
    );
    client = new Client({ connectionString: product.surroundings.environment['DATABASE_URL'] });
    await client.connect();
  });
  afterAll(async () => {
    await client.end();
    await product.stop();
    rmSync(configuration, { recursive: true });
  });

  it(
    'take no more places than there are, keep nobody waiting, and all come to their end',
    async () => {
      const { faults } = product.surroundings.zaken;
      const zaken = () => product.surroundings.rows()['zaken/zaken']!.length;
      const before = zaken();
      faults.add({ operation: '*', times: Infinity, fault: { kind: 'errorBefore' } });
      await product.process.kill();
      await product.restart(configuration);
      await leaveMany();
      await product.restart(configuration);
      // Each finds out that there is no zaak yet, and is left alone for a while.
      const tried = `(select distinct workflow_uuid from dbos.operation_outputs where function_name = 'DBOS.sleep') tried`;
      const { seconds, p50, memory, atOnce } = await observeWhile(async () => (await count(tried)) < MANY);
      process.stdout.write(
        `\n${MANY} requests to carry on, each tried in ${seconds.toFixed(0)} s: at most ${atOnce} at once, ` +
          `${memory} MB, a new request takes ${p50.toFixed(1)} ms (p50)`,
      );
      expect(atOnce).toBeLessThanOrEqual(LOPEND);
      faults.clear();
      const open = `klantregie.aanvragen where uitkomst <> 'voltooid'`;
      const ending = await observeWhile(async () => (await count(open)) > 0);
      process.stdout.write(
        `\nand all finished in ${ending.seconds.toFixed(0)} s: at most ${ending.atOnce} at once, ${ending.memory} MB, ` +
          `a new request takes ${ending.p50.toFixed(1)} ms (p50)`,
      );
      expect(ending.atOnce).toBeLessThanOrEqual(LOPEND);
      expect(zaken() - before).toBe(MANY);
    },
    LONG,
  );
});
