import { randomUUID } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { ENCRYPTED_LOG } from '../src/durable/encrypted-log.js';
import type { NamedKey } from '../src/encryption/keyring.js';
import { SCRATCH_KEYS, scratchKeyring } from './support/scratch-keys.js';
import { reencryptDatabase } from '../src/reencrypt-database.js';
import { createRole, type DatabaseRole } from './support/database-role.js';
import { ProductUnderTest } from './support/product.js';
import { VARIANTS, type Variant } from './support/requests.js';
import { startSurroundings, type Surroundings } from './support/surroundings.js';
import { unhurried } from './support/unhurried.js';

const BODY = VARIANTS['B1 + zaak'];
const BEA = { sub: 'bea', email: 'bea@gemeente.example', name: 'Bea Beheer', roles: ['beheerder'] };

let surroundings: Surroundings;
let owner: Client;
let product: ProductUnderTest;

beforeAll(async () => {
  surroundings = await startSurroundings();
  owner = new Client({ connectionString: surroundings.environment['DATABASE_URL'] });
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await surroundings.stop();
});

const start = (databaseUrl?: string, more: Readonly<Record<string, string>> = {}): Promise<ProductUnderTest> =>
  ProductUnderTest.start(
    {
      ...surroundings,
      environment: { ...surroundings.environment, ...(databaseUrl && { DATABASE_URL: databaseUrl }), ...more },
    },
    unhurried,
  );

const ready = () => product.request('GET', '/health/ready', {});

/** As it was when there were only the first tables, and nothing was kept of how they came about. */
async function undoMigrations(): Promise<void> {
  const files = readdirSync(new URL('../src/database/migrations/', import.meta.url))
    .toSorted()
    .toReversed();
  for (const file of files) {
    const { down } = (await import(`../src/database/migrations/${file}`)) as {
      down: false | ((pgm: { sql(statement: string): void }) => void);
    };
    const statements: string[] = [];
    if (down !== false) down({ sql: (statement) => void statements.push(statement) });
    for (const statement of statements) await owner.query(statement);
  }
  await owner.query('drop table klantregie.migraties');
}

describe('a database from before there were migrations', () => {
  it('keeps what was asked, and what came of it', async () => {
    product = await start();
    const key = randomUUID();
    const answer = await product.submit(BODY, { key });
    expect(answer.status).toBe(201);
    await product.stop();
    await undoMigrations();

    product = await start();
    const difference = product.counting();
    expect((await product.submit(BODY, { key })).body).toEqual(answer.body);
    expect((await product.find(answer.body.id)).body).toMatchObject({ uitkomst: 'voltooid' });
    expect(difference()).toEqual({});
    const next = await product.submit(BODY);
    expect(next.body.klantcontact.nummer > answer.body.klantcontact.nummer).toBe(true);
    await product.stop();
  });
});

/** Everything that the log holds as it was before anything was encrypted. */
async function decryptLog(): Promise<void> {
  const keys = scratchKeyring();
  for (const { table, column } of ENCRYPTED_LOG) {
    const { rows } = await owner.query<{ place: string; value: string }>(
      `select ctid::text as place, ${column} as value from ${table} where ${column} is not null`,
    );
    for (const { place, value } of rows) {
      // As the engine itself writes it.
      const plain = { ...JSON.parse(keys.decrypt(value)), __dbos_serializer: 'superjson' };
      await owner.query(`update ${table} set ${column} = $2 where ctid = $1::tid`, [place, JSON.stringify(plain)]);
    }
  }
  for (const table of ['workflow_status', 'operation_outputs'])
    await owner.query(`update dbos.${table} set serialization = 'js_superjson' where serialization is not null`);
}

describe('the keys', () => {
  const [OLD] = SCRATCH_KEYS;
  const NEW = { id: 'nieuw', secret: Buffer.alloc(32, 2).toString('base64') };
  const settings = (...encryptionKeys: NamedKey[]) => ({
    databaseUrl: surroundings.environment['DATABASE_URL']!,
    encryptionKeys,
  });
  const startWith = (...keys: NamedKey[]) =>
    start(undefined, { ENCRYPTION_KEYS: keys.map(({ id, secret }) => `${id}:${secret}`).join() });

  it('are changed while everything stays what it was, also what was stored before there were any', async () => {
    const key = randomUUID();
    product = await start();
    const answer = await product.submit(BODY, { key });
    const sameAsBefore = async () => {
      expect((await product.submit(BODY, { key })).body).toEqual(answer.body);
      expect((await product.find(answer.body.id)).body).toMatchObject({
        uitkomst: 'voltooid',
        registratie: answer.body,
      });
    };
    await decryptLog();
    await sameAsBefore();
    await product.stop();

    await expect(startWith(NEW)).rejects.toThrow('versleuteld met proef');
    product = await startWith(NEW, OLD!);
    await sameAsBefore();
    const { values, ...keys } = await reencryptDatabase(settings(NEW, OLD!));
    expect(values).toBeGreaterThan(0);
    // Whether a key comes with the same content again, is known by a digest that was made with the old one.
    expect(keys).toEqual({ unused: [], needed: ['proef'] });
    await sameAsBefore();
    await product.stop();

    await expect(startWith(NEW)).rejects.toThrow('versleuteld met proef');
    await owner.query('delete from klantregie.aanvragen');
    expect(await reencryptDatabase(settings(NEW, OLD!))).toEqual({ values: 0, unused: ['proef'], needed: [] });
    product = await startWith(NEW);
    await expect(ready()).resolves.toMatchObject({ status: 200 });
    await product.stop();
    await expect(startWith({ ...NEW, secret: OLD!.secret })).rejects.toThrow('een andere met dezelfde naam');
    await reencryptDatabase(settings(OLD!, NEW));
  });
});

describe('a role that runs the product and may create nothing', () => {
  let role: DatabaseRole;

  beforeAll(async () => {
    role = await createRole(owner, surroundings.environment['DATABASE_URL']!);
  });
  afterAll(() => role.drop());

  it('is told to have the owner migrate first', async () => {
    await expect(start(role.url)).rejects.toThrow('npm run migrate');
  });

  it('does all its work once that is done', async () => {
    await role.migrate();
    product = await start(role.url);
    await expect(ready()).resolves.toMatchObject({ status: 200 });
    for (const variant of Object.keys(VARIANTS) as Variant[])
      expect(await product.submit(VARIANTS[variant])).toMatchObject({ status: 201 });
    await product.stop();
  });
});

describe('a process', () => {
  beforeAll(async () => {
    product = await start();
  });
  afterAll(() => product.stop());

  /** How many connections with this database there are, but for our own and what the server itself does there. */
  async function connections(): Promise<number> {
    const counted = `select from pg_stat_activity where backend_type = 'client backend'
      and datname = current_database() and pid <> pg_backend_pid()`;
    return (await owner.query(counted)).rowCount ?? 0;
  }

  it('has at most twelve connections, however much is asked of it', async () => {
    const tokens = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        surroundings.issuer.token({ sub: `druk-${index}`, email: `druk-${index}@gemeente.example`, name: 'Druk' }),
      ),
    );
    const open = new Set<object>();
    const answers = tokens.flatMap((token) => [1, 2, 3].map(() => product.submit(BODY, { token })));
    for (const answer of answers) {
      open.add(answer);
      void answer.finally(() => open.delete(answer));
    }
    let most = 0;
    while (open.size > 0) most = Math.max(most, await connections());
    expect((await Promise.all(answers)).map(({ status }) => status)).toContain(201);
    expect(most).toBeLessThanOrEqual(12);
    expect(most).toBeGreaterThan(3);
  });

  it('takes no requests while somebody has locked its list, and still tells how earlier ones stand', async () => {
    const key = randomUUID();
    const { body: earlier } = await product.submit(BODY);
    expect(earlier).toMatchObject({ uitkomst: 'voltooid' });
    const token = await surroundings.issuer.token(BEA);
    const difference = product.counting();
    await owner.query('begin; lock table klantregie.aanvragen in access exclusive mode');
    const refused = await Promise.all([
      ready(),
      product.submit(BODY, { key }),
      product.request('GET', '/api/v1/beheer/productaanvragen', { headers: { authorization: `Bearer ${token}` } }),
    ]);
    expect(refused.map(({ status }) => status)).toEqual([503, 503, 503]);
    expect(await product.find(earlier.id)).toMatchObject({ status: 200, body: { uitkomst: 'voltooid' } });
    expect(difference()).toEqual({});
    await owner.query('rollback');
    expect(await ready()).toMatchObject({ status: 200 });
    expect(await product.submit(BODY, { key })).toMatchObject({ status: 201 });
  });

  it('takes no requests while somebody has locked its log, and goes on where it was once that is over', async () => {
    const key = randomUUID();
    await owner.query('begin; lock table dbos.workflow_status in access exclusive mode');
    expect((await Promise.all([ready(), product.submit(BODY, { key })])).map(({ status }) => status)).toEqual([
      503, 503,
    ]);
    await owner.query('rollback');
    expect(await ready()).toMatchObject({ status: 200 });
    for (let answer; answer?.status !== 201;) answer = await product.submit(BODY, { key });
  });
});
