import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { checkRestore } from '../src/restore-check/check-restore.js';
import { ProductUnderTest } from './support/product.js';
import { VARIANTS } from './support/requests.js';
import { startSurroundings, type Surroundings } from './support/surroundings.js';
import { unhurried } from './support/unhurried.js';

const GAP = 20;

let surroundings: Surroundings;
let backup: Client;
let backupUrl: string;

/** A copy of the database as it is now: nobody may be using it. */
async function takeBackup(): Promise<void> {
  const url = new URL(surroundings.environment['DATABASE_URL']!);
  const name = url.pathname.slice(1);
  url.pathname = '/postgres';
  const server = new Client({ connectionString: url.href });
  await server.connect();
  await server.query(`create database ${name}_backup template ${name}`);
  await server.end();
  url.pathname = `/${name}_backup`;
  backupUrl = url.href;
  backup = new Client({ connectionString: backupUrl });
  await backup.connect();
}

beforeAll(async () => {
  surroundings = await startSurroundings();
});
afterAll(async () => {
  const name = new URL(backupUrl).pathname.slice(1);
  await backup.end();
  const server = new Client({ connectionString: surroundings.environment['DATABASE_URL'] });
  await server.connect();
  await server.query(`drop database ${name} with (force)`);
  await server.end();
  await surroundings.stop();
});

/** What these requests are answered by a process that then stops. */
async function registered(...bodies: unknown[]) {
  const product = await ProductUnderTest.start(surroundings, unhurried);
  const answers = [];
  for (const body of bodies) answers.push(await product.submit(body));
  await product.stop();
  expect(answers.map(({ status }) => status)).toEqual(bodies.map(() => 201));
  return answers.map(({ body }) => body);
}

const check = (DATABASE_URL: string) => checkRestore({ ...surroundings.environment, DATABASE_URL }, GAP);

describe(checkRestore.name, () => {
  it('lists what was registered after the backup, and only looks', async () => {
    await registered(VARIANTS['B1 + zaak'], VARIANTS['B2 + interne taak']);
    await takeBackup();
    const [zaak, taak] = await registered(VARIANTS['B1 + zaak'], VARIANTS['B2 + interne taak']);
    const { klanten, zaken } = surroundings;
    for (const { calls } of [klanten, zaken]) calls.length = 0;

    const { lost, highest } = await check(backupUrl);
    expect(lost).toHaveLength(5);
    expect(lost).toEqual(
      expect.arrayContaining([
        { soort: 'klantcontact', ...zaak.klantcontact, aanvraag: zaak.id },
        { soort: 'partij', nummer: expect.any(String), uuid: zaak.partij.uuid },
        { soort: 'zaak', nummer: zaak.zaak.identificatie.split('-').at(-1), uuid: zaak.zaak.uuid },
        { soort: 'klantcontact', ...taak.klantcontact, aanvraag: taak.id },
        { soort: 'interneTaak', ...taak.interneTaak },
      ]),
    );
    expect(String(highest.referentienummer)).toBe(taak.interneTaak.nummer);
    const operations = [...klanten.calls, ...zaken.calls].map(({ operation }) => operation.split(' ')[0]);
    expect(new Set(operations)).toEqual(new Set(['GET']));
  });

  it('finds nothing once the numbers are put forward, or the same request has been sent again', async () => {
    expect((await check(surroundings.environment['DATABASE_URL']!)).lost).toEqual([]);
    const { lost, highest } = await check(backupUrl);
    for (const { aanvraag } of lost)
      if (aanvraag)
        await backup.query(
          `insert into klantregie.aanvragen (id, soort, medewerker_id, medewerker_naam) values ($1, 'productaanvraag', 'm', 'M')`,
          [aanvraag],
        );
    expect((await check(backupUrl)).lost.map(({ soort }) => soort).toSorted()).toEqual([
      'interneTaak',
      'partij',
      'zaak',
    ]);
    await backup.query(`select setval('klantregie.referentienummer', ${highest.referentienummer})`);
    await backup.query(`select setval('klantregie.zaaknummer', ${highest.zaaknummer})`);
    expect((await check(backupUrl)).lost).toEqual([]);
  });
});
