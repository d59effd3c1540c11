import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readSettings } from '../src/config/settings.js';
import { startProduct } from '../src/run-product.js';
import { anyPort } from '../src/sandbox/embedded/ports.js';
import { ProductUnderTest } from './support/product.js';
import { VARIANTS } from './support/requests.js';
import { startSurroundings, type Surroundings } from './support/surroundings.js';

const TOKEN = 'van-wie-meet';
const VARIANT = VARIANTS['B1 + zaak'];
const WITH_BSN = {
  ...VARIANT,
  klant: { ...VARIANT.klant, partijIdentificatoren: [{ codeSoortObjectId: 'bsn', objectId: '111222333' }] },
};

let surroundings: Surroundings;
let product: ProductUnderTest;
let ownPort: number;

beforeAll(async () => {
  surroundings = await startSurroundings();
});
afterAll(() => surroundings.stop());

async function start(asked: Readonly<Record<string, string>>): Promise<void> {
  const running = await startProduct(readSettings({ ...surroundings.environment, ...asked }));
  product = new ProductUnderTest(surroundings, running, await surroundings.issuer.token());
}

const read = async (url = `${product.product.url}/metrics`, token = TOKEN) => {
  const response = await fetch(url, { headers: { authorization: `Bearer ${token}` } });
  return { status: response.status, type: response.headers.get('content-type'), text: await response.text() };
};

describe('the metrics', () => {
  beforeAll(async () => {
    ownPort = await anyPort();
    await start({ METRICS_PORT: String(ownPort), METRICS_TOKEN: TOKEN });
  });
  afterAll(() => product.stop());

  it('tell what is done, how long it takes, and how everything stands', async () => {
    expect((await product.submit(WITH_BSN)).status).toBe(201);
    const { status, type, text } = await read();
    expect({ status, type }).toEqual({ status: 200, type: 'text/plain; version=0.0.4; charset=utf-8' });
    for (const line of [
      /^klantregie_aanvragen_total\{soort="productaanvraag",uitkomst="voltooid"\} 1$/m,
      /^klantregie_stap_seconds_count\{stap="[^"]+"\} 1$/m,
      /^klantregie_register_seconds_count\{register="klanten",methode="POST",resultaat="2xx"\} [1-9]\d*$/m,
      /^klantregie_register_seconds_count\{register="zaken",methode="POST",resultaat="2xx"\} 1$/m,
      /^klantregie_lopend 0$/m,
      /^klantregie_zekering\{register="klanten",stand="gesloten"\} 1$/m,
      /^klantregie_plaatsen\{stand="bezet"\} 0$/m,
      /^klantregie_plaatsen\{stand="wachtend"\} 0$/m,
      /^nodejs_eventloop_lag_seconds [\d.e-]+$/m,
    ])
      expect(text).toMatch(line);
    expect(text).not.toMatch(/^klantregie_aanvragen_open\{/m);
  });

  it('tell how old the oldest request is that is not done', async () => {
    let release: () => void = () => {};
    const released = new Promise<void>((resolve) => (release = resolve));
    surroundings.klanten.faults.add({ operation: 'POST /maak-klantcontact', fault: { kind: 'hold', released } });
    const { body } = await product.submit(VARIANTS['A + zaak'], { headers: { prefer: 'respond-async' } });
    const { text } = await read();
    release();
    expect((await product.settled(body.id)).body.uitkomst).toBe('voltooid');
    expect(text).toMatch(/^klantregie_aanvragen_open\{uitkomst="wordtVoltooid"\} 1$/m);
    expect(text).toMatch(/^klantregie_oudste_seconds\{uitkomst="wordtVoltooid"\} [\d.e-]+$/m);
  });

  it('hold nothing of a customer, a caller or an object', async () => {
    const { text } = await read();
    const own = text.split('\n').filter((line) => line.startsWith('klantregie_'));
    const labels = own.flatMap((line) => [...line.matchAll(/="([^"]*)"/g)].map(([, value = '']) => value));
    expect(labels.length).toBeGreaterThan(0);
    expect(labels.filter((value) => /\d{4}|@/.test(value))).toEqual([]);
    for (const planted of plantedIn(WITH_BSN)) expect(text).not.toContain(planted);
  });

  it('are for who has the token', async () => {
    const url = `${product.product.url}/metrics`;
    expect(await read(url, 'een ander')).toMatchObject({ status: 401, type: 'application/problem+json' });
    expect((await fetch(url)).status).toBe(401);
  });

  it('are on a port of their own too, and nothing else is', async () => {
    expect(await read(`http://127.0.0.1:${ownPort}/metrics`, '')).toMatchObject({
      status: 200,
      text: expect.stringContaining('klantregie_aanvragen_total'),
    });
    expect(await read(`http://127.0.0.1:${ownPort}/api/v1/producten`)).toMatchObject({ status: 404 });
  });
});

describe('metrics that nobody asked for', () => {
  beforeAll(() => start({}));
  afterAll(() => product.stop());

  it('are not there', async () => {
    expect(await read()).toMatchObject({ status: 404, type: 'application/problem+json' });
  });
});

/** All texts of what is sent about customers that nobody would find in a metric by chance. */
function plantedIn(value: unknown): string[] {
  if (typeof value === 'string') return /^[A-Z]..|\d{4}|@/.test(value) ? [value] : [];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(plantedIn) : [];
}
