import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type * as client from '../../client/src/index.js';
import type { Productaanvraag } from '../../client/src/index.js';
import { SEEDED_PARTIJ } from '../../src/sandbox/simulator/klanten/seed.js';
import { ProductUnderTest } from '../support/product.js';
import { VARIANTS } from '../support/requests.js';
import { Holding } from '../support/restartable-product.js';
import { startSurroundings, type Surroundings } from '../support/surroundings.js';

const BODY: Productaanvraag = {
  product: 'parkeervergunning',
  authenticatie: { methode: 'controlevragen', niveau: 'laag' },
  klant: { soort: 'eenmalig', contactnaam: { voornaam: 'Karel', achternaam: 'Deurne' } },
  vervolg: { soort: 'zaak' },
};
const QUICKLY = [0.01, 0.02, 0.04, 0.08];

describe('the client, as it is published, against a running product', () => {
  let surroundings: Surroundings;
  let product: ProductUnderTest;
  let built: string;
  let published: typeof client;
  let token: string;

  beforeAll(async () => {
    surroundings = await startSurroundings();
    product = await ProductUnderTest.start(surroundings);
    token = await surroundings.issuer.token();
    built = mkdtempSync(join(tmpdir(), 'klantregie-client-'));
    execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'client', '--outDir', built]);
    published = (await import(pathToFileURL(join(built, 'index.js')).href)) as typeof client;
  });
  afterEach(() => {
    surroundings.klanten.faults.clear();
    surroundings.zaken.faults.clear();
  });
  afterAll(async () => {
    await product.stop();
    await surroundings.stop();
    rmSync(built, { recursive: true });
  });

  const clientWith = (options: client.Options = {}) =>
    new published.Klantregie({ url: `${product.product.url}/api/v1`, token: () => token, ...options });

  it.each(Object.entries(VARIANTS))('registers %s', async (_, body) => {
    const submission = clientWith().submit('productaanvraagRegistreren', { body: body as Productaanvraag });
    const { isCertain, answer } = await submission.send();
    expect({ isCertain, answer }).toMatchObject({ isCertain: true, answer: { kind: 'good', status: 201 } });
    if (answer.kind === 'good') expect(answer.headers.get('Location')).toContain(answer.body.id);
  });

  it('asks', async () => {
    const klantregie = clientWith();
    expect(await klantregie.call('productenBekijken')).toMatchObject({ kind: 'good', body: { producten: {} } });
    expect(await klantregie.call('partijBekijken', { path: { uuid: SEEDED_PARTIJ } })).toMatchObject({
      kind: 'good',
      body: { uuid: SEEDED_PARTIJ },
    });
    const found = await klantregie.call('partijenZoeken', { body: { email: 'sanne.devries@inwoner.test' } });
    expect(found).toMatchObject({ kind: 'good', body: { partijen: [{ uuid: SEEDED_PARTIJ }] } });
    expect(await klantregie.call('aanvragenBekijken')).toMatchObject({ kind: 'problem', status: 403 });
  });

  it('registers once what it had to send three times, because the answers were lost', async () => {
    const difference = product.counting();
    let lost = 0;
    const fetch: typeof globalThis.fetch = async (...request) => {
      const response = await globalThis.fetch(...request);
      if (lost === 2) return response;
      lost += 1;
      throw new TypeError('fetch failed');
    };
    const submission = clientWith({ fetch }).submit('productaanvraagRegistreren', { body: BODY }, { pauses: QUICKLY });
    expect(await submission.send()).toMatchObject({ isCertain: true, answer: { status: 201 } });
    expect(lost).toBe(2);
    expect(difference()).toMatchObject({ 'zaken/zaken': 1, 'klanten/klantcontacten': 1 });
  });

  it('hears how it stands, and in the end what came of it', async () => {
    const holding = new Holding();
    surroundings.klanten.faults.add({ operation: 'POST /maak-klantcontact', fault: holding.fault });
    const submission = clientWith().submit('productaanvraagRegistreren', { body: BODY, wait: 0 });
    expect(await submission.send()).toMatchObject({
      isCertain: true,
      answer: { status: 202, body: { uitkomst: 'wordtVoltooid', kenmerk: expect.stringMatching(/^\d{10}$/) } },
    });
    holding.release();
    await expect(submission.send()).resolves.toMatchObject({ isCertain: true });
    const again = clientWith().submit('productaanvraagRegistreren', { body: BODY }, { key: submission.key });
    expect(await again.send()).toMatchObject({ answer: { status: 201, body: { uitkomst: 'voltooid' } } });
  });

  it.each([
    [
      'refuses',
      'POST /maak-klantcontact',
      { kind: 'refuse', status: 400 },
      { uitkomst: 'ongedaanGemaakt', oorzaak: { soort: 'geweigerd' } },
    ],
    ['is down', 'POST /maak-klantcontact', { kind: 'dropBefore' }, { oorzaak: { register: 'klanten' } }],
    [
      'refuses what can wait',
      'POST /actorklantcontacten',
      { kind: 'refuse', status: 400 },
      { uitkomst: 'vraagtAandacht' },
    ],
  ] as const)('is certain when a register %s', async (_, operation, fault, problem) => {
    surroundings.klanten.faults.add({ operation, times: Infinity, fault });
    const submission = clientWith().submit('productaanvraagRegistreren', { body: BODY }, { pauses: QUICKLY });
    const { isCertain, answer } = await submission.send();
    expect({ isCertain, answer }).toMatchObject({
      isCertain: true,
      answer: { kind: 'problem', problem: { ...problem, id: expect.any(String), tekst: expect.any(String) } },
    });
  });

  it('is certain of what is wrong with the fields, and where', async () => {
    const body = {
      ...BODY,
      klant: { soort: 'eenmalig', digitaleAdressen: [{ soortDigitaalAdres: 'email', adres: 'nee' }] },
    } as const;
    const { isCertain, answer } = await clientWith().submit('productaanvraagRegistreren', { body }).send();
    expect({ isCertain, answer }).toMatchObject({
      isCertain: true,
      answer: {
        status: 400,
        problem: {
          errors: expect.arrayContaining([expect.objectContaining({ location: '/klant/digitaleAdressen/0/adres' })]),
        },
      },
    });
  });

  it('is not certain when the product is away, and is when it is back', async () => {
    const away = 'http://127.0.0.1:1/api/v1';
    let url = away;
    const fetch: typeof globalThis.fetch = (input, init) => globalThis.fetch(String(input).replace(away, url), init);
    const submission = clientWith({ url: away, fetch }).submit(
      'productaanvraagRegistreren',
      { body: BODY },
      { pauses: [0.01] },
    );
    expect(await submission.send()).toMatchObject({ isCertain: false, answer: { kind: 'none' } });
    url = `${product.product.url}/api/v1`;
    expect(await submission.send()).toMatchObject({ isCertain: true, answer: { status: 201 } });
  });

  it('stays uncertain when nobody is logged in any more, and goes on with who is', async () => {
    const difference = product.counting();
    let count = 0;
    const fetch: typeof globalThis.fetch = async (...request) => {
      const response = await globalThis.fetch(...request);
      count += 1;
      if (count === 1) throw new TypeError('fetch failed');
      return response;
    };
    let bearer = token;
    const klantregie = clientWith({
      fetch,
      token: () => (count === 1 ? 'verlopen' : bearer),
    });
    const submission = klantregie.submit('productaanvraagRegistreren', { body: BODY }, { pauses: QUICKLY });
    expect(await submission.send()).toMatchObject({ isCertain: false, answer: { status: 401 } });
    bearer = await surroundings.issuer.token();
    expect(await submission.send()).toMatchObject({ isCertain: true, answer: { status: 201 } });
    expect(difference()).toMatchObject({ 'zaken/zaken': 1 });
  });
});
