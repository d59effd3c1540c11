import { randomUUID } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { anyPort } from '../../src/sandbox/embedded/ports.js';
import { removePostgres, startPostgres, type EmbeddedPostgres } from '../../src/sandbox/embedded/postgres.js';
import { eventually } from '../support/after-a-crash.js';
import { CuttableLine } from '../support/cuttable-line.js';
import { ProductUnderTest, type Answer } from '../support/product.js';
import { VARIANTS, type Variant } from '../support/requests.js';
import { Holding, sum, times, type Difference } from '../support/restartable-product.js';
import { until } from '../support/round-trips.js';
import { startSurroundings, type Surroundings } from '../support/surroundings.js';
import { unhurried } from '../support/unhurried.js';

const variants = Object.keys(VARIANTS) as Variant[];
const BODY = VARIANTS['B1 + zaak'];

let surroundings: Surroundings;
let product: ProductUnderTest;

/** Starts the product on this database, once it knows what it remembers between requests. */
async function startOn(databaseUrl: string): Promise<void> {
  const elsewhere = { ...surroundings, environment: { ...surroundings.environment, DATABASE_URL: databaseUrl } };
  product = await ProductUnderTest.start(elsewhere, unhurried);
  for (const variant of variants) await product.submit(VARIANTS[variant]);
}

/** What a body adds to the registers when all is well. */
async function addedBy(body: unknown): Promise<Difference> {
  const difference = product.counting();
  expect(await product.submit(body)).toMatchObject({ status: 201 });
  return difference();
}

const calls = () => surroundings.klanten.calls.length + surroundings.zaken.calls.length;

/** Somebody of whom the product knows no actor yet. */
const newMedewerker = (index: number): Promise<string> =>
  surroundings.issuer.token({ sub: `nieuw-${index}`, email: `nieuw-${index}@gemeente.example`, name: 'Nina Nieuw' });

const newActoren = () =>
  surroundings.klanten.apis
    .flatMap((api) => api.rows()['actoren'] ?? [])
    .filter((row) => JSON.stringify(row).includes('nieuw-'));

/** Asks for it under the same key until it is done. */
async function insist(body: unknown, as: { key: string; token?: string }): Promise<Answer> {
  for (;;) {
    const answer = await product.submit(body, as);
    if (answer.status !== 503 && answer.status !== 202) return answer;
  }
}

/** Nothing is promised: it could not be asked what is there under its key, or it could not be stored. */
const NOT_KNOWN = { status: 503, body: { type: '/problemen/aanname-niet-bekend' } };

/** A request is refused, without anything of it reaching a register. */
async function expectRefused(): Promise<void> {
  const before = calls();
  const answer = await product.submit(BODY);
  expect(answer).toMatchObject(NOT_KNOWN);
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(calls()).toBe(before);
}

describe('PostgreSQL that is', () => {
  let postgres: EmbeddedPostgres;
  let place: { dir: string; port: number };

  beforeAll(async () => {
    place = { dir: mkdtempSync(join(tmpdir(), 'klantregie-outage-')), port: await anyPort() };
    surroundings = await startSurroundings();
    postgres = await startPostgres(place);
    await startOn(postgres.url);
  });
  afterAll(async () => {
    await product.stop();
    await postgres.stop();
    await removePostgres(place.dir);
    await surroundings.stop();
  });

  it('stopped, takes no requests, and finishes those that it had once it is back', async () => {
    const added = await addedBy(BODY);
    const difference = product.counting();
    const holding = new Holding();
    const before = calls();
    surroundings.klanten.faults.add({ operation: 'POST /maak-klantcontact', times: 10, fault: holding.fault });
    const keys = Array.from({ length: 10 }, () => randomUUID());
    const [hasty = '', ...patient] = keys;
    const inHaste = product.submit(BODY, { key: hasty, headers: { prefer: 'wait=2' } });
    const waiting = patient.map((key) => product.submit(BODY, { key }));
    const held = () => surroundings.klanten.calls.filter(({ open }) => open).length;
    await until(() => calls() > before && held() >= keys.length);

    await postgres.stop();
    await expectRefused();
    expect(await inHaste).toMatchObject({ status: 202 });
    holding.release();
    await expectRefused();
    expect(await product.request('GET', '/health/ready', {})).toMatchObject({ status: 503 });
    postgres = await startPostgres(place);

    const answers = await Promise.all(waiting);
    expect(answers.map(({ status }) => status)).toEqual(patient.map(() => 201));
    expect(await insist(BODY, { key: hasty })).toMatchObject({ status: 201 });
    expect(difference()).toEqual(times(keys.length, added));
    for (const [index, key] of patient.entries())
      expect((await insist(BODY, { key })).body).toEqual(answers[index]?.body);
    expect(difference()).toEqual(times(keys.length, added));
  });

  it('restarted under load, loses and doubles nothing, of medewerkers who are new as well', async () => {
    const added = sum(await inTurn(variants, (variant) => addedBy(VARIANTS[variant])));
    const difference = product.counting();
    const medewerkers = await Promise.all(Array.from({ length: 10 }, (_, index) => newMedewerker(index)));
    const all = medewerkers.flatMap((token) => variants.map((variant) => ({ variant, token, key: randomUUID() })));
    const before = calls();
    const answers = Promise.all(all.map(({ variant, ...as }) => insist(VARIANTS[variant], as)));
    for (const many of [20, 100, 200]) {
      await until(() => calls() - before >= many);
      await postgres.stop();
      postgres = await startPostgres(place);
    }
    const refused = (await answers).filter(({ status }) => status !== 201).map(({ body }) => body);
    expect(refused).toEqual([]);
    expect(difference()).toEqual(times(medewerkers.length, added));
    expect(newActoren()).toHaveLength(medewerkers.length);
  });
});

describe('a database', () => {
  let line: CuttableLine;
  let client: Client;

  beforeAll(async () => {
    surroundings = await startSurroundings();
    const direct = surroundings.environment['DATABASE_URL']!;
    line = await CuttableLine.to(direct);
    await startOn(line.url(direct));
    client = new Client({ connectionString: direct });
    await client.connect();
  });
  afterAll(async () => {
    await client.end();
    await product.stop();
    await line.stop();
    await surroundings.stop();
  });

  it('whose connections are cut under load, so that nobody knows what was written, loses and doubles nothing', async () => {
    const added = sum(await inTurn(variants, (variant) => addedBy(VARIANTS[variant])));
    const difference = product.counting();
    const all = Array.from({ length: 10 }, () => variants.map((variant) => ({ variant, key: randomUUID() }))).flat();
    const before = calls();
    const answers = Promise.all(all.map(({ variant, key }) => insist(VARIANTS[variant], { key })));
    for (const many of [0, 10, 40, 80, 120, 160, 200]) {
      await until(() => calls() - before >= many);
      line.fallSilent();
      // What is on its way is written by then, and what comes of it is not heard.
      await client.query('select pg_sleep(0.05)');
      line.cut();
    }
    expect((await answers).map(({ status }) => status)).toEqual(all.map(() => 201));
    await eventually(difference, times(10, added));
  });

  it('that does not answer any more, takes no requests, not even later', async () => {
    const added = await addedBy(BODY);
    const difference = product.counting();
    line.fallSilent();
    await expectRefused();
    line.cut();
    expect(await insist(BODY, { key: randomUUID() })).toMatchObject({ status: 201 });
    expect(difference()).toEqual(added);
  });

  it('whose disk is full, takes no requests, and finishes those that it had once there is room', async () => {
    const added = await addedBy(BODY);
    const difference = product.counting();
    const holding = new Holding();
    surroundings.klanten.faults.add({ operation: 'POST /maak-klantcontact', fault: holding.fault });
    const key = randomUUID();
    const before = calls();
    const waiting = product.submit(BODY, { key });
    await until(() => calls() > before && surroundings.klanten.calls.some(({ open }) => open));

    await client.query(fullFor(TABLES));
    await expectRefused();
    holding.release();
    await expectRefused();
    await client.query(roomFor(TABLES));

    const answer = await waiting;
    expect(answer).toMatchObject({ status: 201 });
    expect((await insist(BODY, { key })).body).toEqual(answer.body);
    expect(difference()).toEqual(added);
  });

  it('that is full for too long, says that it is not known, and carries out what comes into the log after all', async () => {
    const added = await addedBy(BODY);
    const difference = product.counting();
    const key = randomUUID();
    // Only the log: what comes before it is done by then.
    await client.query(fullFor(['dbos.workflow_status']));
    expect(await product.submit(BODY, { key })).toMatchObject({
      status: 503,
      body: { detail: expect.stringContaining('niet bekend') },
    });
    await client.query(roomFor(['dbos.workflow_status']));
    await eventually(difference, added);
    expect(await product.submit(BODY, { key })).toMatchObject({ status: 201, body: { uitkomst: 'voltooid' } });
    expect(difference()).toEqual(added);
  });
});

async function inTurn<T, R>(all: readonly T[], work: (it: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (const it of all) results.push(await work(it));
  return results;
}

const TABLES = ['dbos.workflow_status', 'dbos.operation_outputs', 'dbos.workflow_input', 'klantregie.aanvragen'];

/** What PostgreSQL says of every row that it has no room for. */
const fullFor = (tables: readonly string[]) => `
  create or replace function disk_full() returns trigger language plpgsql as $$
  begin
    raise exception 'could not extend file: No space left on device' using errcode = '53100';
  end $$;
  ${tables.map((table) => `create trigger disk_full before insert or update on ${table} execute function disk_full();`).join('\n')}
`;
const roomFor = (tables: readonly string[]) => tables.map((table) => `drop trigger disk_full on ${table};`).join('\n');
