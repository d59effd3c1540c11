import { createHmac } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { ACTIVITEITEN } from '../src/verwerkingen/activiteiten.js';
import { SEEDED_PARTIJ } from '../src/sandbox/simulator/klanten/seed.js';
import { OtlpReceiver, type Span } from './support/otlp-receiver.js';
import { ProductUnderTest, type Answer } from './support/product.js';
import { VARIANTS } from './support/requests.js';
import { until } from './support/round-trips.js';
import { startSurroundings, type Surroundings } from './support/surroundings.js';
import { unhurried } from './support/unhurried.js';

const BSN = '999993653';
const SECRET = Buffer.alloc(32, 7);
const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const PARENT = '00f067aa0ba902b7';
const HEX = (digits: number) => expect.stringMatching(new RegExp(`^[0-9a-f]{${digits}}$`));
const uriOf = (activiteit: string) => `https://verwerkingsregister.example/${activiteit}/v1`;

const receiver = new OtlpReceiver();
let surroundings: Surroundings;
let product: ProductUnderTest;
let database: Client;
let configDir: string;
let mira: string;

beforeAll(async () => {
  configDir = mkdtempSync(join(tmpdir(), 'klantregie-logboek-'));
  cpSync('config', configDir, { recursive: true });
  const file = join(configDir, 'klantregie.yaml');
  const uris = ACTIVITEITEN.map((it) => `    ${it}: ${uriOf(it)}`).join('\n');
  const logboek = `logboek:\n  strikt: true\n  hoogstensOud: 60000\n  activiteiten:\n${uris}\n`;
  writeFileSync(file, readFileSync(file, 'utf8').replace(/^logboek:\n(?: .*\n)*/m, logboek));
  surroundings = await startSurroundings();
  const environment = {
    ...surroundings.environment,
    CONFIG_DIR: configDir,
    LOGBOEK_URL: await receiver.listen(),
    LOGBOEK_KEY: `2026-1:${SECRET.toString('base64')}`,
    LOGBOEK_TOKEN: 'geheim',
    HEALTH_NETWORKS: '127.0.0.0/8',
    METRICS_TOKEN: 'meten',
  };
  product = await ProductUnderTest.start({ ...surroundings, environment }, unhurried);
  database = new Client({ connectionString: surroundings.environment['DATABASE_URL'] });
  await database.connect();
  mira = await surroundings.issuer.token();
});
afterAll(async () => {
  await database.end();
  await product.stop();
  await surroundings.stop();
  await receiver.stop();
  rmSync(configDir, { recursive: true });
});
beforeEach(() => void receiver.requests.splice(0));
afterEach(() => {
  receiver.status = 200;
  receiver.answer = '{"partialSuccess":{}}';
  receiver.refusal = undefined;
  surroundings.klanten.faults.clear();
});

const headers = { traceparent: `00-${TRACE}-${PARENT}-00` };
const get = (path: string): Promise<Answer> =>
  product.request('GET', `/api/v1${path}`, { headers: { authorization: `Bearer ${mira}`, ...headers } });
const zoek = (body: object): Promise<Answer> => product.post('/partijen/_zoek', JSON.stringify(body), { headers });

const readiness = async () => (await product.request('GET', '/health/ready', {})).body.logboek;
const metrics = async () =>
  (await fetch(`${product.product.url}/metrics`, { headers: { authorization: 'Bearer meten' } })).text();

const isShipped = () =>
  until(async () => (await database.query('select from klantregie.logboek_uitgaand')).rowCount === 0);

/** What comes of the work, once so many records have come. */
async function told(count: number, work: () => Promise<Answer>): Promise<Span[]> {
  await work();
  await until(() => receiver.spans.length >= count);
  await isShipped();
  expect(receiver.spans).toHaveLength(count);
  return receiver.spans;
}

const attributesOf = ({ attributes }: Span) =>
  Object.fromEntries(attributes.map((it) => [it.key, it.value.stringValue]));
const pseudonymOf = (type: string, id: string) =>
  `2026-1:${createHmac('sha256', SECRET).update(`${type}\n${id}`).digest('hex')}`;
const partijType = () => `${surroundings.environment['KLANTEN_URL']}/partijen`;
const partij = (uuid = SEEDED_PARTIJ) => ({
  'dpl.core.data_subject_id': pseudonymOf(partijType(), uuid),
  'dpl.core.data_subject_id_type': partijType(),
});

describe('the logboek dataverwerkingen', () => {
  it('is told every field of what was done, in the trace of who asked, and what was asked of a register below it', async () => {
    const before = Date.now();
    const [own, below] = await told(2, () => get(`/partijen/${SEEDED_PARTIJ}`));
    expect(own).toEqual({
      traceId: TRACE,
      spanId: HEX(16),
      parentSpanId: PARENT,
      name: 'Inzien klant',
      kind: 1,
      startTimeUnixNano: expect.stringMatching(/^\d{13}000000$/),
      endTimeUnixNano: expect.stringMatching(/^\d{13}000000$/),
      attributes: expect.any(Array),
      status: { code: 0 },
    });
    expect(attributesOf(own!)).toEqual({ 'dpl.core.processing_activity_id': uriOf('inzien'), ...partij() });
    const { startTimeUnixNano: start, endTimeUnixNano: end } = own as unknown as Record<string, string>;
    expect([before <= Number(start) / 1e6, Number(start) <= Number(end), Number(end) / 1e6 <= Date.now()]).toEqual([
      true,
      true,
      true,
    ]);
    expect(below).toMatchObject({ traceId: TRACE, spanId: HEX(16), parentSpanId: own!.spanId, name: 'Inzien klant' });
    expect(attributesOf(below!)).toEqual({
      'dpl.core.processing_activity_id': uriOf('inzien'),
      ...partij(),
      'dpl.core.foreign_operation.processor': surroundings.environment['KLANTEN_URL'],
    });
    const [request] = receiver.requests;
    expect(request!.headers).toMatchObject({ 'content-type': 'application/json', authorization: 'Bearer geheim' });
    expect(request!.body.resourceSpans[0].resource.attributes).toContainEqual({
      key: 'service.name',
      value: { stringValue: 'klantregie' },
    });
    // Whoever was called can say of what it was a part.
    const call = surroundings.klanten.calls.findLast(({ operation }) => operation === 'GET /partijen/{uuid}');
    expect(call!.traceparent).toBe(`00-${TRACE}-${own!.spanId}-01`);
  });

  it('is told of each person that was found, below what was done', async () => {
    const made = [
      await product.submit(VARIANTS['B1 + interne taak']),
      await product.submit(VARIANTS['B1 + interne taak']),
    ];
    await isShipped();
    receiver.requests.splice(0);
    const [own, ...below] = await told(5, () => zoek({ telefoonnummer: '06-12345678' }));
    expect(attributesOf(own!)).toEqual({ 'dpl.core.processing_activity_id': uriOf('zoeken') });
    const persons = below.filter(({ parentSpanId }) => parentSpanId === own!.spanId);
    const expected = made.map(({ body }) => expect.objectContaining(partij(body.partij.uuid)));
    expect(persons.map(attributesOf)).toEqual(expect.arrayContaining(expected));
    const calls = below.filter(({ parentSpanId }) => persons.some(({ spanId }) => spanId === parentSpanId));
    expect(calls.map(attributesOf)).toEqual(expect.arrayContaining(expected));
    expect([persons.length, calls.length]).toEqual([2, 2]);
  });

  it('is told of nobody when nobody was found, by their BSN when that was asked, and never the BSN', async () => {
    const spans = await told(4, () => zoek({ email: 'niemand@inwoner.test' }).then(() => zoek({ bsn: BSN })));
    expect(spans.map((span) => attributesOf(span)['dpl.core.data_subject_id_type'])).toEqual([
      undefined,
      undefined,
      'BSN',
      'BSN',
    ]);
    expect(attributesOf(spans[2]!)['dpl.core.data_subject_id']).toBe(pseudonymOf('BSN', BSN));
    const all = JSON.stringify(receiver.requests);
    for (const secret of [BSN, 'niemand', 'mira', 'Mira', 'gemeente.example']) expect(all).not.toContain(secret);
  });

  it('is told of what is registered, once, with the registers that it goes to', async () => {
    const spans = await told(3, () => product.submit(VARIANTS['A + zaak'], { headers }));
    for (const { name, status } of spans) expect([name, status.code]).toEqual(['Registreren productaanvraag', 0]);
    const processors = spans.map((span) => attributesOf(span)['dpl.core.foreign_operation.processor']);
    const { KLANTEN_URL, ZAKEN_URL } = surroundings.environment;
    expect(processors).toEqual([undefined, KLANTEN_URL, ZAKEN_URL]);
    for (const span of spans) expect(attributesOf(span)).toMatchObject(partij());
  });

  it('is told of a fault, by its kind only, and of nothing that was refused beforehand', async () => {
    expect((await product.request('GET', `/api/v1/partijen/${SEEDED_PARTIJ}`, {})).status).toBe(401);
    await zoek({ bsn: 'x' });
    surroundings.klanten.faults.add({
      operation: 'GET /partijen/{uuid}',
      times: 9,
      fault: { kind: 'refuse', status: 500 },
    });
    const [own] = await told(2, () => get(`/partijen/${SEEDED_PARTIJ}`));
    expect(own!.status).toEqual({ code: 2 });
    expect(attributesOf(own!)).toEqual({
      'dpl.core.processing_activity_id': uriOf('inzien'),
      ...partij(),
      'exception.type': 'register-fout',
    });
  });

  it.each([
    ['does not answer well', 503, ''],
    ['does not know us', 401, ''],
    ['has not the time', 429, ''],
    ['is not there', 404, ''],
  ])('is told again until it has it, when it %s', async (_, status, answer) => {
    Object.assign(receiver, { status, answer });
    await get(`/partijen/${SEEDED_PARTIJ}`);
    await until(() => receiver.requests.length > 0);
    expect(await readiness()).toEqual({ wachtend: 1, oudste: expect.any(Number), geweigerd: 0 });
    expect(await metrics()).toMatch(/^klantregie_logboek_wachtend 1$/m);
    Object.assign(receiver, { status: 200, answer: '' });
    const before = receiver.requests.length;
    await until(() => receiver.requests.length > before);
    expect(receiver.requests.at(-1)!.body).toEqual(receiver.requests[0]!.body);
    await isShipped();
  });

  it.each([
    ['as a whole', 400, ''],
    ['in part', 200, '{"partialSuccess":{"rejectedSpans":"1"}}'],
  ])('goes on with the rest when it refuses one for good, %s', async (_, status, answer) => {
    receiver.refusal = { of: uriOf('zoeken'), status, answer };
    const inzien = () => get(`/partijen/${SEEDED_PARTIJ}`);
    // What is refused stands among others in one piece.
    receiver.status = 503;
    for (const ask of [inzien, inzien, () => zoek({ bsn: BSN }), inzien]) await ask();
    receiver.status = 200;
    receiver.requests.splice(0);
    await until(async () => {
      const { wachtend, geweigerd } = await readiness();
      return wachtend === 0 && geweigerd === 1;
    });
    expect(await readiness()).toEqual({ wachtend: 0, oudste: 0, geweigerd: 1 });
    const names = receiver.spans.filter(({ parentSpanId }) => parentSpanId === PARENT).map(({ name }) => name);
    expect(names).toEqual(['Inzien klant', 'Inzien klant', 'Inzien klant']);
    expect(await metrics()).toMatch(/^klantregie_logboek_geweigerd 1$/m);
    const { rows } = await database.query('select records from klantregie.logboek_uitgaand');
    expect(rows.map(({ records }) => records[0].name)).toEqual(['Zoeken klant']);

    // Once it wants it.
    receiver.refusal = undefined;
    await database.query('update klantregie.logboek_uitgaand set geweigerd = null');
    await until(() => receiver.spans.some(({ name }) => name === 'Zoeken klant'));
    await isShipped();
  });

  it('lets nothing be done that it cannot know of, when it has heard nothing for too long', async () => {
    receiver.status = 503;
    await get(`/partijen/${SEEDED_PARTIJ}`);
    await database.query(`update klantregie.logboek_uitgaand set op = now() - interval '2 minutes'`);
    const calls = () => surroundings.klanten.calls.length;
    let before = calls();
    await until(async () => {
      before = calls();
      return (await get(`/partijen/${SEEDED_PARTIJ}`)).status === 503;
    });
    expect(calls()).toBe(before);
    expect((await product.submit(VARIANTS['A + zaak'])).status).toBe(503);
    expect((await get('/producten')).status).toBe(200);
    receiver.status = 200;
    await until(async () => (await get(`/partijen/${SEEDED_PARTIJ}`)).status === 200);
  });
});
